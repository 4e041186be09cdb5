/* The options of a batch: processes forked from this one, which share what it has read. Pages are handed out one at a
 * time over pipes; a page that ends its process, or takes too long, is that page's failure alone. */
#ifndef COR_CLI_WORKER_POOL_H
#define COR_CLI_WORKER_POOL_H

#include "cli/command.h"

/* What came of a page. Borrowed for the call. */
typedef struct {
    size_t page;
    int status; /* COR_OK, or why it failed */
    bool fresh; /* it was up to date */
    cor_batch_outcome result;
    const json_t *warnings; /* as of cli_remarks_json */
} cli_outcome;

/* Called for each page, in the order in which they are finished. False: hand out no more. */
typedef bool (*cli_take_outcome)(void *context, const cli_outcome *outcome);

typedef struct {
    cor_session *session;
    cor_batch *batch;
    unsigned workers; /* at least 1 */
    double timeout;   /* seconds that a page may take; 0: any */
    cli_take_outcome take;
    void (*tick)(void *context); /* called at least once a second */
    void *context;
} cli_worker_pool;

/* From here on the first SIGINT, SIGTERM or SIGHUP asks for an end, and a second one is the end. */
void cli_worker_pool_hear_signals(void);

/* Draws all pages of the batch. Gives false when no process can be forked, which has been said. After a signal, which
 * it hears, pages in flight are finished and no more are handed out. */
bool cli_worker_pool_work(const cli_worker_pool *options);

/* Whether a signal has asked for an end. */
bool cli_worker_pool_is_stopped(void);

#endif
