/* What of a drawn layer is water, or a border, to the names beside it. Private to symbolize. */
#ifndef COR_SYMBOLIZE_TERRAIN_H
#define COR_SYMBOLIZE_TERRAIN_H

#include "scene/scene.h"
#include "style/style.h"

/* Whether LAYER draws water or borders, as `corridor:means` says: `water`, `border` or false. Without a word the
 * source-layer's name says so where it is one by which vector tiles call such things. */
bool cor_is_terrain(const cor_layer *layer);

/* Makes terrain of the areas or lines that LAYER drew in DRAWN, whose paths are borrowed, if it is such a layer. */
void cor_add_terrain(cor_scene *scene, const cor_layer *layer, const cor_group *drawn);

#endif
