/* parts.c: see parts.h. What tells of an output has its name before it: ledger and statistics, then the output,
** by which --resume knows that the file is done. */
#include "cli/parts.h"

#include <sys/stat.h>
#include <time.h>

#include "bind/limit.h"
#include "cli/files.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool open_one(wn_parts *p, wn_out **out, const char *path, wn_err *err)
{
    if (p->job->o->names.len && !wn_file_folders(p->arena, path, err)) return false;
    *out = wn_out_new(p->arena, path);
    return true;
}

static bool open_all(wn_parts *p, bool without, wn_err *err)
{
    const wn_options *o = p->job->o;
    const char *to = o->names.len ? o->names.at[p->file] : o->output ? o->output : "-";
    p->out = p->ledger = p->stats = NULL;
    p->began = now();
    p->counts = (wn_stats){ .arena = p->arena };
    return (without || open_one(p, &p->out, to, err)) &&
           (!o->ledger || open_one(p, &p->ledger, wn_files_ledger(p->arena, o, p->file), err)) &&
           (!o->stats || open_one(p, &p->stats, wn_files_stats(p->arena, o, p->file), err));
}

static bool is_same(const wn_parts *p, const wn_out *a, const wn_out *b)
{
    struct stat st, other;      /* where one is open: is it the file that has the other's name? */
    if (a->fd >= 0 && b->fd >= 0)
        return a->fd == b->fd || (fstat(a->fd, &st) == 0 && S_ISREG(st.st_mode) && fstat(b->fd, &other) == 0 &&
                                  st.st_ino == other.st_ino && st.st_dev == other.st_dev);
    if (a->fd >= 0 || b->fd >= 0)
        return fstat(a->fd >= 0 ? a->fd : b->fd, &st) == 0 && S_ISREG(st.st_mode) &&
               wn_out_is(a->fd >= 0 ? b : a, &st);
    return strcmp(wn_files_real(p->arena, a->path), wn_files_real(p->arena, b->path)) == 0;
}

/* Two of them in one file would mix. */
static bool check(const wn_parts *p, wn_err *err)
{
    const wn_out *all[] = { p->out, p->ledger, p->stats };
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < i; k++) {
            if (!all[i] || !all[k]) continue;
            if (is_same(p, all[i], all[k]))
                return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--%s=%s is where %s, too; expected another file",
                               i == 1 ? "ledger" : "stats", all[i]->path,
                               k == 0 ? "the output goes" : "the ledger goes");
        }
    return true;
}

bool wn_parts_open(wn_parts *p, const wn_job *j, uint32_t files, bool without, wn_err *err)
{
    *p = (wn_parts){ .job = j, .arena = wn_limit_arena(0) };
    p->others = wn_arena_array(j->arena, files + 1u, sizeof *p->others);
    return open_all(p, without, err) && check(p, err);
}

static void add_stats(wn_parts *p)
{
    const wn_options *o = p->job->o;
    uint32_t from = o->names.len ? p->file : 0, to = o->names.len ? p->file + 1 : o->files.len;
    if (!p->stats) return;
    for (uint32_t i = from; i < to || i == from; i++) p->counts.others += p->others[i];
    p->counts.skipped = p->job->skipped - p->skipped;
    p->counts.lost = p->job->lost - p->lost;
    p->counts.seconds = now() - p->began;
    wn_stats_write(&p->counts, &p->stats->buf);
}

bool wn_parts_end(wn_parts *p, wn_err *err)
{
    add_stats(p);
    return wn_out_end(err);
}

bool wn_parts_reach(wn_parts *p, uint32_t file, wn_err *err)
{
    const wn_options *o = p->job->o;
    while (o->names.len && p->file < file && p->file + 1 < o->names.len) {
        if (!wn_parts_end(p, err)) return false;
        wn_arena_reset(p->arena);
        p->skipped = p->job->skipped;
        p->lost = p->job->lost;
        p->file++;
        if (!open_all(p, false, err)) return false;
    }
    return true;
}

void wn_parts_close(wn_parts *p)
{
    wn_out_close();
    wn_arena_free(p->arena);
}
