/* Layers that are one picture. Private to symbolize. */
#ifndef COR_SYMBOLIZE_PICTURE_H
#define COR_SYMBOLIZE_PICTURE_H

#include "symbolize/drawing.h"

/* Opens DRAWING, and LAYER's group in the scene. */
void cor_open_picture(cor_drawing *drawing, const cor_symbolizer *symbolizer, const cor_layer *layer);

/* Whether the dots of the source shall stay apart: `resampling`, or a raster's older word for it, is nearest. */
bool cor_stays_in_dots(cor_drawing *drawing);

#endif
