/* Circles as <circle>. What all of an item share stands on the group around them. */
#include "paint/guard.h"
#include "paint/svg_items.h"

typedef struct {
    bool fill, stroke; /* the look that stands on the group */
    bool split; /* some stroke is transparent: it must not lie over the fill's edge, so it is a ring of its own */
} shared;

static bool same_color(cor_color a, cor_color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static double stroke_of(const cor_circle *kind)
{
    return cor_guard_size(kind->stroke_width) && kind->stroke.a > 0 ? kind->stroke_width : 0;
}

static double radius_of(const cor_circle *kind)
{
    return cor_guard_size(kind->radius) ? kind->radius : 0;
}

static shared shared_of(const cor_circles *circles)
{
    shared s = {.fill = true, .stroke = true};
    const cor_circle *first = circles->kinds;
    for (size_t i = 0; i < circles->n_kinds; i++) {
        const cor_circle *kind = &circles->kinds[i];
        double stroke = stroke_of(kind);
        s.fill = s.fill && same_color(kind->fill, first->fill);
        s.stroke = s.stroke && stroke == stroke_of(first) && same_color(kind->stroke, first->stroke);
        s.split = s.split || (stroke > 0 && kind->stroke.a < 1);
    }
    if (s.split) s.fill = s.stroke = false;
    return s;
}

static void look_of_fill(cor_svg *svg, const cor_circle *kind)
{
    cor_svg_attr_color(svg, "fill", radius_of(kind) > 0 ? kind->fill : (cor_color){0, 0, 0, 0});
}

static void look_of_stroke(cor_svg *svg, const cor_circle *kind)
{
    if (stroke_of(kind) <= 0) return;
    cor_svg_attr_color(svg, "stroke", kind->stroke);
    cor_svg_attr_number(svg, "stroke-width", kind->stroke_width);
}

static void begin_circle(cor_svg *svg, cor_point at, double radius)
{
    cor_svg_raw(svg, "<circle");
    cor_svg_attr_number(svg, "cx", at.x);
    cor_svg_attr_number(svg, "cy", at.y);
    cor_svg_attr_number(svg, "r", radius);
}

static void add_split(cor_svg *svg, const cor_circle *kind, cor_point at)
{
    double stroke = stroke_of(kind), radius = radius_of(kind);
    begin_circle(svg, at, radius);
    look_of_fill(svg, kind);
    cor_svg_raw(svg, "/>\n");
    if (stroke <= 0) return;
    begin_circle(svg, at, radius + stroke / 2);
    cor_svg_attr(svg, "fill", "none");
    look_of_stroke(svg, kind);
    cor_svg_raw(svg, "/>\n");
}

static void add_circle(cor_svg *svg, const shared *s, const cor_circle *kind, cor_point at)
{
    if (s->split) {
        add_split(svg, kind, at);
        return;
    }
    begin_circle(svg, at, radius_of(kind) + stroke_of(kind) / 2);
    if (!s->fill) look_of_fill(svg, kind);
    if (!s->stroke) look_of_stroke(svg, kind);
    cor_svg_raw(svg, "/>\n");
}

void cor_svg_circles(cor_svg *svg, const cor_circles *circles, cor_rect reach)
{
    if (!circles->n || !circles->n_kinds) return;
    shared s = shared_of(circles);
    cor_svg_raw(svg, "<g");
    if (s.fill) look_of_fill(svg, circles->kinds);
    if (s.stroke) look_of_stroke(svg, circles->kinds);
    cor_svg_raw(svg, ">\n");
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = circles->kind ? circles->kind[i] : 0;
        cor_point at = circles->at[i];
        if (kind < circles->n_kinds && cor_guard_point(at) && cor_rect_contains(reach, at.x, at.y))
            add_circle(svg, &s, &circles->kinds[kind], at);
    }
    cor_svg_raw(svg, "</g>\n");
}
