/* regex.c: the only file that knows PCRE2. A pattern is compiled once, by the JIT too where it can;
** each match runs under limits on steps, depth and heap, so that a pattern that explodes ends as an
** error. What PCRE2 answers is one of three things: found, not there, or an error that says so.
** Steps are not time: a pattern may be slow within its limits, and the run's time limit ends it. */
#include "find/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

enum {
    PATTERN_MAX = 65536,        /* bytes */
    STACK_START = 32768,        /* of the JIT, bytes; that of PCRE2's own documentation */
    STACK_MAX = 1048576,
    HEAP_MAX = 65536,           /* KiB; PCRE2's default is 20 GB */
    STEPS_MAX = 1000000,
    DEPTH_MAX = 250000
};

struct wn_regex {
    wn_regex_memory from;
    pcre2_general_context *memory;
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    pcre2_jit_stack *stack;     /* NULL where the JIT has no code for the pattern */
    void *counted;              /* as much as that code, which the JIT takes from elsewhere; never touched */
    uint32_t groups;
    uint32_t names, name_size;  /* entries of the table of named groups, bytes of each */
    PCRE2_SPTR name_table;
};

static const struct { char letter; uint32_t option; } flag_table[] = {
    { 'i', PCRE2_CASELESS }, { 'm', PCRE2_MULTILINE }, { 's', PCRE2_DOTALL },
    { 'x', PCRE2_EXTENDED }, { 'U', PCRE2_UNGREEDY },
};

static bool read_flags(wn_str flags, uint32_t *options, wn_err *err)
{
    enum { KNOWN = sizeof flag_table / sizeof *flag_table };
    for (size_t i = 0; i < flags.len; i++) {
        size_t k = 0;
        while (k < KNOWN && flag_table[k].letter != flags.ptr[i]) k++;
        if (k == KNOWN)
            return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "unknown flag '%.*s' of a pattern: "
                           "there are i, m, s, x and U", (int)(flags.len - i), flags.ptr + i);
        *options |= flag_table[k].option;
    }
    return true;
}

static bool fail_compile(int code, size_t at, wn_err *err)
{
    PCRE2_UCHAR text[256];
    pcre2_get_error_message(code, text, sizeof text);
    return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "pattern, byte %zu: %s", at + 1,
                   (const char *)text);
}

static int refuse_callout(pcre2_callout_enumerate_block *block, void *at)
{
    *(size_t *)at = block->pattern_position;
    return 1;
}

static bool compile(wn_regex *re, wn_str pattern, uint32_t options, wn_err *err)
{
    pcre2_compile_context *context = pcre2_compile_context_create(re->memory);
    /* Lines of a text end as they come: LF, CR LF or CR. */
    pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
    int code;
    PCRE2_SIZE at = 0;
    re->code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len,
                             options | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &at,
                             context);
    pcre2_compile_context_free(context);
    if (!re->code) return fail_compile(code, at, err);
    if (pcre2_callout_enumerate(re->code, refuse_callout, &at) != 0)
        return wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "pattern, byte %zu: callouts are refused",
                       at + 1);
    return true;
}

/* The JIT is a matter of speed: where it fails, the interpreter does the same work. */
static void compile_fast(wn_regex *re)
{
    size_t size = 0;
    if (pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE) != 0) return;
    if (pcre2_pattern_info(re->code, PCRE2_INFO_JITSIZE, &size) != 0 || size == 0) return;
    re->counted = re->from.get(size, re->from.data);
    re->stack = pcre2_jit_stack_create(STACK_START, STACK_MAX, re->memory);
    pcre2_jit_stack_assign(re->limits, NULL, re->stack);
}

static void prepare(wn_regex *re)
{
    re->data = pcre2_match_data_create_from_pattern(re->code, re->memory);
    re->limits = pcre2_match_context_create(re->memory);
    pcre2_set_match_limit(re->limits, STEPS_MAX);
    pcre2_set_depth_limit(re->limits, DEPTH_MAX);
    pcre2_set_heap_limit(re->limits, HEAP_MAX);
    pcre2_pattern_info(re->code, PCRE2_INFO_CAPTURECOUNT, &re->groups);
    pcre2_pattern_info(re->code, PCRE2_INFO_NAMECOUNT, &re->names);
    pcre2_pattern_info(re->code, PCRE2_INFO_NAMEENTRYSIZE, &re->name_size);
    pcre2_pattern_info(re->code, PCRE2_INFO_NAMETABLE, &re->name_table);
    PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(re->data);
    for (uint32_t i = 0; i < 2 * (re->groups + 1); i++) pairs[i] = PCRE2_UNSET;
    compile_fast(re);
}

static void *plain_get(size_t size, void *data)
{
    (void)data;
    return malloc(size);
}

static void plain_give(void *ptr, void *data)
{
    (void)data;
    free(ptr);
}

wn_regex *wn_regex_new(wn_str pattern, wn_str flags, const wn_regex_memory *memory, wn_err *err)
{
    static const wn_regex_memory plain = { plain_get, plain_give, NULL };
    if (!memory) memory = &plain;
    uint32_t options = 0;
    if (!read_flags(flags, &options, err)) return NULL;
    if (pattern.len > PATTERN_MAX) {
        wn_fail(err, WN_BAD_RULE, WN_NO_OFFSET, "a pattern of %zu bytes: at most %d are read",
                pattern.len, PATTERN_MAX);
        return NULL;
    }
    wn_regex *re = memory->get(sizeof *re, memory->data);
    if (!re) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, "no memory for a pattern"), NULL;
    *re = (wn_regex){ .from = *memory };
    re->memory = pcre2_general_context_create(memory->get, memory->give, memory->data);
    if (!compile(re, pattern, options, err)) return wn_regex_free(re), NULL;
    prepare(re);
    return re;
}

void wn_regex_free(wn_regex *re)
{
    if (!re) return;
    pcre2_jit_stack_free(re->stack);
    pcre2_match_context_free(re->limits);
    pcre2_match_data_free(re->data);
    pcre2_code_free(re->code);
    pcre2_general_context_free(re->memory);
    re->from.give(re->counted, re->from.data);
    re->from.give(re, re->from.data);
}

size_t wn_regex_size(const wn_regex *re)
{
    size_t code = 0, fast = 0;
    pcre2_pattern_info(re->code, PCRE2_INFO_SIZE, &code);
    pcre2_pattern_info(re->code, PCRE2_INFO_JITSIZE, &fast);
    return code + fast;
}

uint32_t wn_regex_groups(const wn_regex *re) { return re->groups; }

/* An entry of the table of names: the group's number in two bytes, its name, a NUL. */
static uint32_t name_entry(const wn_regex *re, uint32_t i, wn_str *name)
{
    PCRE2_SPTR entry = re->name_table + (size_t)i * re->name_size;
    *name = wn_str_of((const char *)entry + 2);
    return (uint32_t)entry[0] << 8 | entry[1];
}

int wn_regex_group(const wn_regex *re, wn_str name)
{
    wn_str other;
    int found = -1;
    for (uint32_t i = 0; i < re->names; i++) {
        uint32_t group = name_entry(re, i, &other);
        if (!wn_str_eq(name, other)) continue;
        if (found < 0 || wn_regex_span(re, group).start != WN_NOWHERE) found = (int)group;
    }
    return found;
}

wn_str wn_regex_group_name(const wn_regex *re, uint32_t group)
{
    wn_str name;
    for (uint32_t i = 0; i < re->names; i++)
        if (name_entry(re, i, &name) == group) return name;
    return WN_STR("");
}

static bool is_limit(int code)
{
    return code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_DEPTHLIMIT ||
           code == PCRE2_ERROR_HEAPLIMIT || code == PCRE2_ERROR_NOMEMORY ||
           code == PCRE2_ERROR_JIT_STACKLIMIT;
}

static int fail_match(int code, size_t from, wn_err *err)
{
    PCRE2_UCHAR text[256];
    pcre2_get_error_message(code, text, sizeof text);
    wn_fail(err, is_limit(code) ? WN_LIMIT : WN_BAD_RULE, from, "a pattern was given up: %s",
            (const char *)text);
    return -1;
}

/* A group with \K that a lookaround calls: what is found would end before it begins, or begin before FROM. */
static bool goes_back(const wn_regex *re, size_t from)
{
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(re->data);
    return pairs[0] > pairs[1] || pairs[0] < from;
}

static int match(wn_regex *re, wn_str subject, size_t from, uint32_t options, wn_err *err)
{
    if (from > subject.len) return 0;
    PCRE2_SPTR text = (PCRE2_SPTR)(subject.ptr ? subject.ptr : "");
    options |= PCRE2_NO_UTF_CHECK | (re->stack ? 0 : PCRE2_NO_JIT);
    int code = pcre2_match(re->code, text, subject.len, from, options, re->data, re->limits);
    if (code == PCRE2_ERROR_JIT_STACKLIMIT)
        code = pcre2_match(re->code, text, subject.len, from, options | PCRE2_NO_JIT, re->data,
                           re->limits);
    if (code == PCRE2_ERROR_NOMATCH) return 0;
    if (code < 0) return fail_match(code, from, err);
    if (!goes_back(re, from)) return 1;
    wn_fail(err, WN_BAD_RULE, from, "a pattern was given up: \\K in a lookaround");
    return -1;
}

int wn_regex_match(wn_regex *re, wn_str subject, size_t from, wn_err *err)
{
    return match(re, subject, from, 0, err);
}

wn_span wn_regex_span(const wn_regex *re, uint32_t group)
{
    wn_span none = { WN_NOWHERE, WN_NOWHERE };
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(re->data);
    if (group > re->groups || pairs[2 * group] == PCRE2_UNSET) return none;
    wn_span s = { (uint32_t)pairs[2 * group], (uint32_t)pairs[2 * group + 1] };
    return s;
}

int wn_regex_next(wn_regex *re, wn_str subject, wn_regex_walk *walk, wn_err *err)
{
    int found = match(re, subject, walk->at, walk->empty ? PCRE2_NOTEMPTY_ATSTART : 0, err);
    if (found < 1) return found;
    wn_span s = wn_regex_span(re, 0);
    *walk = (wn_regex_walk){ s.end, wn_span_empty(s) };
    return 1;
}
