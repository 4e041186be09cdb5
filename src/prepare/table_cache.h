/* The table cache: each table is read once for a map, with the columns that all layers
 * on it want, and projected once. */
#ifndef COR_PREPARE_TABLE_CACHE_H
#define COR_PREPARE_TABLE_CACHE_H

#include "prepare/view.h"
#include "symbolize/symbolize.h"

typedef struct cor_table_cache cor_table_cache;

cor_table_cache *cor_table_cache_new(const cor_render_context *context, cor_arena *arena);
void cor_table_cache_free(cor_table_cache *cache);

/* From here on tables are read with all of their columns, whatever the map makes use of. */
void cor_table_cache_want_all(cor_table_cache *cache);

/* The table of SOURCE's LAYER (NULL: the only one). VIEW pushes the extent down; NULL reads everything. Borrowed
 * from the table cache's arena. */
cor_status cor_table_cache_table(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                                 const cor_table **ret_table, cor_error *err);

/* The same, projected onto the page of VIEW. */
cor_status cor_table_cache_drawable(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                                    const cor_drawable **ret_drawable, cor_error *err);

/* The same as names see it, which is the same at any resolution; NULL where that is what is drawn. */
cor_status cor_table_cache_placing(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                                   const cor_geometry **ret_placing, cor_error *err);

/* The projection counts of all tables so far. */
typedef struct {
    size_t points_lost, parts_split;
} cor_table_cache_losses;
cor_table_cache_losses cor_table_cache_lost(const cor_table_cache *cache);

#endif
