/* track.h: an edit set as changes that an editor accepts or rejects, and reports as comments. */
#ifndef WN_EDIT_TRACK_H
#define WN_EDIT_TRACK_H

#include "base/err.h"
#include "edit/edit.h"

/* What all pieces of a change have in common. A comment stands around them, and its text, WITH, before
** the first; other pieces are deleted, and WITH is inserted before the first. */
typedef struct wn_track {
    uint32_t number;            /* among the changes of the edit set, from 0 */
    uint32_t own;               /* first attributes of the mark: those of what stands beside it, too */
    uint32_t end;               /* of the last piece */
    bool comment;
    wn_str with;
} wn_track;

typedef struct { wn_span span; wn_str text; } wn_comment;
typedef WN_LIST(wn_comment) wn_comments;
typedef struct { wn_str author, date; } wn_author;      /* each may be "" */

/* The same with every edit as a change of WHO's, and comments: nothing is removed. */
wn_edits *wn_edit_track(const wn_doc *doc, const wn_decisions *decisions, const wn_comments *comments,
                        const wn_author *who);

/* That the date is one, and that nothing is said of changes where they are not tracked. */
bool wn_author_check(const wn_author *who, bool track, wn_err *err);

#endif
