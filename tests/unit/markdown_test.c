/* markdown_test.c: Markdown in: what is text, where it stands, what its blocks are. Over generated documents:
** leaves and nodes stand in order, inside each other or apart, and say what the source says. CORPORA may name
** a directory that holds cmark/spec.txt: it is read, too. */

#include "base/file.h"
#include "read/markdown.h"
#include "format.h"

static uint64_t seed;

static wn_doc *read_source(wn_str source) { return read_as("markdown", source); }

static wn_doc *must_read(const char *source) { return read_source(wn_str_of(source)); }

static void assert_text(const char *source, const char *text) { assert_str(must_read(source)->text, text); }

/* "heading 2: Bees | item 1: wax" */
static void assert_blocks(const char *source, const char *expected)
{
    const wn_doc *doc = must_read(source);
    wn_buf all = wn_buf_new(arena);
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        const wn_block *b = &doc->blocks.at[i];
        wn_buf_print(&all, "%s%s", i ? " | " : "", wn_block_name((wn_block_type)b->type));
        if (b->level) wn_buf_print(&all, " %u", b->level);
        wn_buf_add(&all, WN_STR(": "));
        wn_buf_add(&all, wn_str_cut(doc->text, b->span));
    }
    assert_str(wn_buf_str(&all), expected);
}

/* The source of the containers called NAME, with | between. */
static void assert_nodes(const char *source, const char *name, const char *expected)
{
    const wn_doc *doc = must_read(source);
    wn_buf all = wn_buf_new(arena);
    for (uint32_t i = 0; i < doc->nodes.len; i++) {
        const wn_node *n = &doc->nodes.at[i];
        if (!wn_str_eq(doc->tags.at[n->tag].name, wn_str_of(name))) continue;
        if (all.len) wn_buf_byte(&all, '|');
        wn_buf_add(&all, (wn_str){ doc->source.ptr + n->from, n->to - n->from });
    }
    assert_str(wn_buf_str(&all), expected);
}

static void blocks_are_those_of_the_lines(void **state)
{
    (void)state;
    assert_blocks("# Bees\n\nThey hum.\n\nWax\n---\nIs soft.\n",
                  "heading 1: Bees | paragraph: They hum. | heading 2: Wax | paragraph: Is soft.");
    assert_blocks("- wax\n- honey\n  - dark\n\n  more\n", "item 1: wax | item 1: honey | item 2: dark | item 1: more");
    assert_blocks("> Said so.\n> > And so.\nlazy\n", "blockquote 1: Said so. | blockquote 2: And so. lazy");
    assert_blocks("```c\nint x;\n\n y\n```\n\n    four\n", "code: int x;\n\n y | code: four");
    assert_blocks("|a|b|\n|-|-|\n|1|`x\\|y`|\n", "cell: a | cell: b | cell: 1 | cell: x|y");
    assert_blocks("1. one\n2. two\n***\n", "item 1: one | item 1: two");
}

static void marks_are_no_text(void **state)
{
    (void)state;
    assert_text("*a* **b** ~~c~~ `d` [e](f \"g\") <https://h.i>", "a b c d e https://h.i");
    assert_text("one\n> two\n\nthree  \nfour", "one\n\ntwo\n\nthree\nfour");
    assert_text("a \\* b &amp; c&nbsp;d &nonesuch;", "a * b & c\xC2\xA0" "d &nonesuch;");
    assert_text("![alt *text*](x.png) seen", " seen");
    assert_text("<p align=center>\nlogo\n</p>\n\nreal <b>text</b><!-- no -->", "real text");
    assert_text("[a]: /u 'x'\n[b]:\n /v\nSee [a], [B][] and [c].", "See a, B and [c].");
    assert_text("- [x] done\n- [ ] open\n", "done\nopen");
    assert_text("\xEF\xBB\xBFword", "word");
}

static void money_is_no_formula(void **state)
{
    (void)state;
    assert_nodes("From $5 to $6, or 7 US$ now.", "math", "");
    assert_nodes("So $a_i *b* c_i$ and $$x$$.", "math", "$a_i *b* c_i$|$$x$$");
}

static void notes_are_boxes_and_references_no_text(void **state)
{
    (void)state;
    assert_text("It hums.[^1] So.\n\n[^1]: Said *Ada*.\n\n    Twice.\n", "It hums. So.\n\nSaid Ada.\n\nTwice.");
    assert_nodes("Hum.[^1]\n\n[^1]: Said.\n", "section", "[^1]: Said.");
    assert_nodes("[r]: http://x.y/\n[^1]: Said.\n[^2]: So.\n\nA [r] hums.[^1]\n", "section", "[^1]: Said.|[^2]: So.");
    assert_nodes("> [r]: /u\n> 'title'\n> [^1]: Said.\n", "section", "[^1]: Said.");
    assert_nodes("[r]: /u\nIt hums.\n[^1]: Said.\n[^2]: So.\n", "section", "");
    assert_nodes("[r]: /u\n'a\n[^1]: b'\n[^2]: So.\n", "section", "");
    assert_text("[r]: /u\n'a\n[^1]: b'\n\nA [r].\n", "A r.");
    assert_text("[r]: /u\n[^1]: Said [r].\n\nA [r] hums.[^1]\n", "Said r.\n\nA r hums.");
}

static void matter_at_the_front_is_kept_apart(void **state)
{
    (void)state;
    const wn_doc *doc = must_read("---\ntitle: \"On bees\"\ntags: [a]\n---\nText.\n");
    assert_str(doc->text, "Text.");
    assert_int_equal(doc->meta.len, 1);
    assert_str(doc->meta.at[0].value, "On bees");
    assert_text("+++\ntitle = 'x'\n+++\n# T\n", "T");
    assert_text("---\nno field\n---\n", "no field");
    assert_text("---\na: b\n", "a: b");
}

static void containers_know_their_bytes(void **state)
{
    (void)state;
    assert_nodes("a **b\n> c** [d *e*](f)", "strong", "");
    assert_nodes("> a **b\n> c** d", "strong", "**b\n> c**");
    assert_nodes("x [d *e*](f) [g][] [h]\n\n[g]: u\n[h]: v", "a", "[d *e*](f)|[g][]|[h]");
    assert_nodes("- a\n\n  b\n- c\n", "li", "- a\n\n  b|- c");
    assert_nodes("> - a\n>   b\n", "li", "- a\n>   b");
    assert_nodes("| a | b |\n|---|---|\n| c |\n\n", "tr", "| a | b |\n|---|---||| c |");
    assert_nodes("a ``b ` c`` d", "code", "``b ` c``");
}

static void links_know_their_address(void **state)
{
    (void)state;
    const wn_doc *doc = must_read("[a](</b c> 't') <x@y.z> www.a.bc, [d]\n\n[D]: e&amp;f\n");
    assert_int_equal(doc->links.len, 4);
    assert_str(doc->links.at[0].url, "/b c");
    assert_str(doc->links.at[1].url, "mailto:x@y.z");
    assert_str(doc->links.at[2].url, "www.a.bc");
    assert_str(doc->links.at[3].url, "e&f");
}

/* ---- at the edges of the rules */

static void what_only_looks_like_a_mark_is_text(void **state)
{
    (void)state;
    assert_text("- [x]y\n- [x]\tz\n- [x] w", "[x]y\nz\nw");
    assert_text("a $$$ b", "a $$$ b");
    assert_text("a <!3> b <!X c> d", "a <!3> b  d");
    assert_text("a <brx>b <br>c<bX>d", "a b \ncd");
    assert_text("a *\xE2\x80\x8B b* *\xC2\xA0" "c*", "a \xE2\x80\x8B b *\xC2\xA0" "c*");
    assert_text("[a](b(c [a](b\x7F" "c) [a](b(c)d) [a](<b", "[a](b(c [a](b\x7F" "c) a [a](<b");
    assert_text("x [^] [^a b] [^c](d) [^e]", "x [^] [^a b] ^c ");
    assert_text("a`\\`b``c```", "a\\b``c```");
    assert_text("\x7F*a*\x7F", "\x7F" "a\x7F");
    assert_text("<a b_c:d.e-f0=g h='i' />x</a > <a b=>y <a b=\"c>z <a b='c'd>w", "x <a b=>y <a b=\"c>z <a b='c'd>w");
    assert_text("<a b=c\nd=e>x <a {>y <a b{c>z", "x <a {>y <a b{c>z");
    wn_doc *doc = read_source(WN_STR("a\0b `c\0d`"));
    assert_str(doc->text, "a\xEF\xBF\xBD" "b c\xEF\xBF\xBD" "d");
}

static void addresses_in_brackets_are_links(void **state)
{
    (void)state;
    assert_nodes("<a@b.c> <a@b.c:1> <a@b@c> <@b.c> <a@> <a@b.1>", "a", "<a@b.c>|<a@b@c>");
    assert_nodes("<x:y> <ab:y> <a1+.-:y> <1b:y> <a_b:y> <ab:y@z> <ab:c:d>", "a", "<ab:y>|<a1+.-:y>|<ab:y@z>|<ab:c:d>");
    assert_nodes("<abcdefghijklmnopqrstuvwxyzabcdef:x> <abcdefghijklmnopqrstuvwxyzabcdefg:x>", "a",
                 "<abcdefghijklmnopqrstuvwxyzabcdef:x>");
    assert_nodes("x <!a@b.c> <{a@b.c> <(a@b.c> <a:b", "a", "<!a@b.c>|<{a@b.c>");
    assert_nodes("www.a.b) (www.c.d/e(f)) http://...... www.g.h!?", "a", "www.a.b|www.c.d/e(f)|www.g.h");
}

static void lines_begin_blocks_only_as_the_rules_say(void **state)
{
    (void)state;
    assert_blocks("text\n12. no\n2. no\n1. yes\n\n3) three", "paragraph: text 12. no 2. no | item 1: yes | item 1: three");
    assert_blocks("1) one\n2) two", "item 1: one | item 1: two");
    assert_blocks("[^a b]: no\n\n[^]: no\n\n[^a[b]: no\n\n[^c] no\n\n[^d]: yes",
                  "paragraph: [^a b]: no | paragraph: [^]: no | paragraph: [^a[b]: no | paragraph: no | paragraph: yes");
    assert_blocks("<summary>*a*</summary>\n\n<br>\n*b*\n\n<pretty>\n*c*\n\n<script>\n\nd</script>\n\n<script\n*e*", "");
    assert_blocks("<scripts>x</scripts>\n*a*\n\n<style\n>b", "paragraph: x a");
    assert_blocks("```\n\n```\n\n```\na", "code: a");
    assert_blocks("-\n\n  a\n\n-\n  b", "paragraph: a | item 1: b");
    assert_blocks("a\n-|\n\n|a|\n|-|\n\na\n|:|\n\na|b\n :-: | -: x\n\na|b\n :-: | -:\t",
                  "cell: a | cell: a | paragraph: a |:| | paragraph: a|b :-: | -: x | cell: a | cell: b");
    assert_blocks("    a\n \n\n\n    b\n   \n", "code: a\n\n\n\nb");
    assert_blocks("[x](u)\n\n[&nbsp;](v)\n\n&nbsp;\n\ny", "paragraph: x | paragraph: y");
    assert_int_equal(must_read("[x](u)\n\n[&nbsp;](v)\n\n&nbsp;\n\ny")->links.len, 1);
}

static void matter_has_the_fields_that_are_words(void **state)
{
    (void)state;
    const wn_doc *doc = must_read("---\ntitle: \"a'\nby: 'Ada'\nempty:\nq: \"\nlist: [x]\nmap: {y: z}\nlong: |\n...\nText.");
    assert_str(doc->text, "Text.");
    assert_int_equal(doc->meta.len, 3);
    assert_str(doc->meta.at[0].value, "\"a'");
    assert_str(doc->meta.at[1].value, "Ada");
    assert_str(doc->meta.at[2].value, "\"");
    assert_text("+++\na = 'x'\n...\nb\n+++\nc", "c");
}

/* ---- what always holds */

/* xorshift: the same documents on every machine */
static uint32_t pick(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % n;
}

static wn_str make_source(void)
{
    static const char *const pieces[] = {
        "hen", "Grüße", "*", "**", "_", "~~", "`", "``", "[", "]", "](u)", "![", "[a]", "[a]: b\n", "<b>", "</b>",
        "<!--", "-->", "&amp;", "\\", "\\*", "$", ". ", " ", "  ", "\t", "\n", "\n", "\n\n", "\r\n", "> ", "- ", "1. ",
        "    ", "# ", "---\n", "===\n", "```\n", "~~~", "|", "|a|b|\n|-|-|\n", "<div>\n", "[^1]: ", "[^1]", "- [x] ",
        "https://a.bc/d", "\xE2\x80\x9C", "said", "<br>", "\xC2\xA0", "]: "
    };
    wn_buf b = wn_buf_new(arena);
    for (uint32_t n = pick(60); n-- > 0;) wn_buf_add(&b, wn_str_of(pieces[pick(sizeof pieces / sizeof *pieces)]));
    return wn_buf_str(&b);
}

static void check_leaves(const wn_doc *doc)
{
    uint32_t text = 0, source = 0;
    for (uint32_t i = 0; i < doc->leaves.len; i++) {
        const wn_leaf *l = &doc->leaves.at[i];
        assert_true(l->text.start >= text && l->text.end > l->text.start && l->text.end <= doc->text.len);
        assert_true(l->from >= source && l->to > l->from && l->to <= doc->source.len);
        for (; text < l->text.start; text++) assert_int_equal(doc->text.ptr[text], '\n');
        wn_str bytes = { doc->source.ptr + l->from, l->to - l->from };
        if (l->type == WN_LEAF_SAME) assert_true(wn_str_eq(bytes, wn_str_cut(doc->text, l->text)));
        const wn_node *n = &doc->nodes.at[l->node];
        assert_true(n->from <= l->from && l->to <= n->to);
        text = l->text.end;
        source = l->to;
    }
    assert_int_equal(text, doc->text.len);
}

static void check_nodes(const wn_doc *doc)
{
    for (uint32_t i = 1; i < doc->nodes.len; i++) {
        const wn_node *n = &doc->nodes.at[i], *up = &doc->nodes.at[n->parent];
        assert_true(n->parent < i && n->from <= n->to && n->to <= doc->source.len);
        if (n->from < n[-1].from || n->from < up->from || n->to > up->to)
            fail_msg("node %u in <%.*s>", i, (int)doc->source.len, doc->source.ptr);
        if (wn_span_empty(n->text)) continue;
        assert_true(up->text.start <= n->text.start && n->text.end <= up->text.end);
    }
    for (uint32_t i = 0; i < doc->blocks.len; i++) {
        wn_span s = doc->blocks.at[i].span;
        assert_true(!wn_span_empty(s) && (i == 0 || doc->blocks.at[i - 1].span.end <= s.start));
    }
}

static void leaves_and_nodes_stand_in_order(void **state)
{
    (void)state;
    for (uint32_t i = 1; i <= 20000; i++) {
        seed = UINT64_C(88172645463325252) + i * UINT64_C(7919);
        const wn_doc *doc = read_source(make_source());
        check_leaves(doc);
        check_nodes(doc);
        wn_arena_reset(arena);
    }
}

static void the_specification_is_read(void **state)
{
    (void)state;
    wn_buf path = wn_buf_new(arena);
    wn_err err = { 0 };
    wn_str source;
    const char *corpora = getenv("CORPORA");
    if (!corpora) skip();
    wn_buf_print(&path, "%s/cmark/spec.txt", corpora);
    wn_buf_byte(&path, 0);
    if (!wn_file_read(arena, path.ptr, 0, &source, &err)) fail_msg("%s", err.text);
    const wn_doc *doc = read_source(source);
    check_leaves(doc);
    check_nodes(doc);
}

/* ---- hostile documents */

static void read_row(const char *head, const char *piece, const char *tail, uint32_t n)
{
    wn_buf b = wn_buf_new(arena);
    wn_buf_add(&b, wn_str_of(head));
    for (uint32_t i = 0; i < n; i++) wn_buf_add(&b, wn_str_of(piece));
    for (uint32_t i = 0; i < n; i++) wn_buf_add(&b, wn_str_of(tail));
    wn_str source = wn_buf_str(&b), out = write_from("markdown", "markdown", read_source(source), &(wn_edits){ 0 });
    assert_true(wn_str_eq(out, source));
    wn_arena_reset(arena);
}

/* Each of these once took ten seconds and more in some reader of Markdown, this one included. */
static void long_rows_of_marks_come_out_as_they_came_in(void **state)
{
    (void)state;
    static const char *const all[][3] = {
        { "", ">", "\n" }, { "", "- ", "\n" }, { "", "- ", "  \n" }, { "", "-\t", "a\n" }, { "", "[", "]" },
        { "[a]: u\n\n", "[", "a]" }, { "", "[a\n", "]" }, { "", "[a](", ")" }, { "", "[a](<b", "" },
        { "", "![", "](u)" }, { "", "*a\n", "b*\n" }, { "", "*a ", "b_ c~ " }, { "", "*a **b ", "c** d* " },
        { "[a]: u&amp;v\n\n", "[a] ", "" }, { "", "[a]: b \"c\n", "" }, { "", "[a]: b\n", "[a] " },
        { "", "a <!--", "<![CDATA[" }, { "", "<a b=\"", "'" }, { "", "$1 ", "z$ " }, { "", "$1", " $" },
        { "|a|b\n|-|-\n", "|", "\\|" }, { "a|b\n", "a|b\n", "-|-|-\n" }, { "", "`", "\\`" }, { "", "[^1]: ", "\n" }, { "[a]: u\nb\n", "[^1]: c\n", "" },
        { "", "http://inn/a,", "" }, { "", "www.", "" }, { "", "ftp://", "<http://x,http://" }
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) read_row(all[i][0], all[i][1], all[i][2], 60000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_are_those_of_the_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_are_no_text, setup, teardown),
        cmocka_unit_test_setup_teardown(money_is_no_formula, setup, teardown),
        cmocka_unit_test_setup_teardown(notes_are_boxes_and_references_no_text, setup, teardown),
        cmocka_unit_test_setup_teardown(matter_at_the_front_is_kept_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(containers_know_their_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(links_know_their_address, setup, teardown),
        cmocka_unit_test_setup_teardown(what_only_looks_like_a_mark_is_text, setup, teardown),
        cmocka_unit_test_setup_teardown(addresses_in_brackets_are_links, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_begin_blocks_only_as_the_rules_say, setup, teardown),
        cmocka_unit_test_setup_teardown(matter_has_the_fields_that_are_words, setup, teardown),
        cmocka_unit_test_setup_teardown(leaves_and_nodes_stand_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(the_specification_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(long_rows_of_marks_come_out_as_they_came_in, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
