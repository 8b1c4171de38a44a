/* frame.c: see frame.h. Both ends are the same program, so numbers go as they lie in memory:
**
**     [ head: sizes, counts, flags ][ out ][ ledger ][ notes ][ tally ][ message ]
*/
#include "base/frame.h"

enum { STRINGS = 5 };

typedef struct {
    uint64_t sizes[STRINGS], took, said, unsaid, skipped, text, dropped, at;
    uint32_t code;
    bool document, changed, unread;
} head;

void wn_frame_add(wn_buf *out, const wn_yield *y)
{
    wn_str strings[STRINGS] = { y->out, y->ledger, y->notes, y->tally, wn_str_of(y->err.text) };
    head h = { .took = y->took, .said = y->said, .unsaid = y->unsaid, .skipped = y->skipped,
               .text = y->text, .dropped = y->dropped, .at = y->err.at, .code = y->err.code,
               .document = y->document, .changed = y->changed, .unread = y->unread };
    for (int i = 0; i < STRINGS; i++) h.sizes[i] = strings[i].len;
    wn_buf_add(out, (wn_str){ (const char *)&h, sizeof h });
    for (int i = 0; i < STRINGS; i++) wn_buf_add(out, strings[i]);
}

bool wn_frame_take(wn_str *bytes, wn_yield *y)
{
    head h;
    wn_str strings[STRINGS];
    if (bytes->len < sizeof h) return false;
    memcpy(&h, bytes->ptr, sizeof h);
    wn_str rest = { bytes->ptr + sizeof h, bytes->len - sizeof h };
    for (int i = 0; i < STRINGS; i++) {
        if (rest.len < h.sizes[i]) return false;
        strings[i] = (wn_str){ rest.ptr, (size_t)h.sizes[i] };
        rest = (wn_str){ rest.ptr + h.sizes[i], rest.len - (size_t)h.sizes[i] };
    }
    *y = (wn_yield){ .took = h.took, .said = h.said, .unsaid = h.unsaid, .skipped = h.skipped,
                     .text = h.text, .dropped = h.dropped, .document = h.document,
                     .changed = h.changed, .unread = h.unread, .out = strings[0],
                     .ledger = strings[1], .notes = strings[2], .tally = strings[3],
                     .err = { .code = (wn_code)h.code, .at = (size_t)h.at } };
    size_t n = strings[4].len < sizeof y->err.text ? strings[4].len : sizeof y->err.text - 1;
    memcpy(y->err.text, strings[4].ptr, n);
    *bytes = rest;
    return true;
}
