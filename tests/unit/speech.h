/* speech.h: for tests of quotes and attributions: the English pack, and what was found in a text as
** one line that a reader can check. */
#ifndef WN_TESTS_SPEECH_H
#define WN_TESTS_SPEECH_H

#include "base/buffer.h"
#include "find/found.h"
#include "english.h"

static wn_found *find(const char *text) { return found_in(text, wn_attribution_find); }

static inline void put_run(wn_buf *out, const wn_found *f, wn_run run)
{
    for (uint32_t i = run.first; i < run.first + run.len; i++) {
        if (i > run.first) wn_buf_add(out, WN_STR(" + "));
        wn_buf_add(out, wn_found_text(f, f->spans.at[i]));
    }
}

/* "source: cue: content + content | …" */
static inline const char *said(const char *text)
{
    wn_found *f = find(text);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < f->attributions.len; i++) {
        const wn_attribution *a = &f->attributions.at[i];
        if (i > 0) wn_buf_add(&out, WN_STR(" | "));
        put_run(&out, f, a->source);
        wn_buf_add(&out, WN_STR(": "));
        put_run(&out, f, a->cue);
        wn_buf_add(&out, WN_STR(": "));
        put_run(&out, f, a->content);
    }
    wn_buf_byte(&out, '\0');
    return wn_buf_str(&out).ptr;
}

/* "content (type speaker) | …" */
static inline const char *quoted(const char *text)
{
    static const char *const types[] = { "direct", "partial", "scare" };
    wn_found *f = find(text);
    wn_buf out = wn_buf_new(arena);
    for (uint32_t i = 0; i < f->quotes.len; i++) {
        const wn_quote *q = &f->quotes.at[i];
        if (i > 0) wn_buf_add(&out, WN_STR(" | "));
        wn_buf_add(&out, wn_found_text(f, q->content));
        wn_buf_print(&out, " (%s", types[q->type]);
        if (!wn_span_empty(q->speaker)) wn_buf_byte(&out, ' ');
        wn_buf_add(&out, wn_found_text(f, q->speaker));
        wn_buf_byte(&out, ')');
    }
    wn_buf_byte(&out, '\0');
    return wn_buf_str(&out).ptr;
}

#endif
