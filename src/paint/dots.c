#include "paint/dots.h"

static bool has_dots(cairo_surface_t *surface)
{
    if (cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) return false;
    cairo_format_t format = cairo_image_surface_get_format(surface);
    return format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24;
}

static int within(double x, int limit)
{
    return (int) fmin(limit, fmax(0, floor(x + 0.5)));
}

bool cor_dots_open(const cor_canvas *canvas, cor_dots *dots)
{
    cairo_surface_t *surface = cairo_get_group_target(canvas->cr);
    if (canvas->dots <= 0 || !has_dots(surface)) return false;
    cairo_surface_flush(surface);
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    double s = canvas->dots, dx, dy;
    cairo_surface_get_device_offset(surface, &dx, &dy);
    *dots = (cor_dots){.surface = surface,
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

void cor_dots_close(cor_dots *dots)
{
    cairo_surface_mark_dirty(dots->surface);
}
