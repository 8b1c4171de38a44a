/* ndjson.c: the reader and the writer of ndjson. */
#include "fuzz.h"

void fuzz_one(wn_arena *a, wn_str in, fuzz *f)
{
    fuzz_document(a, "ndjson", in, f);
}
