/* More places for a name whose own ones are taken by what is drawn of the map, or on the wrong side of a shore or
 * border. Private to place. */
#ifndef COR_PLACE_SLIDE_H
#define COR_PLACE_SLIDE_H

#include "place/avoid.h"
#include "place/grid.h"

/* Where the labels of a scene with words have their points: as COR_LABEL, by index in the scene. Caller frees. */
cor_grid *cor_label_points(const cor_scene *scene);

/* Adds to the labels that the map keeps off one of their places or gives no right one, behind their candidates, those
 * that the box takes sliding round its point: as near as the nearest of its own, then a little farther away, always
 * clearly nearer to its own point than to another label's. Only where the style left a choice, and not for areas, whose
 * names belong inside. The longer lists are in the scene's arena. */
void cor_slide_labels(const cor_scene *scene, cor_avoidance *avoidance, const cor_grid *points);

#endif
