/* man.c: the manual page, from the tables of commands and options: `winnow help --man | man -l
** -`. */
#include "cli/command.h"

static void add(wn_buf *out, const char *z) { wn_buf_add(out, wn_str_of(z)); }

/* TEXT with what roff would read as its own escaped. */
static void add_text(wn_buf *out, const char *text)
{
    bool first = true;
    for (; *text; text++) {
        if (first && (*text == '.' || *text == '\'')) add(out, "\\&");
        if (*text == '\\') add(out, "\\e");
        else if (*text == '-') add(out, "\\-");
        else wn_buf_byte(out, *text);
        first = *text == '\n';
    }
}

static void add_bold(wn_buf *out, const char *text)
{
    add(out, "\\fB");
    add_text(out, text);
    add(out, "\\fR");
}

static void add_option(wn_buf *out, const wn_option *p)
{
    add(out, ".TP\n");
    if (p->letter) wn_buf_print(out, "\\fB\\-%c\\fR, ", p->letter);
    add(out, "\\fB\\-\\-");
    add_text(out, p->name);
    add(out, "\\fR");
    if (p->argument) {
        add(out, "=\\fI");
        add_text(out, p->argument);
        add(out, "\\fR");
    }
    add(out, "\n");
    add_text(out, p->about);
    add(out, ".\n");
}

static void add_commands(wn_buf *out)
{
    add(out, ".SH COMMANDS\n");
    for (int i = 0; i < WN_COMMANDS; i++) {
        const wn_command *c = &wn_command_table[i];
        add(out, ".TP\n");
        add_bold(out, c->name);
        wn_buf_print(out, " %s\n", c->arguments);
        add_text(out, c->about);
        add(out, ".\n");
    }
}

static void add_options(wn_buf *out)
{
    const unsigned every = (1u << WN_COMMANDS) - 1;
    add(out, ".SH OPTIONS\n");
    for (const wn_option *p = wn_option_table; p->name; p++)
        if (p->commands == every || p->commands & 1u << WN_FILTER) add_option(out, p);
    add(out, ".SS Of extract alone\n");
    for (const wn_option *p = wn_option_table; p->name; p++)
        if (p->commands == 1u << WN_EXTRACT) add_option(out, p);
    add(out, ".SS Of help alone\n");
    for (const wn_option *p = wn_option_table; p->name; p++)
        if (p->commands == 1u << WN_HELP) add_option(out, p);
}

void wn_man_page(wn_buf *out)
{
    add(out, ".TH WINNOW 1 \"\" \"winnow " WN_VERSION "\" \"User Commands\"\n"
             ".SH NAME\nwinnow \\- separate what a text says from what surrounds it\n"
             ".SH SYNOPSIS\n.B winnow\n[\\fIcommand\\fR] [\\fIoption\\fR]... [\\fIfile\\fR]...\n"
             ".SH DESCRIPTION\n"
             "winnow finds claims, quotes and boilerplate in a document, and runs filters written in Lua\n"
             "that decide what is kept, dropped, marked or reported. With files alone it drops the\n"
             "boilerplate and writes the rest to standard output. A file that is called \\- is standard\n"
             "input, and so is no file at all.\n"
             ".PP\nAs a pandoc filter (\\fBpandoc \\-\\-filter winnow\\fR) it reads filters and options from\n"
             "the metadata field \\fBwinnow\\fR. A filter file that begins with\n"
             "\\fB#!/usr/bin/env winnow\\fR is a command of its own, and a pandoc filter.\n");
    add_commands(out);
    add_options(out);
    add(out, ".SH EXIT STATUS\n"
             ".TP\n0\nDone, nothing to report.\n.TP\n1\nFindings, or examples that failed.\n"
             ".TP\n2\nA wrong option or argument.\n.TP\n3\nAn error in a filter, pattern or language pack.\n"
             ".TP\n4\nA limit: time, memory, depth or size.\n.TP\n5\nInput that cannot be read.\n"
             ".TP\n6\nAn error of input or output.\n"
             ".SH SEE ALSO\n.BR pandoc (1),\n.BR lua (1)\n");
}
