/* about.h: what a filter's file says of itself, and what it may not say. */
#ifndef WN_BIND_ABOUT_H
#define WN_BIND_ABOUT_H

#include "bind/state.h"

/* ---- example.c */
void wn_about_read(lua_State *L, wn_filter *f, int env);    /* from `filter`, once it is set */
void wn_about_slip(lua_State *L, const char *what);         /* raises it, with the file */

/* ---- option.c */
/* Takes tables that tell of options, in the table at OPTIONS, into the one at SPECS; a slip is a Lua error. */
void wn_option_declare(lua_State *L, int options, int specs);
void wn_option_declare_again(lua_State *L, int options);    /* unchecked: a document later */
bool wn_option_of(const wn_filter *f, wn_str key, wn_str *option);  /* of "f.size", "size" */

/* Formats of messages about globals that have other values than is meant. */
#define WN_NO_TABLE "'filter' is a %s; expected a table, filter = { name = …, about = … }"
#define WN_NO_FUNCTION "'%s' is a %s; expected a function; what is named so else is to be local"

#endif
