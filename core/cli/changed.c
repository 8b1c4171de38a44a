/* changed.c: see changed.h. Read off `git diff --unified=0`: "+++ path", then "@@ -a,b +c,d @@". Attributes
** and NULs make no file binary here: what git does not compare would go unchecked. */
#include "cli/changed.h"

#include <stdlib.h>

#include "cli/program.h"

static wn_str in_root(wn_arena *a, wn_str root, wn_str path)
{
    wn_buf whole = wn_buf_new(a);
    wn_buf_add(&whole, root);
    wn_buf_byte(&whole, '/');
    wn_buf_add(&whole, path);
    return wn_buf_str(&whole);
}

/* The byte that is written as \n, \" or \303 behind the backslash at AT; moves AT to its last character. */
static char escaped(wn_str s, size_t *at)
{
    static const char letters[] = "abfnrtv", bytes[] = "\a\b\f\n\r\t\v";
    char c = s.ptr[*at];
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter) return bytes[letter - letters];
    if (c < '0' || c > '7') return c;
    unsigned code = 0;
    for (int i = 0; i < 3 && *at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '7'; i++, ++*at)
        code = code * 8 + (unsigned)(s.ptr[*at] - '0');
    --*at;
    return (char)code;
}

/* A name as git writes it: a TAB behind one that has a space, one with control characters, quotation
** marks or backslashes in quotation marks. */
static wn_str named(wn_arena *a, wn_str s)
{
    wn_buf out = wn_buf_new(a);
    if (s.len && s.ptr[s.len - 1] == '\t') s.len--;
    if (s.len < 2 || s.ptr[0] != '"' || s.ptr[s.len - 1] != '"') return s;
    for (size_t i = 1; i + 1 < s.len; i++)
        if (s.ptr[i] != '\\') wn_buf_byte(&out, s.ptr[i]);
        else i++, wn_buf_byte(&out, escaped(s, &i));
    return wn_buf_str(&out);
}

/* "@@ -a,b +c,d @@": the lines c to c + d - 1 are new; without ",d", one. */
static void add_hunk(wn_arena *a, wn_changes *out, wn_str file, wn_str line)
{
    const char *plus = memchr(line.ptr, '+', line.len);
    char *end;
    if (!plus || !file.len) return;
    unsigned long first = strtoul(plus + 1, &end, 10), count = 1;
    if (*end == ',') count = strtoul(end + 1, NULL, 10);
    if (count == 0) return;
    *wn_list_add(a, out) = (wn_change){ file, (uint32_t)first, (uint32_t)(first + count - 1) };
}

static void read_diff(wn_arena *a, wn_str root, wn_str diff, wn_changes *out)
{
    wn_str file = { NULL, 0 };
    while (diff.len) {
        wn_str line = wn_str_take(&diff, '\n');
        if (wn_str_begins(line, WN_STR("diff --git "))) file.len = 0;
        else if (wn_str_begins(line, WN_STR("+++ ")) && file.len == 0)
            file = in_root(a, root, named(a, (wn_str){ line.ptr + 4, line.len - 4 }));
        else if (wn_str_begins(line, WN_STR("@@ "))) add_hunk(a, out, file, line);
    }
}

bool wn_changed_find(wn_arena *a, const char *rev, wn_changes *out, wn_err *err)
{
    const char *const top[] = { "git", "rev-parse", "--show-toplevel", NULL };
    const char *const diff[] = { "git", "--no-literal-pathspecs", "-c", "core.quotePath=false", "-c",
        "diff.relative=false", "diff", "--unified=0", "--inter-hunk-context=0", "--text", "--no-color",
        "--no-ext-diff", "--no-textconv", "--no-prefix", "--no-renames", rev, "--", ":/", NULL };
    const char *const others[] = { "git", "--no-literal-pathspecs", "ls-files", "-z", "--others",
        "--exclude-standard", "--full-name", ":/", NULL };
    wn_buf root = wn_buf_new(a), changes = wn_buf_new(a), files = wn_buf_new(a);
    if (rev[0] == '-' || rev[0] == '\0')
        return wn_fail(err, WN_USAGE, WN_NO_OFFSET, "--changed=%s; expected a revision", rev);
    unsetenv("GIT_DIFF_OPTS");          /* its --unified would win over ours */
    if (!wn_program_read(top, &root, err) || !wn_program_read(diff, &changes, err) ||
        !wn_program_read(others, &files, err)) return false;
    wn_str all = wn_buf_str(&root), folder = wn_str_take(&all, '\n');
    wn_buf_byte(&changes, '\n');
    read_diff(a, folder, wn_buf_str(&changes), out);
    for (wn_str rest = wn_buf_str(&files); rest.len;)
        *wn_list_add(a, out) = (wn_change){ in_root(a, folder, wn_str_take(&rest, '\0')), 1, UINT32_MAX };
    return true;
}

bool wn_changed_has(const wn_changes *c, wn_str file, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < c->len; i++)
        if (c->at[i].from <= to && from <= c->at[i].to && wn_str_eq(c->at[i].file, file)) return true;
    return false;
}
