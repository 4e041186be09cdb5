/* How much of the page the things to be avoided leave to names. Private to place. */
#ifndef COR_PLACE_CROWD_H
#define COR_PLACE_CROWD_H

#include "scene/scene.h"

/* Marks in CROWDED, by index of a group, the groups whose obstacles leave no room: taken from the top, they would keep
 * names off most of the frame. All obstacles of a group stand in a row. */
void cor_mark_crowded(const cor_scene *scene, bool *crowded);

#endif
