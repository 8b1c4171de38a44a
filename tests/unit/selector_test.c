/* selector_test.c: selectors as they are read, and what is refused; words of classes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "find/class.h"
#include "find/selector.h"

/* "aside.promo > #x" for each selector of TEXT, with "|" between; or why it is refused. */
static const char *read(const char *text)
{
    static char out[400];
    wn_str rest = wn_str_of(text);
    size_t n = 0;
    out[0] = '\0';
    while (rest.len) {
        wn_selector s;
        wn_err err;
        if (!wn_selector_read(&rest, &s, &err)) return strcpy(out, err.text);
        n += (size_t)snprintf(out + n, sizeof out - n, "%s", n ? "|" : "");
        for (uint32_t i = 0; i < s.count; i++) {
            const wn_step *p = &s.steps[i];
            n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s%s%.*s", !i ? "" : p->child ? ">" : " ", (int)p->tag.len,
                                  p->tag.ptr, p->id.len ? "#" : "", (int)p->id.len, p->id.ptr);
            for (uint32_t k = 0; k < p->class_count; k++)
                n += (size_t)snprintf(out + n, sizeof out - n, ".%.*s", (int)p->classes[k].len, p->classes[k].ptr);
        }
    }
    return out;
}

static void selectors_name_containers(void **state)
{
    (void)state;
    assert_string_equal(read("aside .promo, #footer > ul"), "aside .promo|#footer>ul");
    assert_string_equal(read("div.a-b_c9.Z#x\t>\r\n*.élan"), "div#x.a-b_c9.Z>.élan");
    assert_string_equal(read("* p"), " p");
    assert_string_equal(read("a b c d e f g h"), "a b c d e f g h");
}

static void what_is_no_selector_is_refused(void **state)
{
    (void)state;
    assert_string_equal(read("p:first"), "selector 'p:first': ':first' is no tag, .class or #id");
    assert_string_equal(read("p{"), "selector 'p{': '{' is no tag, .class or #id");
    assert_string_equal(read("p ["), "selector 'p [': '[' is no tag, .class or #id");
    assert_string_equal(read("p."), "selector 'p.': '' is no tag, .class or #id");
    assert_string_equal(read("> p"), "selector '> p': '> p' is no tag, .class or #id");
    assert_string_equal(read("p > > q"), "selector 'p > > q': '> q' is no tag, .class or #id");
    assert_string_equal(read("p >"), "selector 'p >' ends before it says anything");
    assert_string_equal(read(", p"), "selector ', p' ends before it says anything");
    assert_string_equal(read(".a.b.c.d.e"), "selector '.a.b.c.d.e': '' is no tag, .class or #id");
    assert_string_equal(read("a b c d e f g h i"), "selector 'a b c d e f g h i' has more than 8 parts");
}

/* The words of S that pages call their parts, in the order of the alphabet. */
static const char *words_of(wn_str s)
{
    static char out[400];
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    uint64_t set[WN_CLASS_SETS] = { 0 };
    size_t n = 0;
    wn_class_find(wn_class_slots(a), s, set);
    out[0] = '\0';
    for (uint32_t i = 0; i < WN_CLASS_SETS * 64; i++) {
        wn_str w = set[i / 64] >> i % 64 & 1 ? wn_class_word(i) : WN_STR("");
        if (w.len) n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s", n ? " " : "", (int)w.len, w.ptr);
    }
    wn_arena_free(a);
    return out;
}

static void classes_are_words_with_anything_between(void **state)
{
    char many[1000];
    (void)state;
    assert_string_equal(words_of(WN_STR("postBody entry-content")), "body content entry post");
    assert_string_equal(words_of(WN_STR("NAV_9Footer {aside}|postÜbody MENUitem xBody")), "aside body footer nav post");
    assert_string_equal(words_of(WN_STR("")), "");
    for (size_t i = 0; i < sizeof many; i++) many[i] = "nav "[i % 4];
    memcpy(many + 399, " menu body ", 11);
    assert_string_equal(words_of((wn_str){ many, sizeof many }), "nav");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selectors_name_containers), cmocka_unit_test(what_is_no_selector_is_refused),
        cmocka_unit_test(classes_are_words_with_anything_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
