/* Fills, strokes, text and small icons straight into pixels: exact coverage, and neighbours that meet without a seam.
 */
#ifndef COR_PAINT_RASTERIZER_H
#define COR_PAINT_RASTERIZER_H

#include "paint/canvas.h"

/* What is kept from item to item. */
typedef struct cor_rasterizer cor_rasterizer;

/* THREADS may draw at once (base/parallel.h); the pixels are the same however many. */
cor_rasterizer *cor_rasterizer_new(unsigned threads);
void cor_rasterizer_free(cor_rasterizer *rasterizer); /* NULL is fine */

/* Draws the first of N items when it is one of these, together with those that follow it.
 * Returns how many items are done: 0 when the first is of another kind, or the target has no pixels. */
size_t cor_rasterizer_items(cor_rasterizer *rasterizer, cor_canvas *canvas, const cor_item *items, size_t n);

/* Replays all of SCENE: these items by RASTERIZER, the rest through cairo. */
cor_status cor_rasterizer_scene(cor_rasterizer *rasterizer, cor_canvas *canvas, const cor_scene *scene, cor_error *err);

#endif
