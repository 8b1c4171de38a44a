/* report.c: see report.h. Formats are written as their readers ask:
**
**     text         gcc's: FILE:LINE:COLUMN: severity: message [rule], and on a terminal the line;
**                  no failures, which standard error has as soon as they are met
**     github       workflow commands; https://docs.github.com/actions, "Workflow commands"
**     sarif        2.1.0 of OASIS; columns in UTF-16 units
**     json         an array of objects, all that is known
**     rdjsonl      reviewdog's, a finding a line; columns in bytes
**     checkstyle   XML, by file
**     junit        XML, a test case a rule and file
**     gitlab       code quality: an array with fingerprints
*/
#include "write/report.h"

#include "base/json.h"
#include "base/safe.h"
#include "base/utf8.h"

const char *wn_severity_name(uint8_t severity)
{
    static const char *const names[] = { "note", "warning", "error" };
    return names[severity];
}

/* The rule of failures. */
static const wn_str unreadable = { "unreadable", 10 };

/* ---- places */

enum { STRIDE = 1024, WORDS = 4096, LINE = 160, AHEAD = 60 };    /* bytes */

/* Moves K over the character that it stands before. */
static void step(wn_str s, wn_counted *k)
{
    uint32_t len, code = wn_utf8_at(s, k->at, &len);
    k->at += len;
    bool pair = code == '\r' && k->at < s.len && s.ptr[k->at] == '\n';
    if (code == '\n' || (code == '\r' && !pair)) k->spot = (wn_spot){ k->spot.line + 1, 1, 1, 1 };
    else k->spot = (wn_spot){ k->spot.line, k->spot.points + 1, k->spot.utf16 + 1 + (code > 0xFFFF),
                              k->spot.bytes + len };
}

static wn_counted walk(wn_str s, wn_counted k, uint32_t at)
{
    while (k.at < at && k.at < s.len) step(s, &k);
    return k;
}

static wn_spot spot_at(wn_places *p, uint32_t at)
{
    if (!p->known.len) *wn_list_add(p->arena, &p->known) = (wn_counted){ { 1, 1, 1, 1 }, 0 };
    while (p->known.len <= at / STRIDE) {
        wn_counted next = walk(p->source, p->known.at[p->known.len - 1], p->known.len * STRIDE);
        *wn_list_add(p->arena, &p->known) = next;
    }
    uint32_t i = at / STRIDE;
    wn_counted k = walk(p->source, p->known.at[i].at > at ? p->known.at[i - 1] : p->known.at[i], at);
    k.spot.bytes -= k.at > at ? k.at - at : 0;
    return k.spot;
}

/* FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t hash(uint64_t h, wn_str s)
{
    for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.ptr[i]) * UINT64_C(0x100000001b3);
    return (h ^ 0xFF) * UINT64_C(0x100000001b3);
}

static bool is_end(char c) { return c == '\n' || c == '\r'; }

static uint32_t whole(wn_str s, uint32_t end) { return (uint32_t)wn_utf8_start(s, end); }

/* At most LEN bytes of S from FROM on, whole characters, none of them the end of a line. */
static wn_str line_from(wn_str s, uint32_t from, uint32_t len)
{
    uint32_t end = from;
    while (end < s.len && end - from < len && !is_end(s.ptr[end])) end++;
    return wn_str_cut(s, (wn_span){ from, whole(s, end) });
}

/* The print of the line that has byte START first; NEAR's, where it is the same. */
static uint64_t print_of_line(wn_str source, uint32_t start, const wn_finding *near)
{
    if (near && near->start - (near->from.bytes - 1) == start) return near->line_print;
    return hash(UINT64_C(0xcbf29ce484222325),
                wn_str_trim(line_from(source, start, UINT32_MAX), WN_STR(" \t")));
}

void wn_finding_place(wn_finding *f, wn_places *p, const wn_finding *near)
{
    wn_str source = p->source;
    f->from = spot_at(p, f->start);
    f->to = spot_at(p, f->end);
    uint32_t start = f->start - (f->from.bytes - 1);
    uint32_t from = f->start - start > AHEAD ? whole(source, f->start - AHEAD) : start;
    f->line = line_from(source, from, LINE);
    f->line_at = f->start - from;
    f->line_print = print_of_line(source, start, near);
    bool cut = f->end - f->start > WORDS;
    f->words = wn_str_cut(source, (wn_span){ f->start, cut ? whole(source, f->start + WORDS) : f->end });
    f->print = hash(hash(f->line_print, f->rule), f->words);
    if (cut) f->print = (f->print ^ (f->end - f->start)) * UINT64_C(0x100000001b3);
}

/* ---- text */

/* The line, and a caret below: both made safe. */
static void add_line(const wn_finding *f, wn_buf *out)
{
    wn_buf before = wn_buf_new(out->arena);
    wn_safe_add(&before, (wn_str){ f->line.ptr, f->line_at });
    wn_buf_add(out, WN_STR("    "));
    wn_safe_line(out, f->line);
    wn_buf_add(out, WN_STR("\n    "));
    for (size_t i = 0; i < before.len; i++)
        if (((unsigned char)before.ptr[i] & 0xC0) != 0x80) wn_buf_byte(out, ' ');
    wn_buf_add(out, WN_STR("^\n"));
}

static void write_text(const wn_report *r, wn_buf *out)
{
    static const char *const colors[] = { "\033[36m", "\033[33m", "\033[31m" };
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        if (f->hidden) continue;
        wn_safe_line(out, f->path);
        wn_buf_print(out, ":%u:%u: ", (unsigned)f->from.line, (unsigned)f->from.points);
        wn_buf_print(out, "%s%s:%s ", r->color ? colors[f->severity] : "", wn_severity_name(f->severity),
                     r->color ? "\033[0m" : "");
        wn_safe_add(out, f->message);
        wn_buf_add(out, WN_STR(" ["));
        wn_safe_add(out, f->rule);
        wn_buf_add(out, WN_STR("]\n"));
        if (r->color) add_line(f, out);
    }
}

/* ---- github */

/* As workflow commands want data; PROPERTY: as they want a property. */
static void add_github(wn_buf *out, wn_str s, bool property)
{
    const char *special = property ? "%\r\n:," : "%\r\n";
    for (size_t from = 0, to; from < s.len; from = to + 1) {
        for (to = from; to < s.len && !memchr(special, s.ptr[to], strlen(special));) to++;
        wn_safe_add(out, (wn_str){ s.ptr + from, to - from });
        if (to < s.len) wn_buf_print(out, "%%%02X", (unsigned char)s.ptr[to]);
    }
}

static void write_github(const wn_report *r, wn_buf *out)
{
    static const char *const commands[] = { "notice", "warning", "error" };
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        if (f->hidden) continue;
        wn_buf_print(out, "::%s file=", commands[f->severity]);
        add_github(out, f->path, true);
        wn_buf_print(out, ",line=%u", (unsigned)f->from.line);
        if (f->to.line == f->from.line)     /* columns are for findings on one line alone */
            wn_buf_print(out, ",col=%u,endColumn=%u", (unsigned)f->from.utf16, (unsigned)f->to.utf16);
        else wn_buf_print(out, ",endLine=%u", (unsigned)f->to.line);
        wn_buf_add(out, WN_STR(",title="));
        add_github(out, f->rule, true);
        wn_buf_add(out, WN_STR("::"));
        add_github(out, f->message, false);
        wn_buf_byte(out, '\n');
    }
    for (uint32_t i = 0; i < r->failures.len; i++) {
        wn_buf_add(out, WN_STR("::error file="));
        add_github(out, r->failures.at[i].path, true);
        wn_buf_print(out, ",title=%s::", unreadable.ptr);
        add_github(out, r->failures.at[i].message, false);
        wn_buf_byte(out, '\n');
    }
}

/* ---- JSON */

/* ,"NAME": the comma only behind something. */
static void add_name(wn_buf *out, const char *name)
{
    wn_buf_print(out, "%s\"%s\":", out->ptr[out->len - 1] == '{' ? "" : ",", name);
}

static void add_string(wn_buf *out, const char *name, wn_str value)
{
    add_name(out, name);
    wn_json_string(out, value);
}

static void add_number(wn_buf *out, const char *name, uint64_t value)
{
    add_name(out, name);
    wn_buf_print(out, "%llu", (unsigned long long)value);
}

static wn_str hex(wn_buf *out, uint64_t print)
{
    wn_buf text = wn_buf_new(out->arena);
    wn_buf_print(&text, "%016llx", (unsigned long long)print);
    return wn_buf_str(&text);
}

static const wn_str hidden_names[] = { { "", 0 }, { "baseline", 8 }, { "comment", 7 } };

static void write_json(const wn_report *r, wn_buf *out)
{
    wn_buf_byte(out, '[');
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        wn_buf_add(out, i ? WN_STR(",\n{") : WN_STR("\n{"));
        add_string(out, "file", f->path);
        add_number(out, "line", f->from.line);
        add_number(out, "column", f->from.points);
        add_number(out, "endLine", f->to.line);
        add_number(out, "endColumn", f->to.points);
        add_number(out, "start", f->start);
        add_number(out, "end", f->end);
        add_string(out, "severity", wn_str_of(wn_severity_name(f->severity)));
        add_string(out, "rule", f->rule);
        add_string(out, "message", f->message);
        if (f->fixable) add_string(out, "fix", f->fix);
        if (f->hidden) add_string(out, "hidden", hidden_names[f->hidden]);
        add_string(out, "fingerprint", hex(out, f->print));
        wn_buf_byte(out, '}');
    }
    for (uint32_t i = 0; i < r->failures.len; i++) {
        wn_buf_add(out, i || r->list.len ? WN_STR(",\n{") : WN_STR("\n{"));
        add_string(out, "file", r->failures.at[i].path);
        add_string(out, "severity", WN_STR("error"));
        add_string(out, "rule", unreadable);
        add_string(out, "message", r->failures.at[i].message);
        wn_buf_byte(out, '}');
    }
    wn_buf_add(out, WN_STR("\n]\n"));
}

static void write_rdjsonl(const wn_report *r, wn_buf *out)
{
    static const wn_str severities[] = { { "INFO", 4 }, { "WARNING", 7 }, { "ERROR", 5 } };
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        wn_buf range = wn_buf_new(out->arena);
        if (f->hidden) continue;
        wn_buf_print(&range, "\"range\":{\"start\":{\"line\":%u,\"column\":%u},"
                     "\"end\":{\"line\":%u,\"column\":%u}}", (unsigned)f->from.line, (unsigned)f->from.bytes,
                     (unsigned)f->to.line, (unsigned)f->to.bytes);
        wn_buf_byte(out, '{');
        add_string(out, "message", f->message);
        wn_buf_add(out, WN_STR(",\"location\":{"));
        add_string(out, "path", f->path);
        wn_buf_byte(out, ',');
        wn_buf_add(out, wn_buf_str(&range));
        wn_buf_byte(out, '}');
        add_string(out, "severity", severities[f->severity]);
        wn_buf_add(out, WN_STR(",\"code\":{"));
        add_string(out, "value", f->rule);
        wn_buf_byte(out, '}');
        if (f->fixable) {
            wn_buf_add(out, WN_STR(",\"suggestions\":[{"));
            wn_buf_add(out, wn_buf_str(&range));
            add_string(out, "text", f->fix);
            wn_buf_add(out, WN_STR("}]"));
        }
        wn_buf_add(out, WN_STR("}\n"));
    }
    for (uint32_t i = 0; i < r->failures.len; i++) {
        wn_buf_byte(out, '{');
        add_string(out, "message", r->failures.at[i].message);
        wn_buf_add(out, WN_STR(",\"location\":{"));
        add_string(out, "path", r->failures.at[i].path);
        wn_buf_add(out, WN_STR("},\"severity\":\"ERROR\",\"code\":{"));
        add_string(out, "value", unreadable);
        wn_buf_add(out, WN_STR("}}\n"));
    }
}

static void add_issue(const wn_finding *f, wn_str severity, wn_buf *out)
{
    wn_buf_add(out, out->ptr[out->len - 1] == '[' ? WN_STR("\n{") : WN_STR(",\n{"));
    add_string(out, "description", f->message);
    add_string(out, "check_name", f->rule);
    add_string(out, "fingerprint", hex(out, hash(f->print, f->path)));
    add_string(out, "severity", severity);
    wn_buf_add(out, WN_STR(",\"location\":{"));
    add_string(out, "path", f->path);
    wn_buf_print(out, ",\"lines\":{\"begin\":%u}}}", (unsigned)f->from.line);
}

/* An issue has a line; a failure's is the first. */
static void write_gitlab(const wn_report *r, wn_buf *out)
{
    static const wn_str severities[] = { { "info", 4 }, { "minor", 5 }, { "major", 5 } };
    wn_buf_byte(out, '[');
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        if (!f->hidden) add_issue(f, severities[f->severity], out);
    }
    for (uint32_t i = 0; i < r->failures.len; i++) {
        wn_finding f = { .path = r->failures.at[i].path, .message = r->failures.at[i].message,
                         .rule = unreadable, .from.line = 1 };
        add_issue(&f, WN_STR("blocker"), out);
    }
    wn_buf_add(out, WN_STR("\n]\n"));
}

/* ---- SARIF */

/* PATH as a relative reference: RFC 3986. */
static wn_str uri(wn_buf *out, wn_str path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    wn_buf text = wn_buf_new(out->arena);
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] && strchr(plain, path.ptr[i])) wn_buf_byte(&text, path.ptr[i]);
        else wn_buf_print(&text, "%%%02X", (unsigned char)path.ptr[i]);
    }
    return wn_buf_str(&text);
}

static uint32_t rule_index(const wn_report *r, wn_str name)
{
    uint32_t i = 0;
    while (i < r->rules.len && !wn_str_eq(r->rules.at[i].key, name)) i++;
    return i;
}

static void add_region(const wn_finding *f, wn_buf *out)
{
    wn_buf_add(out, WN_STR("\"region\":{"));
    add_number(out, "startLine", f->from.line);
    add_number(out, "startColumn", f->from.utf16);
    add_number(out, "endLine", f->to.line);
    add_number(out, "endColumn", f->to.utf16);
    wn_buf_byte(out, '}');
}

static void add_location(wn_str path, wn_buf *out)
{
    wn_buf_add(out, WN_STR("\"artifactLocation\":{"));
    add_string(out, "uri", uri(out, path));
    wn_buf_byte(out, '}');
}

static void add_result(const wn_report *r, const wn_finding *f, wn_buf *out)
{
    wn_buf_byte(out, '{');
    add_string(out, "ruleId", f->rule);
    uint32_t index = rule_index(r, f->rule);
    if (index < r->rules.len) add_number(out, "ruleIndex", index);
    add_string(out, "level", wn_str_of(wn_severity_name(f->severity)));
    wn_buf_add(out, WN_STR(",\"message\":{"));
    add_string(out, "text", f->message);
    wn_buf_add(out, WN_STR("},\"locations\":[{\"physicalLocation\":{"));
    add_location(f->path, out);
    wn_buf_byte(out, ',');
    add_region(f, out);
    wn_buf_add(out, WN_STR("}}],\"partialFingerprints\":{"));
    add_string(out, "winnow/v1", hex(out, f->print));
    wn_buf_byte(out, '}');
    if (f->hidden == WN_IN_BASELINE) add_string(out, "baselineState", WN_STR("unchanged"));
    if (f->hidden == WN_IN_COMMENT) wn_buf_add(out, WN_STR(",\"suppressions\":[{\"kind\":\"inSource\"}]"));
    if (f->hidden == WN_IN_BASELINE) wn_buf_add(out, WN_STR(",\"suppressions\":[{\"kind\":\"external\"}]"));
    if (f->fixable) {
        wn_buf_add(out, WN_STR(",\"fixes\":[{\"artifactChanges\":[{"));
        add_location(f->path, out);
        wn_buf_add(out, WN_STR(",\"replacements\":[{\"deletedRegion\":"));
        wn_buf region = wn_buf_new(out->arena);
        add_region(f, &region);
        wn_buf_add(out, (wn_str){ region.ptr + 9, region.len - 9 });    /* without "region": */
        wn_buf_add(out, WN_STR(",\"insertedContent\":{"));
        add_string(out, "text", f->fix);
        wn_buf_add(out, WN_STR("}}]}]}]"));
    }
    wn_buf_byte(out, '}');
}

/* How the run went: its failures are notifications. */
static void add_invocation(const wn_report *r, wn_buf *out)
{
    wn_buf_print(out, "\"invocations\":[{\"executionSuccessful\":%s,\"toolExecutionNotifications\":[",
                 r->failures.len ? "false" : "true");
    for (uint32_t i = 0; i < r->failures.len; i++) {
        wn_buf_add(out, i ? WN_STR(",\n{") : WN_STR("\n{"));
        wn_buf_add(out, WN_STR("\"descriptor\":{"));
        add_string(out, "id", unreadable);
        wn_buf_add(out, WN_STR("},\"level\":\"error\",\"message\":{"));
        add_string(out, "text", r->failures.at[i].message);
        wn_buf_add(out, WN_STR("},\"locations\":[{\"physicalLocation\":{"));
        add_location(r->failures.at[i].path, out);
        wn_buf_add(out, WN_STR("}}]}"));
    }
    wn_buf_add(out, WN_STR("]}],"));
}

static void write_sarif(const wn_report *r, wn_buf *out)
{
    wn_buf_add(out, WN_STR("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                           "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{"
                           "\"name\":\"winnow\""));
    if (r->version) add_string(out, "semanticVersion", wn_str_of(r->version));
    wn_buf_add(out, WN_STR(",\"rules\":["));
    for (uint32_t i = 0; i < r->rules.len; i++) {
        wn_buf_add(out, i ? WN_STR(",\n{") : WN_STR("\n{"));
        add_string(out, "id", r->rules.at[i].key);
        wn_buf_add(out, WN_STR(",\"shortDescription\":{"));
        add_string(out, "text", r->rules.at[i].value.len ? r->rules.at[i].value : r->rules.at[i].key);
        wn_buf_add(out, WN_STR("}}"));
    }
    wn_buf_add(out, WN_STR("]}},"));
    add_invocation(r, out);
    wn_buf_add(out, WN_STR("\"columnKind\":\"utf16CodeUnits\",\"results\":["));
    for (uint32_t i = 0; i < r->list.len; i++) {
        wn_buf_add(out, i ? WN_STR(",\n") : WN_STR("\n"));
        add_result(r, &r->list.at[i], out);
    }
    wn_buf_add(out, WN_STR("\n]}]}\n"));
}

/* ---- XML */

static void add_xml(wn_buf *out, const char *name, wn_str s)
{
    wn_buf_print(out, " %s=\"", name);
    for (size_t i = 0; i < s.len;) {
        uint32_t len, c = wn_utf8_at(s, i, &len);
        bool legal = c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
        if (!legal) wn_buf_print(out, c == '\n' || c == '\t' || c == '\r' ? "&#%u;" : "\\x%02x", (unsigned)c);
        else if (memchr("<&\">'", s.ptr[i], 5) || !wn_safe_char(c) || wn_safe_command(s, i))
            wn_buf_print(out, "&#%u;", (unsigned)c);
        else wn_buf_add(out, (wn_str){ s.ptr + i, len });
        i += len;
    }
    wn_buf_byte(out, '"');
}

/* Does a file begin with finding I? */
static bool begins_file(const wn_report *r, uint32_t i)
{
    return i == 0 || !wn_str_eq(r->list.at[i].path, r->list.at[i - 1].path);
}

static void write_checkstyle(const wn_report *r, wn_buf *out)
{
    static const wn_str severities[] = { { "info", 4 }, { "warning", 7 }, { "error", 5 } };
    wn_buf_add(out, WN_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n"));
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        if (begins_file(r, i)) {
            wn_buf_add(out, i ? WN_STR("</file>\n<file") : WN_STR("<file"));
            add_xml(out, "name", f->path);
            wn_buf_add(out, WN_STR(">\n"));
        }
        if (f->hidden) continue;
        wn_buf_print(out, "<error line=\"%u\" column=\"%u\"", (unsigned)f->from.line,
                     (unsigned)f->from.points);
        add_xml(out, "severity", severities[f->severity]);
        add_xml(out, "message", f->message);
        add_xml(out, "source", f->rule);
        wn_buf_add(out, WN_STR("/>\n"));
    }
    if (r->list.len) wn_buf_add(out, WN_STR("</file>\n"));
    for (uint32_t i = 0; i < r->failures.len; i++) {
        wn_buf_add(out, WN_STR("<file"));
        add_xml(out, "name", r->failures.at[i].path);
        wn_buf_add(out, WN_STR(">\n<error severity=\"error\""));
        add_xml(out, "message", r->failures.at[i].message);
        add_xml(out, "source", unreadable);
        wn_buf_add(out, WN_STR("/>\n</file>\n"));
    }
    wn_buf_add(out, WN_STR("</checkstyle>\n"));
}

static void write_junit(const wn_report *r, wn_buf *out)
{
    uint32_t failures = 0, errors = r->failures.len;
    for (uint32_t i = 0; i < r->list.len; i++) failures += !r->list.at[i].hidden;
    uint32_t tests = failures + errors;
    wn_buf_print(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
                 "<testsuite name=\"winnow\" tests=\"%u\" failures=\"%u\" errors=\"%u\">\n",
                 (unsigned)(tests ? tests : 1), (unsigned)failures, (unsigned)errors);
    if (!tests) wn_buf_add(out, WN_STR("<testcase name=\"check\" classname=\"winnow\"/>\n"));
    for (uint32_t i = 0; i < r->list.len; i++) {
        const wn_finding *f = &r->list.at[i];
        wn_buf place = wn_buf_new(out->arena);
        if (f->hidden) continue;
        wn_buf_add(&place, f->path);
        wn_buf_print(&place, ":%u:%u", (unsigned)f->from.line, (unsigned)f->from.points);
        wn_buf_add(out, WN_STR("<testcase"));
        add_xml(out, "name", f->rule);
        add_xml(out, "classname", wn_buf_str(&place));
        wn_buf_add(out, WN_STR("><failure"));
        add_xml(out, "type", wn_str_of(wn_severity_name(f->severity)));
        add_xml(out, "message", f->message);
        wn_buf_add(out, WN_STR("/></testcase>\n"));
    }
    for (uint32_t i = 0; i < errors; i++) {
        wn_buf_add(out, WN_STR("<testcase"));
        add_xml(out, "name", unreadable);
        add_xml(out, "classname", r->failures.at[i].path);
        wn_buf_add(out, WN_STR("><error"));
        add_xml(out, "message", r->failures.at[i].message);
        wn_buf_add(out, WN_STR("/></testcase>\n"));
    }
    wn_buf_add(out, WN_STR("</testsuite>\n</testsuites>\n"));
}

/* ---- the table */

static const wn_reporter reporters[] = {
    { "text", "a line a finding; on a terminal with the line it is about", write_text },
    { "github", "commands of GitHub's workflows", write_github },
    { "sarif", "SARIF 2.1.0, for code scanning", write_sarif },
    { "json", "an array of all that is known", write_json },
    { "rdjsonl", "a finding a line, for reviewdog", write_rdjsonl },
    { "checkstyle", "XML by file", write_checkstyle },
    { "junit", "XML, a test case a finding", write_junit },
    { "gitlab", "GitLab's code quality", write_gitlab },
};

const wn_reporter *wn_reporter_each(uint32_t index)
{
    return index < sizeof reporters / sizeof *reporters ? &reporters[index] : NULL;
}

const wn_reporter *wn_reporter_find(wn_str name)
{
    const wn_reporter *r;
    for (uint32_t i = 0; (r = wn_reporter_each(i)) != NULL; i++)
        if (wn_str_eq(wn_str_of(r->name), name)) return r;
    return NULL;
}
