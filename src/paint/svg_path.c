/* Fills and strokes as paths: a path a feature, their common look on a group around them. */
#include "paint/guard.h"
#include "paint/seam.h"
#include "paint/svg_items.h"

/* Where the pen is, in hundredths of a point: steps are taken between rounded places, so no error adds up. */
typedef struct {
    long long x, y;
} place;

static place place_of(cor_point p, cor_rect limits)
{
    p = cor_guard_held(p, limits);
    return (place){llround(p.x * 100), llround(p.y * 100)};
}

/* The step from PEN to TO. */
static void add_step(cor_svg *svg, place *pen, place to)
{
    cor_svg_hundredths(svg, to.x - pen->x);
    if (to.y >= pen->y) cor_svg_raw(svg, " ");
    cor_svg_hundredths(svg, to.y - pen->y);
    *pen = to;
}

static void add_part(cor_svg *svg, const cor_path *path, size_t part, cor_rect limits, place *pen)
{
    size_t first = path->parts[part], end = path->parts[part + 1], n = 0, steps = 0;
    place begin = *pen;
    if (path->closed && end - first > 1) end--;
    for (size_t i = first; i < end; i++) {
        if (!cor_guard_point(path->points[i])) continue;
        place to = place_of(path->points[i], limits);
        if (n++ == 0) {
            cor_svg_raw(svg, "m");
            begin = to;
        } else if (to.x == pen->x && to.y == pen->y) {
            continue;
        } else {
            cor_svg_raw(svg, to.x < pen->x ? "" : " ");
            steps++;
        }
        add_step(svg, pen, to);
    }
    if (n && !steps) cor_svg_raw(svg, " 0 0"); /* a dot, for round caps */
    if (n && path->closed) {
        cor_svg_raw(svg, "z");
        *pen = begin;
    }
}

static bool has_points(const cor_path *path)
{
    for (size_t i = path->n_parts ? path->parts[0] : 0; path->n_parts && i < path->parts[path->n_parts]; i++) {
        if (cor_guard_point(path->points[i])) return true;
    }
    return false;
}

static void add_data(cor_svg *svg, const cor_path *path, cor_rect limits)
{
    place pen = {0, 0};
    cor_svg_raw(svg, " d=\"");
    for (size_t part = 0; part < path->n_parts; part++)
        add_part(svg, path, part, limits, &pen);
    cor_svg_raw(svg, "\"");
}

bool cor_svg_path_data(cor_svg *svg, const cor_path *path, cor_rect limits)
{
    bool any = has_points(path);
    if (any) add_data(svg, path, limits);
    return any;
}

static void look_of_fill(cor_svg *svg, const cor_fill *fill, bool seam)
{
    cor_svg_attr_color(svg, "fill", fill->color);
    cor_svg_attr(svg, "fill-rule", "evenodd");
    if (!seam) return;
    cor_svg_attr_color(svg, "stroke", fill->color);
    cor_svg_attr_number(svg, "stroke-width", COR_SEAM_WIDTH);
    cor_svg_attr(svg, "stroke-linejoin", "bevel");
}

void cor_svg_fill(cor_svg *svg, const cor_fill *fill, cor_rect limits)
{
    bool many = fill->n_paths > 1, seams = fill->color.a >= 1;
    if (!(fill->color.a > 0) || !fill->n_paths) return;
    if (many) {
        cor_svg_raw(svg, "<g");
        look_of_fill(svg, fill, seams);
        cor_svg_raw(svg, ">\n");
    }
    for (size_t i = 0; i < fill->n_paths; i++) {
        const cor_path *path = &fill->paths[i];
        if (!has_points(path)) continue;
        cor_svg_raw(svg, "<path");
        if (!many)
            look_of_fill(svg, fill, cor_seam_wanted(fill, path));
        else if (seams && !cor_seam_wanted(fill, path))
            cor_svg_attr(svg, "stroke", "none");
        add_data(svg, path, limits);
        cor_svg_raw(svg, "/>\n");
    }
    if (many) cor_svg_raw(svg, "</g>\n");
}

static void add_dashes(cor_svg *svg, const cor_stroke *stroke)
{
    cor_svg_raw(svg, " stroke-dasharray=\"");
    for (size_t i = 0; i < stroke->n_dashes; i++) {
        cor_svg_raw(svg, i ? " " : "");
        cor_svg_number(svg, stroke->dashes[i]);
    }
    cor_svg_raw(svg, "\"");
    if (isfinite(stroke->dash_offset) && stroke->dash_offset != 0)
        cor_svg_attr_number(svg, "stroke-dashoffset", stroke->dash_offset);
}

static void look_of_stroke(cor_svg *svg, const cor_stroke *stroke, cor_rect limits)
{
    cor_svg_attr(svg, "fill", "none");
    cor_svg_attr_color(svg, "stroke", stroke->color);
    cor_svg_attr_number(svg, "stroke-width", fmin(stroke->width, cor_rect_width(limits)));
    if (stroke->cap != COR_CAP_BUTT)
        cor_svg_attr(svg, "stroke-linecap", stroke->cap == COR_CAP_ROUND ? "round" : "square");
    if (stroke->join != COR_JOIN_MITER)
        cor_svg_attr(svg, "stroke-linejoin", stroke->join == COR_JOIN_ROUND ? "round" : "bevel");
    else
        cor_svg_attr_number(svg, "stroke-miterlimit", isfinite(stroke->miter_limit) ? fmax(1, stroke->miter_limit) : 1);
    if (cor_guard_dashes(stroke)) add_dashes(svg, stroke);
}

void cor_svg_stroke(cor_svg *svg, const cor_stroke *stroke, cor_rect limits)
{
    bool many = stroke->n_paths > 1;
    if (!(stroke->color.a > 0) || !cor_guard_size(stroke->width) || !stroke->n_paths) return;
    if (many) {
        cor_svg_raw(svg, "<g");
        look_of_stroke(svg, stroke, limits);
        cor_svg_raw(svg, ">\n");
    }
    for (size_t i = 0; i < stroke->n_paths; i++) {
        if (!has_points(&stroke->paths[i])) continue;
        cor_svg_raw(svg, "<path");
        if (!many) look_of_stroke(svg, stroke, limits);
        add_data(svg, &stroke->paths[i], limits);
        cor_svg_raw(svg, "/>\n");
    }
    if (many) cor_svg_raw(svg, "</g>\n");
}
