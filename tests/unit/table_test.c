/* table_test.c: rows as CSV, TSV and a table for people. */
#include "format.h"
#include "write/table.h"

enum { COLUMNS = 3 };

static wn_table table(wn_table_type type, uint32_t width)
{
    static const wn_str names[COLUMNS] = { { "a", 1 }, { "b", 1 }, { "text", 4 } };
    return (wn_table){ .arena = arena, .type = type, .names = names, .columns = COLUMNS, .width = width,
                       .safe = wn_buf_new(arena) };
}

/* One row, as TYPE, without the names of the columns. */
static void row_is(wn_table_type type, const char *a, const char *b, const char *text, const char *expected)
{
    wn_table t = table(type, 40);
    wn_buf out = wn_buf_new(arena);
    wn_table_row(&t, (wn_str[]){ wn_str_of(a), wn_str_of(b), wn_str_of(text) }, &out);
    assert_str(wn_buf_str(&out), expected);
}

static void cells_are_quoted_where_they_must(void **state)
{
    (void)state;
    row_is(WN_CSV, "", "x", "y z", ",x,y z\n");
    row_is(WN_CSV, " x", "x ", " ", "\" x\",\"x \",\" \"\n");
    row_is(WN_CSV, "a,b", "a\"b", "a\nb", "\"a,b\",\"a\"\"b\",\"a\nb\"\n");
    row_is(WN_CSV, "a\rb", "a\tb", "c\r\nd", "a\\rb,a\tb,\"c\r\nd\"\n");
    row_is(WN_TSV, "a\tb", "a\\b", "a\n\r", "a\\tb\ta\\\\b\ta\\n\\r\n");
}

static void formulas_and_commands_are_none(void **state)
{
    (void)state;
    row_is(WN_CSV, "=1+1", "-5", "+x", "'=1+1,-5,'+x\n");
    row_is(WN_CSV, "＝1", "＠x", "－y", "'＝1,'＠x,'－y\n");
    row_is(WN_CSV, "！x", "＋", "１", "！x,'＋,１\n");
    row_is(WN_TSV, "x\n::error::y", "\t##vso[a]", "z", "x\\n\\x3a:error::y\t'\\t#\\x23vso[a]\tz\n");
}

static void shows(const char *const (*rows)[COLUMNS], uint32_t count, uint32_t width, bool bold, const char *expected)
{
    wn_table t = table(WN_TABLE, width);
    wn_buf out = wn_buf_new(arena);
    t.bold = bold;
    wn_table_begin(&t, &out);
    for (uint32_t i = 0; i < count; i++) {
        wn_str cells[COLUMNS];
        for (uint32_t c = 0; c < COLUMNS; c++) cells[c] = wn_str_of(rows[i][c]);
        wn_table_row(&t, cells, &out);
    }
    wn_table_end(&t, &out);
    assert_str(wn_buf_str(&out), expected);
}

static void columns_are_as_wide_as_they_must(void **state)
{
    static const char *const rows[][COLUMNS] = { { "one", "7", "It rained." }, { "three", "12", "" } };
    (void)state;
    shows(rows, 2, 40, false, "a       b  text\none     7  It rained.\nthree  12\n");
    shows(rows, 2, 40, true, "\033[1ma       b  text\033[0m\none     7  It rained.\nthree  12\n");
    shows(rows, 0, 40, true, "");
}

static void a_column_without_anything_is_left_out(void **state)
{
    static const char *const rows[][COLUMNS] = { { "", "x", "y" }, { "", "", "z" } };
    (void)state;
    shows(rows, 1, 40, false, "b  text\nx  y\n");
    shows(rows, 2, 40, false, "b  text\nx  y\n   z\n");
}

static void long_texts_are_wrapped_and_cut(void **state)
{
    static const char *const rows[][COLUMNS] = {
        { "a name that is long", "1", "It rained on the quay, and nobody there had\nanything to say about it." },
        { "b", "2", "" },
        { "c", "3", "Donaudampfschifffahrtsgesellschaftskapitän und noch mehr  \x1b Wörter in einer langen Zeile" },
    };
    (void)state;
    shows(rows, 3, 40, false, "a          b  text\na name t…  1  It rained on the quay, and\n"
          "              nobody there had anything\n              to say about it.\nb          2\n"
          "c          3  Donaudampfschifffahrtsgese\n              llschaftskapitän und noch\n"
          "              mehr Wörter in einer\n              langen Zeile\n");
    shows(rows, 3, 34, false, "a         text\na name …  It rained on the quay,\n          and nobody there had\n"
          "          anything to say about\n          it.\nb\nc         Donaudampfschifffahrtsge\n"
          "          sellschaftskapitän und\n          noch mehr Wörter in\n          einer langen Zeile\n"
          "\nleft out, for want of room: b\n");
    shows(rows, 3, 60, false, "a                    b  text\na name that is long  1  It rained on the quay, and nobody\n"
          "                        there had anything to say about it.\nb                    2\n"
          "c                    3  Donaudampfschifffahrtsgesellschaftsk\n"
          "                        apitän und noch mehr Wörter in einer\n                        langen Zeile\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_are_quoted_where_they_must, setup, teardown),
        cmocka_unit_test_setup_teardown(formulas_and_commands_are_none, setup, teardown),
        cmocka_unit_test_setup_teardown(columns_are_as_wide_as_they_must, setup, teardown),
        cmocka_unit_test_setup_teardown(a_column_without_anything_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(long_texts_are_wrapped_and_cut, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
