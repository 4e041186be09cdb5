/* Reads what the pages of a batch share, before the first is drawn. */
#ifndef COR_BATCH_LOAD_TABLES_H
#define COR_BATCH_LOAD_TABLES_H

#include "prepare/shared_tables.h"

/* Reads each table of MAP that may be drawn, but for those whose `where` or `near` speaks of a page's own fields. All
 * of it is in ARENA. Caller owns *ret_tables. */
cor_status cor_load_tables(const cor_render_context *context, cor_arena *arena, cor_shared_tables **ret_tables,
                           cor_error *err);

#endif
