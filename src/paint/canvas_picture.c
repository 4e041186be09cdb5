/* Icons and images through cairo. */
#include <librsvg/rsvg.h>

#include "paint/canvas.h"
#include "paint/guard.h"
#include "paint/pixels.h"

static void render_icon(cairo_t *cr, RsvgHandle *handle, double width, double height)
{
    RsvgRectangle viewport = {.x = -width / 2, .y = -height / 2, .width = width, .height = height};
    /* What librsvg can't draw was refused when the icon was opened; a partial icon is no reason to lose the map. */
    (void) rsvg_handle_render_document(handle, cr, &viewport, NULL);
}

void cor_canvas_icon(cor_canvas *canvas, const cor_icon_item *icon)
{
    double opacity = cor_guard_unit(icon->opacity);
    cor_point at = {icon->x, icon->y};
    if (!icon->icon || opacity <= 0 || !cor_guard_size(icon->width) || !cor_guard_size(icon->height) ||
        !cor_guard_point(at))
        return;
    RsvgHandle *handle = cor_icon_handle(icon->icon, cor_guard_ink(icon));
    if (!handle || !cor_rect_contains(canvas->reach, at.x, at.y)) return;
    cairo_save(canvas->cr);
    cairo_translate(canvas->cr, at.x, at.y);
    if (isfinite(icon->angle)) cairo_rotate(canvas->cr, fmod(icon->angle, 360) * M_PI / 180);
    if (opacity < 1) cairo_push_group(canvas->cr);
    render_icon(canvas->cr, handle, icon->width, icon->height);
    if (opacity < 1) {
        cairo_pop_group_to_source(canvas->cr);
        cairo_paint_with_alpha(canvas->cr, opacity);
    }
    cairo_restore(canvas->cr);
}

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
    /* On dots the outermost ones must not fade into nothing. */
    if (canvas->dots > 0) cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint_with_alpha(cr, cor_guard_unit(image->opacity));
}

void cor_canvas_image(cor_canvas *canvas, const cor_image *image)
{
    if (!cor_guard_image(image, canvas->reach)) return;
    cairo_surface_t *surface = surface_of(image);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        cairo_save(canvas->cr);
        paint_surface(canvas, image, surface);
        cairo_restore(canvas->cr);
    }
    cairo_surface_destroy(surface);
}
