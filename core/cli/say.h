/* say.h: what the program tells people, on standard error. Every line begins with "winnow: ";
** whatever a text, a filter or a file name brings along is escaped, so that nothing in it reaches
** the terminal or the log of a CI system as a command. */
#ifndef WN_CLI_SAY_H
#define WN_CLI_SAY_H

#include "base/buffer.h"
#include "base/err.h"

/* One line: "winnow: MESSAGE". */
void wn_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same, after the place it is about: "winnow: FILE:LINE:COLUMN: MESSAGE". LINE 0: none known. */
void wn_say_at(wn_str file, uint32_t line, uint32_t column, wn_str message);

/* Says why something failed, with the line of a filter that it speaks of, unless nobody listens any more (a
** closed pipe); returns the exit status. */
int wn_say_error(const wn_err *err);

/* A record is at hand: where a limit ends the process, "winnow: PATH:LINE: " stands before what is
** told. LINE 0: none is. The other adds that; false: there is none. */
void wn_say_here(const char *path, uint64_t line);
bool wn_say_here_add(wn_buf *out);

/* From now on lines are added to SINK, which lives as long as anything is said; NULL: they are written. */
void wn_say_into(wn_buf *sink);

/* Before a line of an error in a sink: it is said however much was said before. */
#define WN_SAY_ALWAYS '\a'

/* Writes a line that was added to a sink. */
void wn_say_line(wn_str line);

/* What was said so far. */
size_t wn_say_bytes(void);

/* Shows TEXT, which must be safe, on a line of the terminal that what is said next is written over. */
void wn_say_status(const char *text);

/* Was there a line that standard error did not take? Then the run is no success. */
bool wn_say_lost(void);

/* May there be colours on this descriptor? On a terminal that has them, without NO_COLOR. */
bool wn_say_colored(int fd);
bool wn_say_styled(int fd, const char *unless);     /* the same, without a value of the variable UNLESS */

/* Characters on a line of the terminal behind FD; 100 where there is none. */
uint32_t wn_say_width(int fd);

#endif
