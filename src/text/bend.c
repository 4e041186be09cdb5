#include "text/bend.h"

/* Glyphs that are turned together: a letter with the marks on it. */
typedef struct {
    size_t from, to;
    double middle; /* of their advance, in the run */
} cluster;

static cluster cluster_from(const cor_text_line *line, size_t from)
{
    const cor_glyph *g = line->glyphs;
    size_t to = from + 1;
    double advance = g[from].advance, left = g[from].x;
    while (to < line->n_glyphs && g[to].cluster == g[from].cluster && g[to].face == g[from].face)
        advance += g[to++].advance;
    return (cluster){from, to, left + advance / 2};
}

cor_point cor_bend_point(const cor_bend *bend, double x, double y)
{
    cor_along a = cor_curve_at(&bend->curve, bend->start + x);
    double below = y - bend->baseline;
    return (cor_point){a.at.x - below * sin(a.angle), a.at.y + below * cos(a.angle)};
}

static void turn_cluster(const cor_bend *bend, const cor_text_line *line, cluster c, bool upright, cor_along *out)
{
    cor_along middle = cor_curve_at(&bend->curve, bend->start + c.middle);
    if (upright) middle.angle = 0;
    double cosine = cos(middle.angle), sine = sin(middle.angle);
    for (size_t i = c.from; i < c.to; i++) {
        double x = line->glyphs[i].x - c.middle, y = line->glyphs[i].y - bend->baseline;
        out[i].at = (cor_point){middle.at.x + x * cosine - y * sine, middle.at.y + x * sine + y * cosine};
        out[i].angle = middle.angle;
    }
}

const cor_bend *cor_bend_of(cor_arena *arena, const cor_run *run, cor_curve curve, bool upright)
{
    size_t n = 0;
    cor_bend *bend = COR_NEW(arena, cor_bend);
    for (size_t i = 0; i < run->n_lines; i++)
        n += run->lines[i].n_glyphs;
    cor_along *glyphs = COR_NEW_ARRAY(arena, cor_along, n);
    *bend = (cor_bend){.curve = curve, .start = (cor_curve_length(&curve) - run->width) / 2, .glyphs = glyphs};
    if (run->n_lines) bend->baseline = run->lines[0].baseline;
    for (size_t i = 0; i < run->n_lines; i++) {
        const cor_text_line *line = &run->lines[i];
        for (size_t from = 0; from < line->n_glyphs;) {
            cluster c = cluster_from(line, from);
            turn_cluster(bend, line, c, upright, glyphs);
            from = c.to;
        }
        glyphs += line->n_glyphs;
    }
    return bend;
}
