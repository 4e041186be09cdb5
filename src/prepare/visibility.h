/* Where each row of a table stands on a page. */
#ifndef COR_PREPARE_VISIBILITY_H
#define COR_PREPARE_VISIBILITY_H

#include "proj/crs.h"
#include "symbolize/symbolize.h"

/* One table on its way to the page: feature i is the same in all three. */
typedef struct {
    const cor_transform *transform; /* from the table's CRS to the map's */
    const cor_geometry *source, *projected, *page;
    cor_rect frame;  /* page points: what can be seen; PAGE reaches beyond it */
    bool some_lost;  /* vertices did not project */
    bool in_degrees; /* SOURCE */
} cor_row_geometries;

/* A cor_visibility for each feature, in ARENA: inside when some of it lies in the frame, near when some of it lies on
 * PAGE only, unusable when nothing of it can be projected, unless it is known to be a place on the earth: then it lies
 * beyond the projection's horizon, which is outside. */
const uint8_t *cor_visibilities(cor_arena *arena, const cor_row_geometries *geometries);

#endif
