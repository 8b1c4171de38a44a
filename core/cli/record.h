/* record.h: what was found, as records: the table of kinds says which fields they have. */
#ifndef WN_CLI_RECORD_H
#define WN_CLI_RECORD_H

#include "base/buffer.h"
#include "base/points.h"
#include "find/kind.h"

typedef struct {
    wn_found *found;
    bool chars;                 /* offsets in code points */
    wn_points points;           /* of CHARS */
    uint32_t at, line;          /* of the record before: lines are counted on from there */
} wn_records;

wn_records wn_records_new(wn_found *f, bool chars);

/* "quote"; for kinds that a filter defines, their name in small letters. In the document's arena. */
wn_str wn_record_kind(const wn_found *f, uint32_t kind);

/* "quotes"; for kinds that a filter defines, the same as wn_record_kind. */
wn_str wn_record_plural(const wn_found *f, uint32_t kind);

/* How surely it is one, 0 to 1; 1 where it has no score. */
bool wn_record_score(wn_found *f, uint32_t kind, uint32_t index, double *score, wn_err *err);

/* Appends thing INDEX of KIND as a line of JSON. */
bool wn_record_json(const wn_records *r, uint32_t kind, uint32_t index, wn_buf *out, wn_err *err);

/* Appends what matters of it to a reader: "direct, speaker Ada Byrne, cue said". */
bool wn_record_note(wn_found *f, uint32_t kind, uint32_t index, wn_buf *out, wn_err *err);

/* Its cells, under the COLUMNS names; "" where it has no such field. */
bool wn_record_cells(wn_records *r, uint32_t kind, uint32_t index, const wn_str *names,
                     uint32_t columns, wn_str *cells, wn_err *err);

#endif
