/* option.h: what filters let others set: -M, metadata of pandoc, the configuration of checks. */
#ifndef WN_BIND_OPTION_H
#define WN_BIND_OPTION_H

#include "bind/run.h"

/* -M KEY=VALUE: "sourced.min_words", or "min_words" for all that have it, as what its default is. A key that
** no filter has, and a value that it cannot be, is WN_USAGE. */
bool wn_lua_option(wn_lua *l, wn_str key, wn_str value, wn_err *err);

/* An option as people read it: its default as one writes it, what it may be ("drop or keep"), what it is
** about ("" where the filter does not say). */
typedef struct { wn_str name, value, expected, about; } wn_option_told;

/* Option I of filter INDEX, by name. False behind the last. */
bool wn_lua_option_get(wn_lua *l, uint32_t index, uint32_t i, wn_option_told *out);

#endif
