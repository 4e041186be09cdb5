#include "text/layout.h"

#include <string.h>

#include "text/line.h"
#include "text/wrap.h"

/* How far below the baseline a picture's bottom is, em: as low as a p. */
static const double IMAGE_DROP = 0.2;

typedef struct {
    cor_text_line line;
    cor_rect ink;           /* about the start of the baseline */
    double ascent, descent; /* of the line's box, points from the baseline */
} set_line;

typedef struct {
    cor_fonts *fonts;
    const cor_text_spec *spec;
    const char *words; /* of the spec, blanks made plain */
    cor_line_style style;
    GArray *lines; /* of set_line */
    size_t n_missing;
} layout;

static cor_rect ink_of(const cor_glyph *glyphs, size_t n)
{
    cor_rect ink = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        const cor_glyph *g = &glyphs[i];
        hb_glyph_extents_t box;
        double scale = g->size / g->face->units;
        if (!hb_font_get_glyph_extents(g->face->font, g->glyph, &box) || !box.width || !box.height) continue;
        ink = cor_rect_with(ink, g->x + box.x_bearing * scale, g->y - box.y_bearing * scale);
        ink =
            cor_rect_with(ink, g->x + (box.x_bearing + box.width) * scale, g->y - (box.y_bearing + box.height) * scale);
    }
    return ink;
}

/* Scripts that fit a line of Latin height. */
static bool is_level(hb_script_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC ||
           script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
           script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_COMMON;
}

static bool has_tall(const cor_paragraph *p, cor_span span)
{
    for (size_t i = span.from; i < span.to; i++)
        if (!is_level(p->letters[i].script)) return true;
    return false;
}

/* Where a picture stands: its bottom a little below the baseline, or its middle or top level with the capitals'. */
static double image_middle(const cor_text_part *part, double em)
{
    if (part->align == COR_ALIGN_CENTER) return -COR_CAP_HEIGHT / 2 * em;
    if (part->align == COR_ALIGN_TOP) return part->height / 2 - COR_CAP_HEIGHT * em;
    return IMAGE_DROP * em - part->height / 2;
}

/* Pictures make room for themselves. */
static void make_room(const layout *l, const cor_paragraph *p, cor_span span, set_line *set)
{
    for (size_t i = span.from; i < span.to; i++) {
        const cor_text_part *part = p->letters[i].part;
        if (!part || !part->image) continue;
        double middle = image_middle(part, l->spec->size);
        set->ascent = MAX(set->ascent, part->height / 2 - middle);
        set->descent = MAX(set->descent, part->height / 2 + middle);
    }
}

/* A line is as high as the style says of its largest letters, and capitals stand in its middle, so that a name is level
 * with its dot; one in Nastaliq and its like at least as high as its ink. */
static void set_height(const layout *l, const cor_paragraph *p, cor_span span, set_line *set)
{
    double em = l->spec->size * cor_line_scale(p, span.from, span.to), middle = COR_CAP_HEIGHT / 2 * em,
           half = l->spec->line_height / 2 * em;
    set->ascent = half + middle;
    set->descent = half - middle;
    make_room(l, p, span, set);
    if (cor_rect_is_empty(set->ink) || !has_tall(p, span)) return;
    set->ascent = MAX(set->ascent, -set->ink.y0);
    set->descent = MAX(set->descent, set->ink.y1);
}

static uint32_t start_of(const cor_paragraph *p, size_t letter)
{
    return letter < p->n ? p->letters[letter].at : (uint32_t) p->length;
}

/* Keeps the glyphs that were just shaped as a line. */
static void keep_line(layout *l, const cor_paragraph *p, cor_span span, double width)
{
    GArray *glyphs = l->fonts->glyphs;
    set_line set = {.line = {.rtl = p->rtl, .n_glyphs = glyphs->len, .width = width}};
    set.line.text = p->text + start_of(p, span.from);
    set.line.length = start_of(p, span.to) - start_of(p, span.from);
    set.line.glyphs = cor_arena_memdup(l->fonts->arena, glyphs->data, glyphs->len * sizeof(cor_glyph));
    for (size_t i = 0; i < glyphs->len; i++)
        if (set.line.glyphs[i].glyph == 0) l->n_missing++;
    set.ink = ink_of(set.line.glyphs, glyphs->len);
    set_height(l, p, span, &set);
    g_array_append_val(l->lines, set);
}

static double shape_span(const layout *l, const cor_paragraph *p, cor_span span)
{
    g_array_set_size(l->fonts->glyphs, 0);
    return cor_line_shape(l->fonts, p, span.from, span.to, &l->style);
}

static size_t letter_at(const cor_paragraph *p, uint32_t byte)
{
    size_t low = 0, high = p->n;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (p->letters[middle].at <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The advances of the paragraph, which was just shaped from letter FROM on, by letter. */
static double *widths_by_letter(const layout *l, const cor_paragraph *p, size_t from)
{
    double *widths = COR_NEW_ARRAY(l->fonts->scratch, double, p->n);
    for (size_t i = 0; i < l->fonts->glyphs->len; i++) {
        const cor_glyph *g = &g_array_index(l->fonts->glyphs, cor_glyph, i);
        widths[letter_at(p, g->cluster + start_of(p, from))] += g->advance;
    }
    return widths;
}

static void wrap_paragraph(layout *l, const cor_paragraph *p, size_t from)
{
    size_t n;
    const double *widths = widths_by_letter(l, p, from);
    const cor_span *spans =
        cor_wrap(l->fonts->scratch, p, widths, l->spec->max_width, l->spec->filled, l->spec->language, &n);
    for (size_t i = 0; i < n; i++)
        keep_line(l, p, spans[i], shape_span(l, p, spans[i]));
}

static cor_status set_paragraph(layout *l, const char *text, size_t length, cor_error *err)
{
    cor_paragraph p = cor_paragraph_of(l->fonts->scratch, text, length);
    cor_paragraph_divide(&p, l->spec, (size_t) (text - l->words));
    cor_status st = cor_paragraph_choose(l->fonts, &p, &l->spec->font, l->spec->language, err);
    if (st) return st;
    cor_span all = cor_span_trimmed(&p, 0, p.n);
    double width = shape_span(l, &p, all);
    if (l->spec->max_width > 0 && width > l->spec->max_width)
        wrap_paragraph(l, &p, all.from);
    else
        keep_line(l, &p, all, width);
    return COR_OK;
}

static cor_status set_paragraphs(layout *l, const char *text, cor_error *err)
{
    cor_status st = COR_OK;
    for (const char *end; !st; text = end + 1) {
        end = strchrnul(text, '\n');
        st = set_paragraph(l, text, (size_t) (end - text), err);
        if (!*end) break;
    }
    return st;
}

static void move_line(set_line *set, double x, double baseline)
{
    cor_glyph *glyphs = (cor_glyph *) set->line.glyphs;
    for (size_t i = 0; i < set->line.n_glyphs; i++) {
        glyphs[i].x += x;
        glyphs[i].y += baseline;
    }
    set->line.x = x;
    set->line.baseline = baseline;
    set->ink = (cor_rect){set->ink.x0 + x, set->ink.y0 + baseline, set->ink.x1 + x, set->ink.y1 + baseline};
}

static double justified(cor_justify justify, double room)
{
    return justify == COR_JUSTIFY_LEFT ? 0 : justify == COR_JUSTIFY_RIGHT ? room : room / 2;
}

/* Where pictures were given room, they stand, and count as ink. */
static void add_images(const layout *l, cor_run *run)
{
    GArray *images = g_array_new(FALSE, FALSE, sizeof(cor_text_image));
    for (size_t i = 0; i < run->n_lines; i++)
        for (size_t k = 0; k < run->lines[i].n_glyphs; k++) {
            const cor_glyph *g = &run->lines[i].glyphs[k];
            if (!g->part || !g->part->image) continue;
            cor_text_image image = {g->part, g->x + g->part->width / 2,
                                    run->lines[i].baseline + image_middle(g->part, l->spec->size)};
            double w = g->part->width / 2, h = g->part->height / 2;
            run->ink = cor_rect_union(run->ink, (cor_rect){image.x - w, image.y - h, image.x + w, image.y + h});
            g_array_append_val(images, image);
        }
    run->n_images = images->len;
    run->images = cor_arena_memdup(l->fonts->arena, images->data, images->len * sizeof(cor_text_image));
    g_array_unref(images);
}

static cor_run *stack_lines(const layout *l)
{
    cor_run *run = COR_NEW(l->fonts->arena, cor_run);
    cor_text_line *lines = COR_NEW_ARRAY(l->fonts->arena, cor_text_line, l->lines->len);
    *run = (cor_run){.spec = *l->spec, .lines = lines, .n_lines = l->lines->len, .n_missing = l->n_missing};
    run->ink = COR_RECT_EMPTY;
    for (size_t i = 0; i < run->n_lines; i++)
        run->width = MAX(run->width, g_array_index(l->lines, set_line, i).line.width);
    for (size_t i = 0; i < run->n_lines; i++) {
        set_line *set = &g_array_index(l->lines, set_line, i);
        move_line(set, justified(l->spec->justify, run->width - set->line.width), run->height + set->ascent);
        run->height += set->ascent + set->descent;
        run->ink = cor_rect_union(run->ink, set->ink);
        lines[i] = set->line;
    }
    if (l->spec->parts) add_images(l, run);
    if (cor_rect_is_empty(run->ink)) run->ink = (cor_rect){0, 0, 0, 0};
    return run;
}

/* The words that lines lend from: blanks are set as plain ones. */
static const char *words_of(cor_arena *arena, const char *text)
{
    char *words = cor_arena_copy(arena, text);
    for (char *c = words; *c; c++)
        if (*c == '\t' || *c == '\r') *c = ' ';
    return words;
}

cor_status cor_layout(cor_fonts *fonts, const cor_text_spec *spec, const cor_run **ret_run, cor_error *err)
{
    layout l = {.fonts = fonts,
                .spec = spec,
                .words = words_of(fonts->arena, spec->text),
                .style = {spec->size, spec->letter_spacing * spec->size, spec->language},
                .lines = g_array_new(FALSE, FALSE, sizeof(set_line))};
    cor_status st = set_paragraphs(&l, l.words, err);
    if (!st) *ret_run = stack_lines(&l);
    g_array_unref(l.lines);
    cor_arena_reset(fonts->scratch);
    return st;
}
