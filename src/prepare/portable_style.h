/* The style of a map, to be taken elsewhere. */
#ifndef COR_PREPARE_PORTABLE_STYLE_H
#define COR_PREPARE_PORTABLE_STYLE_H

#include "prepare/resolved_map.h"

/* The style of MAP as a document that may stand in FOLDER: relative paths are from there, sources are where the map
 * document says, and the state's defaults are the map's. In ARENA; borrows from MAP. */
const cor_node *cor_portable_style(cor_arena *arena, const cor_resolved_map *map, const char *folder);

#endif
