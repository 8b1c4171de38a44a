/* All that a filter can reach, beside a list that somebody has read: what is new, and what is gone. ACCEPT=1 in the
** environment writes the list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "bind/state.h"

#define GOLDEN "tests/unit/reachable.txt"

static int reach(lua_State *L)
{
    struct wn_lua *l = wn_lua_of(L);
    if (luaL_loadfilex(L, "tests/unit/reachable.lua", "t") != LUA_OK) return lua_error(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, l->filters.at[0].env);
    luaL_requiref(L, "debug", luaopen_debug, 0);
    lua_newtable(L);                    /* the globals of the list's own code: Lua's own functions */
    luaL_requiref(L, "table", luaopen_table, 0), lua_setfield(L, -2, "table");
    lua_getfield(L, -3, "string"), lua_getfield(L, -1, "upper");
    lua_newtable(L), lua_insert(L, -2), lua_setfield(L, -2, "upper"), lua_setfield(L, -3, "string"), lua_pop(L, 1);
    static const char *const names[] = { "ipairs", "next", "rawget", "tostring", "type", "print", "error" };
    for (int i = 0; i < 7; i++) lua_getfield(L, -3, names[i]), lua_setfield(L, -2, names[i]);
    lua_setupvalue(L, -4, 1);
    lua_call(L, 2, 1);
    lua_setglobal(L, "reached");
    return 0;
}

/* Says each line of A that B has not, behind SIGN; how many. */
static int missing(const char *a, const char *b, char sign)
{
    int n = 0;
    for (const char *end; (end = strchr(a, '\n')) != NULL; a = end + 1) {
        char line[512];
        snprintf(line, sizeof line, "\n%.*s\n", (int)(end - a), a);
        if (strstr(b, line) || strncmp(b, line + 1, strlen(line) - 1) == 0) continue;
        print_error("%c %s", sign, line + 1);
        n++;
    }
    return n;
}

static void a_filter_reaches_what_the_list_has_and_nothing_else(void **state)
{
    (void)state;
    static char golden[1 << 16];
    wn_err err = { .code = WN_OK };
    wn_limits limits = { 10, 0 };
    wn_lua *l = wn_lua_new(&limits, &err);
    assert_true(wn_lua_add(l, WN_STR("f.lua"), WN_STR(""), &err));
    if (!wn_lua_protect(l, reach, NULL, &err)) print_error("%s\n", err.text);
    assert_int_equal(err.code, WN_OK);
    lua_getglobal(l->L, "reached");
    const char *reached = lua_tostring(l->L, -1);
    FILE *file = fopen(GOLDEN, getenv("ACCEPT") ? "w+" : "r");
    assert_non_null(file);
    if (getenv("ACCEPT")) fputs(reached, file), rewind(file);
    golden[fread(golden, 1, sizeof golden - 1, file)] = '\0';
    fclose(file);
    int differences = missing(reached, golden, '+') + missing(golden, reached, '-');
    assert_int_equal(differences, 0);
    wn_lua_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_filter_reaches_what_the_list_has_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
