/* Images through cairo. */
#include "paint/canvas.h"
#include "paint/guard.h"
#include "paint/pixels.h"

/* Cairo's own form of IMAGE. Caller owns it. */
static cairo_surface_t *surface_of(const cor_image *image)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image->width, image->height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return surface;
    cairo_surface_flush(surface);
    int stride = cairo_image_surface_get_stride(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < image->height; y++)
        cor_pixels_premultiply((uint32_t *) (void *) (data + (size_t) y * (size_t) stride),
                               image->rgba + (size_t) y * (size_t) image->width * 4, (size_t) image->width);
    cairo_surface_mark_dirty(surface);
    return surface;
}

static void paint_surface(cor_canvas *canvas, const cor_image *image, cairo_surface_t *surface)
{
    cairo_t *cr = canvas->cr;
    cairo_translate(cr, image->at.x0, image->at.y0);
    cairo_scale(cr, cor_rect_width(image->at) / image->width, cor_rect_height(image->at) / image->height);
    cairo_rectangle(cr, 0, 0, image->width, image->height);
    cairo_clip(cr);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), image->smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
    /* On pixels the outermost ones must not fade into nothing. */
    if (canvas->pixels > 0) cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint_with_alpha(cr, cor_guard_unit(image->opacity));
}

void cor_canvas_image(cor_canvas *canvas, const cor_image *image)
{
    if (!cor_guard_image(image, canvas->limits)) return;
    cairo_surface_t *surface = surface_of(image);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        cairo_save(canvas->cr);
        paint_surface(canvas, image, surface);
        cairo_restore(canvas->cr);
    }
    cairo_surface_destroy(surface);
}
