/* update.c: see update.h. The file is read token by token, as far as strings, comments and brackets go:
** what stands in `examples = {…}` is a list of tables, in each of which strings, `notes = {…}`
** and `marks = {…}` are told apart by their place. */
#include "cli/update.h"

#include "base/file.h"

typedef enum { END, NAME, STRING, OTHER } token_type;

typedef struct { token_type type; uint32_t from, to; char c; } token;

typedef struct { wn_str s; uint32_t at; } lexer;

static bool is_name(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char at(const lexer *x, uint32_t i) { return i < x->s.len ? x->s.ptr[i] : '\0'; }

/* Behind a long bracket that begins at I, or I where none does. */
static uint32_t long_bracket(const lexer *x, uint32_t i)
{
    uint32_t n = i + 1, level;
    while (at(x, n) == '=') n++;
    if (at(x, i) != '[' || at(x, n) != '[') return i;
    level = n - i - 1;
    for (n++; n < x->s.len; n++) {
        uint32_t k = 0;
        if (at(x, n) != ']') continue;
        while (k < level && at(x, n + 1 + k) == '=') k++;
        if (k == level && at(x, n + 1 + k) == ']') return n + k + 2;
    }
    return (uint32_t)x->s.len;
}

/* Behind white space and comments. */
static void skip(lexer *x)
{
    for (;;) {
        while (at(x, x->at) && strchr(" \t\r\n", at(x, x->at))) x->at++;
        if (at(x, x->at) != '-' || at(x, x->at + 1) != '-') return;
        uint32_t end = long_bracket(x, x->at + 2);
        if (end == x->at + 2) while (end < x->s.len && at(x, end) != '\n') end++;
        x->at = end;
    }
}

static token next(lexer *x)
{
    skip(x);
    token t = { OTHER, x->at, x->at + 1, at(x, x->at) };
    if (x->at >= x->s.len) return t.type = END, t;
    if (is_name(t.c)) {
        t.type = NAME;
        while (is_name(at(x, t.to))) t.to++;
    } else if (t.c == '"' || t.c == '\'') {
        t.type = STRING;
        while (t.to < x->s.len && at(x, t.to) != t.c) t.to += at(x, t.to) == '\\' ? 2 : 1;
        t.to++;
    } else if (long_bracket(x, x->at) > x->at) {
        t.type = STRING;
        t.to = long_bracket(x, x->at);
    }
    x->at = t.to < x->s.len ? t.to : (uint32_t)x->s.len;
    t.to = x->at;
    return t;
}

static bool is_word(const lexer *x, token t, const char *word)
{
    return t.type == NAME && wn_str_eq((wn_str){ x->s.ptr + t.from, t.to - t.from }, wn_str_of(word));
}

static bool is_sign(token t, char c) { return t.type == OTHER && t.c == c; }

/* Where the strings and lists of an example stand; an empty span: nowhere. */
typedef struct { wn_span text, kept, notes, marks; bool plain; } place;

/* Behind the "}" that belongs to a "{" just read. */
static uint32_t close(lexer *x)
{
    uint32_t depth = 1;
    while (depth > 0) {
        token t = next(x);
        if (t.type == END) break;
        depth += is_sign(t, '{');
        depth -= is_sign(t, '}');
    }
    return x->at;
}

/* An example, whose "{" has just been read. */
static place read_example(lexer *x)
{
    place p = { .plain = true };
    for (;;) {
        token t = next(x);
        if (t.type == END || is_sign(t, '}')) return p;
        wn_span *list = is_word(x, t, "notes") ? &p.notes : NULL;
        if (is_word(x, t, "marks")) list = &p.marks;
        if (list && is_sign(next(x), '=') && is_sign(t = next(x), '{')) {
            *list = (wn_span){ t.from, close(x) };
        } else if (t.type == NAME) {                            /* from = "…", and others */
            p.plain = is_sign(next(x), '=') && p.plain;
            next(x);
        } else if (t.type == STRING) {
            wn_span *to = p.text.end ? &p.kept : &p.text;
            *to = (wn_span){ t.from, t.to };
        } else if (!is_sign(t, ',') && !is_sign(t, ';')) {
            p.plain = false;
        }
    }
}

static bool find_examples(lexer *x)
{
    for (;;) {
        token t = next(x);
        if (t.type == END) return false;
        if (!is_word(x, t, "examples")) continue;
        if (is_sign(next(x), '=') && is_sign(next(x), '{')) return true;
    }
}

/* ---- writing */

static void add_string(wn_buf *out, wn_str s)
{
    wn_buf_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\') wn_buf_byte(out, '\\'), wn_buf_byte(out, s.ptr[i]);
        else if (c == '\n') wn_buf_add(out, WN_STR("\\n"));
        else if (c < 0x20 || c == 0x7F) wn_buf_print(out, "\\%03u", c);
        else wn_buf_byte(out, s.ptr[i]);
    }
    wn_buf_byte(out, '"');
}

static wn_str string_of(wn_arena *a, wn_str s)
{
    wn_buf out = wn_buf_new(a);
    add_string(&out, s);
    return wn_buf_str(&out);
}

static wn_str notes_of(wn_arena *a, wn_str lines)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_byte(&out, '{');
    for (bool first = true; lines.len; first = false) {
        wn_buf_add(&out, first ? WN_STR(" ") : WN_STR(", "));
        add_string(&out, wn_str_take(&lines, '\n'));
        if (!lines.len) wn_buf_byte(&out, ' ');
    }
    wn_buf_byte(&out, '}');
    return wn_buf_str(&out);
}

/* "{ "text", { "text", "class" } }" */
static wn_str marks_of(wn_arena *a, const wn_marked_list *marks)
{
    wn_buf out = wn_buf_new(a);
    wn_buf_byte(&out, '{');
    for (uint32_t i = 0; i < marks->len; i++) {
        const wn_marked *m = &marks->at[i];
        wn_buf_add(&out, i ? WN_STR(", ") : WN_STR(" "));
        if (m->class.ptr) wn_buf_add(&out, WN_STR("{ "));
        add_string(&out, m->text);
        if (m->class.ptr) wn_buf_add(&out, WN_STR(", ")), add_string(&out, m->class);
        if (m->class.ptr) wn_buf_add(&out, WN_STR(" }"));
    }
    wn_buf_add(&out, marks->len ? WN_STR(" }") : WN_STR("}"));
    return wn_buf_str(&out);
}

void wn_update_add(wn_update *u, const wn_example *e)
{
    wn_rewrite r = { .number = e->number };
    if (!e->kept_right) r.kept = string_of(u->arena, e->kept);
    if (!e->notes_right) r.notes = notes_of(u->arena, e->notes);
    if (!e->marks_right) r.marks = marks_of(u->arena, &e->marks);
    *wn_list_add(u->arena, &u->list) = r;
}

/* What stands in SPAN becomes FRONT and WITH. */
typedef struct { wn_span span; const char *front; wn_str with; } change;

/* Puts C among the N changes in LIST, which are in the order of the file. */
static void insert(change *list, size_t n, change c)
{
    for (; n > 0 && list[n - 1].span.start > c.span.start; n--) list[n] = list[n - 1];
    list[n] = c;
}

static bool rewrite(wn_buf *out, const lexer *x, uint32_t *done, const place *p,
                    const wn_rewrite *r)
{
    change list[3];
    size_t n = 0;
    if (!p->plain || !p->text.end) return false;
    if ((r->notes.ptr && !p->notes.end) || (r->marks.ptr && !p->marks.end)) return false;
    if (r->notes.ptr) insert(list, n++, (change){ p->notes, "", r->notes });
    if (r->marks.ptr) insert(list, n++, (change){ p->marks, "", r->marks });
    wn_span behind = { p->text.end, p->text.end };              /* where it said: all of it stays */
    bool has = p->kept.end > 0;
    change kept = { has ? p->kept : behind, has ? "" : ", ", r->kept };
    if (r->kept.ptr) insert(list, n++, kept);
    for (size_t i = 0; i < n; i++) {
        wn_buf_add(out, (wn_str){ x->s.ptr + *done, list[i].span.start - *done });
        wn_buf_add(out, wn_str_of(list[i].front));
        wn_buf_add(out, list[i].with);
        *done = list[i].span.end;
    }
    return true;
}

bool wn_update_write(const wn_update *u, wn_arena *a, const char *path, wn_err *err)
{
    lexer x = { .at = 0 };
    wn_buf out = wn_buf_new(a);
    uint32_t done = 0, number = 0, i = 0;
    if (!wn_file_read(a, path, WN_FILE_OURS, &x.s, err)) return false;
    bool fine = find_examples(&x);
    while (fine && i < u->list.len) {
        token t = next(&x);
        if (t.type == END || is_sign(t, '}')) break;
        if (!is_sign(t, '{')) continue;
        place p = read_example(&x);
        if (++number == u->list.at[i].number) fine = rewrite(&out, &x, &done, &p, &u->list.at[i++]);
    }
    if (!fine || i < u->list.len)
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "%s: an example cannot be rewritten: it is no table "
                       "of plain strings", path);
    wn_buf_add(&out, (wn_str){ x.s.ptr + done, x.s.len - done });
    return wn_file_replace(path, wn_buf_str(&out), err);
}
