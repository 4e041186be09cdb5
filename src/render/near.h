/* `near` of a map document's source: which of its features lie within a distance of those of another source. Private
 * to render. */
#ifndef COR_RENDER_NEAR_H
#define COR_RENDER_NEAR_H

#include "render/frozen.h"

/* The word of the map document on SOURCE, as far as it says `near`; NULL otherwise. */
const cor_map_source *cor_near_wish(const cor_map *map, const char *source);

/* Whether WISH can be fulfilled: the distance that it asks for, metres, and that there is such a source.
 * COR_BAD_DOCUMENT at what is wrong. */
cor_status cor_near_metres(const cor_map *map, const cor_map_source *wish, cor_arena *arena, double *ret_metres,
                           cor_error *err);

/* The features of TABLE within METRES of those of OTHERS, in ARENA; what is farther counts as left out. LONLAT is
 * TABLE's geometry and OTHERS that of the other source, both in degrees. */
const cor_table *cor_near_rows(const cor_table *table, const cor_geometry *lonlat, const cor_geometry *others,
                               double metres, cor_arena *arena);

#endif
