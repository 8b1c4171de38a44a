/* name.h: who is meant by a source: "she", "Byrne", "the keeper" are Ada Byrne, where she was named
** before. */
#ifndef WN_FIND_NAME_H
#define WN_FIND_NAME_H

#include "find/found.h"

/* The fullest name, up to there, of whom the source MENTION means; MENTION itself where nobody was
** named so, or where it is no source of an attribution. Looks once a document. */
wn_span wn_name_of(wn_found *f, wn_span mention);

#endif
