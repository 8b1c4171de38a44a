/* lang.c: languages: their packs, and the lexicons made of them. A pack is loaded when its language is
** first met. The lexicons that filters added the same lists to are one family (lexicon.h), so that
** blocks of one document may have different ones. */
#include <assert.h>

#include "bind/pack.h"
#include "bind/shipped.h"
#include "bind/state.h"
#include "find/language.h"

#define FOLDER "lua/winnow/lang/"
#define LONG 60             /* bytes of a block that tells the language of its document */
#define SAMPLE 256          /* words of a document that are looked at, an eighth of them in each block */
#define STRANGE 40          /* words among which some are known, if the language is */

static char low(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* The code of the language of pack FILE; empty where it is none. */
static wn_str code_of(const wn_shipped_file *file)
{
    size_t folder = strlen(FOLDER), len = strlen(file->name);
    if (strncmp(file->name, FOLDER, folder) != 0) return WN_STR("");
    return (wn_str){ file->name + folder, len - folder - 4 };
}

/* Is TAG ("de", "DE_at") of the language CODE? */
static bool is_of(wn_str tag, wn_str code)
{
    if (tag.len < code.len) return false;
    for (size_t i = 0; i < code.len; i++)
        if (low(tag.ptr[i]) != code.ptr[i]) return false;
    return tag.len == code.len || tag.ptr[code.len] == '-' || tag.ptr[code.len] == '_';
}

/* The pack for TAG, and its number among packs; NULL where there is none. */
static const wn_shipped_file *pack_of(wn_str tag, uint8_t *number)
{
    *number = 0;
    for (const wn_shipped_file *f = wn_shipped; f->name; f++) {
        wn_str code = code_of(f);
        if (code.len && is_of(tag, code)) return f;
        *number = (uint8_t)(*number + (code.len > 0));
    }
    return NULL;
}

/* Who answers for the languages of one document, which may be asked while another one runs. */
typedef struct {
    struct wn_lua *l;
    wn_str lists;               /* what filters had added to all packs when the document came */
    const wn_lexicon *lex;      /* of its own language, once that is known: its family has the others */
    wn_held *held;              /* keeps that alive */
} asker;

static wn_lexicon *read_pack(struct wn_lua *l, wn_str lists, const wn_shipped_file *pack, uint8_t number,
                             wn_err *err)
{
    wn_str image = { pack->text, pack->len };
    wn_lexicon *lex = wn_lexicon_thaw(image, number, 0, wn_limit_full, NULL);
    if (!lex) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "not enough memory"), NULL;
    if (l->memory) wn_lexicon_count(lex, l->memory);
    if (wn_list_apply(lists, lex, err)) return lex;
    wn_lexicon_free(lex);
    return NULL;
}

/* The pack that is tried stands in for all: it is what the first family has. */
bool wn_lang_try(struct wn_lua *l, int index, wn_err *err)
{
    uint8_t number;
    const wn_shipped_file *und = pack_of(WN_STR("und"), &number);
    wn_lexicon *lex = read_pack(l, WN_STR(""), und, number, err);
    l->langs.tried = lex;
    return lex && wn_pack_load(l->L, index, lex, err);
}

void wn_lang_forget(struct wn_lua *l)
{
    for (uint32_t i = 0; i < l->langs.count; i++) {
        wn_lexicon_free(l->langs.known[i].lex);
        wn_arena_free(l->langs.known[i].arena);
    }
    l->langs.count = 0;
    wn_lexicon_free(l->langs.tried);
    wn_lexicon_free(l->langs.detector);
    l->langs.tried = l->langs.detector = NULL;
}

/* The family with LISTS; without a lexicon where nobody asked before. */
static wn_known *family(struct wn_lua *l, wn_str lists)
{
    for (uint32_t i = 0; i < l->langs.count; i++)
        if (wn_str_eq(l->langs.known[i].key, lists)) return &l->langs.known[i];
    if (l->langs.count == sizeof l->langs.known / sizeof *l->langs.known) wn_lang_forget(l);
    wn_arena *a = wn_lua_arena(l);
    wn_known *k = &l->langs.known[l->langs.count++];
    *k = (wn_known){ a, wn_arena_copy(a, lists), NULL };
    return k;
}

/* The lexicon of the pack for TAG that is in the family of *ONE, which becomes it where it is NULL. */
static const wn_lexicon *lexicon_in(const asker *a, const wn_lexicon **one, wn_str tag, wn_err *err)
{
    uint8_t number;
    const wn_shipped_file *pack = pack_of(tag, &number);
    if (!pack) pack = pack_of(WN_STR("und"), &number);
    assert(pack);
    const wn_lexicon *old = *one ? wn_lexicon_of(*one, number) : NULL;
    if (old) return old;
    wn_lexicon *lex = read_pack(a->l, a->lists, pack, number, err);
    if (!lex) return NULL;
    if (*one) wn_lexicon_join(lex, *one);
    else *one = lex;
    return lex;
}

bool wn_lua_lang(wn_lua *l, wn_str code, wn_err *err)
{
    uint8_t number;
    if (!pack_of(code, &number))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "no language pack '%.*s'; see winnow list "
                       "--languages", (int)code.len, code.ptr);
    l->lang = wn_arena_copy(l->own, code);
    return true;
}

bool wn_lua_language(uint32_t index, wn_str *code, uint32_t *count)
{
    for (const wn_shipped_file *f = wn_shipped; f->name; f++) {
        *code = code_of(f);
        if (!code->len || index-- > 0) continue;
        wn_lexicon *lex = wn_lexicon_thaw((wn_str){ f->text, f->len }, 0, 0, NULL, NULL);
        if (lex) wn_lexicon_tally(lex, count);
        wn_lexicon_free(lex);
        return lex != NULL;
    }
    return false;
}

/* ---- detection */

/* The code of pack NUMBER; empty where there is none. */
static wn_str code_at(uint8_t number)
{
    for (const wn_shipped_file *f = wn_shipped; f->name; f++)
        if (code_of(f).len && number-- == 0) return code_of(f);
    return WN_STR("");
}

static const wn_lexicon *detector(struct wn_lua *l)
{
    const wn_shipped_file *f = wn_shipped;
    if (l->langs.detector) return l->langs.detector;
    while (strcmp(f->name, "lua/winnow/languages") != 0) f++;
    l->langs.detector = wn_lexicon_thaw((wn_str){ f->text, f->len }, 0, 0, wn_limit_full, NULL);
    if (!l->langs.detector) wn_limit_full(NULL, 0);
    return l->langs.detector;
}

wn_str wn_lang_of(struct wn_lua *l, wn_str text)
{
    wn_language_count count = { 0 };
    wn_language_read(detector(l), text, SAMPLE, &count);
    return code_at(wn_language_of(&count, WN_LANGUAGE_SURE));
}

/* The language of DOC by its longer blocks, or by all where there is none; what it says of itself where
** that cannot be told; empty where it says nothing. "und": it is none that we know. */
static wn_str lang_of(struct wn_lua *l, const wn_doc *doc)
{
    wn_language_count count = { 0 };
    for (uint32_t least = LONG; count.words == 0; least = 0) {
        for (uint32_t b = 0; b < doc->blocks.len && count.words < SAMPLE; b++) {
            if (wn_language_settled(&count)) break;
            wn_span block = doc->blocks.at[b].span;
            if (doc->blocks.at[b].type == WN_CODE || wn_span_len(block) < least) continue;
            wn_language_read(detector(l), wn_str_cut(doc->text, block), SAMPLE / 8, &count);
        }
        if (least == 0) break;
    }
    wn_str code = code_at(wn_language_of(&count, WN_LANGUAGE_SURE));
    if (code.len) return code;
    uint8_t number;
    if (pack_of(doc->lang, &number)) return doc->lang;
    if (!doc->lang.len) code = code_at(wn_language_of(&count, WN_LANGUAGE_LIKELY));
    if (!code.len && !doc->lang.len) code = code_at(wn_language_of(&count, WN_LANGUAGE_SCRIPT));
    if (code.len) return code;
    return doc->lang.len != 2 && count.words < STRANGE ? doc->lang : WN_STR("und");
}

/* The lexicon of a block with TEXT that is not in its document's language; NULL: it is in none we know. */
static const wn_lexicon *lexicon_for(void *ctx, wn_str text)
{
    wn_err err;
    asker *a = ctx;
    wn_str code = wn_lang_of(a->l, text);
    return code.len ? lexicon_in(a, &a->lex, code, &err) : NULL;
}

static bool is_told(const struct wn_lua *l) { return l->lang.len || l->langs.tried; }

/* Finds out DOC's language, and says so in it. */
static const wn_lexicon *settle(asker *a, wn_doc *doc, bool told, wn_err *err)
{
    struct wn_lua *l = a->l;
    doc->lang = told ? l->lang : lang_of(l, doc);
    if (doc->lang.len == 0) doc->lang = WN_STR("en");
    if (l->langs.tried) return l->langs.tried;
    wn_known *k = family(l, a->lists);
    a->lex = lexicon_in(a, &k->lex, doc->lang, err);
    return a->lex;
}

/* The same when a finder asks. */
static const wn_lexicon *settle_late(void *ctx, const wn_doc *doc)
{
    asker *a = ctx;
    wn_err err;
    const wn_lexicon *lex = settle(a, (wn_doc *)(uintptr_t)doc, false, &err);
    if (!lex) wn_limit_full(NULL, 0);
    if (a->held && !a->held->lex) a->held->lex = wn_lexicon_keep(lex);
    return lex;
}

void wn_lang_hold(const wn_found *f, wn_held *held)
{
    ((asker *)f->ask.ctx)->held = held;
}

/* What filters added to the lists may be wrong, which is said at once. */
wn_found *wn_lang_found(struct wn_lua *l, wn_doc *doc, wn_err *err)
{
    wn_found *f = wn_found_new(doc, NULL);
    asker *a = wn_arena_array(doc->arena, 1, sizeof *a);
    bool told = is_told(l), late = !told && l->added.lists.len == 0;
    *a = (asker){ .l = l, .lists = late ? WN_STR("") : wn_arena_copy(doc->arena, wn_buf_str(&l->added.lists)) };
    f->ask = (wn_tongues){ settle_late, told ? NULL : lexicon_for, a };
    return late || (f->lex = settle(a, doc, told, err)) ? f : NULL;
}
