/* yaml.c: see yaml.h. The events of libyaml, one after another; what is not whole yet stands on
** Lua's stack: a table, in maps the key whose value is awaited, the next table, …
*/
#include "cli/yaml.h"

#include <lauxlib.h>
#include <yaml.h>

#include "base/utf8.h"

#define DEPTH 32

typedef struct { bool map, key; lua_Integer count; } level;

typedef struct {
    lua_State *L;
    wn_str text;
    level levels[DEPTH];
    uint32_t depth;
    bool done;                  /* a document is whole, on top of the stack */
} reading;

static bool no_memory(wn_err *err) { return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "not enough memory"); }

static bool bad(const yaml_mark_t *at, const char *why, wn_err *err)
{
    return wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, "line %u, column %u: %s", (unsigned)at->line + 1,
                   (unsigned)at->column + 1, why);
}

/* The value on top goes into what is around it, or waits as a key. */
static void put(reading *r)
{
    if (r->depth == 0) {
        r->done = true;
        return;
    }
    level *in = &r->levels[r->depth - 1];
    if (!in->map) lua_rawseti(r->L, -2, ++in->count);
    else if (in->key) lua_rawset(r->L, -3);
    in->key = in->map && !in->key;
}

static bool begin(reading *r, const yaml_event_t *e, bool map, wn_err *err)
{
    if (r->depth == DEPTH) return bad(&e->start_mark, "too deep", err);
    if (r->depth > 0 && r->levels[r->depth - 1].map && !r->levels[r->depth - 1].key)
        return bad(&e->start_mark, "a key is a list or a map; expected a word", err);
    luaL_checkstack(r->L, 4, NULL);
    lua_newtable(r->L);
    r->levels[r->depth++] = (level){ .map = map };
    return true;
}

static bool take(reading *r, const yaml_event_t *e, wn_err *err)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        luaL_checkstack(r->L, 4, NULL);
        lua_pushlstring(r->L, (const char *)e->data.scalar.value, e->data.scalar.length);
        put(r);
        return true;
    case YAML_MAPPING_START_EVENT: return begin(r, e, true, err);
    case YAML_SEQUENCE_START_EVENT: return begin(r, e, false, err);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        r->depth--;
        put(r);
        return true;
    case YAML_ALIAS_EVENT: return bad(&e->start_mark, "an alias; expected what it stands for", err);
    default: return true;
    }
}

/* What cannot be read at all has no mark, but an offset. */
static bool bad_byte(const reading *r, const yaml_parser_t *p, wn_err *err)
{
    yaml_mark_t at = { 0 };
    const char *s = r->text.ptr;
    for (size_t i = wn_utf8_mark(r->text); i < p->problem_offset && i < r->text.len; i++) {
        bool end = s[i] == '\n' || (s[i] == '\r' && i + 1 < r->text.len && s[i + 1] != '\n');
        at.line += end;
        at.column = end ? 0 : at.column + (((unsigned char)s[i] & 0xC0) != 0x80);
    }
    return bad(&at, p->problem ? p->problem : "no YAML", err);
}

static bool read_all(reading *r, yaml_parser_t *p, wn_err *err)
{
    yaml_event_t e;
    for (bool end = false; !end && !r->done; ) {
        if (!yaml_parser_parse(p, &e) && p->error == YAML_MEMORY_ERROR) return no_memory(err);
        if (p->error == YAML_READER_ERROR) return bad_byte(r, p, err);
        if (p->error != YAML_NO_ERROR) return bad(&p->problem_mark, p->problem ? p->problem : "no YAML", err);
        end = e.type == YAML_STREAM_END_EVENT;
        bool fine = take(r, &e, err);
        yaml_event_delete(&e);
        if (!fine) return false;
    }
    if (!r->done) lua_pushliteral(r->L, "");
    return true;
}

bool wn_yaml_push(lua_State *L, wn_str text, wn_err *err)
{
    yaml_parser_t p;
    reading r = { .L = L, .text = text };
    int top = lua_gettop(L);
    if (!yaml_parser_initialize(&p)) return no_memory(err);
    yaml_parser_set_input_string(&p, (const unsigned char *)text.ptr, text.len);
    bool fine = read_all(&r, &p, err);
    yaml_parser_delete(&p);
    if (!fine) lua_settop(L, top);
    return fine;
}
