/* One circle as pixels, with exact coverage: a fill, then a stroke outside of it. Knows
 * no surface. Lengths are pixels. */
#ifndef COR_PAINT_DISC_H
#define COR_PAINT_DISC_H

#include <stdint.h>

#include "scene/scene.h"

typedef struct {
    double inner, outer; /* radii: of the fill, with the stroke */
    cor_color fill, stroke;
    const cor_circle *soft; /* what is drawn instead, when its edge is soft; borrowed */
} cor_disc;

/* KIND at DOTS a point. Sizes that aren't finite are 0. */
cor_disc cor_disc_of(const cor_circle *kind, double pixels);

/* Of the dot that holds the centre, counted from the left or the top of the picture. */
int cor_disc_center(const cor_disc *disc);

/* Side of the square picture. */
int cor_disc_size(const cor_disc *disc);

/* Fills DOTS (size × size, premultiplied) with the circle whose centre lies at (X, Y), 0…1, of the centre dot. */
void cor_disc_draw(const cor_disc *disc, double x, double y, uint32_t *pixels);

#endif
