/* Texts along curves through cairo. Private to paint. */
#ifndef COR_PAINT_CANVAS_BENT_H
#define COR_PAINT_CANVAS_BENT_H

#include "paint/canvas.h"

/* Adds the outlines of all letters of TEXT, which is bent, to the current path. */
void cor_canvas_bent_outlines(cor_canvas *canvas, const cor_text_item *text);

/* Shows TEXT, which is bent, in the current colour with its words, so that they are found: each letter that stands on
 * its own turned; letters that are joined as one shape, over words that can't be seen. */
void cor_canvas_bent_words(cor_canvas *canvas, const cor_text_item *text);

#endif
