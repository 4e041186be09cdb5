/* An image in few colours, so that its file is small. */
#ifndef COR_PAINT_FEW_COLORS_H
#define COR_PAINT_FEW_COLORS_H

#include <stddef.h>
#include <stdint.h>

/* Makes the N opaque PIXELS (as in pixels.h) ones of at most MOST colours, 1 to 256, by median cut (Heckbert 1982). */
void cor_few_colors(uint32_t *pixels, size_t n, unsigned most);

#endif
