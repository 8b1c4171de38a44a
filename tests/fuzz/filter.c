/* filter.c: TEXT 0xFF, and bytes that a grammar turns into a filter: functions named after things,
** fields right and wrong, primitives, decisions, pcall and coroutines. In a process of its own: it
** ends well, with an error that says so, or at a limit; kept text and ledger are the whole text, and
** no limit is caught. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "bind/limit.h"

enum { DEPTH = 5, LONGEST = 8000 };

typedef struct {
    fuzz *f;
    wn_buf out;
    int depth;
} maker;

#define ANY(m, table) (table)[fuzz_pick((m)->f, sizeof(table) / sizeof *(table))]

static const char *const kinds[] = {"Block", "Boilerplate", "Sentence", "Attribution",
                                    "Claim", "Quote",       "Quantity", "Hedge",
                                    "Link",  "Own",         "Document"};

static const char *const atoms[] = {
    "nil",
    "true",
    "0",
    "1",
    "-1",
    "2^53",
    "0/0",
    "1/0",
    "math.mininteger",
    "math.maxinteger",
    "''",
    "'x'",
    "'é\\0\\xff'",
    "{}",
    "a",
    "b",
    "t",
    "t.text",
    "t.document",
    "t.block",
    "t.sentence",
    "doc",
    "_G",
    "winnow",
    "drop()",
    "keep()",
    "mark('k')",
    "mark('k', {a = 1, b = t.text})",
    "function(...) return ... end",
    "coroutine.running()",
    "select('#', a, b)",
    "t.document.quotes",
    "t.document.blocks",
    "t.document.claims",
    "t.first",
    "t.last",
    "{t}",
    "{t, t}",
    "keep",
    "print",
    "setmetatable({}, {__index = t, __tostring = error, __close = error, __gc = error})",
    "string",
    "{[1] = a, x = b}"};

static const char *const fields[] = {
    "kind",      "text",         "first",       "last",         "line",       "column",
    "block",     "sentence",     "document",    "type",         "level",      "words",
    "id",        "classes",      "links",       "link_density", "index",      "reason",
    "score",     "blocks",       "quotes",      "claims",       "quantities", "source",
    "cue",       "content",      "lemma",       "stance",       "speaker",    "name",
    "mention",   "attribution",  "closed",      "value",        "min",        "max",
    "unit",      "approx",       "per",         "base",         "conversion", "dimension",
    "scope",     "strength",     "url",         "same",         "conflicts",  "hedges",
    "date",      "place",        "negated",     "reasons",      "meta",       "lang",
    "sentences", "attributions", "boilerplate", "txt",          "x"};

/* %: an expression. */
static const char *const calls[] = {"winnow.words(%)",
                                    "winnow.sentences(%)",
                                    "winnow.quantities(%)",
                                    "winnow.fold(%)",
                                    "winnow.similarity(%, %)",
                                    "winnow.language(%)",
                                    "winnow.read(%)",
                                    "winnow.read(t.text, {from = 'html'})",
                                    "winnow.read(%, {from = %, lang = %})",
                                    "winnow.run(%, %)",
                                    "winnow.run('function Block(b) return drop() end', t.text)",
                                    "winnow.run({Quote = drop}, %)",
                                    "winnow.regex(%)",
                                    "winnow.regex('(\\\\w+) (?<n>\\\\S*)', 'i'):find(%, %)",
                                    "winnow.regex('\\\\b'):gsub(%, %)",
                                    "winnow.regex('a|(?<n>.)'):groups(%, %)",
                                    "winnow.regex('e*'):split(%)",
                                    "winnow.regex('.'):match(%, %)",
                                    "winnow.phrases({'said', %}):all(%)",
                                    "winnow.phrases({%}):find(%)",
                                    "winnow.phrases({'a b', 'c'}):count(%)",
                                    "winnow.index({a = t.text, b = %}):find(%)",
                                    "winnow.index({x = %}):all(t)",
                                    "winnow.sources(%)",
                                    "#%",
                                    "-(%)",
                                    "(% .. %)",
                                    "(% == %)",
                                    "(% < %)",
                                    "(% + %)",
                                    "%[%]",
                                    "tostring(%)",
                                    "tonumber(%)",
                                    "type(%)",
                                    "next(%)",
                                    "rawget(%, %)",
                                    "rawset(%, %, %)",
                                    "rawlen(%)",
                                    "getmetatable(%)",
                                    "setmetatable(%, %)",
                                    "pcall(%, %)",
                                    "pcall(error, %)",
                                    "xpcall(%, %, %)",
                                    "select(%, %)",
                                    "load(%)",
                                    "require(%)",
                                    "ipairs(%)",
                                    "pairs(%)",
                                    "string.format(%, %)",
                                    "string.rep(%, 3)",
                                    "string.rep('ab', 1 << 20)",
                                    "string.gsub(%, %, %)",
                                    "string.find(%, %)",
                                    "string.pack('z', %)",
                                    "string.byte(%, %, %)",
                                    "string.sub(%, %, %)",
                                    "table.concat(%)",
                                    "table.concat({%, %}, %)",
                                    "table.unpack(%)",
                                    "table.sort(%, %)",
                                    "table.move(%, 1, 3, 2)",
                                    "table.insert(%, %)",
                                    "table.remove(%)",
                                    "utf8.char(%)",
                                    "utf8.codepoint(%, %)",
                                    "utf8.len(%)",
                                    "utf8.offset(%, %)",
                                    "coroutine.wrap(function() coroutine.yield(%) return % end)()",
                                    "coroutine.resume(coroutine.create(%), %)",
                                    "coroutine.close(coroutine.create(%))",
                                    "coroutine.wrap(%)(%)",
                                    "coroutine.yield(%)",
                                    "coroutine.isyieldable()",
                                    "math.floor(%)",
                                    "math.random(%)",
                                    "math.tointeger(%)",
                                    "t:note(%, %)",
                                    "t:warning('r', %, %)",
                                    "t:error(%)",
                                    "t.%(%)",
                                    "print(%, %)",
                                    "t:convert(%)",
                                    "t:compare(%)",
                                    "error(%)",
                                    "assert(%)",
                                    "collectgarbage(%)",
                                    "drop(%)",
                                    "keep(%)",
                                    "mark(%, %)",
                                    "(%)(%)"};

/* %: an expression; @: statements; &: a field; $: a kind. */
static const char *const statements[] = {
    "a = %",
    "b = %",
    "local a = %",
    "a.x = %",
    "t.x = %",
    "keepsake = t",
    "a = keepsake",
    "g = (g or 0) + 1",
    "if % then @ else @ end",
    "for i = 1, 3 do @ end",
    "for k, v in pairs(%) do a = v @ end",
    "for i, v in ipairs(t.&) do t = v @ end",
    "pcall(function() @ end)",
    "local c = coroutine.wrap(function() @ coroutine.yield(%) @ end) c() c()",
    "do local x <close> = % @ end",
    "do return % end",
    "do return %, false end",
    "do return {%, %} end",
    "do return drop(%) end",
    "do return keep() end",
    "do return mark('m', {k = %}) end",
    "do return t.& end",
    "do return t.text:upper() end",
    "do return 'new' end",
    "a = t.&",
    "b = t.&.&",
    "t:warning('rule', %, %)",
    "print(%)",
    "error(%)",
    "function string.x() end",
    "string.rep = nil",
    "$ = nil",
    "_G.winnow = nil",
    "function a() return a() + 1 end a()",
    "a = string.rep('x', 1 << 31)",
    "winnow.define(%, %)"};

/* What ends at a limit alone. */
static const char *const bombs[] = {
    "while true do end",
    "local s = 'x' while true do s = s .. s end",
    "pcall(function() while true do end end)",
    "repeat local c = coroutine.wrap(function() while true do end end) pcall(c) until false",
    "a = setmetatable({}, {__index = function(s, k) return s[k .. 'x'] end}).y",
    "string.rep('a', 1 << 20):find(('a-'):rep(20) .. 'b')",
    "winnow.regex('(a+)+$'):find(string.rep('a', 1000) .. 'b')",
    "local t = {} for i = 1, 1e9 do t[i] = {} end"};

static const char *const ends[] = {"end\n",
                                   "do return % end end\n",
                                   "do return drop(%) end end\n",
                                   "do return {t.&, %} end end\n",
                                   "do return 'x', false end end\n",
                                   "return mark('k', {x = t.kind}) end\n",
                                   "return t.& end\n",
                                   "return keep() end\n",
                                   "return drop 'x' end\n"};

static const char *const tops[] = {
    "winnow.boilerplate { %, reason = %, where = 'start' }",
    "winnow.boilerplate { pattern = %, reason = 'x', weight = % }",
    "winnow.boilerplate { selector = 'div .a > #b, ul', reason = 'advert' }",
    "winnow.cue { 'quacked', lemma = 'quack', weight = % }",
    "winnow.hedge { 'so to speak', % }",
    "winnow.cue { pattern = '(?i)said|told', weight = 1 }",
    "winnow.define('Own', { pattern = '\\\\w+ed' })",
    "winnow.define('Own', { phrases = { 'the', 'said', % } })",
    "winnow.define(%, %)",
    "filter = { name = %, options = { n = % } }",
    "filter = { name = 'f', about = 'a', options = { n = 1, s = 'x', b = true }, examples = {{%, %}} }",
    "@",
    "a = %"};

static void put(maker *m, const char *shape);

static void put_expression(maker *m)
{
    bool leaf = m->depth >= DEPTH || m->out.len > LONGEST || fuzz_pick(m->f, 3) == 0;
    m->depth++;
    put(m, leaf ? ANY(m, atoms) : ANY(m, calls));
    m->depth--;
}

static void put_statements(maker *m)
{
    uint32_t n = m->depth >= DEPTH || m->out.len > LONGEST ? 0 : fuzz_pick(m->f, 4);
    m->depth++;
    for (uint32_t i = 0; i < n; i++) {
        bool caught = fuzz_pick(m->f, 4) != 0;
        if (caught) put(m, "pcall(function() ");
        if (fuzz_pick(m->f, 128) == 127)
            put(m, ANY(m, bombs));
        else
            put(m, ANY(m, statements));
        put(m, caught ? " end)\n" : "\n");
    }
    m->depth--;
}

static void put(maker *m, const char *shape)
{
    for (const char *c = shape; *c; c++) {
        if (*c == '%')
            put_expression(m);
        else if (*c == '@')
            put_statements(m);
        else if (*c == '&')
            wn_buf_add(&m->out, wn_str_of(ANY(m, fields)));
        else if (*c == '$')
            wn_buf_add(&m->out, wn_str_of(ANY(m, kinds)));
        else
            wn_buf_byte(&m->out, *c);
    }
}

static wn_str make(wn_arena *a, fuzz *f)
{
    maker m = {.f = f, .out = wn_buf_new(a)};
    for (uint32_t n = fuzz_pick(f, 3); n-- > 0; wn_buf_add(&m.out, WN_STR("\n")))
        put(&m, ANY(&m, tops));
    for (int n = 0; n < 6 && fuzz_more(f); n++) {
        put(&m, "function $(t) local a, b, doc = 1, 'x', t.document\n");
        put_statements(&m);
        put(&m, ANY(&m, ends));
    }
    return wn_buf_str(&m.out);
}

/* ---- the run */

typedef struct {
    wn_arena *arena;
    wn_str text, filter;
} job;

static int run(void *ctx)
{
    job *j = ctx;
    wn_err err = {0};
    wn_result result;
    wn_lua *lua = wn_lua_new(&(wn_limits){.seconds = 0.1, .memory = (size_t)64 << 20}, &err);
    fuzz_check(lua != NULL, "%s", err.text);
    if (!wn_lua_add(lua, WN_STR("f.lua"), j->filter, &err)) return (int)err.code;
    wn_doc *doc = wn_doc_new(j->arena, WN_STR("d"), j->text);
    if (!wn_read_text(doc, &(wn_read_options){0}, &err)) return 0;
    if (!wn_lua_run(lua, doc, &result, &err)) {
        fuzz_check(err.text[0], "an error without a word");
        wn_lua_free(lua);
        return (int)err.code;
    }
    const wn_edits *edits = wn_edit_resolve(doc, &result.decisions, false);
    fuzz_check(wn_str_eq(fuzz_partition(doc, edits), wn_edit_text(doc, edits, j->arena)),
               "not the ledger");
    for (uint32_t i = 0; i < result.notes.len; i++)
        fuzz_check(result.notes.at[i].span.end <= doc->text.len, "a note about nothing");
    wn_lua_free(lua);
    return 0;
}

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    wn_limit_leave(NULL);
    job j = {a, in, make(a, f)};
    if (getenv("SHOW")) printf("%.*s\n", (int)j.filter.len, j.filter.ptr);
    int status = fuzz_apart(run, &j);
    fuzz_check(status == WN_OK || status == WN_BAD_RULE || status == WN_LIMIT, "status %d of\n%.*s",
               status, (int)j.filter.len, j.filter.ptr);
}
