/* prompt.h: lines that somebody types: with completion and history where libedit is there and the terminal is
** one; else as they come in. */
#ifndef WN_CLI_PROMPT_H
#define WN_CLI_PROMPT_H

#include "base/buffer.h"

/* Adds to OUT, a line each, what WORD may become. */
typedef void wn_prompt_words(void *ctx, wn_str word, wn_buf *out);

/* Before the jail is entered: libraries are loaded. */
void wn_prompt_open(void);
void wn_prompt_complete(wn_prompt_words *words, void *ctx);

/* The next line, without its end, into OUT; false: there is none. */
bool wn_prompt_read(const char *prompt, wn_buf *out);

#endif
