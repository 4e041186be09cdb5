/* How far a batch is: a bar on a terminal, a line for each map elsewhere, events for programs. JSON and QUIET are set
 * before it begins. */
#ifndef COR_CLI_PROGRESS_H
#define COR_CLI_PROGRESS_H

#include "cli/command.h"

typedef struct {
    bool json;    /* events on stdout instead of words on stderr */
    bool quiet;   /* no words on how far it is */
    bool bar;     /* stderr is a terminal */
    bool unheard; /* nobody takes the events any more, which has been said */
    size_t n, drawn, fresh, failed;
    gint64 began, shown; /* µs */
} cli_progress;

void cli_progress_begin(cli_progress *progress, size_t n, unsigned workers, json_t *warnings);
/* PAGE was drawn or FRESH; EVENT says so to programs, and is taken over. */
void cli_progress_page(cli_progress *progress, const cor_batch_page *page, bool fresh, json_t *event);
/* Draws the bar anew when a while has passed. */
void cli_progress_tick(cli_progress *progress);
/* Takes the bar away, so that words can be said. */
void cli_progress_clear(const cli_progress *progress);
/* EVENT on a line of stdout, taken over; nothing unless events are wanted. */
void cli_progress_event(cli_progress *progress, json_t *event);
void cli_progress_end(cli_progress *progress, int status);

#endif
