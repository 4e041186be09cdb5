#include "paint/raster_text.h"

#include "paint/guard.h"
#include "paint/stroker.h"

/* Where letters go: dot = turn · point + shift. */
typedef struct {
    double c, s; /* of the angle */
    cor_point pivot;
    const cor_canvas_pixels *pixels;
} setting;

static setting setting_of(const cor_text_item *text, const cor_canvas_pixels *pixels)
{
    bool turned = isfinite(text->angle) && text->angle != 0 && cor_guard_point(text->pivot);
    double angle = turned ? fmod(text->angle, 360) * M_PI / 180 : 0;
    return (setting){turned ? cos(angle) : 1, turned ? sin(angle) : 0, turned ? text->pivot : (cor_point){0, 0},
                     pixels};
}

static cor_point turned(const setting *s, double x, double y)
{
    return (cor_point){x * s->c - y * s->s, x * s->s + y * s->c};
}

static cor_point dot_of(const cor_canvas_pixels *pixels, cor_point p)
{
    return (cor_point){p.x * pixels->scale + pixels->dx, p.y * pixels->scale + pixels->dy};
}

/* The dot where a letter's origin goes. */
static cor_point origin_of(const setting *s, const cor_text_item *text, const cor_glyph *glyph)
{
    cor_point p = turned(s, text->x + glyph->x - s->pivot.x, text->y + glyph->y - s->pivot.y);
    return dot_of(s->pixels, (cor_point){p.x + s->pivot.x, p.y + s->pivot.y});
}

/* Where one letter's outline goes. */
typedef struct {
    setting setting;
    cor_point origin;
    const cor_bend *bend; /* of letters that are joined; NULL */
    const cor_glyph *glyph;
} letter;

static cor_point dot_in(const letter *l, cor_point p)
{
    const cor_canvas_pixels *pixels = l->setting.pixels;
    if (l->bend)
        return dot_of(pixels,
                      cor_bend_point(l->bend, l->glyph->x + p.x / pixels->scale, l->glyph->y + p.y / pixels->scale));
    p = turned(&l->setting, p.x, p.y);
    return (cor_point){l->origin.x + p.x, l->origin.y + p.y};
}

static letter letter_of(const setting *s, const cor_text_item *text, const cor_glyph *glyph, size_t index)
{
    letter l = {.setting = *s, .glyph = glyph};
    if (!text->bend) {
        l.origin = origin_of(s, text, glyph);
        return l;
    }
    const cor_along *place = &text->bend->glyphs[index];
    l.origin = dot_of(s->pixels, place->at);
    l.setting.c = cos(place->angle);
    l.setting.s = sin(place->angle);
    if (glyph->joined) l.bend = text->bend;
    return l;
}

static void add_ring(cor_cover *cover, const cor_point *points, size_t n)
{
    for (size_t i = 0, last = n - 1; i < n; last = i++)
        cor_cover_edge(cover, points[last].x, points[last].y, points[i].x, points[i].y);
}

/* Adds one letter: its area, or with a STROKER the edge of it. ROOM is for the ring at hand. */
static void add_letter(cor_cover *cover, cor_stroker *stroker, const letter *l, const cor_outline *outline,
                       GArray *room)
{
    for (size_t ring = 0; ring < outline->n_rings; ring++) {
        const cor_point *from = outline->points + outline->rings[ring];
        size_t n = outline->rings[ring + 1] - outline->rings[ring];
        g_array_set_size(room, (guint) n);
        cor_point *points = (cor_point *) (void *) room->data;
        for (size_t i = 0; i < n; i++)
            points[i] = dot_in(l, from[i]);
        if (stroker)
            cor_stroker_line(stroker, points, n, true);
        else
            add_ring(cover, points, n);
    }
}

/* The rows that a letter needs whose outline goes REACH beyond its origin: unknown where it is bent. */
static cor_rows rows_of(const letter *l, double reach)
{
    if (l->bend) return (cor_rows){-INFINITY, INFINITY};
    return (cor_rows){l->origin.y - reach, l->origin.y + reach};
}

double cor_raster_letters_reach(double halo, const cor_canvas_pixels *pixels)
{
    return 2 * halo * pixels->scale + 1;
}

cor_rows cor_raster_letters_fetch(cor_outlines *outlines, const cor_canvas_pixels *pixels, const cor_text_item *text)
{
    setting s = setting_of(text, pixels);
    cor_rows all = {INFINITY, -INFINITY};
    size_t index = 0;
    for (size_t i = 0; i < text->run->n_lines; i++) {
        const cor_text_line *line = &text->run->lines[i];
        for (size_t j = 0; j < line->n_glyphs; j++, index++) {
            const cor_outline *outline = cor_outline_of(outlines, &line->glyphs[j], pixels->scale);
            letter l = letter_of(&s, text, &line->glyphs[j], index);
            cor_rows rows = rows_of(&l, outline->reach);
            if (outline->n_rings) all = (cor_rows){fmin(all.top, rows.top), fmax(all.bottom, rows.bottom)};
        }
    }
    return all;
}

void cor_raster_letters(cor_cover *cover, const cor_outlines *outlines, const cor_canvas_pixels *pixels,
                        const cor_text_item *text, const cor_text_part *part, double halo)
{
    setting s = setting_of(text, pixels);
    cor_rows held = cor_cover_rows(cover);
    cor_stroke pen = {.width = 2 * halo, .join = COR_JOIN_ROUND};
    cor_stroker *stroker = halo > 0 ? cor_stroker_new(&pen, pixels->scale, cover) : NULL;
    GArray *room = g_array_new(FALSE, FALSE, sizeof(cor_point));
    size_t index = 0;
    for (size_t i = 0; i < text->run->n_lines; i++) {
        const cor_text_line *line = &text->run->lines[i];
        for (size_t j = 0; j < line->n_glyphs; j++, index++) {
            if (part && line->glyphs[j].part != part) continue;
            const cor_outline *outline = cor_outline_known(outlines, &line->glyphs[j], pixels->scale);
            letter l = letter_of(&s, text, &line->glyphs[j], index);
            if (!outline || !cor_guard_point(l.origin) || !isfinite(l.setting.c)) continue;
            if (cor_rows_meet(rows_of(&l, outline->reach + cor_raster_letters_reach(halo, pixels)), held))
                add_letter(cover, stroker, &l, outline, room);
        }
    }
    g_array_unref(room);
    cor_stroker_free(stroker);
}
