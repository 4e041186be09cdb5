/* Text straight into dots: letters as outlines, at their exact places, each fetched from its font once. */
#ifndef COR_PAINT_RASTER_TEXT_H
#define COR_PAINT_RASTER_TEXT_H

#include "paint/cover.h"
#include "paint/dots.h"
#include "paint/outline.h"

/* Adds the letters of TEXT's PART (NULL: all of them) to COVER; with a HALO of that many points (0: none), their
 * outlines drawn that wide. */
void cor_raster_letters(cor_cover *cover, cor_outlines *outlines, const cor_dots *dots, const cor_text_item *text,
                        const cor_text_part *part, double halo);

#endif
