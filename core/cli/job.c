/* job.c: see job.h. A file is one document, read whole; of records, each line is one, and only
** the line is in memory. */
#include "cli/job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/near.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "bind/limit.h"
#include "bind/option.h"
#include "cli/caret.h"
#include "cli/lines.h"
#include "cli/origin.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/walk.h"

/* Beyond this a document is refused: 8 GiB, or 3/4 of what the machine has, so that a message tells it. */
static size_t most_memory(void)
{
    uint64_t most = sizeof(size_t) > 4 ? UINT64_C(8) << 30 : UINT64_C(1) << 31;
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t has = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size / 4 * 3 : most;
    return (size_t)(has < most ? has : most);
}

/* A name that is near, or all of them where they are few. */
bool wn_job_unknown(const char *what, wn_str name, const wn_str *names, size_t n, wn_err *err)
{
    wn_str near = wn_near(name, names, n);
    wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown %s '%.*s'; did you mean '%.*s'?", what, (int)name.len,
            name.ptr, (int)near.len, near.ptr);
    if (near.len) return false;
    wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown %s '%.*s'; ", what, (int)name.len, name.ptr);
    size_t room = sizeof err->text, at = strlen(err->text);
    if (n > 16) snprintf(err->text + at, room - at, "see winnow list");
    for (size_t i = 0; i < n && n <= 16 && at < room; i++) {
        const char *between = i == 0 ? "expected " : i + 1 < n ? ", " : " or ";
        at += (size_t)snprintf(err->text + at, room - at, "%s%.*s", between, (int)names[i].len, names[i].ptr);
    }
    return false;
}

/* ---- formats */

const wn_reader *wn_job_reader(const char *name, wn_err *err)
{
    wn_str names[32];
    size_t n = 0;
    const wn_reader *r = wn_reader_find(wn_str_of(name));
    if (r) return r;
    for (uint32_t i = 0; n < 32 && (r = wn_reader_each(i)) != NULL; i++) names[n++] = wn_str_of(r->name);
    wn_job_unknown("format", wn_str_of(name), names, n, err);
    return NULL;
}

const wn_writer *wn_job_writer(const char *name, wn_err *err)
{
    wn_str names[32];
    size_t n = 0;
    const wn_writer *w = wn_writer_find(wn_str_of(name));
    if (w) return w;
    for (uint32_t i = 0; n < 32 && (w = wn_writer_each(i)) != NULL; i++) names[n++] = wn_str_of(w->name);
    wn_job_unknown("format", wn_str_of(name), names, n, err);
    return NULL;
}

/* ---- filters */

bool wn_job_is_path(wn_str name)
{
    bool lua = name.len > 4 && wn_str_ends(name, WN_STR(".lua"));
    return lua || memchr(name.ptr, '/', name.len);
}

static bool no_filter(wn_arena *a, wn_str name, wn_err *err)
{
    wn_str names[64];
    size_t n = 0;
    const char *z;
    wn_buf path = wn_buf_new(a);
    wn_buf_print(&path, "./%.*s.lua", (int)name.len, name.ptr);
    if (access(path.ptr, F_OK) == 0)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "unknown filter '%.*s'; did you mean '%s'?", (int)name.len,
                       name.ptr, path.ptr);
    for (uint32_t i = 0; n < 64 && (z = wn_lua_shipped_name(i)) != NULL; i++)
        names[n++] = wn_arena_copy(a, wn_str_of(z));
    return wn_job_unknown("filter", name, names, n, err);
}

/* Adds a filter, if its hash is HASH; NULL: whatever it is. */
static bool add(wn_job *j, const char *name, wn_str source, const char *hash, wn_err *err)
{
    char is[WN_SHA256_ROOM];
    if (hash) wn_sha256(source, is);
    if (hash && strcmp(is, hash) != 0)
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "%s: is not the filter that is meant: sha256:%s; "
                       "expected sha256:%s", name, is, hash);
    wn_caret_know(j->arena, wn_str_of(name), source);
    if (!wn_lua_add(j->lua, wn_str_of(name), source, err)) return false;
    bool meant = !memmem(source.ptr, source.len, "function", 8);        /* one that keeps all needs none */
    if (!meant && wn_lua_idle(j->lua))
        wn_say("%s: no function is named after a thing, and nothing is added to what is found; local ones "
               "are not called", name);
    return true;
}

/* A folder stands for the filters in it, as they are sorted. */
static bool load(wn_job *j, wn_str name, const char *hash, wn_err *err)
{
    wn_str source = wn_lua_shipped(name);
    wn_paths files = { 0 };
    const char *path = wn_arena_copy(j->arena, name).ptr;
    if (!wn_job_is_path(name) && !source.ptr) return no_filter(j->arena, name, err);
    if (!wn_job_is_path(name)) return add(j, path, source, hash, err);
    if (!wn_walk(j->arena, path, (wn_wanted){ WN_STR(" lua "), false }, &files, err)) return false;
    if (hash && files.len > 1)
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--filter-hash for %s, a folder; expected a file", path);
    for (uint32_t i = 0; i < files.len; i++)
        if (!wn_file_read(j->arena, files.at[i], WN_FILE_OURS, &source, err) ||
            !add(j, files.at[i], source, hash, err)) return false;
    return files.len > 0 || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "%s: no filters there; expected "
                                    "files that end in .lua", path);
}

bool wn_job_load(wn_job *j, wn_str name, wn_err *err) { return load(j, name, NULL, err); }

bool wn_job_load_named(wn_job *j, uint32_t i, wn_err *err)
{
    const wn_options *o = j->o;
    wn_lua_trust(j->lua, o->trust);
    bool fine = load(j, wn_str_of(o->filters.at[i]), o->hashes.len ? o->hashes.at[i] : NULL, err);
    wn_lua_trust(j->lua, false);
    return fine;
}

static bool load_all(wn_job *j, const char *default_filter, wn_err *err)
{
    const wn_options *o = j->o;
    for (uint32_t i = 0; i < o->filters.len; i++)
        if (!wn_job_load_named(j, i, err)) return false;
    if (o->filters.len == 0 && default_filter && !wn_job_load(j, wn_str_of(default_filter), err))
        return false;
    for (uint32_t i = 0; i < o->values.len; i++)
        if (!wn_lua_option(j->lua, o->values.at[i].key, o->values.at[i].value, err)) return false;
    return (!o->lang || wn_lua_lang(j->lua, wn_str_of(o->lang), err)) && wn_source_read(j, err);
}

bool wn_job_begin(wn_job *j, wn_arena *a, const wn_options *o, wn_err *err)
{
    *j = (wn_job){ .o = o, .arena = a };
    if (o->from && !o->via && !(j->from = wn_job_reader(o->from, err))) return false;
    j->each = wn_limit_arena(o->limits.memory ? o->limits.memory : most_memory());
    return (j->lua = wn_lua_new(&o->limits, err)) != NULL;
}

bool wn_job_open(wn_job *j, wn_arena *a, const wn_options *o, const char *default_filter, wn_err *err)
{
    return wn_job_begin(j, a, o, err) && load_all(j, default_filter, err);
}

void wn_job_close(wn_job *j)
{
    wn_lua_free(j->lua);
    wn_arena_free(j->each);
    j->lua = NULL;
    j->each = NULL;
    wn_job_say_rest(j);
}

bool wn_job_many(const wn_job *j)
{
    const wn_options *o = j->o;
    if (j->from) return j->from->records || o->files.len > 1;
    return o->files.len > 1 || (o->files.len == 1 && wn_reader_for(o->files.at[0])->records);
}

/* ---- documents */

/* Puts FILE:LINE:COLUMN before an error in the document. Returns false. */
static bool placed(const wn_item *it, wn_err *err)
{
    if (err->code == WN_LIMIT) return wn_job_at_line(it, it->reader->records ? it->doc->source_line : 0, err);
    if (err->code != WN_BAD_INPUT || (err->at == WN_NO_OFFSET && !it->reader->piece)) return false;
    wn_err why = *err;
    if (it->reader->piece)
        return wn_fail(err, why.code, WN_NO_OFFSET, "%s:%u: %s", it->path, (unsigned)it->doc->source_line,
                       why.text);
    wn_place p = wn_doc_source_place(it->doc, why.at);
    return wn_fail(err, why.code, WN_NO_OFFSET, "%s:%u:%u: %s", it->path, (unsigned)p.line,
                   (unsigned)p.column, why.text);
}

static bool read_document(wn_job *j, wn_item *it, wn_str source, uint64_t line, wn_err *err)
{
    wn_read_options options = { .replace = j->o->replace, .vast = j->o->limits.memory > 0 };
    it->line = source;
    if (j->o->text_field) options.text_field = wn_str_of(j->o->text_field);
    wn_limit_about(wn_str_of(it->path));
    it->doc = wn_doc_new(j->each, wn_utf8_mended(j->each, wn_str_of(it->path)), source);
    it->doc->source_line = (uint32_t)(line < UINT32_MAX ? line : UINT32_MAX);
    it->doc->format = it->reader;
    wn_str name = it->doc->name;
    if (!it->reader->read(it->doc, &options, err)) return placed(it, err);
    it->doc->unnamed = it->reader->records && it->doc->name.ptr == name.ptr;
    return true;
}

/* Attributes of Dolma stand beside the records, line by line. */
bool wn_job_passes(const wn_job *j)
{
    return j->o->on_error == WN_KEEP || (j->o->to && strcmp(j->o->to, "dolma") == 0);
}

/* A record that cannot be read: false ends the run, else it is left out or kept. */
static bool forgive(wn_job *j, wn_item *it, wn_job_visit *visit, void *ctx, wn_err *err)
{
    if (err->code != WN_BAD_INPUT || j->o->on_error == WN_STOP) return false;
    wn_say_error(err);
    it->doc = NULL;
    wn_arena_reset(j->each);
    if (!wn_job_passes(j)) return j->skipped++, true;
    it->bad = true;
    bool fine = visit(ctx, j, it, err);
    it->bad = false;
    return fine;
}

static bool is_blank(wn_str s)
{
    size_t i = 0;
    while (i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == '\t' || s.ptr[i] == '\r')) i++;
    return i == s.len;
}

bool wn_job_read_line(wn_job *j, wn_item *it, uint64_t line, wn_err *err)
{
    wn_arena_reset(j->each);
    it->doc = NULL;
    return is_blank(it->line) || read_document(j, it, it->line, line, err);
}

bool wn_job_at_line(const wn_item *it, uint64_t line, wn_err *err)
{
    wn_err why = *err;
    if (why.code != WN_LIMIT && why.code != WN_BAD_RULE) return false;
    if (!line && it->reader->records) return false;
    if (!line) return wn_fail(err, why.code, why.at, "%s: %s", it->path, why.text);
    return wn_fail(err, why.code, WN_NO_OFFSET, "%s:%llu: %s", it->path, (unsigned long long)line, why.text);
}

static bool each_line(wn_job *j, wn_item *it, wn_lines *lines, wn_job_visit *visit, void *ctx,
                      wn_err *err)
{
    while (wn_say_here(it->path, lines->line + 1), wn_lines_next(lines, &it->line, &it->end, err)) {
        it->pause = lines->from == lines->to;
        if (!wn_job_read_line(j, it, lines->line, err)) {
            if (!forgive(j, it, visit, ctx, err)) return false;
        } else if (!visit(ctx, j, it, err)) return wn_job_at_line(it, lines->line, err);
    }
    if (err->code == WN_OK) return true;
    wn_err why = *err;
    if (why.code == WN_IO) return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: %s", it->path, why.text);
    return wn_fail(err, why.code, WN_NO_OFFSET, "%s:%llu: %s", it->path, (unsigned long long)lines->line + 1,
                   why.text);
}

static bool each_record(wn_job *j, const char *path, wn_item *it, wn_job_visit *visit, void *ctx,
                        wn_err *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : wn_file_open(path, O_RDONLY);
    if (fd < 0)
        return wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: cannot be read: %s", it->path, strerror(errno));
    wn_lines lines = { .in.fd = fd, .limit = j->o->limits.memory, .piece = it->reader->piece };
    bool fine = each_line(j, it, &lines, visit, ctx, err);
    wn_say_here(NULL, 0);
    wn_lines_free(&lines);
    if (!standard) close(fd);
    return fine;
}

static bool via_pandoc(wn_job *j, const char *path, wn_item *it, wn_job_visit *visit, void *ctx,
                       wn_err *err)
{
    wn_str ast;
    it->reader = wn_reader_find(WN_STR("pandoc"));
    wn_arena_reset(j->each);
    return wn_origin_read(j->each, path, j->o->from, &ast, err) &&
           read_document(j, it, ast, 1, err) && visit(ctx, j, it, err);
}

/* The bytes of a file that is one document, unpacked. */
static bool read_file(wn_job *j, const wn_item *it, const char *path, wn_str *source, wn_err *err)
{
    wn_err why;
    wn_buf out = wn_buf_new(j->each);
    wn_arena_reset(j->each);
    if (!wn_file_read(j->each, path, 0, source, err))
        return strstr(path, "://") &&
               wn_fail(err, WN_IO, WN_NO_OFFSET, "%s: is no file; curl -s ADDRESS | winnow reads a page",
                       it->path);
    const wn_packing *p = wn_packing_of(*source);
    bool vast = j->o->limits.memory > 0;
    size_t most = wn_unpack_most(source->len, vast);
    if (p && !wn_unpack(p, *source, most, &out, &why)) {
        bool small = out.len > most && !vast;
        return wn_fail(err, why.code, WN_NO_OFFSET, "%s:1: %s%s", it->path, why.text,
                       small ? "; --memory-limit=SIZE takes it" : "");
    }
    if (p) *source = wn_buf_str(&out);
    return true;
}

bool wn_job_each(wn_job *j, const char *path, wn_job_visit *visit, void *ctx, wn_err *err)
{
    const char *name = strcmp(path, "-") == 0 && j->o->stdin_name ? j->o->stdin_name : path;
    wn_item it = { .path = name, .reader = j->from ? j->from : wn_reader_for(name) };
    wn_str source;
    wn_limit_about(wn_str_of(name));
    if (j->o->via) return via_pandoc(j, path, &it, visit, ctx, err);
    if (it.reader->records) return each_record(j, path, &it, visit, ctx, err);
    if (!read_file(j, &it, path, &source, err)) return false;
    if (!j->from) it.reader = wn_reader_of(name, source);
    return read_document(j, &it, source, 1, err) && visit(ctx, j, &it, err);
}
