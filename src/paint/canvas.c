#include "paint/canvas.h"

#include "paint/guard.h"

cor_canvas cor_canvas_on(cairo_t *cr, const cor_scene *scene, double pixels)
{
    cor_rect page = cor_guard_page(scene);
    return (cor_canvas){.cr = cr, .pixels = pixels, .limits = cor_guard_limits(scene), .page = page, .clip = page};
}

void cor_canvas_color(cor_canvas *canvas, cor_color color)
{
    cairo_set_source_rgba(canvas->cr, color.r, color.g, color.b, color.a);
}
