/* track.c: an edit set as changes that an editor may accept or reject. It is resolved as it would be made;
** then every edit becomes a mark instead, so that what is left when all are accepted is what the edits
** would have left. Reports become comments. */
#include <stdio.h>

#include "edit/part.h"
#include "edit/track.h"

enum { FIRST_ID = 100001 };     /* docx wants numbers; those of comments that are there are small */

typedef struct {
    const wn_doc *doc;
    const wn_author *who;
    wn_edits *out;
    wn_marks marks;
} job;

static void add_attr(wn_mark *m, const char *key, wn_str value)
{
    if (value.len) m->attrs[m->attr_count++] = (wn_attr){ wn_str_of(key), value };
}

/* Where what a writer writes of SPAN ends: a mark that is shown for a container is not written. */
static uint32_t written_end(const wn_doc *doc, wn_span span)
{
    uint32_t i = wn_doc_leaf_at(doc, span.end - 1);
    while (i > 0 && doc->leaves.at[i].mark && doc->leaves.at[i].text.start > span.start) i--;
    return doc->leaves.at[i].text.end < span.end ? doc->leaves.at[i].text.end : span.end;
}

/* A mark with room for attributes, that says who and when. */
static wn_mark *add_mark(job *j, wn_span span, const char *name, wn_str id, wn_str with)
{
    wn_arena *a = j->doc->arena;
    wn_track *track = wn_arena_get(a, sizeof *track);
    wn_mark *m = wn_list_add(a, &j->marks);
    *m = (wn_mark){ .span = span, .name = wn_str_of(name), .track = track };
    m->attrs = wn_arena_array(a, 5, sizeof *m->attrs);
    add_attr(m, "id", id);
    add_attr(m, "author", j->who->author.len ? j->who->author : WN_STR("winnow"));
    add_attr(m, "date", j->who->date);
    *track = (wn_track){ j->out->changes++, m->attr_count, written_end(j->doc, span), id.len > 0, with };
    return m;
}

/* Around what is said of the first block: code has no place for a comment. */
static void add_comment(job *j, const wn_comment *c)
{
    const wn_doc *doc = j->doc;
    char id[16];
    wn_span s = c->span;
    s.start = wn_space_skip(doc->text, s.start, s.end);
    uint32_t b = wn_doc_block_at(doc, s.start);
    if (b == doc->blocks.len || doc->blocks.at[b].type == WN_CODE) return;
    if (doc->blocks.at[b].span.end < s.end) s.end = doc->blocks.at[b].span.end;
    s.end = wn_space_back(doc->text, s.end, s.start);
    if (s.end <= s.start) return;
    snprintf(id, sizeof id, "%u", (unsigned)(FIRST_ID + j->out->changes));
    add_mark(j, s, "comment-start", wn_arena_copy(doc->arena, wn_str_of(id)), c->text);
}

static void add_edit(job *j, const wn_edit *e)
{
    wn_mark *m = add_mark(j, e->span, "deletion", WN_STR(""), e->with);
    add_attr(m, "filter", e->filter);
    add_attr(m, "reason", e->reason);
}

wn_edits *wn_edit_track(const wn_doc *doc, const wn_decisions *decisions, const wn_comments *comments,
                        const wn_author *who)
{
    const wn_edits *cut = wn_edit_resolve(doc, decisions, false);
    job j = { .doc = doc, .who = who, .out = wn_arena_get(doc->arena, sizeof *j.out) };
    for (uint32_t i = 0; i < comments->len; i++) add_comment(&j, &comments->at[i]);
    for (uint32_t i = 0; i < cut->edits.len; i++) add_edit(&j, &cut->edits.at[i]);
    for (uint32_t i = 0; i < cut->marks.len; i++) *wn_list_add(doc->arena, &j.marks) = cut->marks.at[i];
    for (uint32_t i = 0; i < cut->clashes.len; i++)
        *wn_list_add(doc->arena, &j.out->clashes) = cut->clashes.at[i];
    wn_mark_resolve(doc->arena, &j.marks, j.out);
    return j.out;
}

bool wn_author_check(const wn_author *who, bool track, wn_err *err)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    wn_str date = who->date;
    bool fine = date.len == sizeof form - 1;
    for (size_t i = 0; fine && i < date.len; i++)
        fine = form[i] == '0' ? date.ptr[i] >= '0' && date.ptr[i] <= '9' : date.ptr[i] == form[i];
    if (!track && (who->author.len || date.len))
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "winnow.author and winnow.date say whose changes they are; "
                       "without mark=changes there are none");
    return !date.len || fine || wn_fail(err, WN_USAGE, WN_NO_OFFSET, "winnow.date is '%.*s'; expected one "
                                        "as 2026-11-28T09:30:00Z", (int)date.len, date.ptr);
}
