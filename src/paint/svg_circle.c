/* Circles as <circle>. What all of an item share stands on the group around them. */
#include <glib.h>

#include "paint/guard.h"
#include "paint/soft.h"
#include "paint/svg_items.h"

typedef struct {
    cor_svg_icons *icons;
    bool fill, stroke; /* the look that stands on the group */
    bool own;          /* some circle is soft, and so filled with a gradient of its own */
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

static shared shared_of(const cor_circles *circles, cor_svg_icons *icons)
{
    shared s = {.icons = icons, .fill = true, .stroke = true};
    const cor_circle *first = circles->kinds;
    for (size_t i = 0; i < circles->n_kinds; i++) {
        const cor_circle *kind = &circles->kinds[i];
        double stroke = stroke_of(kind);
        s.fill = s.fill && same_color(kind->fill, first->fill) && (radius_of(kind) > 0) == (radius_of(first) > 0);
        s.stroke = s.stroke && stroke == stroke_of(first) && same_color(kind->stroke, first->stroke);
        s.own = s.own || cor_is_soft(kind);
        s.split = s.split || (stroke > 0 && kind->stroke.a < 1);
    }
    if (s.split || s.own) s.fill = s.stroke = false;
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

/* The number of KIND's gradient; it is defined in front of the circles. */
static unsigned glow_of(const shared *s, const cor_circle *kind, bool *ret_new)
{
    char key[40];
    g_snprintf(key, sizeof key, "glow %p", (const void *) kind);
    return cor_svg_tile_number(s->icons, key, ret_new);
}

static void define_glow(cor_svg *svg, const shared *s, const cor_circle *kind)
{
    bool fresh;
    char id[COR_SVG_ID];
    cor_svg_id(svg, id, "", "glow", glow_of(s, kind, &fresh), "");
    if (!fresh) return;
    cor_svg_raw(svg, "<radialGradient");
    cor_svg_attr(svg, "id", id);
    cor_svg_raw(svg, ">");
    for (int i = 0; i < COR_SOFT_STOPS; i++) {
        cor_color color = cor_soft_color(kind, cor_soft_stop(i)), opaque = {color.r, color.g, color.b, 1};
        cor_svg_raw(svg, "<stop");
        cor_svg_attr_number(svg, "offset", cor_soft_stop(i));
        cor_svg_attr_color(svg, "stop-color", opaque);
        cor_svg_attr_number(svg, "stop-opacity", color.a);
        cor_svg_raw(svg, "/>");
    }
    cor_svg_raw(svg, "</radialGradient>\n");
}

static void add_soft(cor_svg *svg, const shared *s, const cor_circle *kind, cor_point at)
{
    bool fresh;
    char fill[COR_SVG_ID];
    cor_svg_id(svg, fill, "url(#", "glow", glow_of(s, kind, &fresh), ")");
    begin_circle(svg, at, cor_soft_reach(kind));
    cor_svg_attr(svg, "fill", fill);
    cor_svg_raw(svg, "/>\n");
}

static void add_circle(cor_svg *svg, const shared *s, const cor_circle *kind, cor_point at)
{
    if (cor_is_soft(kind)) {
        add_soft(svg, s, kind, at);
        return;
    }
    if (s->split) {
        add_split(svg, kind, at);
        return;
    }
    begin_circle(svg, at, radius_of(kind) + stroke_of(kind) / 2);
    if (!s->fill) look_of_fill(svg, kind);
    if (!s->stroke) look_of_stroke(svg, kind);
    cor_svg_raw(svg, "/>\n");
}

void cor_svg_circles(cor_svg *svg, cor_svg_icons *icons, const cor_circles *circles, cor_rect limits)
{
    if (!circles->n || !circles->n_kinds) return;
    shared s = shared_of(circles, icons);
    for (size_t i = 0; s.own && i < circles->n_kinds; i++)
        if (cor_is_soft(&circles->kinds[i])) define_glow(svg, &s, &circles->kinds[i]);
    cor_svg_raw(svg, "<g");
    if (s.fill) look_of_fill(svg, circles->kinds);
    if (s.stroke) look_of_stroke(svg, circles->kinds);
    cor_svg_raw(svg, ">\n");
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = circles->kind ? circles->kind[i] : 0;
        cor_point at = circles->at[i];
        if (kind < circles->n_kinds && cor_guard_point(at) && cor_rect_contains(limits, at.x, at.y))
            add_circle(svg, &s, &circles->kinds[kind], at);
    }
    cor_svg_raw(svg, "</g>\n");
}
