/* More places for a name whose own ones are taken by what is drawn of the map. Private to place. */
#ifndef COR_PLACE_SLIDE_H
#define COR_PLACE_SLIDE_H

#include "place/grid.h"

enum { COR_SLID_PLACES = 96 };

/* Where the labels of a scene with words have their points: as COR_LABEL, by index in the scene. Caller frees. */
cor_grid *cor_label_points(const cor_scene *scene);

/* Adds to label INDEX of LABELS, behind its candidates, places that the box takes sliding round its point: as near as
 * the nearest of its own, then a little farther away, always clearly nearer to its own point than to another label's.
 * Only where the style left a choice. The longer list is in ARENA. */
void cor_slide_label(cor_arena *arena, cor_label *labels, uint32_t index, const cor_grid *points);

#endif
