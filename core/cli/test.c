/* test.c: winnow test: the examples in filter files; and winnow list: the filters that there are. */
#include "base/safe.h"
#include "bind/run.h"
#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"

typedef struct { wn_out *out; unsigned long long run, failed; } tests;

/* A failure, as a line; what is in it comes from the filter and is escaped. */
static void say_failure(void *ctx, wn_str line)
{
    tests *t = ctx;
    wn_buf_add(&t->out->buf, WN_STR("    "));
    wn_safe_add(&t->out->buf, line);
    wn_buf_byte(&t->out->buf, '\n');
}

/* Each filter in a state of its own: they are not meant to run together. */
static bool test_one(tests *t, wn_arena *a, const wn_options *o, const char *name, wn_err *err)
{
    wn_job j;
    uint32_t count = 0;
    bool fine = wn_job_open(&j, a, o, NULL, err) && wn_job_load(&j, wn_str_of(name), err) &&
                wn_lua_test(j.lua, 0, say_failure, t, &count, err);
    wn_job_close(&j);
    if (!fine && err->code != WN_FINDINGS) return false;
    t->run++;
    t->failed += !fine;
    wn_safe_add(&t->out->buf, wn_str_of(name));
    wn_buf_print(&t->out->buf, ": %u example%s%s\n", (unsigned)count, count == 1 ? "" : "s",
                 fine ? "" : ", FAILED");
    return true;
}

static bool test_all(tests *t, wn_arena *a, const wn_options *o, wn_err *err)
{
    const char *name;
    for (uint32_t i = 0; i < o->files.len; i++)
        if (!test_one(t, a, o, o->files.at[i], err)) return false;
    for (uint32_t i = 0; o->files.len == 0 && (name = wn_lua_shipped_name(i)) != NULL; i++)
        if (!test_one(t, a, o, wn_arena_copy(a, wn_str_of(name)).ptr, err)) return false;
    return true;
}

int wn_test_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK }, later;
    tests t = { .out = wn_out_new(a, "-") };
    bool fine = test_all(&t, a, o, &err);
    if (fine)
        wn_buf_print(&t.out->buf, "%llu filter%s passed, %llu failed\n", t.run - t.failed,
                     t.run - t.failed == 1 ? "" : "s", t.failed);
    if (!wn_out_end(fine ? &err : &later)) fine = false;
    if (!fine) return wn_say_error(&err);
    return t.failed ? WN_FINDINGS : WN_OK;
}

static bool list_all(wn_job *j, wn_buf *out, wn_err *err)
{
    const char *name;
    int width = 0;
    for (uint32_t i = 0; (name = wn_lua_shipped_name(i)) != NULL; i++)
        if ((int)strlen(name) > width) width = (int)strlen(name);
    for (uint32_t i = 0; (name = wn_lua_shipped_name(i)) != NULL; i++) {
        wn_buf_print(out, "%-*s  ", width, name);
        const char *about = wn_lua_shipped_about(j->lua, i, err);
        if (!about) return false;
        wn_buf_print(out, "%s\n", about);
    }
    return true;
}

int wn_list_run(wn_arena *a, const wn_options *o)
{
    wn_err err = { .code = WN_OK };
    wn_job j = { 0 };
    wn_out *out = wn_out_new(a, "-");
    bool fine = o->files.len == 0 ||
                wn_fail(&err, WN_USAGE, WN_NO_OFFSET, "list takes no arguments; see winnow help list");
    fine = fine && wn_job_open(&j, a, o, NULL, &err) && list_all(&j, &out->buf, &err) &&
           wn_out_end(&err);
    wn_job_close(&j);
    return fine ? WN_OK : wn_say_error(&err);
}
