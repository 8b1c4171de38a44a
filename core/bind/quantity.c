/* quantity.c: the methods of quantities. What cannot be compared or converted comes back as nil
** and a message; a unit that nobody knows is a mistake in the filter. */
#include <math.h>

#include "bind/state.h"
#include "find/measure.h"

static const wn_quantity *check_quantity(lua_State *L, int index)
{
    wn_thing *t = wn_thing_check(L, index);
    if (t->kind != WN_K_QUANTITY) luaL_typeerror(L, index, "a Quantity");
    return &t->held->found->quantities.at[t->index];
}

static int fail(lua_State *L, const char *why)
{
    lua_pushnil(L);
    lua_pushstring(L, why);
    return 2;
}

/* q:convert("km"): the value in that unit. */
static int quantity_convert(lua_State *L)
{
    wn_str name;
    const wn_quantity *q = check_quantity(L, 1);
    name.ptr = luaL_checklstring(L, 2, &name.len);
    const wn_measure *to = wn_measure_named(wn_thing_check(L, 1)->held->found->lex, name);
    if (!to) return luaL_error(L, "no unit is called '%s'", name.ptr);
    const wn_measure *from = wn_measure_of(q);
    if (!from || strcmp(from->dimension, to->dimension) != 0) return fail(L, "another dimension");
    if (isnan(q->value)) return fail(L, "a quantity without one value");
    lua_pushnumber(L, (wn_measure_base(from, q->value) - to->offset) / to->factor);
    return 1;
}

/* q1:compare(q2): -1 where q1 is less, 0 where they are the same, 1 where it is more. */
static int quantity_compare(lua_State *L)
{
    const wn_quantity *a = check_quantity(L, 1), *b = check_quantity(L, 2);
    const wn_measure *x = wn_measure_of(a), *y = wn_measure_of(b);
    double m = a->value, n = b->value;
    if (isnan(m) || isnan(n)) return fail(L, "a quantity without one value");
    if (x && y && !strcmp(x->dimension, y->dimension)) {
        m = wn_measure_base(x, m);
        n = wn_measure_base(y, n);
    } else if (x || y || a->amounts != b->amounts || !wn_str_eq(a->unit, b->unit)) {
        return fail(L, "another dimension");
    }
    bool same = fabs(m - n) <= 1e-9 * fmax(fabs(m), fabs(n));
    lua_pushinteger(L, same ? 0 : m < n ? -1 : 1);
    return 1;
}

const luaL_Reg wn_quantity_methods[] = {
    { "convert", quantity_convert }, { "compare", quantity_compare }, { NULL, NULL }
};
