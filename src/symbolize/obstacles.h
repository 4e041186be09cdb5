/* What of a drawn layer names keep off: its circles and wide lines. Private to symbolize. */
#ifndef COR_SYMBOLIZE_OBSTACLES_H
#define COR_SYMBOLIZE_OBSTACLES_H

#include "scene/scene.h"
#include "style/style.h"

/* Makes obstacles of the last group's items, which LAYER drew. Without a word from `corridor:obstacle` these are
 * circles and open lines that are wide enough to carry the message; `true` takes all circles and lines, for all names;
 * `false` none. A layer of more pieces than a page holds is left out as a whole: no name could keep off it. */
void cor_add_obstacles(cor_scene *scene, const cor_layer *layer);

#endif
