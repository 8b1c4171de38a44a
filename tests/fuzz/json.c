/* json.c: the scanner: events nest, their bytes are where they say, and what a string says, written
** anew, says the same. */
#include "fuzz.h"

#include "base/json.h"
#include "base/utf8.h"

static void check_string(wn_arena *a, wn_str raw)
{
    wn_buf text = wn_buf_new(a), out = wn_buf_new(a), again = wn_buf_new(a);
    if (wn_utf8_bad(raw) != raw.len) return;
    wn_json_decode(&text, raw);
    fuzz_check(wn_utf8_bad(wn_buf_str(&text)) == text.len, "a string is not UTF-8: <%.*s>",
               (int)raw.len, raw.ptr);
    wn_json_escape(&out, wn_buf_str(&text));
    fuzz_check_clean(wn_buf_str(&out), false);
    wn_json_decode(&again, wn_buf_str(&out));
    fuzz_check(wn_str_eq(wn_buf_str(&text), wn_buf_str(&again)), "not the same again: <%.*s>",
               (int)raw.len, raw.ptr);
}

static void check_event(wn_arena *a, wn_str in, const wn_json_event *e, uint32_t last)
{
    bool word = e->type == WN_JSON_KEY || e->type == WN_JSON_STRING;
    fuzz_check(e->from >= last && e->from < e->to && e->to <= in.len, "event [%u, %u) behind %u",
               e->from, e->to, last);
    fuzz_check(e->raw.ptr == in.ptr + e->from + word && e->raw.len == e->to - e->from - 2 * word,
               "bytes of an event");
    if (word) check_string(a, e->raw);
}

/* All events; -1 where it is no JSON. SKIP: objects and arrays below the first level are skipped.
 */
static int walk(wn_arena *a, wn_str in, bool skip)
{
    wn_json j = wn_json_new(a, in);
    wn_json_event e = {0};
    wn_err err = {0};
    uint32_t last = 0;
    int depth = 0;
    while (wn_json_next(&j, &e, &err)) {
        bool opens = e.type == WN_JSON_OBJECT || e.type == WN_JSON_ARRAY;
        bool closes = e.type == WN_JSON_OBJECT_END || e.type == WN_JSON_ARRAY_END;
        if (e.type == WN_JSON_END) {
            fuzz_check(depth == 0, "ends %d levels deep", depth);
            return 0;
        }
        if (opens && skip && depth > 0) {
            if (!wn_json_skip(&j, &e, &err)) break;
            opens = false;
        }
        depth += opens - closes;
        check_event(a, in, &e, last);
        last = e.to;
    }
    fuzz_check(err.code == WN_BAD_INPUT && err.at <= in.len && err.text[0],
               "refused with %d at %zu", (int)err.code, err.at);
    return -1;
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    (void)f;
    fuzz_check(walk(a, in, false) == walk(a, in, true), "skipping makes a difference");
}
