/* told.c: see told.h. Words are compared by their hashes, letters alone. */
#include "find/told.h"

#include "base/utf8.h"

typedef struct { uint32_t *at, mask; } word_set;

static uint32_t next_word(wn_str s, size_t *at)
{
    uint32_t h = 0, len;
    for (; *at < s.len; *at += len) {
        uint32_t c = wn_utf8_at(s, *at, &len);
        if (wn_char_letter(c)) h = (h ? h : 2166136261u) * 31 + wn_char_fold(c);
        else if (h) return h;
    }
    return h;
}

static word_set words_of(wn_arena *a, wn_str text)
{
    uint32_t room = 64, h;
    while (room < text.len / 2) room *= 2;
    word_set set = { wn_arena_array(a, room, sizeof *set.at), room - 1 };
    for (size_t at = 0; (h = next_word(text, &at)) != 0;) {
        uint32_t k = h & set.mask;
        while (set.at[k] && set.at[k] != h) k = (k + 1) & set.mask;
        set.at[k] = h;
    }
    return set;
}

/* Tenths of the words of TEXT that SET has. */
static uint8_t tenths_in(word_set set, wn_str text, uint32_t *count)
{
    uint32_t all = 0, in = 0, h;
    for (size_t at = 0; (h = next_word(text, &at)) != 0; all++) {
        uint32_t k = h & set.mask;
        while (set.at[k] && set.at[k] != h) k = (k + 1) & set.mask;
        in += set.at[k] == h;
    }
    *count = all;
    return (uint8_t)(all ? in * 10 / all : 0);
}

static wn_str meta_of(const wn_doc *doc, const char *key)
{
    for (uint32_t i = 0; i < doc->meta.len; i++)
        if (wn_str_eq(doc->meta.at[i].key, wn_str_of(key))) return doc->meta.at[i].value;
    return WN_STR("");
}

/* The title is the block that has most of the title's words and few others; a first heading at best. */
static void find_title(wn_told *t, const wn_features *x, wn_arena *a)
{
    wn_str title = meta_of(x->found->doc, "twitter:title");     /* an AST has it beside that of the tab */
    if (!title.len) title = meta_of(x->found->doc, "title");
    word_set set = words_of(a, title);
    uint32_t best = 0, count, words_in_title;
    tenths_in(set, title, &words_in_title);
    t->title = WN_NOWHERE;
    for (uint32_t i = 0; i < x->len; i++) {
        const wn_block *b = &x->found->doc->blocks.at[i];
        if (!words_in_title || x->at[i].words > 50) continue;
        uint8_t in = tenths_in(set, wn_str_cut(x->found->doc->text, b->span), &count);
        t->titled[i] = in >= 9 ? 3 : in >= 6 ? 2 : in >= 3 ? 1 : 0;
        if (in < 8 || count * 2 < words_in_title) continue;
        uint32_t score = b->type == WN_HEADING ? 3 + (b->level == 1) : 1;
        if (score <= best) continue;
        best = score;
        t->title = i;
    }
    for (uint32_t i = 0; t->title == WN_NOWHERE && i < x->len; i++)
        if (x->found->doc->blocks.at[i].type == WN_HEADING &&
            x->found->doc->blocks.at[i].level == 1)
            t->title = i;
}

static void find_data(wn_told *t, const wn_features *x, wn_arena *a)
{
    wn_str body = meta_of(x->found->doc, "articleBody");
    t->has_data = body.len > 200;
    if (!t->has_data) return;
    word_set set = words_of(a, body);
    uint32_t count;
    for (uint32_t i = 0; i < x->len; i++)
        t->data[i] = tenths_in(
            set, wn_str_cut(x->found->doc->text, x->found->doc->blocks.at[i].span), &count);
}

static uint8_t kind_of(const wn_doc *doc)
{
    wn_str type = meta_of(doc, "type");
    if (wn_str_eq(type, WN_STR("article"))) return 1;
    if (wn_str_eq(type, WN_STR("website"))) return 2;
    if (type.len >= 7 && memmem(type.ptr, type.len, "product", 7)) return 3;
    return type.len ? 4 : 0;
}

wn_told wn_told_find(const wn_features *x, wn_arena *a)
{
    wn_told t = { .kind = kind_of(x->found->doc) };
    t.titled = wn_arena_array(a, x->len, 1);
    t.data = wn_arena_array(a, x->len, 1);
    find_title(&t, x, a);
    find_data(&t, x, a);
    return t;
}
