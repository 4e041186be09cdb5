/* The records of a .shp: which of them make the table's rows, and their geometry. */
#ifndef COR_SOURCE_SHP_RECORDS_H
#define COR_SOURCE_SHP_RECORDS_H

#include <shapefil.h>

#include "source/shp/shapefile.h"

/* The records that are rows, in file order. */
typedef struct {
    size_t n;
    const uint32_t *numbers; /* from 0; NULL: all of 0…n - 1 */
} cor_shp_rows;

/* The bytes of one record behind its header, cut at the file's end; to be used before the file is read again. */
typedef struct {
    const unsigned char *bytes;
    size_t size;
} cor_shp_record;

cor_shp_record cor_shp_record_at(cor_shapefile *file, const SHPInfo *shp, size_t number);

/* The same, with no more than the bytes that hold its type, box and counts. */
cor_shp_record cor_shp_record_head(cor_shapefile *file, const SHPInfo *shp, size_t number);

/* False when the record's box is surely outside RECT, which is in the file's CRS. A box that says nothing
 * (not finite, all zero) is inside. LONLAT: RECT is tried a turn to the west and to the east too. */
bool cor_shp_record_may_meet(cor_shp_record record, cor_rect rect, bool lonlat);

/* The geometry of ROWS. SHAPES is started here; the caller finishes it. */
void cor_shp_read_shapes(cor_shapefile *file, SHPInfo *shp, cor_shp_rows rows, cor_arena *arena, cor_shapes *shapes);

#endif
