/* The curves that words follow. */
#include "paint/guard.h"
#include "paint/outline.h"
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
    char id[COR_SVG_ID];
    double length = cor_curve_length(&bend->curve);
    size_t n = MAX(1, (bend->curve.n - 1) / STRIDE);
    cor_along before = place_on(bend, 0, below);
    cor_svg_id(svg, id, "", "bend", ++svg->n_curves, "");
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

/* --- Their letters -------------------------------------------------------------- */

/* Dots a point in which letters are fetched: fine enough for any enlargement that a page will see. */
static const double FINE = 16;

/* Where the point P of the outline of GLYPH, the INDEXth of its run, lies on the page. */
static cor_point on_page(const cor_bend *bend, const cor_glyph *glyph, size_t index, cor_point p)
{
    const cor_along *place = &bend->glyphs[index];
    double x = p.x / FINE, y = p.y / FINE, c = cos(place->angle), s = sin(place->angle);
    if (glyph->joined) return cor_bend_point(bend, glyph->x + x, glyph->y + y);
    return (cor_point){place->at.x + x * c - y * s, place->at.y + x * s + y * c};
}

/* A ring of a path repeats its first point. */
static void add_letter(GArray *points, GArray *parts, const cor_outline *outline, const cor_bend *bend,
                       const cor_glyph *glyph, size_t index)
{
    for (size_t ring = 0; ring < outline->n_rings; ring++) {
        uint32_t first = outline->rings[ring], n = outline->rings[ring + 1] - first;
        for (uint32_t i = 0; i <= n; i++) {
            cor_point p = on_page(bend, glyph, index, outline->points[first + i % n]);
            g_array_append_val(points, p);
        }
        g_array_append_val(parts, points->len);
    }
}

void cor_svg_bent_letters(cor_svg *svg, const cor_text_item *text, const cor_text_line *line, size_t first,
                          cor_rect limits)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(cor_point)), *parts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    const uint32_t start = 0;
    g_array_append_val(parts, start);
    if (!svg->letters) svg->letters = cor_outlines_new();
    for (size_t i = 0; i < line->n_glyphs; i++)
        add_letter(points, parts, cor_outline_of(svg->letters, &line->glyphs[i], FINE), text->bend, &line->glyphs[i],
                   first + i);
    const cor_path path = {.points = (const cor_point *) (void *) points->data,
                           .parts = (const uint32_t *) (void *) parts->data,
                           .n_parts = parts->len - 1,
                           .closed = true};
    cor_svg_path_data(svg, &path, limits);
    g_array_unref(points);
    g_array_unref(parts);
}
