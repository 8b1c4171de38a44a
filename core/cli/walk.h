/* walk.h: the files that paths stand for. A file stands for itself; a folder for the files in it, and
** in the folders in it, sorted by name, without hidden ones, links, and what .gitignore files leave
** out: those of the folder, of folders in it, and of folders around it up to that of a repository. */
#ifndef WN_CLI_WALK_H
#define WN_CLI_WALK_H

#include "base/err.h"
#include "base/list.h"

typedef WN_LIST(const char *) wn_paths;

/* What to take of folders: names that end so, " md txt " behind a dot ("": all names; with gz, also behind
** .gz). DATA: what .gitignore leaves out, too, and links to files. */
typedef struct { wn_str endings; bool data; } wn_wanted;

/* Adds the files that PATH stands for to OUT. A path that is not there is WN_IO, and so is,
** with DATA, a link to what is not there, and a folder that cannot be read; OUT has the rest then. */
bool wn_walk(wn_arena *a, const char *path, wn_wanted wanted, wn_paths *out, wn_err *err);

/* Of files in PATHS that are one by their real paths, keeps the first; "-" is standard input. */
void wn_walk_once(wn_arena *a, wn_paths *paths);

#endif
