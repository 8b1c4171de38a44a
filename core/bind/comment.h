/* comment.h: what filters report, as comments beside what they change. */
#ifndef WN_BIND_COMMENT_H
#define WN_BIND_COMMENT_H

#include "bind/run.h"
#include "edit/track.h"

/* What came of a run as changes of WHO's, its notes as comments: wn_edit_track. */
wn_edits *wn_result_track(const wn_result *r, const wn_author *who);

#endif
