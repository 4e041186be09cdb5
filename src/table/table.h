/* A feature table: columns of cells and the geometry of all rows. Read once,
 * then shared and never changed. */
#ifndef COR_TABLE_TABLE_H
#define COR_TABLE_TABLE_H

#include "base/column.h"
#include "geo/geometry.h"
#include "table/news.h"

typedef struct {
    const char *source; /* its name in style or map document */
    const char *file;   /* what to blame in messages */
    size_t n_rows;
    const cor_column *columns; /* only those asked for */
    size_t n_columns;
    cor_geometry geometry; /* in the source's CRS */
    const cor_value *ids;  /* n_rows, or NULL: row number + first_id */
    double first_id;
    const uint32_t *features; /* of the source that each row stands for, maybe none; NULL: one */
    bool is_absent;           /* the source has no such layer, which was said */
    const char *crs;          /* what cor_crs_open takes; NULL: lon/lat WGS 84 */
    const cor_news *news;     /* of all of the source, whichever rows are left; NULL: nobody asked */
    struct {
        size_t read;         /* rows the source gave */
        size_t null_shapes;  /* of them, without geometry */
        size_t bad_shapes;   /* of them, geometry that can't be used (non-finite, broken) */
        size_t outside;      /* rows kept back as outside the extent asked for; SIZE_MAX when the source does not say */
        size_t filtered_out; /* rows that `where` kept back; SIZE_MAX as above */
        size_t left_out; /* features that the source had and that `near`, `inside` or its style kept from all layers */
        size_t within, within_possible; /* features that surely, and that may, lie where `near` asks; 0: nobody did */
        size_t inside, inside_possible; /* of those that `near` and the style let through, the same by `inside` */
    } counts;
} cor_table;

/* NULL when there is none of that name. */
const cor_column *cor_table_column(const cor_table *table, const char *name);

/* COLUMN, of as many cells as TABLE has rows, behind its others; in place of one of that name. In ARENA. */
void cor_table_add_column(cor_table *table, cor_column column, cor_arena *arena);

/* What rows are called in messages: the FID of OGR, the record number of a shapefile (from 0). */
double cor_table_id(const cor_table *table, size_t row);

/* How many features of the source ROW stands for. */
static inline size_t cor_table_features(const cor_table *table, size_t row)
{
    return table->features ? table->features[row] : 1;
}

/* How many features ROWS[0…n) stand for; ROWS of NULL are the first N. */
size_t cor_table_feature_count(const cor_table *table, const uint32_t *rows, size_t n);

/* The ids of all rows as values, in ARENA where TABLE has none written out. */
const cor_value *cor_table_ids(const cor_table *table, cor_arena *arena);

#endif
