/* report.h: findings of checks as the formats that editors, CI systems and code-scanning services read.
** What reaches a terminal or a log is escaped here. */
#ifndef WN_WRITE_REPORT_H
#define WN_WRITE_REPORT_H

#include "base/buffer.h"
#include "doc/doc.h"

typedef enum { WN_NOTE, WN_WARNING, WN_ERROR } wn_severity;

/* Why a finding is not counted. */
typedef enum { WN_SHOWN, WN_IN_BASELINE, WN_IN_COMMENT } wn_hidden;

/* Columns are 1-based, and of the end exclusive, each in three units: formats differ in what they ask. */
typedef struct { uint32_t line, points, utf16, bytes; } wn_spot;

typedef struct {
    wn_str path;                /* as it was named */
    wn_str rule, message, fix;
    bool fixable;
    uint8_t severity, hidden;
    uint32_t start, end;        /* bytes of the file */
    wn_spot from, to;
    wn_str line;                /* of the line on which it begins what stands around it: bytes of the file */
    uint32_t line_at;           /* where in that it begins */
    wn_str words;               /* what it is about, the first 4096 bytes */
    uint64_t line_print;        /* of the line alone */
    uint64_t print;             /* the same as long as rule, line and words stay the same */
} wn_finding;

/* A file that was not checked: it could not be read. */
typedef struct { wn_str path, message; } wn_failure;

typedef struct {
    WN_LIST(wn_finding) list;   /* by file, then by place */
    WN_LIST(wn_failure) failures;
    WN_LIST(wn_pair) rules;     /* name and what it is about */
    uint32_t files;             /* how many were looked at */
    uint32_t failed;            /* of the failures, the worst wn_code; 0: there are none */
    const char *version;        /* of this program; NULL: not told */
    bool color;                 /* may the output be coloured? */
} wn_report;

typedef struct {
    const char *name, *about;
    void (*write)(const wn_report *r, wn_buf *out);
} wn_reporter;

const wn_reporter *wn_reporter_find(wn_str name);       /* NULL: no such format */
const wn_reporter *wn_reporter_each(uint32_t index);    /* NULL behind the last */

/* "note", "warning", "error" */
const char *wn_severity_name(uint8_t severity);

/* A file, and places in it that are known: others are counted on from these. */
typedef struct { wn_spot spot; uint32_t at; } wn_counted;
typedef struct { wn_str source; wn_arena *arena; WN_LIST(wn_counted) known; } wn_places;

/* The finding's places, line, words and print, from its start and end. NEAR: one of the same
** file, whose line may be the same, or NULL. */
void wn_finding_place(wn_finding *f, wn_places *p, const wn_finding *near);

#endif
