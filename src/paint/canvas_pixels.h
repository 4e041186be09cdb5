/* The pixels of an image that a canvas draws on, to be written without cairo. */
#ifndef COR_PAINT_CANVAS_PIXELS_H
#define COR_PAINT_CANVAS_PIXELS_H

#include "paint/canvas.h"

typedef struct {
    cairo_surface_t *surface;
    unsigned char *data;
    int stride;
    int x0, y0, x1, y1;   /* the clip: x0 ≤ x < x1 */
    double scale, dx, dy; /* dot = point · scale + (dx, dy) */
} cor_canvas_pixels;

/* The pixels that CANVAS draws on now. False when it has none. What cairo has drawn is there; close before it goes on.
 */
bool cor_canvas_pixels_open(const cor_canvas *canvas, cor_canvas_pixels *pixels);
void cor_canvas_pixels_close(cor_canvas_pixels *pixels);

static inline uint32_t *cor_canvas_pixels_row(const cor_canvas_pixels *pixels, int y)
{
    return (uint32_t *) (void *) (pixels->data + (ptrdiff_t) y * pixels->stride);
}

/* SIDE × SIDE premultiplied pixels over those from LEFT, TOP on, at OPACITY / 255, within the clip. */
void cor_canvas_pixels_stamp(const cor_canvas_pixels *pixels, const uint32_t *stamp, int side, int left, int top,
                             uint32_t opacity);

#endif
