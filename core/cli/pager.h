/* pager.h: what is long goes to a terminal page by page. */
#ifndef WN_CLI_PAGER_H
#define WN_CLI_PAGER_H

/* From here on standard output is read by $PAGER, else by less, where it is a terminal. less ends
** by itself where all fits on the screen. Without a pager, all stays as it was. */
void wn_pager_open(void);

/* Lets the pager have the rest, and waits until its reader has enough. */
void wn_pager_close(void);

#endif
