/* Icons as pixels, drawn by librsvg once for each size, colour, turn and quarter of a dot, then stamped. */
#ifndef COR_PAINT_ICON_STAMP_H
#define COR_PAINT_ICON_STAMP_H

#include "paint/canvas_pixels.h"

typedef struct cor_icon_stamps cor_icon_stamps;

cor_icon_stamps *cor_icon_stamps_new(void);
void cor_icon_stamps_free(cor_icon_stamps *stamps);

/* Stamps ICON into DOTS. False, having drawn nothing, when it is too large to be kept. */
bool cor_icon_stamp(cor_icon_stamps *stamps, const cor_canvas_pixels *pixels, const cor_icon_item *icon);

#endif
