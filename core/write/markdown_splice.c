/* markdown_splice.c: Markdown from Markdown, until it says what it should.
**
** What is left when bytes are taken may read as other than what it was: "So *a* b *c*" without " b " is
** "*a**c*", and a paragraph that has lost its first words may begin with "1. ". Rules for each way in which
** marks can meet would be many, and never all. So what is written is read again, and the blocks that do not
** say what they should are written with more care. Most documents pass the first time. */
#include "base/utf8.h"
#include "read/read.h"
#include "write/splice.h"

#define ROUNDS 26               /* four for a place, the block before and the one behind, touched or not */
#define NEAR 8                  /* blocks among which two documents may be the same again */

wn_print wn_print_new(const wn_block *b)
{
    return (wn_print){ UINT64_C(14695981039346656037), 0, b->type, b->level, false };
}

/* FNV-1a */
void wn_print_add(wn_print *p, wn_str text)
{
    uint32_t len;
    for (size_t i = 0; i < text.len; i += len) {
        if (wn_char_space(wn_utf8_at(text, i, &len))) continue;
        p->bytes += len;
        for (size_t k = i; k < i + len; k++)
            p->hash = (p->hash ^ (unsigned char)text.ptr[k]) * UINT64_C(1099511628211);
    }
}

static bool is_same(wn_print a, wn_print b)
{
    return a.hash == b.hash && a.bytes == b.bytes && a.type == b.type && a.level == b.level;
}

/* The blocks that should be there, and those that are. */
typedef struct {
    uint32_t *index;            /* of each wanted block in the document */
    wn_print *wanted, *got;
    uint32_t wants, gots;
    const wn_print *prints;     /* of all blocks of the document */
    uint32_t blocks;
} match;

static bool compare(const match *m, uint32_t i, uint32_t k)
{
    return i < m->wants && k < m->gots ? is_same(m->wanted[i], m->got[k]) : i == m->wants && k == m->gots;
}

/* Where the two are the same again from *I and *K on. */
static void meet(const match *m, uint32_t *i, uint32_t *k)
{
    for (uint32_t sum = 1; sum <= 2 * NEAR; sum++) {
        for (uint32_t a = 0; a <= sum; a++) {
            if (!compare(m, *i + a, *k + sum - a)) continue;
            *i += a;
            *k += sum - a;
            return;
        }
    }
    *i = m->wants;
    *k = m->gots;
}

/* Takes more care of block B. */
static bool raise(const match *m, uint8_t *care, uint32_t b, bool any)
{
    if (b >= m->blocks || care[b] == WN_ALONE || !(m->prints[b].touched || any)) return false;
    care[b]++;
    return true;
}

/* Takes more care of what differs; false: nothing does. ANY: of blocks, too, that no edit touches. */
static bool improve(const match *m, uint8_t *care, bool any, bool *raised)
{
    bool differs = false;
    for (uint32_t i = 0, k = 0; i < m->wants || k < m->gots; ) {
        if (compare(m, i, k)) {
            i++, k++;
            continue;
        }
        uint32_t first = i;
        differs = true;
        meet(m, &i, &k);
        uint32_t low = first ? m->index[first - 1] : 0;
        uint32_t high = i < m->wants ? m->index[i] : m->blocks;
        bool some = false;
        for (uint32_t b = first; b < i; b++) some = raise(m, care, m->index[b], any) || some;
        if (!some) some = raise(m, care, low, any);
        if (!some) some = raise(m, care, high, any);
        *raised = *raised || some;
    }
    return differs;
}

static match match_new(const wn_doc *doc, const wn_print *prints, const wn_doc *again)
{
    match m = { .prints = prints, .blocks = doc->blocks.len };
    m.index = wn_arena_array(again->arena, (size_t)doc->blocks.len + 1, sizeof *m.index);
    m.wanted = wn_arena_array(again->arena, (size_t)doc->blocks.len + 1, sizeof *m.wanted);
    m.got = wn_arena_array(again->arena, (size_t)again->blocks.len + 1, sizeof *m.got);
    for (uint32_t b = 0; b < doc->blocks.len; b++) {
        if (!prints[b].bytes) continue;
        m.index[m.wants] = b;
        m.wanted[m.wants++] = prints[b];
    }
    for (uint32_t b = 0; b < again->blocks.len; b++) {
        wn_print p = wn_print_new(&again->blocks.at[b]);
        wn_print_add(&p, wn_str_cut(again->text, again->blocks.at[b].span));
        m.got[m.gots++] = p;
    }
    return m;
}

typedef struct {
    const wn_doc *doc;
    const wn_edits *edits;
    wn_cuts cuts;
    uint8_t *care;              /* of each block */
    wn_print *prints;
    bool any;                   /* blocks, too, that no edit touches */
} job;

/* Writes all of it to TEXT; does it say what it should, or can no more be done? */
static bool write_once(job *j, wn_buf *text)
{
    static const wn_read_options none;
    bool raised = false;
    wn_markdown_put(j->doc, j->edits, &j->cuts, j->care, j->prints, text);
    wn_doc *again = wn_doc_new(text->arena, j->doc->name, wn_buf_str(text));
    if (!wn_read_markdown(again, &none, NULL)) return true;
    match m = match_new(j->doc, j->prints, again);
    if (!improve(&m, j->care, j->any, &raised)) return true;
    bool stuck = !raised && j->any;
    j->any = j->any || !raised;
    return stuck;
}

void wn_markdown_splice(const wn_doc *doc, const wn_edits *edits, wn_buf *out)
{
    job j = { .doc = doc, .edits = edits };
    if (!edits->edits.len && !edits->marks.len) {
        wn_buf_add(out, doc->source);
        return;
    }
    wn_markdown_cuts(doc, edits, &j.cuts);
    j.prints = wn_arena_array(doc->arena, (size_t)doc->blocks.len + 1, sizeof *j.prints);
    j.care = wn_arena_array(doc->arena, (size_t)doc->blocks.len + 1, 1);
    for (uint32_t round = 1, done = 0; !done; round++) {
        wn_arena *aside = wn_arena_beside(doc->arena);
        wn_buf text = wn_buf_new(aside);
        done = write_once(&j, &text) || round == ROUNDS;
        if (done) wn_buf_add(out, wn_buf_str(&text));
        wn_arena_free(aside);
    }
}
