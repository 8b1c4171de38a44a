/* config.h: the configuration of a project's checks, a file of Lua that returns a table:
**
**     return {
**       filters    = { "checks", "./rules/ours.lua" },    -- "checks": all that come with winnow
**       options    = { ["long-sentence"] = { max = 40 } },
**       severities = { passive = "off", terms = "error" },
**       paths      = { ["old.md"] = "off", ["*.md"] = { jargon = "note" } },
**       ignore     = { "CHANGELOG.md" },
**       fail_on    = "warning", baseline = "known.json", ext = "md,txt", lang = "en",
**     }
*/
#ifndef WN_BIND_CONFIG_H
#define WN_BIND_CONFIG_H

#include "bind/run.h"

/* RULE "": all. LEVEL is a wn_severity, or WN_OFF. */
#define WN_OFF 3
typedef struct { wn_str path, rule; uint8_t level; } wn_level;
typedef WN_LIST(wn_level) wn_levels;
typedef WN_LIST(wn_str) wn_strings;

/* Strings end with a NUL and live in the arena of the run; "" where the file says nothing. */
typedef struct {
    bool own_filters;           /* the list of filters is given */
    wn_strings filters, ignore;
    WN_LIST(wn_pair) options;   /* as -M takes them */
    wn_levels levels;           /* without a path first, then long patterns last; the last that fits holds */
    wn_str fail_on, baseline, ext, lang;
    wn_str printed;             /* what it printed, for standard error */
} wn_config;

/* Runs SOURCE in the sandbox of filters, under their limits. A key that is not known, or a value that is
** not what it should be, is WN_BAD_RULE. */
bool wn_config_read(wn_lua *l, wn_arena *a, wn_str name, wn_str source, wn_config *out, wn_err *err);

/* "off", "note", "warning", "error"; false for anything else. */
bool wn_level_named(wn_str name, uint8_t *level);

#endif
