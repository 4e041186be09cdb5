#include "paint/canvas_bent.h"

#include "paint/clusters.h"
#include "paint/guard.h"
#include "paint/outline.h"

/* Outlines are fetched at so many pixels a point: cairo keeps them to 1/256 of a dot. */
static const double FETCHED_PIXELS = 16;

/* What a reader of the file finds but nobody sees: cairo leaves out what is 1/256 opaque or less. */
static const double UNSEEN = 0.004;

typedef enum { ALL_LETTERS, JOINED_LETTERS } choice;

static void set_font(cairo_t *cr, const cor_glyph *glyph, double pixels)
{
    cairo_set_font_face(cr, cor_face_cairo(glyph->face));
    cairo_set_font_size(cr, glyph->size * pixels);
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

/* Where the point of GLYPH's fetched outline goes. */
static cor_point bent(const cor_bend *bend, const cor_glyph *glyph, const cairo_path_data_t *p)
{
    return cor_bend_point(bend, glyph->x + p->point.x / FETCHED_PIXELS, glyph->y + p->point.y / FETCHED_PIXELS);
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
    set_font(from, glyph, FETCHED_PIXELS);
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
    cairo_t *from = cor_outline_source();
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

/* Those glyphs of LINE that STRETCH has, placed about the first of them. */
static void show(cairo_t *cr, const cor_text_line *line, const cor_text_run *run)
{
    const cor_glyph *first = &line->glyphs[run->first];
    cairo_glyph_t *glyphs = cairo_glyph_allocate((int) run->n_glyphs);
    for (size_t i = 0; glyphs && i < run->n_glyphs; i++)
        glyphs[i] = (cairo_glyph_t){first[i].glyph, first[i].x - first->x, first[i].y - first->y};
    set_font(cr, first, 1);
    if (glyphs)
        cairo_show_text_glyphs(cr, line->text + run->start, (int) run->length, glyphs, (int) run->n_glyphs,
                               run->clusters, (int) run->n_clusters,
                               run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    cairo_glyph_free(glyphs);
}

static void show_at(cairo_t *cr, const cor_along *place, const cor_text_line *line, const cor_text_run *run)
{
    if (!usable(&line->glyphs[run->first], place)) return;
    cairo_save(cr);
    turn(cr, place);
    show(cr, line, run);
    cairo_restore(cr);
}

/* As a whole, unseen, along the chord of the curve. */
static void show_joined(void *context, const cor_text_line *line, cor_text_run *run)
{
    const writing *w = context;
    const cor_glyph *a = &line->glyphs[run->first], *b = a + run->n_glyphs - 1;
    cor_point from = cor_bend_point(w->bend, a->x, a->y), to = cor_bend_point(w->bend, b->x + b->advance, b->y);
    cor_along chord = {from, atan2(to.y - from.y, to.x - from.x)};
    if (a->joined) show_at(w->cr, &chord, line, run);
}

/* The first of its glyphs stands for all of a word: readers would see no word in letters at so many slants. */
static void show_word(const writing *w, const cor_text_line *line, const cor_text_run *word)
{
    size_t end = word->first + word->n_glyphs;
    for (size_t i = word->first, next; i < end; i = next) {
        for (next = i + 1; next < end && line->glyphs[next].cluster == line->glyphs[i].cluster;)
            next++;
        cairo_text_cluster_t cluster = {i == word->first ? (int) word->length : 0, (int) (next - i)};
        cor_text_run letter = {i, next - i, word->start, (size_t) cluster.num_bytes, false, &cluster, 1};
        show_at(w->cr, &w->places[i], line, &letter);
    }
}

static void show_turned(void *context, const cor_text_line *line, cor_text_run *run)
{
    size_t start = run->start, from = run->first + (run->backward ? run->n_glyphs : 0);
    if (line->glyphs[run->first].joined) return;
    cor_join_words(line, run);
    for (size_t i = 0; i < run->n_clusters; i++) {
        size_t n = (size_t) run->clusters[i].num_glyphs, length = (size_t) run->clusters[i].num_bytes;
        cor_text_run word = {.first = run->backward ? from - n : from, .n_glyphs = n, .start = start, .length = length};
        show_word(context, line, &word);
        from = run->backward ? from - n : from + n;
        start += length;
    }
}

static void each_line(writing *w, const cor_text_item *text, cor_text_run_each each)
{
    w->places = text->bend->glyphs;
    for (size_t i = 0; i < text->run->n_lines; i++) {
        cor_each_text_run(&text->run->lines[i], each, w);
        w->places += text->run->lines[i].n_glyphs;
    }
}

void cor_canvas_bent_words(cor_canvas *canvas, const cor_text_item *text)
{
    writing w = {canvas->cr, text->bend, NULL};
    each_line(&w, text, show_turned);
    add_outlines(canvas->cr, text, JOINED_LETTERS);
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_WINDING);
    cairo_fill(canvas->cr);
    cairo_save(canvas->cr);
    cairo_set_source_rgba(canvas->cr, text->color.r, text->color.g, text->color.b, UNSEEN);
    each_line(&w, text, show_joined);
    cairo_restore(canvas->cr);
}
