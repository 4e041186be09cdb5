/* Fills, strokes, text and small icons straight into pixels: exact coverage, and neighbours that meet without a seam.
 */
#ifndef COR_PAINT_RASTER_H
#define COR_PAINT_RASTER_H

#include "paint/canvas.h"

/* What is kept from item to item. */
typedef struct cor_raster cor_raster;

/* THREADS may draw at once (base/threads.h); the pixels are the same however many. */
cor_raster *cor_raster_new(unsigned threads);
void cor_raster_free(cor_raster *raster); /* NULL is fine */

/* Draws the first of N items when it is one of these, together with those that follow it.
 * Returns how many items are done: 0 when the first is of another kind, or the target has no pixels. */
size_t cor_raster_items(cor_raster *raster, cor_canvas *canvas, const cor_item *items, size_t n);

#endif
