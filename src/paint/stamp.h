/* Equal circles are made once and stamped: cairo's arcs cost thirteen seconds a million. */
#ifndef COR_PAINT_STAMP_H
#define COR_PAINT_STAMP_H

#include "paint/canvas.h"

/* Draws CIRCLES straight into the pixels of CANVAS, in their order and within its
 * clip. Centres are rounded to an eighth of a dot. Returns false, having drawn
 * nothing, when the target has no pixels. */
bool cor_stamp_circles(cor_canvas *canvas, const cor_circles *circles);

#endif
