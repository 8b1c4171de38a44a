/* glob.h: names of files by pattern, as .gitignore and configuration files write them. */
#ifndef WN_BASE_GLOB_H
#define WN_BASE_GLOB_H

#include <stdbool.h>

#include "base/str.h"

/* Does PATTERN match all of PATH? "*" and "?" stand for anything but a slash, "[a-z]" and "[!a-z]" for
** a byte, "**" for anything, "**" and a slash for any folders or none; a backslash takes the next byte as it
** is. At most length of the pattern times length of the path steps. */
bool wn_glob_match(wn_str pattern, wn_str path);

#endif
