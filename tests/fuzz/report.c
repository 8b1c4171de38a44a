/* report.c: findings as every format of `winnow check`, and rows as tables. No control character
** gets through, each finding is one line of text and one command of a workflow, JSON is JSON, and
** tags of XML are whole. */
#include "fuzz.h"

#include "base/json.h"
#include "base/utf8.h"
#include "write/report.h"
#include "write/table.h"

static void check_json(wn_arena *a, wn_str out)
{
    wn_json j = wn_json_new(a, out);
    wn_json_event e = {0};
    wn_err err = {0};
    do
        fuzz_check(wn_json_next(&j, &e, &err), "%s at %zu of <%.*s>", err.text, err.at,
                   (int)out.len, out.ptr);
    while (e.type != WN_JSON_END);
}

/* As many lines as LINES, each beginning with one of two words. */
static void check_lines(wn_str out, uint32_t lines, const char *begin)
{
    uint32_t n = 0;
    for (; out.len; n++) {
        wn_str line = fuzz_until(&out, '\n');
        bool fits = line.len >= strlen(begin) && memcmp(line.ptr, begin, strlen(begin)) == 0;
        fuzz_check(fits, "a line of somebody else: <%.*s>", (int)line.len, line.ptr);
    }
    fuzz_check(n == lines, "%u lines for %u findings", n, lines);
}

/* Every "<" has its ">", values of attributes end, and nothing but "&#n;" and the five names begins
 * with "&". */
static void check_xml(wn_str out)
{
    bool tag = false, value = false;
    for (size_t i = 0; i < out.len; i++) {
        char c = out.ptr[i];
        if (c == '"' && tag) value = !value;
        if (c == '<')
            fuzz_check(!tag, "\"<\" in a tag at %zu of <%.*s>", i, (int)out.len, out.ptr),
                tag = true;
        if (c == '>' && !value) tag = false;
        const char *end = c == '&' ? memchr(out.ptr + i, ';', out.len - i) : out.ptr;
        fuzz_check(end && (c != '&' || end - (out.ptr + i) < 8), "\"&\" at %zu of <%.*s>", i,
                   (int)out.len, out.ptr);
    }
    fuzz_check(!tag && !value, "XML that does not end: <%.*s>", (int)out.len, out.ptr);
}

static void check_format(wn_arena *a, const char *name, const wn_report *r, uint32_t shown)
{
    wn_buf buf = wn_buf_new(a);
    wn_reporter_find(wn_str_of(name))->write(r, &buf);
    wn_str out = wn_buf_str(&buf);
    fuzz_check_clean(out, strcmp(name, "text") == 0 || strcmp(name, "github") == 0);
    if (strcmp(name, "text") == 0) check_lines(out, shown, "d");
    if (strcmp(name, "github") == 0) check_lines(out, shown + r->failures.len, "::");
    if (strcmp(name, "json") == 0 || strcmp(name, "sarif") == 0 || strcmp(name, "gitlab") == 0)
        check_json(a, out);
    if (strcmp(name, "checkstyle") == 0 || strcmp(name, "junit") == 0) check_xml(out);
    while (strcmp(name, "rdjsonl") == 0 && out.len) check_json(a, fuzz_until(&out, '\n'));
}

static uint32_t boundary(wn_str s, uint32_t at)
{
    while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80) at++;
    return at;
}

/* Findings by place, about the text itself, in its own words. */
static uint32_t fill(wn_arena *a, wn_report *r, wn_str in, fuzz *f)
{
    uint32_t at = 0, shown = 0;
    wn_str words = in;
    wn_places places = {.source = in, .arena = a};
    *wn_list_add(a, &r->rules) = (wn_pair){fuzz_until(&words, '|'), in};
    while (fuzz_more(f) && r->list.len < 50) {
        wn_finding *x = wn_list_add(a, &r->list);
        at =
            boundary(in, at + fuzz_pick(f, 20) < in.len ? at + fuzz_pick(f, 20) : (uint32_t)in.len);
        uint32_t end = boundary(in, at + fuzz_pick(f, 40));
        *x = (wn_finding){.path = WN_STR("d"),
                          .rule = fuzz_until(&words, '|'),
                          .message = fuzz_until(&words, '|'),
                          .fix = fuzz_until(&words, '|'),
                          .fixable = fuzz_pick(f, 2),
                          .severity = (uint8_t)fuzz_pick(f, 3),
                          .hidden = (uint8_t)(fuzz_pick(f, 8) < 6 ? 0 : fuzz_pick(f, 3)),
                          .start = at,
                          .end = end < in.len ? end : (uint32_t)in.len};
        if (x->start > x->end) x->start = x->end;
        wn_finding_place(x, &places, r->list.len > 1 ? &r->list.at[r->list.len - 2] : NULL);
        wn_finding alone = *x;
        wn_finding_place(&alone, &(wn_places){.source = in, .arena = a}, NULL);
        fuzz_check(alone.from.line == x->from.line && alone.from.points == x->from.points &&
                       alone.to.bytes == x->to.bytes,
                   "finding %u is elsewhere when it is alone", r->list.len - 1);
        shown += x->hidden == WN_SHOWN;
    }
    while (words.len && r->failures.len < fuzz_pick(f, 4))
        *wn_list_add(a, &r->failures) =
            (wn_failure){fuzz_until(&words, '|'), fuzz_until(&words, '|')};
    return shown;
}

static void check_tables(wn_arena *a, wn_str in)
{
    static const wn_str names[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    for (int type = WN_CSV; type <= WN_TABLE; type++) {
        wn_table t = {
            .arena = a, .type = (wn_table_type)type, .names = names, .columns = 3, .width = 60};
        wn_buf out = wn_buf_new(a);
        wn_str rest = in;
        wn_table_begin(&t, &out);
        for (int n = 0; n < 20 && rest.len; n++) {
            wn_str cells[] = {fuzz_until(&rest, '|'), fuzz_until(&rest, '|'),
                              fuzz_until(&rest, '|')};
            wn_table_row(&t, cells, &out);
        }
        wn_table_end(&t, &out);
        if (type == WN_TABLE) fuzz_check_clean(wn_buf_str(&out), true);
    }
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    if (wn_utf8_bad(in) != in.len) return;
    wn_report r = {.files = 1, .version = "1"};
    uint32_t shown = fill(a, &r, in, f);
    for (uint32_t i = 0; wn_reporter_each(i); i++)
        check_format(a, wn_reporter_each(i)->name, &r, shown);
    check_tables(a, in);
}
