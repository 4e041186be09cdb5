#include "paint/canvas_bent.h"

#include "paint/clusters.h"
#include "paint/guard.h"

/* Outlines are fetched at so many dots a point: cairo keeps them to 1/256 of a dot. */
static const double FETCHED_DOTS = 16;

/* What a reader of the file finds but nobody sees: cairo leaves out what is not drawn at all. */
static const double UNSEEN = 1.0 / 1024;

typedef enum { ALL_LETTERS, JOINED_LETTERS } choice;

static void set_font(cairo_t *cr, const cor_glyph *glyph, double dots)
{
    cairo_set_font_face(cr, cor_face_cairo(glyph->face));
    cairo_set_font_size(cr, glyph->size * dots);
}

static bool usable(const cor_glyph *glyph, const cor_along *place)
{
    return glyph->face && cor_guard_size(glyph->size) && cor_guard_point(place->at) && isfinite(place->angle);
}

static void turn(cairo_t *cr, const cor_along *place)
{
    cairo_translate(cr, place->at.x, place->at.y);
    cairo_rotate(cr, place->angle);
}

/* Somewhere to fetch outlines from; nothing is drawn on it. */
static cairo_t *scratch(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_surface_destroy(surface);
    return cr;
}

/* Where the point of GLYPH's fetched outline goes. */
static cor_point bent(const cor_bend *bend, const cor_glyph *glyph, const cairo_path_data_t *p)
{
    return cor_bend_point(bend, glyph->x + p->point.x / FETCHED_DOTS, glyph->y + p->point.y / FETCHED_DOTS);
}

static void add_element(cairo_t *cr, const cor_bend *bend, const cor_glyph *glyph, const cairo_path_data_t *p)
{
    cor_point a = {0, 0}, b = a, c = a;
    int n = p->header.length - 1;
    if (n > 0) a = bent(bend, glyph, p + 1);
    if (n > 1) b = bent(bend, glyph, p + 2);
    if (n > 2) c = bent(bend, glyph, p + 3);
    if (p->header.type == CAIRO_PATH_MOVE_TO) cairo_move_to(cr, a.x, a.y);
    if (p->header.type == CAIRO_PATH_LINE_TO) cairo_line_to(cr, a.x, a.y);
    if (p->header.type == CAIRO_PATH_CURVE_TO) cairo_curve_to(cr, a.x, a.y, b.x, b.y, c.x, c.y);
    if (p->header.type == CAIRO_PATH_CLOSE_PATH) cairo_close_path(cr);
}

static void add_joined(cairo_t *cr, cairo_t *from, const cor_bend *bend, const cor_glyph *glyph)
{
    cairo_glyph_t here = {glyph->glyph, 0, 0};
    cairo_new_path(from);
    set_font(from, glyph, FETCHED_DOTS);
    cairo_glyph_path(from, &here, 1);
    cairo_path_t *path = cairo_copy_path(from);
    if (path->status == CAIRO_STATUS_SUCCESS)
        for (int i = 0; i < path->num_data; i += path->data[i].header.length)
            add_element(cr, bend, glyph, &path->data[i]);
    cairo_path_destroy(path);
}

static void add_turned(cairo_t *cr, const cor_along *place, const cor_glyph *glyph)
{
    cairo_glyph_t here = {glyph->glyph, 0, 0};
    cairo_save(cr);
    turn(cr, place);
    set_font(cr, glyph, 1);
    cairo_glyph_path(cr, &here, 1);
    cairo_restore(cr);
}

static void add_outlines(cairo_t *cr, const cor_text_item *text, choice which)
{
    const cor_along *place = text->bend->glyphs;
    cairo_t *from = scratch();
    cairo_new_path(cr);
    for (size_t i = 0; i < text->run->n_lines; i++) {
        const cor_text_line *line = &text->run->lines[i];
        for (size_t k = 0; k < line->n_glyphs; k++, place++) {
            const cor_glyph *glyph = &line->glyphs[k];
            if (!usable(glyph, place)) continue;
            if (glyph->joined)
                add_joined(cr, from, text->bend, glyph);
            else if (which == ALL_LETTERS)
                add_turned(cr, place, glyph);
        }
    }
    cairo_destroy(from);
}

void cor_canvas_bent_outlines(cor_canvas *canvas, const cor_text_item *text)
{
    add_outlines(canvas->cr, text, ALL_LETTERS);
}

typedef struct {
    cairo_t *cr;
    const cor_bend *bend;
    const cor_along *places; /* of the line's glyphs */
} writing;

/* The glyphs FROM … TO - 1 of LINE, which stand for LENGTH bytes of WORDS, placed about the first of them. */
static void show(cairo_t *cr, const cor_text_line *line, size_t from, size_t to, const char *words, int length)
{
    const cor_glyph *first = &line->glyphs[from];
    cairo_text_cluster_t cluster = {length, (int) (to - from)};
    cairo_glyph_t *glyphs = cairo_glyph_allocate((int) (to - from));
    for (size_t i = from; glyphs && i < to; i++)
        glyphs[i - from] =
            (cairo_glyph_t){line->glyphs[i].glyph, line->glyphs[i].x - first->x, line->glyphs[i].y - first->y};
    set_font(cr, first, 1);
    if (glyphs) cairo_show_text_glyphs(cr, words, length, glyphs, (int) (to - from), &cluster, 1, 0);
    cairo_glyph_free(glyphs);
}

static void show_turned(const writing *w, const cor_text_line *line, size_t from, size_t to, const char *words,
                        int length)
{
    if (!usable(&line->glyphs[from], &w->places[from])) return;
    cairo_save(w->cr);
    turn(w->cr, &w->places[from]);
    show(w->cr, line, from, to, words, length);
    cairo_restore(w->cr);
}

/* As a whole, unseen, along the chord of the curve. */
static void show_joined(const writing *w, const cor_text_line *line, const cor_stretch *stretch)
{
    const cor_glyph *a = &line->glyphs[stretch->first], *b = a + stretch->n_glyphs - 1;
    cor_point from = cor_bend_point(w->bend, a->x, a->y), to = cor_bend_point(w->bend, b->x + b->advance, b->y);
    cor_along chord = {from, atan2(to.y - from.y, to.x - from.x)};
    if (!usable(a, &chord)) return;
    cairo_save(w->cr);
    turn(w->cr, &chord);
    show(w->cr, line, stretch->first, stretch->first + stretch->n_glyphs, line->text + stretch->start,
         (int) stretch->length);
    cairo_restore(w->cr);
}

static void show_stretch(void *context, const cor_text_line *line, cor_stretch *stretch)
{
    const writing *w = context;
    const char *words = line->text + stretch->start;
    size_t end = stretch->first + stretch->n_glyphs, from = stretch->backward ? end : stretch->first;
    if (line->glyphs[stretch->first].joined) return;
    for (size_t i = 0; i < stretch->n_clusters; i++) {
        cairo_text_cluster_t c = stretch->clusters[i];
        if (stretch->backward) from -= (size_t) c.num_glyphs;
        show_turned(w, line, from, from + (size_t) c.num_glyphs, words, c.num_bytes);
        if (!stretch->backward) from += (size_t) c.num_glyphs;
        words += c.num_bytes;
    }
}

static void show_joined_stretch(void *context, const cor_text_line *line, cor_stretch *stretch)
{
    if (line->glyphs[stretch->first].joined) show_joined(context, line, stretch);
}

static void each_line(writing *w, const cor_text_item *text, cor_stretch_each each)
{
    w->places = text->bend->glyphs;
    for (size_t i = 0; i < text->run->n_lines; i++) {
        cor_each_stretch(&text->run->lines[i], each, w);
        w->places += text->run->lines[i].n_glyphs;
    }
}

void cor_canvas_bent_words(cor_canvas *canvas, const cor_text_item *text)
{
    writing w = {canvas->cr, text->bend, NULL};
    each_line(&w, text, show_stretch);
    add_outlines(canvas->cr, text, JOINED_LETTERS);
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_WINDING);
    cairo_fill(canvas->cr);
    cairo_save(canvas->cr);
    cairo_set_source_rgba(canvas->cr, text->color.r, text->color.g, text->color.b, UNSEEN);
    each_line(&w, text, show_joined_stretch);
    cairo_restore(canvas->cr);
}
