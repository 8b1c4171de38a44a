/* man.c: the manual page, from the tables of commands and options: `winnow help --man | man -l -`. */
#include "cli/command.h"

static void add(wn_buf *out, const char *z) { wn_buf_add(out, wn_str_of(z)); }

/* TEXT with what roff would read as its own escaped. */
static void add_text(wn_buf *out, const char *text)
{
    if (*text == '.' || *text == '\'') add(out, "\\&");
    for (; *text; text++) {
        if (*text == '\\') add(out, "\\e");
        else if (*text == '-') add(out, "\\-");
        else wn_buf_byte(out, *text);
    }
}

static void add_styled(wn_buf *out, char style, const char *text)
{
    wn_buf_print(out, "\\f%c", style);
    add_text(out, text);
    add(out, "\\fR");
}

static void add_option(wn_buf *out, const wn_option *p)
{
    add(out, ".TP\n");
    if (p->letter) wn_buf_print(out, "\\fB\\-%c\\fR, ", p->letter);
    add(out, "\\fB\\-\\-\\fR");
    add_styled(out, 'B', p->name);
    if (p->argument) {
        if (p->argument[0] != '[') add(out, "=");
        add_styled(out, 'I', p->argument);
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
        add_styled(out, 'B', c->name);
        wn_buf_print(out, " %s\n", c->arguments);
        add_text(out, c->about);
        add(out, ".\n");
    }
}

static void add_options(wn_buf *out)
{
    add(out, ".SH OPTIONS\n");
    for (const wn_option *p = wn_option_table; p->name; p++)
        if (p->commands & 1u << WN_FILTER) add_option(out, p);
    for (int i = WN_FILTER + 1; i < WN_COMMANDS; i++) {
        bool titled = false;
        for (const wn_option *p = wn_option_table; p->name; p++) {
            if (p->commands & 1u << WN_FILTER || !(p->commands & 1u << i)) continue;
            if (!titled) wn_buf_print(out, ".SS Of %s\n", wn_command_table[i].name);
            add_option(out, p);
            titled = true;
        }
    }
}

static void add_statuses(wn_buf *out)
{
    add(out, ".SH EXIT STATUS\n");
    for (int i = 0; i <= WN_IO; i++) {
        wn_buf_print(out, ".TP\n%d\n", i);
        add_text(out, wn_help_status(i));
        add(out, ".\n");
    }
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
             "\\fB#!/usr/bin/env winnow\\fR is a command of its own, and a pandoc filter.\n"
             "\\fBwinnow help filters\\fR tells how filters are written.\n");
    add_commands(out);
    add_options(out);
    add_statuses(out);
    add(out, ".SH ENVIRONMENT\n.TP\nNO_COLOR\nMessages and tables are never coloured; else they are on a\n"
             "terminal.\n.TP\nPANDOC_VERSION\nSet by pandoc: winnow is called as its filter.\n"
             ".SH SEE ALSO\n.BR winnow\\-filters (7),\n.BR pandoc (1),\n.BR lua (1)\n");
}
