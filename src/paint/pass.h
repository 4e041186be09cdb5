/* A pass over items that strips of rows are drawn from: what all threads look at and none changes. */
#ifndef COR_PAINT_PASS_H
#define COR_PAINT_PASS_H

#include "paint/canvas_pixels.h"
#include "paint/cover.h"
#include "paint/halo.h"
#include "paint/outline.h"

/* Items that are drawn together, all of them fills, strokes and text. */
typedef struct {
    const cor_canvas *canvas;
    const cor_canvas_pixels *pixels;
    const cor_item *items;
    size_t n;
    const cor_outlines *letters; /* of all text, fetched */
    cor_rows *rows;              /* that are needed: for each path of a fill or a stroke, for each text */
    size_t *first;               /* of each item in ROWS */
    cor_rows needed;             /* by all */
    size_t weight;               /* about how much work it is: vertices */
} cor_pass;

/* The first items of N that belong together, on DOTS; none where the first is of another kind. Fetches
 * LETTERS. All pointers must live as long as the pass, which the caller closes. */
cor_pass cor_pass_open(const cor_canvas *canvas, const cor_canvas_pixels *pixels, const cor_item *items, size_t n,
                       cor_outlines *letters);
void cor_pass_close(cor_pass *pass);

/* STROKE as it is drawn, its width held within the page's limits. False when there is nothing to be seen. */
bool cor_pass_pen(const cor_pass *pass, const cor_stroke *stroke, cor_stroke *ret_pen);

/* How far RING goes beyond the letters of TEXT, points. */
static inline double cor_pass_halo(const cor_text_item *text, const cor_halo_ring *ring)
{
    return fmin(ring->width / 2, text->run->spec.size);
}

#endif
