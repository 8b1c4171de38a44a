/* yaml.h: YAML as tables of Lua. */
#ifndef WN_CLI_YAML_H
#define WN_CLI_YAML_H

#include "base/err.h"

struct lua_State;

/* Pushes the first document of TEXT: maps and lists as tables, every scalar as a string, nothing
** where there is no document as an empty string. Keys are scalars, depth is 32 at most, and there
** are no aliases; else, and where it is no YAML, WN_BAD_INPUT with the line, and nothing is
** pushed. */
bool wn_yaml_push(struct lua_State *L, wn_str text, wn_err *err);

#endif
