/* page_test.c: what the containers of a page say of its blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bind/run.h"
#include "read/read.h"

/* The text of PAGE without what is found to be boilerplate, a line a block. */
static const char *kept(wn_arena *a, const char *page)
{
    wn_err err = { 0 };
    wn_limits limits = { 0, 0 };
    static const wn_read_options options;
    wn_doc *doc = wn_doc_new(a, WN_STR("a.html"), wn_str_of(page));
    wn_lua *l = wn_lua_new(&limits, &err);
    assert_non_null(l);
    assert_true(wn_read_html(doc, &options, &err));
    wn_found *f = wn_lua_found(l, doc, &err);
    assert_true(wn_boilerplate_find(f, &err));
    wn_buf out = wn_buf_new(a);
    for (uint32_t i = 0, k = 0; i < doc->blocks.len; i++) {
        wn_span s = doc->blocks.at[i].span;
        while (k < f->boilerplate.len && f->boilerplate.at[k].span.end <= s.start) k++;
        if (k < f->boilerplate.len && f->boilerplate.at[k].span.start <= s.start) continue;
        wn_buf_add(&out, wn_str_cut(doc->text, s));
        wn_buf_byte(&out, '\n');
    }
    wn_buf_byte(&out, '\0');
    wn_lua_free(l);
    return out.ptr;
}

#define STORY \
    "<p>The harbour master of Sandvik said on Monday that the two ferries will not sail before June.</p>" \
    "<p>A crack in the hull of the older one was found by divers who had looked for a lost anchor.</p>" \
    "<p>Nobody on the islands was surprised, since the boats are forty years old and rust at every seam.</p>" \
    "<p>The council will meet in the school on Friday and decide whether a third one can be hired.</p>"

static void what_stands_in_nav_and_footer_goes(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    const char *got = kept(a,
        "<html><head><title>Ferries stay in port</title></head><body>"
        "<nav><ul><li><a href=a>Home</a></li><li><a href=b>Islands</a></li><li><a href=c>Boats</a></li></ul></nav>"
        "<main><article><h1>Ferries stay in port</h1>" STORY "</article></main>"
        "<aside class=related><h3>More stories</h3><ul><li><a href=d>Whales were seen off the coast</a></li>"
        "<li><a href=e>The school has a new roof</a></li></ul></aside>"
        "<footer><p>About the paper</p><p>Contact</p><p>Privacy</p></footer></body></html>");
    assert_non_null(strstr(got, "The harbour master"));
    assert_non_null(strstr(got, "The council will meet"));
    assert_null(strstr(got, "Islands"));
    assert_null(strstr(got, "Whales"));
    assert_null(strstr(got, "Privacy"));
    wn_arena_free(a);
}

static void a_class_says_what_a_sentence_is_for(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    const char *got = kept(a,
        "<html><body><div class='article-body'><h1>Ferries stay in port</h1>" STORY "</div>"
        "<div class='site-footer copyright'><p>All that we print belongs to the paper of the islands.</p></div>"
        "</body></html>");
    assert_non_null(strstr(got, "Nobody on the islands"));
    assert_null(strstr(got, "All that we print"));
    wn_arena_free(a);
}

static void a_page_never_goes_as_a_whole(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    const char *got = kept(a,
        "<html><head><title>Shop</title></head><body>"
        "<nav><ul><li><a href=a>Home</a></li><li><a href=b>Shop</a></li><li><a href=c>Basket</a></li></ul></nav>"
        "<div class='sidebar widget'><ul class=links><li><a href=d>Red mug</a> <span>9 crowns</span></li>"
        "<li><a href=e>Tea pot</a> <span>30 crowns</span></li><li><a href=f>Milk jug</a> <span>14 crowns</span></li>"
        "<li><a href=g>Bread board</a> <span>22 crowns</span></li><li><a href=h>Egg cup</a> <span>5 crowns</span></li>"
        "</ul></div><footer><p><a href=i>Privacy</a></p><p>Copyright 2020</p></footer></body></html>");
    assert_non_null(strstr(got, "crowns"));
    assert_null(strstr(got, "Privacy"));
    wn_arena_free(a);
}

static void a_page_of_text_alone_is_kept(void **state)
{
    (void)state;
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    const char *got = kept(a, "<html><body>" STORY "</body></html>");
    assert_non_null(strstr(got, "The harbour master"));
    assert_non_null(strstr(got, "A crack"));
    assert_non_null(strstr(got, "The council will meet"));
    wn_arena_free(a);
}

/* What a page says of itself: its kind, its title, and a body of COPIES of a sentence. */
static void head(wn_buf *out, const char *kind, int copies)
{
    wn_buf_add(out, WN_STR("<html><head><title>Ferries stay in port</title>"));
    if (*kind) wn_buf_print(out, "<meta property='og:type' content='%s'>", kind);
    wn_buf_add(out, WN_STR("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""));
    for (int i = 0; i < copies; i++)
        wn_buf_print(out, "Boat %d stays in port, as the harbour master told the council of the islands. ", i);
    wn_buf_add(out, WN_STR("\"}</script></head><body class='pageTop'>"));
}

/* BEFORE links, a heading, forty paragraphs and BEHIND links, which say where they lead. */
static const char *long_page(wn_arena *a, const char *kind, int copies, int before, int behind)
{
    wn_buf out = wn_buf_new(a);
    head(&out, kind, copies);
    wn_buf_add(&out, WN_STR("<div class='siteNav MENU-bar promo'><ul>"));
    for (int i = 0; i < before; i++) wn_buf_print(&out, "<li><a href=a%d>Section %d</a></li>", i, i);
    wn_buf_add(&out, WN_STR("</ul></div><div class='mainContent article-body'><h1>Ferries stay in port</h1>"));
    for (int i = 0; i < 40; i++)
        wn_buf_print(&out, "<p>Boat %d stays in port, as the harbour master told the council of the islands.</p>", i);
    wn_buf_add(&out, WN_STR("</div><div hidden><p>***</p><p>Nobody reads what is hidden here, and nobody should.</p>"
                            "</div><footer class='siteFooter links'><ul>"));
    for (int i = 0; i < behind; i++) wn_buf_print(&out, "<li><a href=b%d>Offer %d</a></li>", i, i);
    wn_buf_add(&out, WN_STR("</ul></footer></body></html>"));
    wn_buf_byte(&out, '\0');
    return kept(a, out.ptr);
}

static void an_article_is_kept_whatever_a_page_says_of_itself(void **state)
{
    static const char *const kinds[] = { "", "article", "website", "product.item", "profile" };
    (void)state;
    for (int i = 0; i < 15; i++) {
        wn_arena *a = wn_arena_new(0, NULL, NULL);
        const char *got = long_page(a, kinds[i % 5], i % 3 ? 4 * i : 0, 1 + i, 25);
        assert_non_null(strstr(got, "Boat 0 stays"));
        assert_non_null(strstr(got, "Boat 39 stays"));
        assert_null(strstr(got, "Section"));
        assert_null(strstr(got, "Offer"));
        assert_null(strstr(got, "Nobody reads"));
        wn_arena_free(a);
    }
}

static void a_story_is_kept_however_deep_it_stands(void **state)
{
    (void)state;
    for (int depth = 1; depth < 300; depth = depth * 3 + 1) {
        wn_arena *a = wn_arena_new(0, NULL, NULL);
        wn_buf out = wn_buf_new(a);
        head(&out, "article", 0);
        for (int i = 0; i < depth; i++) wn_buf_add(&out, WN_STR("<div class='a b'>"));
        wn_buf_add(&out, WN_STR("<h2>Harbour</h2>" STORY));
        for (int i = 0; i < depth; i++) wn_buf_add(&out, WN_STR("</div>"));
        wn_buf_add(&out, WN_STR("<footer><p>Contact</p><p>Privacy</p></footer></body></html>"));
        wn_buf_byte(&out, '\0');
        const char *got = kept(a, out.ptr);
        assert_non_null(strstr(got, "The harbour master"));
        assert_non_null(strstr(got, "The council will meet"));
        assert_null(strstr(got, "Privacy"));
        wn_arena_free(a);
    }
}

/* Its cells are all links, as those of menus are, and most of the page is teasers. */
static void a_table_behind_a_sentence_of_its_container_stays_with_it(void **state)
{
    (void)state;
    static const char *const drivers[] = { "Ada Byrne", "Tom Pike", "Ole Dahl", "Mia Holm", "Jon Vik", "Eva Rask" };
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    wn_buf page = wn_buf_new(a);
    wn_buf_print(&page, "<title>Standings</title><nav><ul><li><a href=a>Home</a><li><a href=b>Races</a><li><a href=c>Forum</a>"
                        "</ul></nav><div class=article><p>This page always has the standings of the cup as they are after "
                        "the last race of the year.</p><table>");
    for (int i = 0; i < 6; i++)
        wn_buf_print(&page, "<tr><td><a href=x>%s</a></td></tr>", drivers[i]);
    wn_buf_print(&page, "</table></div>");
    for (int i = 0; i < 6; i++)
        wn_buf_print(&page, "<div class=teaser><h4><a href=t>Race %d was won by a driver from the islands</a></h4><p>The "
                            "race of the %dth of May was the longest one that anybody had seen, and the last.</p></div>", i, i);
    wn_buf_byte(&page, 0);
    const char *got = kept(a, page.ptr);
    assert_non_null(strstr(got, "This page always"));
    assert_non_null(strstr(got, "Tom Pike"));
    assert_null(strstr(got, "Forum"));
    wn_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_nav_and_footer_goes),
        cmocka_unit_test(a_class_says_what_a_sentence_is_for),
        cmocka_unit_test(a_page_never_goes_as_a_whole),
        cmocka_unit_test(a_page_of_text_alone_is_kept),
        cmocka_unit_test(an_article_is_kept_whatever_a_page_says_of_itself),
        cmocka_unit_test(a_story_is_kept_however_deep_it_stands),
        cmocka_unit_test(a_table_behind_a_sentence_of_its_container_stays_with_it),
    };
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
