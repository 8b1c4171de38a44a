/* field.h: the tables of fields that kind.c puts into its table; each ends with a NULL name. */
#ifndef WN_FIND_FIELD_H
#define WN_FIND_FIELD_H

#include "find/kind.h"

extern const wn_field wn_fields_document[], wn_fields_block[], wn_fields_boilerplate[],
    wn_fields_sentence[], wn_fields_attribution[], wn_fields_claim[], wn_fields_quote[],
    wn_fields_quantity[], wn_fields_hedge[], wn_fields_link[];

#endif
