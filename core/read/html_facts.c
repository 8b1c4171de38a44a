/* html_facts.c: what a page says of itself: title, author, date, site, language, a description, and the
** article's text where it is given as data (JSON-LD). Of several sources the first in the table counts;
** doc->origins tells which it was. The titles of pages often carry the site's name: cutting it off would
** be a guess, and headline and og:title come without it. */
#include "read/html.h"

#include "base/json.h"

/* The best source of a field first. */
static const struct { const char *field, *source; } sources[] = {
    { "title", "json-ld headline" }, { "title", "og:title" }, { "title", "twitter:title" },
    { "title", "dc.title" }, { "title", "title" },
    { "author", "json-ld author" }, { "author", "author" }, { "author", "dc.creator" },
    { "author", "article:author" }, { "author", "parsely-author" }, { "author", "byl" },
    { "author", "itemprop author" }, { "author", "rel author" },
    { "date", "json-ld datepublished" }, { "date", "article:published_time" }, { "date", "datepublished" },
    { "date", "dc.date.issued" }, { "date", "dc.date" }, { "date", "date" }, { "date", "pubdate" },
    { "date", "publishdate" }, { "date", "parsely-pub-date" }, { "date", "time" },
    { "site", "og:site_name" }, { "site", "json-ld publisher" }, { "site", "application-name" },
    { "lang", "html lang" }, { "lang", "og:locale" }, { "lang", "content-language" },
    { "description", "og:description" }, { "description", "description" },
    { "type", "og:type" }, { "url", "canonical" }, { "url", "og:url" },
    { "articleBody", "json-ld articlebody" }
};

#define SOURCES (sizeof sources / sizeof *sources)

wn_html_facts wn_html_facts_new(wn_doc *doc)
{
    return (wn_html_facts){ doc, wn_arena_array(doc->arena, SOURCES, 1) };
}

static bool is_address(wn_str s) { return s.len > 7 && memcmp(s.ptr, "http", 4) == 0; }

/* Puts the field in doc->meta, or its better value in place of the one there. */
static void put(wn_html_facts *f, size_t source, wn_str value)
{
    wn_doc *doc = f->doc;
    wn_str field = wn_str_of(sources[source].field), origin = wn_str_of(sources[source].source);
    uint32_t i = 0;
    while (i < doc->meta.len && !wn_str_eq(doc->meta.at[i].key, field)) i++;
    if (i == doc->meta.len) {
        *wn_list_add(doc->arena, &doc->meta) = (wn_pair){ field, value };
        *wn_list_add(doc->arena, &doc->origins) = (wn_pair){ field, origin };
        return;
    }
    size_t best = 0;
    while (!wn_str_eq(wn_str_of(sources[best].field), field)
           || !wn_str_eq(wn_str_of(sources[best].source), doc->origins.at[i].value)) best++;
    if (best <= source) return;
    doc->meta.at[i].value = value;
    doc->origins.at[i].value = origin;
}

void wn_html_facts_add(wn_html_facts *f, const char *source, wn_str value)
{
    for (size_t i = 0; i < SOURCES; i++)
        if (strcmp(sources[i].source, source) == 0 && value.len) put(f, i, value);
}

static void add_named(wn_html_facts *f, wn_str name, wn_str raw)
{
    for (size_t i = 0; i < SOURCES; i++) {
        if (!wn_html_same(name, wn_str_of(sources[i].source))) continue;
        wn_str value = wn_html_decode(f->doc->arena, raw);
        bool wrong = strcmp(sources[i].field, "author") == 0 && is_address(value);
        if (value.len && !wrong) put(f, i, value);
    }
}

void wn_html_facts_tag(wn_html_facts *f, const wn_html_token *t, const wn_html_element *e)
{
    wn_str value = t->attr[e->tag == T_META ? A_CONTENT : e->tag == T_LINK ? A_HREF : A_DATETIME];
    if (e->tag == T_META && t->has >> A_CONTENT & 1) {
        if (t->has >> A_PROPERTY & 1) add_named(f, t->attr[A_PROPERTY], value);
        if (t->has >> A_NAME & 1) add_named(f, t->attr[A_NAME], value);
        if (t->has >> A_ITEMPROP & 1) add_named(f, t->attr[A_ITEMPROP], value);
    }
    if (e->tag == T_LINK && t->has >> A_REL & 1 && t->has >> A_HREF & 1)
        if (wn_html_same(t->attr[A_REL], WN_STR("canonical"))) add_named(f, WN_STR("canonical"), value);
    if (e->tag == T_TIME && t->has >> A_DATETIME & 1) add_named(f, WN_STR("time"), value);
    if (e->tag == T_HTML && t->has >> A_LANG & 1) add_named(f, WN_STR("html lang"), t->attr[A_LANG]);
}

/* ---- JSON-LD */

typedef struct { wn_str key; bool author, publisher; } level;

/* The field that KEY is in an object that OUTER holds; NULL: none that is wanted. */
static const char *wanted(wn_str key, const level *outer)
{
    if (wn_str_eq(key, WN_STR("articleBody"))) return "json-ld articlebody";
    if (wn_str_eq(key, WN_STR("headline"))) return "json-ld headline";
    if (wn_str_eq(key, WN_STR("datePublished"))) return "json-ld datepublished";
    if (wn_str_eq(key, WN_STR("author"))) return "json-ld author";
    if (!wn_str_eq(key, WN_STR("name"))) return NULL;
    return outer->author ? "json-ld author" : outer->publisher ? "json-ld publisher" : NULL;
}

/* A broken object says what it says until it breaks. */
void wn_html_facts_json(wn_html_facts *f, wn_str json)
{
    wn_json j = wn_json_new(f->doc->arena, json);
    wn_json_event e;
    WN_LIST(level) open = { 0 };
    *wn_list_add(f->doc->arena, &open) = (level){ WN_STR(""), false, false };
    while (wn_json_next(&j, &e, NULL) && e.type != WN_JSON_END) {
        level *top = &open.at[open.len - 1];
        if (e.type == WN_JSON_KEY) top->key = e.raw;
        if (e.type == WN_JSON_OBJECT_END || e.type == WN_JSON_ARRAY_END) open.len--;
        if (e.type == WN_JSON_OBJECT || e.type == WN_JSON_ARRAY) {
            wn_str key = top->key;
            level in = { key, wn_str_eq(key, WN_STR("author")), wn_str_eq(key, WN_STR("publisher")) };
            *wn_list_add(f->doc->arena, &open) = in;
        }
        const char *source = e.type == WN_JSON_STRING ? wanted(top->key, top) : NULL;
        if (!source) continue;
        wn_buf text = wn_buf_new(f->doc->arena);
        wn_json_decode(&text, e.raw);
        wn_html_facts_add(f, source, wn_html_decode(f->doc->arena, wn_buf_str(&text)));
    }
}
