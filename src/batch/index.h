/* What the two indexes of a batch share. Private to index*.c. */
#ifndef COR_BATCH_INDEX_H
#define COR_BATCH_INDEX_H

#include <glib.h>

#include "batch/folder.h"

/* index.html: PAGES with their small pictures, by groups; light, without a script, nothing from elsewhere. */
cor_status cor_index_write_html(cor_output_store *store, const json_t *contents, const json_t *pages, cor_error *err);

#endif
