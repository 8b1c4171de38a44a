/* find.c: how fast each finder is. The text of a file is repeated to 16 MB and read; then one
** finder after another looks through it, each without the time of those that it calls.
**
**     build/tests/bench/find FILE [ROUNDS]
**
** prints MB a second, the best of the rounds, and how many times the text it took in memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/file.h"
#include "base/utf8.h"
#include "bind/shipped.h"
#include "find/found.h"
#include "read/read.h"

#define SIZE ((size_t)16 << 20)

static bool tokens(wn_found *f, wn_err *err)
{
    (void)err;
    wn_word_find(f);
    return true;
}

/* What nothing can be faster than. */
static bool copy(wn_found *f, wn_err *err)
{
    wn_str text = f->doc->source;
    if (wn_utf8_bad(text) < text.len) return wn_fail(err, WN_BAD_INPUT, 0, "not UTF-8");
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_arena_copy(a, text);
    wn_arena_free(a);
    return true;
}

static bool read_doc(wn_found *f, wn_err *err)
{
    return wn_read_text((wn_doc *)(uintptr_t)f->doc, &(wn_read_options){ .text_field = WN_STR("") }, err);
}

static const struct { const char *name; bool (*find)(wn_found *f, wn_err *err); } finders[] = {
    { "the limit: validate, copy", copy },
    { "reading", read_doc },
    { "tokens", tokens },
    { "sentences", wn_sentence_find },
    { "quotes, attributions", wn_quote_find },
    { "quantities", wn_quantity_find },
    { "claims", wn_claim_find },
    { "boilerplate", wn_boilerplate_find },
};
#define FINDERS (sizeof finders / sizeof *finders)

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static wn_lexicon *english(void)
{
    for (const wn_shipped_file *f = wn_shipped; f->name; f++)
        if (!strcmp(f->name, "lua/winnow/lang/en.lua"))
            return wn_lexicon_thaw((wn_str){ f->text, f->len }, 0, 0, NULL, NULL);
    return NULL;
}

/* TEXT again and again, with a blank line between. */
static wn_str repeated(wn_arena *a, wn_str text)
{
    size_t times = SIZE / (text.len + 2) + 1, step = text.len + 2;
    char *out = wn_arena_get(a, times * step);
    for (size_t i = 0; i < times; i++) {
        memcpy(out + i * step, text.ptr, text.len);
        memcpy(out + i * step + text.len, "\n\n", 2);
    }
    return (wn_str){ out, times * step };
}

static double peak_of(wn_str text)
{
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (double)use.ru_maxrss * 1024 / (double)text.len;
}

/* What a finder took: the least time, and what it added to the peak of memory the first time. */
typedef struct { double seconds, memory; } cost;

/* One document through all finders. */
static bool measure(wn_str text, const wn_lexicon *lex, cost *costs, wn_err *err)
{
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_found *f = wn_found_new(wn_doc_new(arena, WN_STR("bench"), text), lex);
    bool fine = true;
    for (size_t i = 0; fine && i < FINDERS; i++) {
        double peak = peak_of(text), from = now();
        fine = finders[i].find(f, err);
        double took = now() - from;
        if (costs[i].seconds == 0) costs[i] = (cost){ took, peak_of(text) - peak };
        if (took < costs[i].seconds) costs[i].seconds = took;
    }
    wn_arena_free(arena);
    return fine;
}

int main(int argc, char **argv)
{
    wn_arena *arena = wn_arena_new(0, NULL, NULL);
    wn_lexicon *lex = english();
    cost costs[FINDERS] = { 0 };
    double all = 0;
    wn_str text = { 0 };
    wn_err err;
    if (argc < 2 || !lex || !wn_file_read(arena, argv[1], 0, &text, &err)) {
        fprintf(stderr, "usage: find FILE [ROUNDS]\n");
        return 2;
    }
    text = repeated(arena, text);
    for (int round = argc > 2 ? atoi(argv[2]) : 3; round > 0; round--)
        if (!measure(text, lex, costs, &err)) return fprintf(stderr, "%s\n", err.text), 1;
    for (size_t i = 0; i < FINDERS; i++) {
        all += costs[i].seconds;
        printf("%-27s %8.1f MB/s %6.1f times the text\n", finders[i].name,
               (double)text.len / 1e6 / costs[i].seconds, costs[i].memory);
    }
    printf("%-27s %8.1f MB/s %6.1f times the text\n", "all", (double)text.len / 1e6 / all,
           peak_of(text));
    wn_lexicon_free(lex);
    wn_arena_free(arena);
    return 0;
}
