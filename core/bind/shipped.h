/* shipped.h: what is part of the program though it is written in Lua: language packs, as images of
** lexicons, and filters, as text. Made by embed.lua at build time, so that one file is the whole
** program. */
#ifndef WN_BIND_SHIPPED_H
#define WN_BIND_SHIPPED_H

#include <stddef.h>
#include <stdint.h>

/* NAME as "lua/winnow/lang/en.lua"; sorted; the last name is NULL. Text is aligned for any type. */
typedef struct { const char *name; const char *text; size_t len; } wn_shipped_file;
extern const wn_shipped_file wn_shipped[];

#endif
