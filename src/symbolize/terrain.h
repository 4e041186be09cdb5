/* What of a drawn layer is water, or a border, to the names beside it. Private to symbolize. */
#ifndef COR_SYMBOLIZE_TERRAIN_H
#define COR_SYMBOLIZE_TERRAIN_H

#include "scene/scene.h"
#include "style/style.h"

/* Makes terrain of the last group's areas or lines, which LAYER drew, as `corridor:means` says: `water`, `border` or
 * false. Without a word the source-layer's name says so where it is one by which vector tiles call such things. */
void cor_add_terrain(cor_scene *scene, const cor_layer *layer);

#endif
