/* text.c: the reader and the writer of text. */
#include "fuzz.h"

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    fuzz_document(a, "text", in, f);
}
