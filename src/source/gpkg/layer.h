/* What a GeoPackage says of the layer that a request asks for. */
#ifndef COR_SOURCE_GPKG_LAYER_H
#define COR_SOURCE_GPKG_LAYER_H

#include <sqlite3.h>

#include "base/column.h"
#include "source/source.h"

typedef enum {
    COR_GPKG_SMALL, /* whole numbers of 16, 32 or 64 bits: how many may differ tells apart only what is out of range */
    COR_GPKG_MEDIUM,
    COR_GPKG_INTEGER,
    COR_GPKG_REAL,
    COR_GPKG_BOOLEAN,
    COR_GPKG_TEXT,
    COR_GPKG_DAY
} cor_gpkg_kind;

typedef struct {
    const char *name;
    bool is_plain; /* of one of these kinds */
    cor_gpkg_kind kind;
} cor_gpkg_field;

typedef struct {
    const char *name, *fid, *geometry; /* of the table and its columns */
    const cor_gpkg_field *fields;      /* all, then wanted ones */
    size_t n_fields;
    bool is_lonlat;  /* on WGS 84 */
    bool has_index;  /* of the places of its rows */
    cor_rect bounds; /* as the file states them; empty where it does not */
    double n_rows;   /* as the file states it; -1 where it does not */
} cor_gpkg_layer;

/* A statement; NULL where SQLite refuses it. FORMAT is sqlite3_mprintf's: %w within quoted names, %Q for text. */
sqlite3_stmt *cor_gpkg_prepare(sqlite3 *db, const char *format, ...);

/* False where the layer is not plain. In ARENA. */
bool cor_gpkg_find_layer(sqlite3 *db, const cor_request *request, cor_arena *arena, cor_gpkg_layer *ret_layer);

/* Leaves of LAYER's fields those that REQUEST wants; false where one is not plain. */
bool cor_gpkg_choose_fields(cor_gpkg_layer *layer, const cor_request *request, cor_arena *arena);

/* The rows of LAYER, counted; -1 when they cannot be. */
double cor_gpkg_count(sqlite3 *db, const cor_gpkg_layer *layer);

/* Whether the index of places, which LAYER has, tells of as many rows as it was made of: SQLite takes a damaged page of
 * it for one of no rows. */
bool cor_gpkg_index_is_whole(sqlite3 *db, const cor_gpkg_layer *layer);

#endif
