/* What of a drawn layer names keep off: its circles and wide lines. Private to symbolize. */
#ifndef COR_SYMBOLIZE_OBSTACLES_H
#define COR_SYMBOLIZE_OBSTACLES_H

#include "symbolize/drawing.h"

/* Whether the layer of DRAWING, one of lines, may draw what names keep off. */
bool cor_may_be_obstacle(cor_drawing *drawing);

/* Makes obstacles, which belong to the last group, of what LAYER drew in DRAWN. Without a word from `corridor:obstacle`
 * these are circles and open lines that are wide enough to carry the message; `true` takes all circles and lines, for
 * all names; `false` none. A layer of more pieces than a page holds is left out as a whole: no name could keep off it.
 */
void cor_add_obstacles(cor_scene *scene, const cor_layer *layer, const cor_group *drawn);

#endif
