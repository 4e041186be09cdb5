/* Layers that are one picture. Private to symbolize. */
#ifndef COR_SYMBOLIZE_PICTURE_H
#define COR_SYMBOLIZE_PICTURE_H

#include "symbolize/drawing.h"

/* Opens DRAWING, and LAYER's group in the scene. */
void cor_open_picture(cor_drawing *drawing, const cor_symbolizer *symbolizer, const cor_layer *layer);

/* Whether the pixels of the source shall stay apart: `resampling`, or a raster's older word for it, is nearest. */
bool cor_keeps_pixels(cor_drawing *drawing);

#endif
