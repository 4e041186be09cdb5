/* The shelf: each table is read once for a map, with the columns that all layers
 * on it want, and projected once. */
#ifndef COR_PREPARE_TABLE_CACHE_H
#define COR_PREPARE_TABLE_CACHE_H

#include "prepare/view.h"
#include "symbolize/symbolize.h"

typedef struct cor_shelf cor_shelf;

cor_shelf *cor_shelf_new(cor_map *map, cor_arena *arena);
void cor_shelf_free(cor_shelf *shelf);

/* The table of SOURCE's LAYER (NULL: the only one). VIEW pushes the extent down; NULL reads everything. Borrowed
 * from the shelf's arena. */
cor_status cor_shelf_table(cor_shelf *shelf, const char *source, const char *layer, const cor_view *view,
                           const cor_table **ret_table, cor_error *err);

/* The same, projected onto the page of VIEW. */
cor_status cor_shelf_drawable(cor_shelf *shelf, const char *source, const char *layer, const cor_view *view,
                              const cor_drawable **ret_drawable, cor_error *err);

/* The same as names see it, which is the same at any resolution; NULL where that is what is drawn. */
cor_status cor_shelf_placing(cor_shelf *shelf, const char *source, const char *layer, const cor_view *view,
                             const cor_geometry **ret_placing, cor_error *err);

/* The projection counts of all tables so far. */
typedef struct {
    size_t points_lost, parts_split;
} cor_shelf_losses;
cor_shelf_losses cor_shelf_lost(const cor_shelf *shelf);

#endif
