/* Where outputs are kept: a folder of this machine, or a prefix of an object store, which are written, read and listed
 * in one way. Knows nothing of what the files mean. Names are relative to the store. */
#ifndef COR_BATCH_OUTPUT_STORE_H
#define COR_BATCH_OUTPUT_STORE_H

#include <glib.h>

#include "paint/painter.h"
#include "source/object_store.h"

typedef struct cor_output_store cor_output_store;

/* The folder at PATH, which is made when it is missing, or the prefix, whose objects are listed. SOURCES is borrowed.
 * COR_BAD_DOCUMENT: it is no place to write to; COR_BAD_OUTPUT. */
cor_status cor_output_store_open(cor_sources *sources, const char *path, cor_output_store **ret_store, cor_error *err);
void cor_output_store_free(cor_output_store *store);

const char *cor_output_store_path(const cor_output_store *store);
/* In a store there are no locks, and nothing can be appended to. */
bool cor_output_store_is_store(const cor_output_store *store);

/* Names at the top that begin with PREFIX, in order. Of a store: as they were when it was opened, with what this
 * process did since. Caller unrefs. */
GPtrArray *cor_output_store_called(const cor_output_store *store, const char *prefix);

/* The bytes of the file NAME, which are text; *ret_text is NULL when there is no such file. Caller frees. */
cor_status cor_output_store_read(const cor_output_store *store, const char *name, char **ret_text, cor_error *err);

/* Whether the file NAME is there, whole, as far as is told cheaply: of BYTES (below 0: any), and with FINGERPRINT in
 * it. Of a store only the bytes are known. */
bool cor_output_store_has(const cor_output_store *store, const char *name, int64_t bytes, const char *fingerprint);

/* What PAINT paints becomes the file NAME: whole, lasting. */
cor_status cor_output_store_write(cor_output_store *store, const char *name, cor_paint_to paint, void *context,
                                  cor_error *err);
cor_status cor_output_store_write_text(cor_output_store *store, const char *name, const char *text, cor_error *err);

/* What can't be removed stays: it does no harm. */
void cor_output_store_remove(cor_output_store *store, const char *name);

/* To be called before a fork. */
void cor_output_store_hang_up(const cor_output_store *store);

#endif
