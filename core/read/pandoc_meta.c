/* pandoc_meta.c: metadata as a flat list of keys and texts.
**
**     winnow: { filters: [a, b], options: { min_words: 6 } }
**         ->  winnow.filters = "a, b"    winnow.options.min_words = "6"
**
** It is for filters and options, not for keeping: the writer copies the source. So what is nested more
** deeply than anybody writes, or has a path longer than that, is passed over; with those two limits
** plain recursion is safe here, and the paths cannot make the work grow faster than the input. */
#include "read/pandoc.h"

#include "base/json.h"

enum { MAX_DEPTH = 16, MAX_PATH = 256 };

typedef struct { wn_doc *doc; wn_json json; wn_buf path; } reader;

static void read_value(reader *r, int depth, wn_buf *list);

/* Nothing here can fail: all of it was read once. */
static wn_json_event next(wn_json *json)
{
    wn_json_event e = { .type = WN_JSON_END };
    wn_json_next(json, &e, NULL);
    return e;
}

static void pass(wn_json *json)
{
    wn_json_event e = next(json);
    wn_json_skip(json, &e, NULL);
}

static bool is(wn_str s, const char *name) { return wn_str_eq(s, wn_str_of(name)); }

static void add_pair(reader *r, wn_str value)
{
    wn_arena *a = r->doc->arena;
    wn_str key = wn_buf_str(&r->path);
    if (is(key, "winnow")) key = WN_STR("winnow.filters");
    *wn_list_add(a, &r->doc->meta) = (wn_pair){ wn_arena_copy(a, key), wn_arena_copy(a, value) };
    if (is(key, "lang") && value.len) r->doc->lang = wn_arena_copy(a, value);
}

/* A text: a member of LIST, or a field of its own. */
static void add_text(reader *r, wn_buf *list, wn_str text)
{
    if (!list) {
        add_pair(r, text);
        return;
    }
    if (list->len) wn_buf_add(list, WN_STR(", "));
    wn_buf_add(list, text);
}

/* What a string DEPTH levels inside an element of TYPE shows: Str has it in "c", Code in an array. */
static void show(wn_buf *text, const wn_json_event *e, wn_str type, uint32_t depth)
{
    if (depth == 0 ? is(type, "Str") : depth == 1 && is(type, "Code")) wn_json_decode(text, e->raw);
}

static bool is_space_type(wn_str type)
{
    return is(type, "Space") || is(type, "SoftBreak") || is(type, "LineBreak");
}

/* The plain text of the value that E has begun: all Str and Code in it, whatever is around them. */
static void read_text(reader *r, wn_buf *text, wn_json_event e)
{
    wn_str key = WN_STR(""), type = WN_STR("");
    uint32_t outside = r->json.depth, typed = 0;
    if (e.type == WN_JSON_STRING) wn_json_decode(text, e.raw);
    if (e.type != WN_JSON_ARRAY && e.type != WN_JSON_OBJECT) return;
    while (r->json.depth >= outside) {
        e = next(&r->json);
        if (e.type == WN_JSON_KEY) key = e.raw;
        if (e.type != WN_JSON_STRING) continue;
        if (!is(key, "t")) {
            show(text, &e, type, r->json.depth - typed);
            continue;
        }
        type = e.raw;
        typed = r->json.depth;
        if (is_space_type(type)) wn_buf_byte(text, ' ');
    }
}

/* A map's fields, each under its dotted path. */
static void read_map(reader *r, int depth)
{
    size_t outer = r->path.len;
    for (wn_json_event e = next(&r->json); e.type == WN_JSON_KEY; e = next(&r->json)) {
        if (outer) wn_buf_byte(&r->path, '.');
        wn_json_decode(&r->path, e.raw);
        if (r->path.len <= MAX_PATH && depth < MAX_DEPTH) read_value(r, depth + 1, NULL);
        else pass(&r->json);
        r->path.len = outer;
    }
}

static void read_list(reader *r, int depth, wn_buf *outer)
{
    wn_buf own = wn_buf_new(r->doc->arena), *list = outer ? outer : &own;
    for (;;) {
        wn_json ahead = r->json;
        if (next(&ahead).type == WN_JSON_ARRAY_END) break;
        if (depth < MAX_DEPTH) read_value(r, depth + 1, list);
        else pass(&r->json);
    }
    next(&r->json);
    if (!outer) add_pair(r, wn_buf_str(&own));
}

/* What "c" of a value of TYPE holds. */
static void read_content(reader *r, wn_str type, int depth, wn_buf *list)
{
    wn_json_event e = next(&r->json);
    wn_buf text = wn_buf_new(r->doc->arena);
    if (is(type, "MetaMap") && e.type == WN_JSON_OBJECT) {
        read_map(r, depth);
        return;
    }
    if (is(type, "MetaList") && e.type == WN_JSON_ARRAY) {
        read_list(r, depth, list);
        return;
    }
    if (is(type, "MetaBool")) wn_buf_add(&text, e.raw);
    else read_text(r, &text, e);
    add_text(r, list, wn_buf_str(&text));
}

/* The "t" of the object that JSON has just entered, wherever it stands. JSON is a copy: looking ahead
** moves nobody, and the depth that is looked at again is limited. */
static wn_str find_type(wn_json json)
{
    for (wn_json_event e = next(&json); e.type == WN_JSON_KEY; e = next(&json)) {
        if (is(e.raw, "t")) return next(&json).raw;
        pass(&json);
    }
    return WN_STR("");
}

static void read_value(reader *r, int depth, wn_buf *list)
{
    wn_json_event e = next(&r->json);
    if (e.type != WN_JSON_OBJECT) {
        wn_json_skip(&r->json, &e, NULL);
        return;
    }
    wn_str type = find_type(r->json);
    for (e = next(&r->json); e.type == WN_JSON_KEY; e = next(&r->json)) {
        if (is(e.raw, "c")) read_content(r, type, depth, list);
        else pass(&r->json);
    }
}

void wn_ast_meta(wn_doc *doc, wn_str raw)
{
    reader r = { doc, wn_json_new(doc->arena, raw), wn_buf_new(doc->arena) };
    next(&r.json);
    read_map(&r, 0);
}
