/* The stock: tables that many pages draw from, read once. A page takes what lies near it, without touching a file.
 * Never changed once it is full, so that processes that are forked from here share it. */
#ifndef COR_PREPARE_SHARED_TABLES_H
#define COR_PREPARE_SHARED_TABLES_H

#include "prepare/view.h"
#include "table/table.h"

typedef struct cor_stock cor_stock;

/* A table that pages share, and what tells it from others. */
typedef struct {
    const char *source, *layer, *where;
    const char *near; /* see cor_near_terms */
    const cor_table *table;
    bool whole;   /* a layer looks at whole shapes: no part may be left behind */
    bool grouped; /* clusters are made of points beyond the page: no row may */
} cor_stock_table;

cor_stock *cor_stock_new(void);
void cor_stock_free(cor_stock *stock);

/* Adds TABLE, which must outlive STOCK, with an index of its parts in ARENA. */
void cor_stock_add(cor_stock *stock, const cor_stock_table *table, cor_arena *arena);

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
