/* cues.c: what fit-cues.py learns from: of each word that may report, in the order in which the finder asks.
**
**     cues FILE       NDJSON; "text" for each record, then a line for each word: START END VERB TRAIT TRAIT …
**
** The linker puts __wrap_wn_belief_odds in the place of the finder's own (see the Makefile). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/run.h"
#include "find/belief.h"
#include "read/read.h"

double __real_wn_belief_odds(const wn_walk *w, wn_belief b);
double __wrap_wn_belief_odds(const wn_walk *w, wn_belief b);

double __wrap_wn_belief_odds(const wn_walk *w, wn_belief b)
{
    uint32_t ids[WN_BELIEF_TRAITS];
    char room[WN_WEIGHT_ROOM];
    wn_belief_traits(w, b, ids);
    printf("%u %u %u", w->u[b.cue].start, w->u[b.cue + w->u[b.cue].cue - 1].end, w->u[b.verb].start);
    for (int i = 0; i < WN_BELIEF_TRAITS; i++) printf(" %s", wn_belief_name(ids[i], room) + strlen("cue."));
    putchar('\n');
    return __real_wn_belief_odds(w, b);
}

int main(int argc, char **argv)
{
    wn_err err = { 0 };
    wn_limits limits = { 0, 0 };
    wn_read_options options = { .replace = false };
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    wn_lua *lua = wn_lua_new(&limits, &err);
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    char *line = NULL;
    size_t room = 0;
    if (!file || !lua || !arena) return 2;
    for (ssize_t n; (n = getline(&line, &room, file)) > 0;) {
        wn_doc *doc = wn_doc_new(arena, WN_STR(""), (wn_str){ line, (size_t)n });
        puts("text");
        if (!wn_read_ndjson(doc, &options, &err)) return 5;
        wn_found *f = wn_lua_found(lua, doc, &err);
        if (!f || !wn_attribution_find(f, &err)) return 5;
        wn_arena_reset(arena);
    }
    free(line);
    fclose(file);
    wn_lua_free(lua);
    wn_arena_free(arena);
    return 0;
}
