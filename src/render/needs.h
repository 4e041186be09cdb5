/* What a layer needs that is neither style nor data: fonts and icons. Private to render. */
#ifndef COR_RENDER_NEEDS_H
#define COR_RENDER_NEEDS_H

#include "render/frozen.h"

/* Warns of fonts that are not installed and icons that are not in the sprite's folder, as far as LAYER spells their
 * names out. ARENA is for scraps. */
void cor_check_layer_needs(cor_map *map, const cor_layer *layer, cor_arena *arena);

#endif
