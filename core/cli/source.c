/* source.c: see source.h. */
#include "cli/source.h"

#include "bind/index.h"
#include "bind/limit.h"
#include "cli/clash.h"
#include "cli/say.h"
#include "cli/walk.h"

#define ENDINGS " md markdown txt html htm ndjson jsonl "

typedef struct { wn_arena *arena; wn_corpus *corpus; } source;

/* Records without an id are named by their line. */
static bool visit(void *ctx, wn_job *j, const wn_item *it, wn_err *err)
{
    const source *s = ctx;
    (void)j, (void)err;
    if (!it->doc) return true;
    wn_str name = wn_arena_copy(s->arena, wn_doc_label(it->doc));
    wn_match_add(s->corpus, name, wn_arena_copy(s->arena, it->doc->text));
    return true;
}

/* Each file by its own name, whatever --from says of the documents. */
static bool read_all(const wn_job *j, const source *s, const char *path, wn_reads *reads, wn_err *err)
{
    wn_job own = *j;
    wn_paths files = { 0 };
    own.from = NULL;
    if (!wn_walk(j->arena, path, (wn_wanted){ WN_STR(ENDINGS), false }, &files, err)) return false;
    if (!files.len)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: no sources; expected files that end in%.*s", path,
                       (int)sizeof ENDINGS - 2, ENDINGS);
    for (uint32_t i = 0; i < files.len; i++) {
        wn_clash_note(j->arena, reads, files.at[i], "a source");
        if (!wn_job_each(&own, files.at[i], visit, (void *)(uintptr_t)s, err)) return false;
    }
    return true;
}

bool wn_source_read(wn_job *j, wn_err *err)
{
    wn_pair p;
    wn_reads reads = { 0 };
    for (uint32_t i = 0; wn_index_path(j->lua, i, &p); i++) {
        source s = { .arena = wn_limit_arena(0) };
        s.corpus = wn_match_new(s.arena);
        if (read_all(j, &s, wn_arena_copy(j->arena, p.value).ptr, &reads, err) &&
            wn_index_lend(j->lua, i, s.corpus, s.arena, err)) continue;
        wn_arena_free(s.arena);
        return false;
    }
    return !reads.len || wn_clash_find(j->o, &reads, err);
}

void wn_source_say_none(const wn_job *j)
{
    wn_str filter, option;
    if (wn_index_idle(j->lua, &filter, &option))
        wn_say("%.*s has no sources to look in; -M %.*s.%.*s=PATH names them", (int)filter.len, filter.ptr,
               (int)filter.len, filter.ptr, (int)option.len, option.ptr);
}

bool wn_source_inside(const wn_project *p, wn_job *j, wn_pair *option, wn_err *err)
{
    if (!option->value.len || !wn_index_is_path(j->lua, option->key)) return true;
    const char *path = wn_project_path(p, j->arena, option->value, err);
    if (path) option->value = wn_str_of(path);
    return path;
}
