/* Shared tables: many pages draw from them, and they are read once. A page takes what lies near it, without touching a
 * file. Never changed once they are full, so that processes that are forked from here share it. */
#ifndef COR_PREPARE_SHARED_TABLES_H
#define COR_PREPARE_SHARED_TABLES_H

#include "prepare/view.h"
#include "table/table.h"

typedef struct cor_shared_tables cor_shared_tables;

/* A table that pages share, and what tells it from others. */
typedef struct {
    const char *source, *layer, *where;
    const char *terms; /* see cor_kept_rows_terms */
    const cor_table *table;
    bool whole;   /* a layer looks at whole shapes: no part may be left behind */
    bool grouped; /* clusters are made of points beyond the page: no row may */
} cor_shared_table;

cor_shared_tables *cor_shared_tables_new(void);
void cor_shared_tables_free(cor_shared_tables *shared_tables);

/* Adds TABLE, which must outlive STOCK, with an index of its parts in ARENA. */
void cor_shared_tables_add(cor_shared_tables *shared_tables, const cor_shared_table *table, cor_arena *arena);

/* Whether SOURCE's LAYER is among them. */
bool cor_shared_tables_has(const cor_shared_tables *shared_tables, const char *source, const char *layer);

/* What of SOURCE's LAYER may be seen in VIEW (NULL: all of it), in ARENA or borrowed. *ret_table is NULL when the
 * shared tables have no such table with this WHERE and what MAP says of `near` and `inside`. */
cor_status cor_shared_tables_take(const cor_shared_tables *shared_tables, const cor_render_context *context,
                                  const char *source, const char *layer, const char *where, const cor_view *view,
                                  cor_arena *arena, const cor_table **ret_table, cor_error *err);

/* A few words on all of TABLE, which is one of them, so that what they stand for is reckoned once; kept by shared
 * tables and given by them again (NULL: nothing was kept, or it is but some rows). TEXT must outlive them. */
void cor_shared_tables_keep(cor_shared_tables *shared_tables, const cor_table *table, const char *text);
const char *cor_shared_tables_kept(const cor_shared_tables *shared_tables, const cor_table *table);

/* The table at INDEX; NULL behind the last. */
const cor_table *cor_shared_tables_at(const cor_shared_tables *shared_tables, size_t index);

/* How many vertices lie near BOUNDS (degrees): what a page there costs. */
double cor_shared_tables_weight(const cor_shared_tables *shared_tables, cor_rect bounds);

#endif
