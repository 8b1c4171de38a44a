/* pandoc.c: the reader and the writer of pandoc. */
#include "fuzz.h"

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    fuzz_document(a, "pandoc", in, f);
}
