/* project.h: the configuration of a project, .winnow.lua, and what it says of a file. */
#ifndef WN_CLI_PROJECT_H
#define WN_CLI_PROJECT_H

#include "bind/config.h"
#include "cli/job.h"

typedef struct {
    wn_config config;
    const char *path, *folder;  /* the file, and the real path of its folder; NULL: there is none */
    wn_levels here;             /* those of the file at hand */
} wn_project;

/* Reads the file that --config names, or the .winnow.lua of the current folder or the nearest one around
** it; "none" is none. */
bool wn_project_read(wn_project *p, wn_job *j, wn_err *err);

/* Puts the file's name before what is wrong with what it says; false. */
bool wn_project_fail(const wn_project *p, wn_err *err);

/* The path of NAME, which is relative to the file's folder. NULL and WN_USAGE where it leads out of that: a
** project that somebody else wrote names no files of ours. */
const char *wn_project_path(const wn_project *p, wn_arena *a, wn_str name, wn_err *err);

/* Says which rules look like slips of the names of checks: a rule may have any name, so they are no errors. */
void wn_project_say_slips(const wn_project *p, const wn_job *j);

/* Is the file with this real path left out? */
bool wn_project_ignores(const wn_project *p, const char *real);

/* From now on that file is at hand. */
void wn_project_enter(wn_project *p, wn_arena *a, const char *real);

/* The level of a finding of RULE by FILTER in the file at hand, SEVERITY if nothing else is said; WN_OFF:
** none. */
uint8_t wn_project_level(const wn_project *p, wn_str rule, wn_str filter, uint8_t severity);

#endif
