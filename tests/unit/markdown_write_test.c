/* markdown_write_test.c: Markdown in, edits, Markdown out. What is written is read again: it must say what the
** edits promise, block by block but for white space, over random documents and random edits. */

#include "base/file.h"
#include "base/utf8.h"
#include "format.h"

static uint64_t seed;

static wn_doc *read_source(wn_str source) { return read_as("markdown", source); }

static wn_str write_as(const char *to, const wn_doc *doc, const wn_edits *edits)
{
    return write_from("markdown", to, doc, edits);
}

/* ACTION on the words FIND of the text, with WITH. */
static void decide(const wn_doc *doc, wn_decisions *all, wn_action action, const char *find, const char *with)
{
    const char *at = memmem(doc->text.ptr, doc->text.len, find, strlen(find));
    if (!at) fail_msg("no <%s>", find);
    uint32_t start = (uint32_t)(at - doc->text.ptr);
    *wn_list_add(arena, all) = (wn_decision){
        .action = action, .span = { start, start + (uint32_t)strlen(find) }, .with = wn_str_of(with),
        .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
}

static void assert_dropped(const char *source, const char *words, const char *expected)
{
    wn_doc *doc = read_source(wn_str_of(source));
    wn_decisions all = { 0 };
    wn_str copy = wn_arena_copy(arena, wn_str_of(words));
    for (char *word = strtok((char *)(uintptr_t)copy.ptr, "|"); word; word = strtok(NULL, "|"))
        decide(doc, &all, WN_DROP, word, "");
    assert_str(write_as("markdown", doc, wn_edit_resolve(doc, &all, false)), expected);
}

static void assert_replaced(const char *source, const char *words, const char *with, const char *expected)
{
    wn_doc *doc = read_source(wn_str_of(source));
    wn_decisions all = { 0 };
    decide(doc, &all, WN_REPLACE, words, with);
    assert_str(write_as("markdown", doc, wn_edit_resolve(doc, &all, false)), expected);
}

static void a_dropped_sentence_leaves_its_line(void **state)
{
    (void)state;
    assert_dropped("One is. Two *is*\nbad. Three is.\n", "Two is bad.", "One is. Three is.\n");
    assert_dropped("> One is.\n> Two is.\n", "One is.", "> Two is.\n");
    assert_dropped("Keep **this is** gone.", "gone", "Keep **this is**.");
    assert_dropped("A **b c. D** e.", "D e.", "A **b c.**");
    assert_dropped("Seen.[^1] Gone.[^2] Kept.\n", "Gone.", "Seen.[^1] Kept.\n");
    assert_dropped("Kept.[^a] So.[^b]\n\n[^a]: Gone.\n\n[^b]: Kept.\n", "Gone.", "Kept. So.[^b]\n\n[^b]: Kept.\n");
    assert_dropped("Kept.[^a] So [r].\n\n[r]: /u\n[^a]: Gone.\n", "Gone.", "Kept. So [r].\n\n[r]: /u\n");
    assert_dropped("Kept [one](u) and [two](v).", "and two", "Kept [one](u).");
}

static void a_dropped_block_takes_its_lines(void **state)
{
    (void)state;
    assert_dropped("- one\n\nGone.\n\n  |a|b|\n|-|-|\n|c|d|\n", "Gone.",
                   "- one\n\n|a|b|\n|-|-|\n|c|d|\n");
    assert_dropped("- one\n\nGone.\n\n  Kept.\n", "Gone.", "- one\n\n<!-- -->\n\n  Kept.\n");
    assert_dropped("- one\n\nGone.\n    a|b\n-|-\nc|d\n", "Gone.", "- one\n\na|b\n-|-\nc|d\n");
    assert_dropped("> Gone.\n>     a|b\n> -|-\n", "Gone.", "> a|b\n> -|-\n");
    assert_dropped("- one\n\nGone.\n\nKept.\n", "Gone.", "- one\n\nKept.\n");
    assert_dropped("One.\n\nTwo.\n\nThree.\n", "Two.", "One.\n\nThree.\n");
    assert_dropped("One.\n\nTwo.\n", "Two.", "One.\n");
    assert_dropped("One.\n\nTwo.\n", "One.", "Two.\n");
    assert_dropped("# H\n\n- a\n- b\n  c\n- d\n", "b c", "# H\n\n- a\n- d\n");
    assert_dropped("1. a\n2. b\n3. c\n\nEnd.\n", "b", "1. a\n3. c\n\nEnd.\n");
    assert_dropped("> a\n>\n> b\n>\n> c\n", "b", "> a\n>\n> c\n");
    assert_dropped("- a\n\n  b\n- c\n", "a", "- b\n- c\n");
    assert_dropped("- a\n\n  b\n- c\n", "a|b", "- c\n");
    assert_replaced(">\t\t\tgo a\n", "  \tgo", "x", ">\t\tx a\n");
    assert_dropped("-\t\tgo\n\te\n", "go", "- e\n");
    assert_dropped(">\t\tgo\n>\te\n", "go", "> e\n");
    assert_dropped("1.\t\tgo\n\n\ta|b\n\t-|-\n", "go", "1. a|b\n\t-|-\n");
    assert_dropped("-\t\tgo\n\n\t- e\n", "go", "- <!-- -->\n \t- e\n");
    assert_dropped("-     go--\n", "go", "- <!-- -->\n      --\n");
    assert_dropped("> * a\n> *     go**\n", "go", "> * a\n> * <!-- -->\n>       **\n");
    assert_dropped("H\n=\n\nText.\n", "H", "Text.\n");
    assert_dropped("```\ncode\n```\n\nText.\n", "code", "Text.\n");
    assert_dropped("---\nt: x\n---\n\nOne.\n", "One.", "---\nt: x\n---\n");
}

static void what_stood_apart_stays_apart(void **state)
{
    (void)state;
    assert_dropped("One.\n# Two\nThree.\n", "Two", "One.\n\nThree.\n");
    assert_dropped("> One.\n> # Two\n> Three.\n", "Two", "> One.\n> \n> Three.\n");
    assert_dropped("- a\n\nTwo.\n\n- b\n", "Two.", "- a\n\n<!-- -->\n\n- b\n");
    assert_dropped("- a\n\nTwo.\n\n    code\n", "Two.", "- a\n\n<!-- -->\n\n    code\n");
    assert_dropped("Text\n1. a\n2. b\n", "a", "Text\n\n2. b\n");
}

static void a_row_goes_whole_and_a_head_stays(void **state)
{
    (void)state;
    assert_dropped("|a|b|\n|-|-|\n|c|d|\n|e|f|\n", "c|d", "|a|b|\n|-|-|\n|e|f|\n");
    assert_dropped("|a|b|\n|-|-|\n|c|d|\n|e|f|\n", "c", "|a|b|\n|-|-|\n||d|\n|e|f|\n");
    assert_dropped("a|b\n-|-\nc|d\n", "b|c", "a|| \n-|-\n| |d\n");
    assert_dropped("|a|b|\n|-|-|\n|c|d|\n", "a|b", "|||\n|-|-|\n|c|d|\n");
    assert_dropped("|a|b|\n|-|-|\n|c|d|\n\nEnd.\n", "a|b|c|d", "End.\n");
    assert_dropped("|Gone\r-|\nc\n", "Gone", "|| \r-|\nc\n");
}

static void text_that_would_be_markup_is_escaped(void **state)
{
    (void)state;
    assert_dropped("So 1. is a number.", "So", "1\\. is a number.");
    assert_dropped("So - that is all.", "So", "\\- that is all.");
    assert_replaced("Say it now.", "it", "*x* [y](z) <b> &amp; a_b", "Say \\*x\\* \\[y\\](z) \\<b> \\&amp; a\\_b now.");
    assert_replaced("|a b|\n|-|\n", "a", "x|y", "|x\\|y b|\n|-|\n");
    assert_replaced("Run `make it`.", "it", "a*b", "Run `make a*b`.");
    assert_replaced("> Say it\n> now.", "it", "one\ntwo", "> Say one\n> two\n> now.");
}

static void line_ends_that_are_added_are_those_of_the_document(void **state)
{
    (void)state;
    assert_dropped("A goose.\r\n\r\n---\r\n", "A goose.", "<!-- -->\r\n\r\n---\r\n");
    assert_dropped("A hen.\r\n# A goose\r\nA cow.\r\n", "A goose", "A hen.\r\n\r\nA cow.\r\n");
    assert_replaced("A goose.\r\nA hen.\r\n", "A goose.", "One\ntwo.", "One\r\ntwo.\r\nA hen.\r\n");
    assert_replaced("A goose.\r\nA hen.\r\n", "A goose.", "One\r\ntwo.", "One\r\ntwo.\r\nA hen.\r\n");
    assert_replaced("A hen.\n\nA goose.\r\n", "A goose.", "One\ntwo.", "A hen.\n\nOne\ntwo.\r\n");
    assert_replaced("```\r\nA goose\r\n```\r\n", "goose", "b\nc", "```\r\nA b\r\nc\r\n```\r\n");
    assert_replaced("```\r\nA goose\r\n```\r\n", "goose", "b\r\nc", "```\r\nA b\r\nc\r\n```\r\n");
    assert_dropped("```\r\nA hen\r\nA goose\r\nA cow\r\n```\r\n", "A goose\n", "```\r\nA hen\r\nA cow\r\n```\r\n");
}

/* A line of a quote without text is part of it: left behind, it would be text of the paragraph before. */
static void what_has_no_text_goes_with_what_it_is_part_of(void **state)
{
    (void)state;
    assert_dropped("Kept.[^1]\n\n[^1]: > gone\n    > \n\nEnd.\n", "gone", "Kept.\n\nEnd.\n");
    assert_dropped("Kept.\n\n> gone\n>\n\nEnd.\n", "gone", "Kept.\n\nEnd.\n");
    assert_dropped("> a\n>\n> gone\n>\n> b\n>\n", "gone", "> a\n>\n> b\n>\n");
}

/* "[ ]" is a box in an item alone: elsewhere it was written twice. */
static void a_box_that_is_none_is_text(void **state)
{
    (void)state;
    assert_replaced("[ ] a *b* - c", "b", "[x]: y", "[ ] a *\\[x\\]: y* - c");
    assert_replaced("- [ ] a *b\n  c*", "b", "~\n- d", "- [ ] a *\\~\n  \\- d\n  c*");
    wn_doc *doc = read_source(WN_STR("- [x] d\n- [x]:,>\n"));
    wn_decisions all = { 0 };
    decide(doc, &all, WN_MARK, "d", "m");
    assert_str(write_as("markdown", doc, wn_edit_resolve(doc, &all, false)), "- [x] <mark class=\"m\">d</mark>\n- [x]:,>\n");
}

static void what_stands_for_text_keeps_its_block(void **state)
{
    (void)state;
    assert_replaced("a\nb", "a", "x\ny\n", "x\ny\nb");
    assert_replaced("```\n``` x\ny\n```\n", "y", "```\nz", "```````````\n``` x\n```\nz\n```````````\n");
    assert_replaced("a `b` c", "b", "x\ny`z", "a x\ny\\`z c");
    assert_replaced("# a b", "a", "# x\n## y", "# # x ## y b");
    assert_replaced("one\n\n    code\n", "code", "a\nb\n", "one\n\n    a\n    b\n");
    assert_replaced("> - a\n>   b", "b", "1. x\n> y", "> - a\n>   1\\. x\n>   \\> y");
    assert_dropped("x :- y", "x", "\\:- y");
    assert_dropped("x [^1] y", "x", "y");
    assert_dropped("x [a]: b", "x", "\\[a]: b");
    assert_dropped("x __y__", "x", "__y__");
    assert_dropped("x ``` y", "x", "\\``` y");
    assert_dropped("x ~~~ y", "x", "\\~~~ y");
    assert_dropped("x = y", "x", "\\= y");
    assert_dropped("x *** y", "x", "\\*** y");
}

static void a_mark_is_a_tag(void **state)
{
    (void)state;
    wn_doc *doc = read_source(WN_STR("One **two three** four.\n"));
    wn_decisions all = { 0 };
    decide(doc, &all, WN_MARK, "three four", "odd");
    assert_str(write_as("markdown", doc, wn_edit_resolve(doc, &all, false)),
               "One **two <mark class=\"odd\">three</mark>**<mark class=\"odd\"> four</mark>.\n");
}

/* The head of the table is what would end one above it; only its own signs can say that it does not. */
static void three_touched_blocks_leave_care_for_one_that_none_touches(void **state)
{
    (void)state;
    wn_doc *doc = read_source(WN_STR("-One\n\n| | two\n|--\r-|\nthree [four]\n"));
    wn_decisions all = { 0 };
    decide(doc, &all, WN_DROP, "-", "");
    decide(doc, &all, WN_DROP, "| | ", "");
    decide(doc, &all, WN_DROP, " [four]", "");
    assert_str(write_as("markdown", doc, wn_edit_resolve(doc, &all, false)), "One\n\ntwo\n|\\-\\-\r-|\nthree\n");
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

static void add_words(wn_buf *b)
{
    static const char *const words[] = {
        "hens", "*lay*", "**brown eggs**", "`in a b`", "[the barn](u \"t\")", "_at dawn_, ", "Grüße.", "~~never~~ ",
        "1.", "-", "5 & 6", "![p](i)", "<b>bold</b>", "a\\*b", "https://a.bc/d_e", "**a *b* c**", "[ref]", "$x_1$",
        "snake_case", "“So,” said Ada.", "[^1]", "&copy;", "(see below)", "#", "+", "<https://x.yz>", "\xC2\xA0", "!",
        "[x]", "[ ]", "|", "|--", "-|", "|:-:|", "--", "'quoted'", "\r", ">"
    };
    for (uint32_t n = 1 + pick(7); n-- > 0;) {
        wn_buf_add(b, wn_str_of(words[pick(sizeof words / sizeof *words)]));
        if (pick(5)) wn_buf_byte(b, ' ');
    }
}

/* A block of a few lines, each behind PREFIX, the first behind FIRST. */
static void add_block(wn_buf *b, const char *first, const char *prefix, uint32_t depth)
{
    static const char *const heads[] = { "# ", "## ", "", "", "", "", "", "" };
    static const char *const firsts[] = { "> ", "- ", "1. ", "* ", "[^1]: " };
    static const char *const rests[] = { "> ", "  ", "   ", "  ", "    " };
    uint32_t kind = pick(14);
    wn_buf one = wn_buf_new(arena), rest = wn_buf_new(arena);
    wn_buf_print(&one, "%s", first);
    wn_buf_print(&rest, "%s", prefix);
    if (kind < 5 && depth < 3) {
        wn_buf_add(&one, wn_str_of(firsts[kind]));
        wn_buf_add(&rest, wn_str_of(rests[kind]));
        wn_str head = wn_arena_copy(arena, wn_buf_str(&one)), tail = wn_arena_copy(arena, wn_buf_str(&rest));
        for (uint32_t n = 1 + pick(3); n-- > 0; head = tail) add_block(b, head.ptr, tail.ptr, depth + 1);
        return;
    }
    if (kind == 5) {
        wn_buf_print(b, "%s```\n%sa  b\n%s\n%sc `d`\n%s```\n", first, prefix, prefix, prefix, prefix);
    } else if (kind == 6) {
        wn_buf_print(b, "%s| a b | c |\n%s|---|---|\n%s| *d* e | f\\|g |\n%s| h |\n", first, prefix, prefix, prefix);
    } else if (kind == 7) {
        wn_buf_print(b, "%s    in a\n%s\n%s    column\n", first, prefix, prefix);
    } else if (kind == 8) {
        wn_buf_print(b, "%s%s\n", first, pick(2) ? "***" : pick(2) ? "<div>x</div>" : pick(2) ? "[ref]: /u" : "[x]: ,>");
    } else {
        wn_buf_print(b, "%s%s", first, heads[pick(8)]);
        add_words(b);
        for (uint32_t n = pick(3); n-- > 0; add_words(b)) wn_buf_print(b, "%s\n%s", pick(4) ? "" : "  ", prefix);
        wn_buf_print(b, pick(9) ? "\n" : "\n%s===\n", prefix);
    }
    if (pick(5)) wn_buf_print(b, "%s\n", prefix);
}

static wn_str make_source(void)
{
    wn_buf b = wn_buf_new(arena), lines = wn_buf_new(arena);
    for (uint32_t n = 1 + pick(6); n-- > 0;) add_block(&b, "", "", 0);
    const char *end = pick(8) ? "\n" : "\r\n";
    for (size_t i = 0; i < b.len; i++)
        if (b.ptr[i] == '\n') wn_buf_add(&lines, wn_str_of(end));
        else wn_buf_byte(&lines, b.ptr[i]);
    return wn_buf_str(&lines);
}

/* The start of a code point at or after AT. */
static uint32_t boundary(wn_str text, uint32_t at)
{
    while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80) at++;
    return at;
}

static wn_decisions make_decisions(const wn_doc *doc)
{
    static const char *const with[] = { "x", "two words", "“quoted”", "a *b* [c](d) & <e>", "1. ü" };
    wn_decisions all = { 0 };
    for (uint32_t n = pick(6); n-- > 0 && doc->text.len;) {
        uint32_t a = boundary(doc->text, pick((uint32_t)doc->text.len));
        uint32_t b = boundary(doc->text, a + 1 + pick(40));
        if (b > doc->text.len) b = (uint32_t)doc->text.len;
        if (a >= b) continue;
        if (doc->blocks.len && pick(3) == 0) {
            wn_span s = doc->blocks.at[pick(doc->blocks.len)].span;
            a = s.start, b = s.end;
        }
        wn_decision *d = wn_list_add(arena, &all);
        *d = (wn_decision){ .action = (wn_action)pick(4), .span = { a, b }, .order = pick(3),
                            .filter = WN_STR("f"), .rule = WN_STR("r"), .reason = WN_STR("why") };
        if (d->action == WN_REPLACE) d->with = wn_str_of(with[pick(5)]);
        if (d->action == WN_MARK) d->with = WN_STR("m");
    }
    return all;
}

static wn_str squeeze(wn_str s)
{
    wn_buf out = wn_buf_new(arena);
    uint32_t len;
    for (size_t i = 0; i < s.len; i += len)
        if (!wn_char_space(wn_utf8_at(s, i, &len))) wn_buf_add(&out, (wn_str){ s.ptr + i, len });
    return wn_buf_str(&out);
}

static void check_source(wn_str source)
{
    static const wn_edits none;
    wn_doc *doc = read_source(source);
    assert_true(wn_str_eq(write_as("markdown", doc, &none), source));
    wn_decisions decisions = make_decisions(doc);
    const wn_edits *edits = wn_edit_resolve(doc, &decisions, pick(5) == 0);
    wn_str out = write_as("markdown", doc, edits);
    write_as("html", doc, edits);
    write_as("pandoc", doc, edits);
    wn_str promised = squeeze(wn_edit_text(doc, edits, arena)), back = squeeze(read_source(out)->text);
    if (!wn_str_eq(back, promised))
        fail_msg("promised <%.*s>\nread <%.*s>\nwritten <%.*s>\nfrom <%.*s>", (int)promised.len, promised.ptr,
                 (int)back.len, back.ptr, (int)out.len, out.ptr, (int)source.len, source.ptr);
}

static void edits_keep_their_promises(void **state)
{
    (void)state;
    uint32_t n = getenv("DOCUMENTS") ? (uint32_t)atoi(getenv("DOCUMENTS")) : 3000;
    for (uint32_t i = 1; i <= n; i++) {
        seed = UINT64_C(88172645463325252) + i * UINT64_C(7919);
        check_source(make_source());
        wn_arena_reset(arena);
    }
}

/* CommonMark's spec.txt, where there is one. */
static wn_str specification(void)
{
    wn_buf path = wn_buf_new(arena);
    wn_err err = { 0 };
    wn_str source;
    const char *corpora = getenv("CORPORA");
    if (!corpora) skip();
    wn_buf_print(&path, "%s/cmark/spec.txt", corpora);
    wn_buf_byte(&path, 0);
    if (!wn_file_read(arena, path.ptr, 0, &source, &err)) fail_msg("%s", err.text);
    return source;
}

static void the_specification_keeps_its_promises(void **state)
{
    (void)state;
    wn_str source = specification();
    for (uint32_t i = 1; i <= 20; i++) {
        seed = UINT64_C(88172645463325252) + i * UINT64_C(7919);
        check_source(source);
    }
}

/* HTML without paragraphs, images, breaks, attributes, white space; the arrows of the specification are tabs. */
static wn_str skeleton(wn_str s)
{
    wn_buf out = wn_buf_new(arena);
    for (size_t i = 0; i < s.len; i++) {
        wn_str rest = { s.ptr + i, s.len - i };
        const char *end = memchr(rest.ptr, '>', rest.len);
        size_t len = end ? (size_t)(end - rest.ptr) : 0, name = 1;
        while (name < len && !strchr(" \n/", rest.ptr[name])) name++;
        wn_str tag = { rest.ptr, len ? name : 0 };
        bool plain = wn_str_eq(tag, WN_STR("<p")) || wn_str_eq(tag, WN_STR("<img")) || wn_str_eq(tag, WN_STR("<br"));
        if (plain || (rest.len > 3 && memcmp(rest.ptr, "</p>", 4) == 0)) i += plain ? len : 3;
        else if (tag.len > 1 && tag.ptr[0] == '<' && name < len && rest.ptr[1] != '/') wn_buf_add(&out, tag), i += len - 1;
        else if (!strchr(" \n\t", s.ptr[i])) wn_buf_byte(&out, s.ptr[i]);
    }
    return wn_buf_str(&out);
}

static wn_str with_tabs(wn_str s)
{
    wn_buf out = wn_buf_new(arena);
    for (size_t i = 0; i < s.len; i++) {
        bool arrow = s.len - i > 2 && memcmp(s.ptr + i, "→", 3) == 0;
        wn_buf_byte(&out, arrow ? '\t' : s.ptr[i]);
        i += arrow ? 2 : 0;
    }
    return wn_buf_str(&out);
}

/* Of the 652 examples, those that differ are names of characters, bare addresses, links with nothing in them,
** HTML that is copied with the marks before it, and a label in capital ß. */
static void the_examples_of_the_specification_are_html(void **state)
{
    (void)state;
    static const wn_edits none;
    wn_str rest = specification();
    uint32_t good = 0, all = 0;
    for (;; all++) {
        static const char fence[] = "\n```````````````````````````````` example\n";
        const char *from = memmem(rest.ptr, rest.len, fence, sizeof fence - 1);
        if (!from) break;
        from += sizeof fence - 1;
        const char *end = memmem(from, rest.len - (size_t)(from - rest.ptr), fence, 33);
        wn_str example = { from, (size_t)(end - from) };
        const char *dot = example.len > 1 && from[0] == '.' ? from - 1 : memmem(from, example.len + 1, "\n.\n", 3);
        assert_non_null(dot);
        wn_doc *doc = read_source(with_tabs((wn_str){ from, (size_t)(dot + 1 - from) }));
        wn_str want = with_tabs((wn_str){ dot + 3, dot + 3 < end ? (size_t)(end - dot) - 3 : 0 });
        good += wn_str_eq(skeleton(want), skeleton(write_as("html", doc, &none)));
        rest = (wn_str){ end, rest.len - (size_t)(end - rest.ptr) };
    }
    if (good < 635) fail_msg("%u of %u", good, all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_dropped_sentence_leaves_its_line, setup, teardown),
        cmocka_unit_test_setup_teardown(a_dropped_block_takes_its_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(what_stood_apart_stays_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(a_row_goes_whole_and_a_head_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(text_that_would_be_markup_is_escaped, setup, teardown),
        cmocka_unit_test_setup_teardown(line_ends_that_are_added_are_those_of_the_document, setup, teardown),
        cmocka_unit_test_setup_teardown(what_has_no_text_goes_with_what_it_is_part_of, setup, teardown),
        cmocka_unit_test_setup_teardown(a_box_that_is_none_is_text, setup, teardown),
        cmocka_unit_test_setup_teardown(what_stands_for_text_keeps_its_block, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mark_is_a_tag, setup, teardown),
        cmocka_unit_test_setup_teardown(three_touched_blocks_leave_care_for_one_that_none_touches, setup, teardown),
        cmocka_unit_test_setup_teardown(edits_keep_their_promises, setup, teardown),
        cmocka_unit_test_setup_teardown(the_specification_keeps_its_promises, setup, teardown),
        cmocka_unit_test_setup_teardown(the_examples_of_the_specification_are_html, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
