#include "text/line.h"

#include <math.h>

#include "text/wrap.h"

/* Letters of one font, script and direction. */
typedef struct {
    size_t from, to;
    uint8_t level;
} stretch;

typedef struct {
    cor_fonts *fonts;
    const cor_paragraph *paragraph;
    size_t from, to;
    const cor_text_line_style *style;
    size_t first_glyph;
    double scale; /* of its largest letters */
} line;

static uint32_t byte_at(const cor_paragraph *p, size_t letter)
{
    return letter < p->n ? p->letters[letter].at : (uint32_t) p->length;
}

static bool go_together(const cor_letter *a, const cor_letter *b)
{
    return a->part == b->part && a->face == b->face && a->script == b->script && a->level == b->level;
}

static stretch *split(const line *l, size_t *ret_n)
{
    const cor_letter *letters = l->paragraph->letters;
    stretch *all = COR_NEW_ARRAY(l->fonts->scratch, stretch, l->to - l->from + 1);
    *ret_n = 0;
    for (size_t i = l->from; i < l->to; i++) {
        if (i > l->from && go_together(&letters[i - 1], &letters[i]))
            all[*ret_n - 1].to = i + 1;
        else
            all[(*ret_n)++] = (stretch){i, i + 1, letters[i].level};
    }
    return all;
}

static void reverse(stretch *all, size_t from, size_t to)
{
    while (from + 1 < to) {
        stretch kept = all[from];
        all[from++] = all[--to];
        all[to] = kept;
    }
}

/* Rule L2 of Unicode's annex 9: from the highest level down to the lowest odd one, turn every run at it or above. */
static void order_visually(stretch *all, size_t n)
{
    int highest = 0;
    for (size_t i = 0; i < n; i++)
        highest = MAX(highest, all[i].level);
    for (int level = highest; level > 0; level--)
        for (size_t i = 0, end; i < n; i = end + 1) {
            for (end = i; end < n && all[end].level >= level; end++)
                ;
            reverse(all, i, end);
        }
}

/* Letters that are written joined can't be spaced, as in CSS. */
static bool is_joined_up(hb_script_t script)
{
    return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_MONGOLIAN ||
           script == HB_SCRIPT_NKO || script == HB_SCRIPT_MANDAIC || script == HB_SCRIPT_PHAGS_PA ||
           script == HB_SCRIPT_ADLAM || script == HB_SCRIPT_HANIFI_ROHINGYA;
}

bool cor_letter_joins(uint32_t letter, bool before)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), letter);
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ? before : is_joined_up(script);
}

/* Letters that one stroke above ties together. */
static bool hangs_from_a_line(hb_script_t script)
{
    return script == HB_SCRIPT_DEVANAGARI || script == HB_SCRIPT_BENGALI || script == HB_SCRIPT_GURMUKHI;
}

/* The soft hyphen at the end of BUFFER, which ends a line, is seen. */
static void show_hyphen(hb_buffer_t *buffer)
{
    unsigned n;
    hb_glyph_info_t *letters = hb_buffer_get_glyph_infos(buffer, &n);
    if (n) letters[n - 1].codepoint = '-';
}

static void fill_buffer(const line *l, const stretch *s)
{
    const cor_paragraph *p = l->paragraph;
    hb_buffer_t *buffer = l->fonts->buffer;
    uint32_t start = byte_at(p, l->from), length = byte_at(p, l->to) - start;
    uint32_t from = byte_at(p, s->from) - start, to = byte_at(p, s->to) - start;
    unsigned flags = (from == 0 ? HB_BUFFER_FLAG_BOT : 0u) | (to == length ? HB_BUFFER_FLAG_EOT : 0u);
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, p->text + start, (int) length, from, (int) (to - from));
    if (s->to == l->to && cor_ends_in_hyphen(p, l->from, l->to)) show_hyphen(buffer);
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t) flags);
    hb_buffer_set_direction(buffer, s->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, p->letters[s->from].script);
    /* Never HarfBuzz's own guess: it asks the locale. */
    if (l->style->language) hb_buffer_set_language(buffer, hb_language_from_string(l->style->language, -1));
}

/* Spaced letters are not tied by ligatures that only look good close together. */
static void shape_buffer(const line *l, const cor_face *face)
{
    static const hb_feature_t loose[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_shape(face->font, l->fonts->buffer, loose, l->style->spacing != 0 ? G_N_ELEMENTS(loose) : 0);
}

/* The space after the glyphs so far, when glyph CLUSTER begins a new cluster. */
static void space_out(const line *l, uint32_t cluster, double *x)
{
    GArray *glyphs = l->fonts->glyphs;
    if (glyphs->len == l->first_glyph) return;
    cor_glyph *last = &g_array_index(glyphs, cor_glyph, glyphs->len - 1);
    if (last->cluster == cluster) return;
    last->advance += l->style->spacing;
    *x += l->style->spacing;
}

/* How far above the baseline PART stands: what is smaller than the line's largest letters is moved up by a share of the
 * difference of their capitals. */
static double raise_of(const line *l, const cor_text_part *part)
{
    double share = !part || part->align == COR_ALIGN_BOTTOM ? 0 : part->align == COR_ALIGN_TOP ? 1 : 0.5;
    return share > 0 ? share * COR_CAP_HEIGHT * l->style->size * fmax(0, l->scale - part->scale) : 0;
}

double cor_line_scale(const cor_paragraph *paragraph, size_t from, size_t to)
{
    double scale = 0;
    for (size_t i = from; i < to; i++) {
        const cor_text_part *part = paragraph->letters[i].part;
        if (!part) return 1;
        if (!part->image) scale = fmax(scale, part->scale);
    }
    return scale > 0 ? scale : 1;
}

static void take_glyphs(const line *l, const stretch *s, double *x)
{
    unsigned n;
    const cor_letter *first = &l->paragraph->letters[s->from];
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(l->fonts->buffer, &n);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(l->fonts->buffer, &n);
    const cor_text_part *part = first->part;
    double size = l->style->size * (part ? part->scale : 1), scale = size / first->face->units;
    double raise = raise_of(l, part);
    bool spaced = l->style->spacing != 0 && !is_joined_up(first->script);
    bool joined = is_joined_up(first->script) || hangs_from_a_line(first->script);
    for (unsigned i = 0; i < n; i++) {
        if (spaced) space_out(l, infos[i].cluster, x);
        cor_glyph glyph = {.face = first->face,
                           .size = size,
                           .glyph = infos[i].codepoint,
                           .cluster = infos[i].cluster,
                           .x = *x + places[i].x_offset * scale,
                           .y = -places[i].y_offset * scale - raise,
                           .advance = part && part->image ? part->width : places[i].x_advance * scale,
                           .raise = raise,
                           .part = part,
                           .joined = joined};
        g_array_append_val(l->fonts->glyphs, glyph);
        *x += glyph.advance;
    }
}

double cor_line_shape(cor_fonts *fonts, const cor_paragraph *paragraph, size_t from, size_t to,
                      const cor_text_line_style *style)
{
    size_t n;
    double x = 0;
    line l = {fonts, paragraph, from, to, style, fonts->glyphs->len, cor_line_scale(paragraph, from, to)};
    stretch *all = split(&l, &n);
    order_visually(all, n);
    for (size_t i = 0; i < n; i++) {
        fill_buffer(&l, &all[i]);
        shape_buffer(&l, paragraph->letters[all[i].from].face);
        take_glyphs(&l, &all[i], &x);
    }
    return x;
}
