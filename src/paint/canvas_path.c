/* Fills and strokes through cairo. */
#include "paint/canvas.h"
#include "paint/guard.h"
#include "paint/seam.h"

static void add_part(cor_canvas *canvas, const cor_path *path, size_t part)
{
    size_t first = path->parts[part], end = path->parts[part + 1], n = 0;
    /* A ring's last vertex repeats its first; closing it gives a join there instead of two caps. */
    if (path->closed && end - first > 1) end--;
    for (size_t i = first; i < end; i++) {
        if (!cor_guard_point(path->points[i])) continue;
        cor_point p = cor_guard_held(path->points[i], canvas->limits);
        if (n++ == 0)
            cairo_move_to(canvas->cr, p.x, p.y);
        else
            cairo_line_to(canvas->cr, p.x, p.y);
    }
    if (path->closed && n > 0) cairo_close_path(canvas->cr);
}

void cor_canvas_path(cor_canvas *canvas, const cor_path *path)
{
    for (size_t part = 0; part < path->n_parts; part++)
        add_part(canvas, path, part);
}

static void close_seam(cor_canvas *canvas)
{
    cairo_set_line_width(canvas->cr, COR_SEAM_WIDTH);
    cairo_set_line_join(canvas->cr, CAIRO_LINE_JOIN_BEVEL);
    cairo_set_dash(canvas->cr, NULL, 0, 0);
    cairo_stroke(canvas->cr);
}

void cor_canvas_fill(cor_canvas *canvas, const cor_fill *fill)
{
    if (!(fill->color.a > 0)) return;
    cor_canvas_color(canvas, fill->color);
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
    for (size_t i = 0; i < fill->n_paths; i++) {
        cairo_new_path(canvas->cr);
        cor_canvas_path(canvas, &fill->paths[i]);
        cairo_fill_preserve(canvas->cr);
        if (cor_seam_wanted(fill, &fill->paths[i])) close_seam(canvas);
    }
    cairo_new_path(canvas->cr);
}

static cairo_line_cap_t cap_of(cor_cap cap)
{
    return cap == COR_CAP_ROUND    ? CAIRO_LINE_CAP_ROUND
           : cap == COR_CAP_SQUARE ? CAIRO_LINE_CAP_SQUARE
                                   : CAIRO_LINE_CAP_BUTT;
}

static cairo_line_join_t join_of(cor_join join)
{
    return join == COR_JOIN_ROUND   ? CAIRO_LINE_JOIN_ROUND
           : join == COR_JOIN_BEVEL ? CAIRO_LINE_JOIN_BEVEL
                                    : CAIRO_LINE_JOIN_MITER;
}

static void set_pen(cor_canvas *canvas, const cor_stroke *stroke)
{
    cairo_t *cr = canvas->cr;
    cairo_set_line_width(cr, fmin(stroke->width, cor_rect_width(canvas->limits)));
    cairo_set_line_cap(cr, cap_of(stroke->cap));
    cairo_set_line_join(cr, join_of(stroke->join));
    cairo_set_miter_limit(cr, isfinite(stroke->miter_limit) ? fmax(1, stroke->miter_limit) : 1);
    if (cor_guard_dashes(stroke))
        cairo_set_dash(cr, stroke->dashes, (int) stroke->n_dashes,
                       isfinite(stroke->dash_offset) ? stroke->dash_offset : 0);
    else
        cairo_set_dash(cr, NULL, 0, 0);
}

void cor_canvas_stroke(cor_canvas *canvas, const cor_stroke *stroke)
{
    if (!(stroke->color.a > 0) || !cor_guard_size(stroke->width)) return;
    cor_canvas_color(canvas, stroke->color);
    set_pen(canvas, stroke);
    for (size_t i = 0; i < stroke->n_paths; i++) {
        cairo_new_path(canvas->cr);
        cor_canvas_path(canvas, &stroke->paths[i]);
        cairo_stroke(canvas->cr);
    }
}
