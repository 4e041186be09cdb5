/* The journal of a batch: lines taken down as pages are finished, so that they outlive the process. In a folder one
 * file grows; in a store, where nothing can be appended to, a new piece is put from time to time, and what came after
 * the last one is lost with the process. Knows not what a line means. */
#ifndef COR_BATCH_JOURNAL_H
#define COR_BATCH_JOURNAL_H

#include "batch/output_store.h"

typedef struct cor_journal cor_journal;

/* NAME is that of the file, or what the pieces' names begin with; there is none before something is kept. DEPOT is
 * borrowed. */
cor_journal *cor_journal_new(cor_output_store *store, const char *name);
void cor_journal_free(cor_journal *journal);

/* In a forked process: it is the parent's to write. */
void cor_journal_release(cor_journal *journal);

/* COR_BAD_OUTPUT. */
cor_status cor_journal_keep(cor_journal *journal, const char *line, cor_error *err);

/* Of all journals whose names begin with PREFIX, each line, in order of their names. The last line of a file may be
 * torn. */
typedef void (*cor_journal_take)(void *context, const char *line);
cor_status cor_journal_read(const cor_output_store *store, const char *prefix, cor_journal_take take, void *context,
                            cor_error *err);

#endif
