/* The curves that words follow. */
#include "paint/guard.h"
#include "paint/svg_items.h"

enum { STRIDE = 4 /* of the curve's steps in one piece of the path */ };

static void add_pair(cor_svg *svg, const char *before, double x, double y)
{
    cor_svg_raw(svg, before);
    cor_svg_number(svg, x);
    cor_svg_raw(svg, " ");
    cor_svg_number(svg, y);
}

/* The place at DISTANCE along the baseline that lies BELOW that of the curve. */
static cor_along place_on(const cor_bend *bend, double distance, double below)
{
    cor_along a = cor_curve_at(&bend->curve, distance);
    a.at.x -= below * sin(a.angle);
    a.at.y += below * cos(a.angle);
    return a;
}

/* A cubic piece that leaves A and reaches B the way they point: Hermite's. */
static void add_piece(cor_svg *svg, cor_along a, cor_along b)
{
    double third = hypot(b.at.x - a.at.x, b.at.y - a.at.y) / 3;
    add_pair(svg, "C", a.at.x + third * cos(a.angle), a.at.y + third * sin(a.angle));
    add_pair(svg, ",", b.at.x - third * cos(b.angle), b.at.y - third * sin(b.angle));
    add_pair(svg, ",", b.at.x, b.at.y);
}

unsigned cor_svg_curve(cor_svg *svg, const cor_bend *bend, double below)
{
    char id[32];
    double length = cor_curve_length(&bend->curve);
    size_t n = MAX(1, (bend->curve.n - 1) / STRIDE);
    cor_along before = place_on(bend, 0, below);
    g_snprintf(id, sizeof id, "bend%u", ++svg->n_curves);
    cor_svg_raw(svg, "<defs><path");
    cor_svg_attr(svg, "id", id);
    add_pair(svg, " d=\"M", before.at.x, before.at.y);
    for (size_t i = 1; i <= n; i++) {
        cor_along next = place_on(bend, length * (double) i / (double) n, below);
        add_piece(svg, before, next);
        before = next;
    }
    cor_svg_raw(svg, "\"/></defs>\n");
    return svg->n_curves;
}
