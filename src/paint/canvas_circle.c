/* Circles as arcs: for targets without pixels, and for circles too large to stamp. */
#include "paint/canvas.h"
#include "paint/guard.h"
#include "paint/soft.h"
#include "paint/stamp.h"

static void add_disc(cor_canvas *canvas, cor_point at, double radius)
{
    cairo_new_path(canvas->cr);
    cairo_arc(canvas->cr, at.x, at.y, radius, 0, 2 * M_PI);
    cairo_close_path(canvas->cr);
}

static void draw_soft(cor_canvas *canvas, const cor_circle *kind, cor_point at)
{
    double limits = fmin(cor_soft_reach(kind), cor_rect_width(canvas->limits));
    if (limits <= 0) return;
    cairo_pattern_t *gradient = cairo_pattern_create_radial(at.x, at.y, 0, at.x, at.y, limits);
    for (int i = 0; i < COR_SOFT_STOPS; i++) {
        cor_color c = cor_soft_color(kind, cor_soft_stop(i));
        cairo_pattern_add_color_stop_rgba(gradient, cor_soft_stop(i), c.r, c.g, c.b, c.a);
    }
    add_disc(canvas, at, limits);
    cairo_set_source(canvas->cr, gradient);
    cairo_fill(canvas->cr);
    cairo_pattern_destroy(gradient);
}

void cor_canvas_circle(cor_canvas *canvas, const cor_circle *kind, cor_point at)
{
    if (!cor_guard_point(at) || !cor_rect_contains(canvas->limits, at.x, at.y)) return;
    if (cor_is_soft(kind)) {
        draw_soft(canvas, kind, at);
        return;
    }
    double limit = cor_rect_width(canvas->limits);
    double radius = cor_guard_size(kind->radius) ? fmin(kind->radius, limit) : 0;
    double stroke = cor_guard_size(kind->stroke_width) && kind->stroke.a > 0 ? fmin(kind->stroke_width, limit) : 0;
    /* Under an opaque stroke the fill goes on to its middle, so that nothing shines through between the two. */
    double limits = stroke > 0 && kind->stroke.a >= 1 ? radius + stroke / 2 : radius;
    if (radius > 0 && kind->fill.a > 0) {
        add_disc(canvas, at, limits);
        cor_canvas_color(canvas, kind->fill);
        cairo_fill(canvas->cr);
    }
    if (stroke > 0) {
        add_disc(canvas, at, radius + stroke / 2);
        cor_canvas_color(canvas, kind->stroke);
        cairo_set_line_width(canvas->cr, stroke);
        cairo_set_dash(canvas->cr, NULL, 0, 0);
        cairo_stroke(canvas->cr);
    }
}

void cor_canvas_circles(cor_canvas *canvas, const cor_circles *circles)
{
    if (cor_stamp_circles(canvas, circles)) return;
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = circles->kind ? circles->kind[i] : 0;
        if (kind < circles->n_kinds) cor_canvas_circle(canvas, &circles->kinds[kind], circles->at[i]);
    }
}
