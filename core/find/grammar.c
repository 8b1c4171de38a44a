/* grammar.c: the names of the rules, which are weights of a pack. */
#include "find/grammar.h"

static const char *rule_name(uint32_t rule, char room[WN_WEIGHT_ROOM])
{
    static const char *const names[WN_G_COUNT] = {
        "number.and_tens", "number.unit_first", "number.compound", "number.digits",
        "number.elide", "number.mixed", "number.article", "number.ordinals",
        "number.suffix", "number.elision"
    };
    (void)room;
    return names[rule];
}

const double *wn_grammar_of(const wn_lexicon *lex)
{
    return wn_lexicon_row(lex, rule_name, WN_G_COUNT);
}
