/* The stock: tables that many pages draw from, read once. A page takes what lies near it, without touching a file.
 * Never changed once it is full, so that processes that are forked from here share it. Private to render. */
#ifndef COR_RENDER_STOCK_H
#define COR_RENDER_STOCK_H

#include "render/view.h"
#include "source/table.h"

typedef struct cor_stock cor_stock;

/* Reads each table of MAP that may be drawn, but for those whose `where` or `near` speaks of a page's own fields. All
 * of it is in ARENA. */
cor_status cor_stock_open(cor_map *map, cor_arena *arena, cor_stock **ret_stock, cor_error *err);
void cor_stock_free(cor_stock *stock);

/* Whether SOURCE's LAYER is in it. */
bool cor_stock_has(const cor_stock *stock, const char *source, const char *layer);

/* What of SOURCE's LAYER may be seen in VIEW (NULL: all of it), in ARENA or borrowed. *ret_table is NULL when the stock
 * has no such table with this WHERE and what MAP says of `near`. */
cor_status cor_stock_take(const cor_stock *stock, cor_map *map, const char *source, const char *layer,
                          const char *where, const cor_view *view, cor_arena *arena, const cor_table **ret_table,
                          cor_error *err);

/* How many vertices lie near BOUNDS (degrees): what a page there costs. */
double cor_stock_weight(const cor_stock *stock, cor_rect bounds);

#endif
