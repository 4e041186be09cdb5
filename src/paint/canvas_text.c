/* Text through cairo: as shapes on pixels, where cairo would push glyphs onto whole
 * pixels; as text with its words where the target keeps it. */
#include "paint/canvas.h"
#include "paint/canvas_bent.h"
#include "paint/clusters.h"
#include "paint/guard.h"
#include "paint/halo.h"

enum { MAX_GLYPHS = 256 }; /* handed to cairo at once */

static bool face_ready(cairo_t *cr, const cor_glyph *glyph)
{
    if (!glyph->face || !cor_guard_size(glyph->size)) return false;
    cairo_set_font_face(cr, cor_face_cairo(glyph->face));
    cairo_set_font_size(cr, glyph->size);
    return true;
}

static bool same_font(const cor_glyph *a, const cor_glyph *b)
{
    return a->face == b->face && a->size == b->size && a->part == b->part;
}

/* Adds the outlines of the glyphs of LINE's PART (NULL: all of them) to the current path. */
static void add_outlines(cairo_t *cr, const cor_text_line *line, const cor_text_part *part)
{
    cairo_glyph_t glyphs[MAX_GLYPHS];
    for (size_t i = 0, n; i < line->n_glyphs; i += n) {
        const cor_glyph *first = &line->glyphs[i];
        for (n = 0; i + n < line->n_glyphs && n < MAX_GLYPHS && same_font(first, first + n); n++)
            glyphs[n] = (cairo_glyph_t){first[n].glyph, first[n].x, first[n].y};
        if ((!part || first->part == part) && face_ready(cr, first)) cairo_glyph_path(cr, glyphs, (int) n);
    }
}

static void add_all_outlines(cor_canvas *canvas, const cor_text_item *text, const cor_text_part *part)
{
    cairo_new_path(canvas->cr);
    for (size_t i = 0; i < text->run->n_lines && !text->bend; i++)
        add_outlines(canvas->cr, &text->run->lines[i], part);
    if (text->bend) cor_canvas_bent_outlines(canvas, text);
}

static void draw_halo(cor_canvas *canvas, const cor_text_item *text)
{
    cor_halo_ring rings[COR_MAX_RINGS];
    size_t n = cor_halo_rings(text->halo, text->halo_width, text->halo_blur, rings);
    if (!n) return;
    add_all_outlines(canvas, text, NULL);
    cairo_set_line_join(canvas->cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(canvas->cr, NULL, 0, 0);
    for (size_t i = 0; i < n; i++) {
        cor_canvas_color(canvas, rings[i].color);
        cairo_set_line_width(canvas->cr, fmin(rings[i].width, text->run->spec.size * 2));
        cairo_stroke_preserve(canvas->cr);
    }
}

typedef struct {
    cor_canvas *canvas;
    const cor_text_item *text;
    bool spread; /* letters stand apart or at a slant, so that readers would not see words in them */
} writing;

/* One run with its words, so that the file can be searched. */
static void show_words(void *context, const cor_text_line *line, cor_text_run *run)
{
    const writing *w = context;
    cairo_t *cr = w->canvas->cr;
    const cor_glyph *first = &line->glyphs[run->first];
    cor_color color = cor_text_color(w->text, first->part);
    if (!(color.a > 0)) return;
    if (first->part) cor_canvas_color(w->canvas, color);
    cairo_glyph_t *glyphs = cairo_glyph_allocate((int) run->n_glyphs);
    if (w->spread) cor_join_words(line, run);
    if (glyphs && face_ready(cr, first)) {
        for (size_t i = 0; i < run->n_glyphs; i++)
            glyphs[i] = (cairo_glyph_t){first[i].glyph, first[i].x, first[i].y};
        cairo_show_text_glyphs(cr, line->text + run->start, (int) run->length, glyphs, (int) run->n_glyphs,
                               run->clusters, (int) run->n_clusters,
                               run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }
    cairo_glyph_free(glyphs);
}

static void fill_outlines(cor_canvas *canvas, const cor_text_item *text, const cor_text_part *part)
{
    cor_canvas_color(canvas, cor_text_color(text, part));
    add_all_outlines(canvas, text, part);
    cairo_set_fill_rule(canvas->cr, CAIRO_FILL_RULE_WINDING);
    cairo_fill(canvas->cr);
}

static void draw_glyphs(cor_canvas *canvas, const cor_text_item *text)
{
    cor_canvas_color(canvas, text->color);
    if (canvas->searchable && text->bend) {
        cor_canvas_bent_words(canvas, text);
        return;
    }
    if (canvas->searchable) {
        writing w = {canvas, text, text->angle != 0 || text->run->spec.letter_spacing != 0};
        for (size_t i = 0; i < text->run->n_lines; i++)
            cor_each_text_run(&text->run->lines[i], show_words, &w);
        return;
    }
    if (!text->run->spec.parts) fill_outlines(canvas, text, NULL);
    for (size_t i = 0; i < text->run->spec.n_parts; i++)
        fill_outlines(canvas, text, &text->run->spec.parts[i]);
}

static void turn(cairo_t *cr, const cor_text_item *text)
{
    if (!isfinite(text->angle) || text->angle == 0 || !cor_guard_point(text->pivot)) return;
    cairo_translate(cr, text->pivot.x, text->pivot.y);
    cairo_rotate(cr, fmod(text->angle, 360) * M_PI / 180);
    cairo_translate(cr, -text->pivot.x, -text->pivot.y);
}

void cor_canvas_text(cor_canvas *canvas, const cor_text_item *text)
{
    cor_point at = {text->x, text->y};
    if (!text->run || !cor_guard_point(at) || !cor_rect_contains(canvas->limits, at.x, at.y)) return;
    cairo_save(canvas->cr);
    if (!text->bend) {
        turn(canvas->cr, text);
        cairo_translate(canvas->cr, at.x, at.y);
    }
    draw_halo(canvas, text);
    if (!text->halo_alone && (text->color.a > 0 || text->run->spec.parts)) draw_glyphs(canvas, text);
    cairo_new_path(canvas->cr);
    cairo_restore(canvas->cr);
}
