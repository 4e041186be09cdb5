/* Text straight into pixels: letters as outlines, at their exact places, each fetched from its font once. */
#ifndef COR_PAINT_RASTER_TEXT_H
#define COR_PAINT_RASTER_TEXT_H

#include "paint/canvas_pixels.h"
#include "paint/cover.h"
#include "paint/outline.h"

/* Fetches the outlines of all letters of TEXT, and says which rows they need, without a halo. */
cor_rows cor_raster_letters_fetch(cor_outlines *outlines, const cor_canvas_pixels *pixels, const cor_text_item *text);

/* How many pixels beyond its letters a halo of as many points may reach. */
double cor_raster_letters_reach(double halo, const cor_canvas_pixels *pixels);

/* Adds the letters of TEXT's PART (NULL: all of them) to COVER; with a HALO of that many points (0: none), their
 * outlines drawn that wide. Their outlines have been fetched. */
void cor_raster_letters(cor_cover *cover, const cor_outlines *outlines, const cor_canvas_pixels *pixels,
                        const cor_text_item *text, const cor_text_part *part, double halo);

#endif
