#include "paint/canvas_pixels.h"

#include <glib.h>

#include "paint/pixels.h"

static bool has_pixels(cairo_surface_t *surface)
{
    if (cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) return false;
    cairo_format_t format = cairo_image_surface_get_format(surface);
    return format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24;
}

static int within(double x, int limit)
{
    return (int) fmin(limit, fmax(0, floor(x + 0.5)));
}

bool cor_canvas_pixels_open(const cor_canvas *canvas, cor_canvas_pixels *pixels)
{
    cairo_surface_t *surface = cairo_get_group_target(canvas->cr);
    if (canvas->pixels <= 0 || !has_pixels(surface)) return false;
    cairo_surface_flush(surface);
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    double s = canvas->pixels, dx, dy;
    cairo_surface_get_device_offset(surface, &dx, &dy);
    *pixels = (cor_canvas_pixels){.surface = surface,
                                  .data = cairo_image_surface_get_data(surface),
                                  .stride = cairo_image_surface_get_stride(surface),
                                  .x0 = within(canvas->clip.x0 * s + dx, width),
                                  .y0 = within(canvas->clip.y0 * s + dy, height),
                                  .x1 = within(canvas->clip.x1 * s + dx, width),
                                  .y1 = within(canvas->clip.y1 * s + dy, height),
                                  .scale = s,
                                  .dx = dx,
                                  .dy = dy};
    return true;
}

void cor_canvas_pixels_close(cor_canvas_pixels *pixels)
{
    cairo_surface_mark_dirty(pixels->surface);
}

void cor_canvas_pixels_stamp(const cor_canvas_pixels *pixels, const uint32_t *stamp, int side, int left, int top,
                             uint32_t opacity)
{
    int x0 = MAX(left, pixels->x0), x1 = MIN(left + side, pixels->x1);
    int y0 = MAX(top, pixels->y0), y1 = MIN(top + side, pixels->y1);
    for (int y = y0; y < y1; y++) {
        const uint32_t *from = stamp + (ptrdiff_t) (y - top) * side;
        uint32_t *row = cor_canvas_pixels_row(pixels, y);
        if (opacity == 255) {
            for (int x = x0; x < x1; x++)
                row[x] = cor_pixel_over(from[x - left], row[x]);
        } else {
            for (int x = x0; x < x1; x++)
                row[x] = cor_pixel_over(cor_pixel_scaled(from[x - left], opacity), row[x]);
        }
    }
}
