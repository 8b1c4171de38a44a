/* edit.h: decisions to edit set. A decision is what a filter function returned for a thing; the
** edit set is all of them, resolved once over the immutable text:
**   - a pin (keep) wins over any drop: what is pinned is cut out of what is dropped around it;
**   - what is dropped or replaced swallows the decisions inside it;
**   - of two replacements of one span the later filter's holds; ones that cross are reported;
**   - a dropped span takes its surplus space with it, so that the rest reads well.
*/
#ifndef WN_EDIT_EDIT_H
#define WN_EDIT_EDIT_H

#include "base/buffer.h"
#include "doc/doc.h"

typedef enum { WN_DROP, WN_REPLACE, WN_PIN, WN_MARK } wn_action;

typedef struct { wn_str key, value; } wn_attr;

typedef struct {
    wn_action action;
    wn_span span;               /* never empty */
    wn_str with;                /* replacement, or class of a mark */
    wn_attr *attrs;             /* of a mark */
    uint32_t attr_count;
    wn_str filter, rule, reason;    /* who: the filter's name; what: its function; why */
    uint32_t order;             /* of the filter in the run, from 0 */
} wn_decision;

/* A resolved drop (with empty, replace false) or replacement. Edits are sorted and do not overlap.
** SPAN includes the surplus space that goes too, so kept text and the edits are the whole text. */
typedef struct {
    wn_span span;
    bool replace;
    wn_str with;
    wn_str filter, rule, reason;
} wn_edit;

/* Why, in a word: "replaced"; the reason of a drop, or the function that gave none. */
wn_str wn_edit_why(const wn_edit *e);

/* A resolved mark, wholly inside kept text; marks nest or are apart. By start, longer first. */
typedef struct {
    wn_span span;
    wn_str name;                /* class */
    wn_attr *attrs;
    uint32_t attr_count;
    const struct wn_track *track;   /* of a change: track.h */
} wn_mark;

/* Two replacements that cross; the first was used. */
typedef struct { wn_decision used, dropped; } wn_clash;

typedef struct {
    WN_LIST(wn_edit) edits;
    WN_LIST(wn_mark) marks;
    WN_LIST(wn_clash) clashes;
    uint32_t changes;           /* that marks show: track.h */
} wn_edits;

typedef WN_LIST(wn_decision) wn_decisions;

/* Resolves DECISIONS (in the order in which they were made) into a new edit set in the document's
** arena. With MARK, drops become marks of class "winnow-drop" with the attributes filter, rule and
** reason, and replacements marks of class "winnow-replace" with `with` too: nothing is removed.
** O(n log n). */
wn_edits *wn_edit_resolve(const wn_doc *doc, const wn_decisions *decisions, bool mark);

/* The text that the edits promise. */
wn_str wn_edit_text(const wn_doc *doc, const wn_edits *edits, wn_arena *a);

/* Appends the ledger: a line of JSON for each edit, as design says:
** {"doc","start","end","text","filter","rule","reason","action":"drop"|"replace","with"}.
** CHARS: offsets in code points instead of bytes. */
void wn_edit_ledger(const wn_doc *doc, const wn_edits *edits, bool chars, wn_buf *out);

#endif
