/* Text as text: words that can be searched and edited, in the fonts they were set in. */
#include "paint/clusters.h"
#include "paint/guard.h"
#include "paint/svg_items.h"

#include <string.h>

/* What CSS would take for the end of a name is left out of it. */
static void add_family(GString *families, const char *family)
{
    GString *name = g_string_new(NULL);
    for (const char *c = family; *c; c++) {
        if (!strchr("'\"\\;,{}<>", *c) && (unsigned char) *c >= 0x20) g_string_append_c(name, *c);
    }
    char *quoted = g_strdup_printf("'%s'", name->str);
    if (name->len && !strstr(families->str, quoted))
        g_string_append_printf(families, "%s%s", families->len ? "," : "", quoted);
    g_free(quoted);
    g_string_free(name, TRUE);
}

/* The font asked for, the fonts that lent missing letters, and anything rather than nothing. */
static GString *families_of(const cor_run *run)
{
    GString *families = g_string_new(NULL);
    const cor_face *last = NULL;
    if (run->spec.font.family) add_family(families, run->spec.font.family);
    for (size_t i = 0; i < run->n_lines; i++) {
        for (size_t j = 0; j < run->lines[i].n_glyphs; j++) {
            const cor_face *face = run->lines[i].glyphs[j].face;
            if (face && face != last && cor_face_family(face)) add_family(families, cor_face_family(face));
            last = face;
        }
    }
    g_string_append(families, families->len ? ",sans-serif" : "sans-serif");
    return families;
}

static void add_font(cor_svg *svg, const cor_run *run)
{
    GString *families = families_of(run);
    cor_svg_attr(svg, "font-family", families->str);
    g_string_free(families, TRUE);
    cor_svg_attr_number(svg, "font-size", run->spec.size);
    if (run->spec.font.weight && run->spec.font.weight != 400)
        cor_svg_attr_number(svg, "font-weight", run->spec.font.weight);
    if (run->spec.font.italic) cor_svg_attr(svg, "font-style", "italic");
    if (isfinite(run->spec.letter_spacing) && run->spec.letter_spacing != 0)
        cor_svg_attr_number(svg, "letter-spacing", run->spec.letter_spacing * run->spec.size);
    if (run->spec.language) cor_svg_attr(svg, "xml:lang", run->spec.language);
}

static bool has_halo(const cor_text_item *text)
{
    return cor_guard_size(text->halo_width) && text->halo.a > 0;
}

static void add_halo(cor_svg *svg, const cor_text_item *text)
{
    cor_svg_attr_color(svg, "stroke", text->halo);
    cor_svg_attr_number(svg, "stroke-width", fmin(2 * text->halo_width, 2 * text->run->spec.size));
    cor_svg_attr(svg, "stroke-linejoin", "round");
}

/* Words that stand below themselves once more are read once. */
static void add_halo_alone(cor_svg *svg, const cor_text_item *text)
{
    cor_svg_raw(svg, " fill=\"none\" aria-hidden=\"true\"");
    add_halo(svg, text);
}

static void add_look(cor_svg *svg, const cor_text_item *text)
{
    if (text->halo_alone) {
        add_halo_alone(svg, text);
        return;
    }
    cor_svg_attr_color(svg, "fill", text->color);
    if (!has_halo(text)) return;
    add_halo(svg, text);
    cor_svg_attr(svg, "paint-order", "stroke");
}

/* Which point of its lines the text hangs on: where another font is put in its place, it grows away from there. */
static double fraction_before_anchor(const cor_run *run)
{
    return run->spec.justify == COR_JUSTIFY_LEFT ? 0 : run->spec.justify == COR_JUSTIFY_RIGHT ? 1 : 0.5;
}

/* Anchors are named by reading order. */
static const char *anchor_of(double fraction, bool rtl)
{
    if (fraction == 0.5) return "middle";
    return (fraction == 0) == rtl ? "end" : NULL;
}

static void add_place(cor_svg *svg, const cor_text_item *text, const cor_text_line *line)
{
    double fraction = fraction_before_anchor(text->run);
    const char *anchor = anchor_of(fraction, line->rtl);
    cor_svg_attr_number(svg, "x", text->x + line->x + fraction * line->width);
    cor_svg_attr_number(svg, "y", text->y + line->baseline);
    if (anchor) cor_svg_attr(svg, "text-anchor", anchor);
    if (line->rtl) cor_svg_attr(svg, "direction", "rtl");
}

static void add_lines(cor_svg *svg, const cor_text_item *text)
{
    const cor_run *run = text->run;
    for (size_t i = 0; i < run->n_lines; i++) {
        cor_svg_raw(svg, "<tspan");
        add_place(svg, text, &run->lines[i]);
        cor_svg_raw(svg, ">");
        cor_svg_words(svg, run->lines[i].text, run->lines[i].length);
        cor_svg_raw(svg, "</tspan>");
    }
}

/* A part's words of one direction, at their own place: in SVG a picture leaves no room between words. Their left end is
 * where their glyphs begin. */
typedef struct {
    cor_svg *svg;
    const cor_text_item *text;
    bool halo;   /* nothing but the halo */
    size_t next; /* glyph of the line */
    double x;    /* where it begins */
} parting;

/* The family of FACE, where it is not the text's. */
static void add_own_family(cor_svg *svg, const cor_text_item *text, const cor_face *face)
{
    const char *usual = text->run->spec.font.family, *family = face ? cor_face_family(face) : NULL;
    if (!family || (usual && !strcmp(family, usual))) return;
    GString *families = g_string_new(NULL);
    add_family(families, family);
    g_string_append(families, families->len ? ",sans-serif" : "sans-serif");
    cor_svg_attr(svg, "font-family", families->str);
    g_string_free(families, TRUE);
}

static void add_part_look(const parting *p, const cor_glyph *first)
{
    cor_svg *svg = p->svg;
    const cor_text_item *text = p->text;
    const cor_text_part *part = first->part;
    add_own_family(svg, text, first->face);
    if (first->size != text->run->spec.size) cor_svg_attr_number(svg, "font-size", first->size);
    if (part->color && !p->halo) cor_svg_attr_color(svg, "fill", cor_text_color(text, part));
    if (!part->font) return;
    cor_svg_attr_number(svg, "font-weight", part->font->weight);
    cor_svg_attr(svg, "font-style", part->font->italic ? "italic" : "normal");
}

static void add_part_words(void *context, const cor_text_line *line, cor_text_run *stretch)
{
    parting *p = context;
    const cor_glyph *first = &line->glyphs[stretch->first];
    for (; p->next < stretch->first; p->next++)
        p->x += line->glyphs[p->next].advance;
    if (first->part->image) return;
    cor_svg_raw(p->svg, "<tspan");
    cor_svg_attr_number(p->svg, "x", p->x);
    cor_svg_attr_number(p->svg, "y", p->text->y + line->baseline - first->raise);
    if (stretch->backward) cor_svg_raw(p->svg, " direction=\"rtl\" text-anchor=\"end\"");
    add_part_look(p, first);
    cor_svg_raw(p->svg, ">");
    cor_svg_words(p->svg, line->text + stretch->start, stretch->length);
    cor_svg_raw(p->svg, "</tspan>");
}

/* All parts, or the halo below them as a text of its own: a part's would hide some of the one before. */
static void add_parts(cor_svg *svg, const cor_text_item *text, bool halo)
{
    cor_svg_raw(svg, "<text");
    add_font(svg, text->run);
    if (halo)
        add_halo_alone(svg, text);
    else
        cor_svg_attr_color(svg, "fill", text->color);
    cor_svg_turn(svg, text->angle, text->pivot.x, text->pivot.y);
    cor_svg_raw(svg, " xml:space=\"preserve\">");
    for (size_t i = 0; i < text->run->n_lines; i++) {
        const cor_text_line *line = &text->run->lines[i];
        parting p = {svg, text, halo, 0, text->x + line->x};
        cor_each_text_run(line, add_part_words, &p);
    }
    cor_svg_raw(svg, "</text>\n");
}

/* One element, for LINE alone or, where that is NULL, for all lines. */
static void add_text(cor_svg *svg, const cor_text_item *text, const cor_text_line *line)
{
    cor_svg_raw(svg, "<text");
    if (line) add_place(svg, text, line);
    add_font(svg, text->run);
    add_look(svg, text);
    cor_svg_turn(svg, text->angle, text->pivot.x, text->pivot.y);
    cor_svg_raw(svg, " xml:space=\"preserve\">");
    if (line)
        cor_svg_words(svg, line->text, line->length);
    else
        add_lines(svg, text);
    cor_svg_raw(svg, "</text>\n");
}

/* The words of LINE on a path of their own, unseen: to be found, copied and read aloud. */
static void add_unseen_words(cor_svg *svg, const cor_text_item *text, const cor_text_line *line)
{
    char href[COR_SVG_ID];
    unsigned curve = cor_svg_curve(svg, text->bend, line->baseline - text->bend->baseline);
    cor_svg_id(svg, href, "#", "bend", curve, "");
    cor_svg_raw(svg, "<text fill=\"none\" text-anchor=\"middle\" xml:space=\"preserve\"");
    if (line->rtl) cor_svg_attr(svg, "direction", "rtl");
    add_font(svg, text->run);
    cor_svg_raw(svg, "><textPath startOffset=\"50%\"");
    cor_svg_attr(svg, "xlink:href", href);
    cor_svg_raw(svg, ">");
    cor_svg_words(svg, line->text, line->length);
    cor_svg_raw(svg, "</textPath></text>\n");
}

/* LINE along a curve. Its letters are shapes, because librsvg, and all that stands on it, leaves text on a path out. */
static void add_bent(cor_svg *svg, const cor_text_item *text, const cor_text_line *line, size_t first, cor_rect limits)
{
    if (!text->halo_alone) {
        cor_svg_raw(svg, "<g>\n");
        add_unseen_words(svg, text, line);
    }
    cor_svg_raw(svg, text->halo_alone ? "<path" : "<path aria-hidden=\"true\"");
    add_look(svg, text);
    cor_svg_bent_letters(svg, text, line, first, limits);
    cor_svg_raw(svg, text->halo_alone ? "/>\n" : "/>\n</g>\n");
}

/* Letters that join would join across the lines of one element, as Inkscape
 * shapes it. */
static bool lines_stand_alone(const cor_run *run)
{
    bool alone = run->n_lines == 1;
    for (size_t i = 0; i < run->n_lines; i++)
        alone = alone || run->lines[i].rtl;
    return alone;
}

void cor_svg_text(cor_svg *svg, const cor_text_item *text, cor_rect limits)
{
    cor_point at = {text->x, text->y};
    const cor_run *run = text->run;
    if (!run || !run->n_lines || !cor_guard_point(at) || !cor_rect_contains(limits, at.x, at.y) ||
        !cor_guard_size(run->spec.size))
        return;
    if (run->spec.parts && !text->bend) {
        if (has_halo(text)) add_parts(svg, text, true);
        if (!text->halo_alone) add_parts(svg, text, false);
        return;
    }
    if (!text->bend && !lines_stand_alone(run)) {
        add_text(svg, text, NULL);
        return;
    }
    for (size_t i = 0, first = 0; i < run->n_lines; first += run->lines[i++].n_glyphs)
        if (text->bend)
            add_bent(svg, text, &run->lines[i], first, limits);
        else
            add_text(svg, text, &run->lines[i]);
}
