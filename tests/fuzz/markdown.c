/* markdown.c: the reader and the writer of markdown. */
#include "fuzz.h"

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    fuzz_document(a, "markdown", in, f);
}
