/* table.h: rows of cells as comma- or tab-separated values, or as a table for people. Cells are
** text; what a format cannot hold is quoted (csv), escaped as \t, \n, \r, \\ (tsv), or shown as a
** space and cut to the width (table). Control characters and commands of CI systems are escaped as in
** safe.h, and before what a spreadsheet would take for a formula stands an apostrophe. */
#ifndef WN_WRITE_TABLE_H
#define WN_WRITE_TABLE_H

#include "base/buffer.h"
#include "base/list.h"

typedef enum { WN_CSV, WN_TSV, WN_TABLE } wn_table_type;

typedef struct {
    wn_arena *arena;            /* of the cells that are kept */
    wn_table_type type;
    const wn_str *names;        /* of the columns; borrowed */
    uint32_t columns, width;    /* width in characters, of a table */
    bool bold;                  /* may show the names of the columns bold */
    WN_LIST(wn_str) cells;      /* of a table: kept until its end, row after row */
    wn_buf safe;                /* a cell on its way to csv */
} wn_table;

/* The names of the columns; nothing yet for a table. */
void wn_table_begin(wn_table *t, wn_buf *out);

/* One row of t->columns cells, borrowed for the call; a table keeps copies. */
void wn_table_row(wn_table *t, const wn_str *cells, wn_buf *out);

/* What is left: the whole table. Columns without anything in them are left out. */
void wn_table_end(wn_table *t, wn_buf *out);

#endif
