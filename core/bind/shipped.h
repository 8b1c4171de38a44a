/* shipped.h: the Lua files that are part of the program: language packs, weights, filters. Made by
** embed.lua at build time, so that one file is the whole program. */
#ifndef WN_BIND_SHIPPED_H
#define WN_BIND_SHIPPED_H

#include <stddef.h>

/* NAME as "lua/winnow/lang/en.lua"; sorted; the last name is NULL. */
typedef struct { const char *name; const char *text; size_t len; } wn_shipped_file;
extern const wn_shipped_file wn_shipped[];

#endif
