#include "text/spec.h"

#include <math.h>
#include <string.h>

static const double largest_size = 10000, largest_em = 1000, largest_width = 1e6;

static guint mixed(guint hash, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ b[i]) * 16777619u;
    return hash;
}

guint cor_spec_hash(gconstpointer data)
{
    const cor_text_spec *spec = data;
    double numbers[] = {spec->size, spec->letter_spacing, spec->line_height, spec->max_width, spec->font.weight};
    return mixed(mixed(2166136261u, spec->text, strlen(spec->text)), numbers, sizeof numbers);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

static bool same_part(const cor_text_part *a, const cor_text_part *b)
{
    bool same_font =
        a->font == b->font || (a->font && b->font && a->font->weight == b->font->weight &&
                               a->font->italic == b->font->italic && same_text(a->font->family, b->font->family));
    bool same_color = a->color == b->color || (a->color && b->color && !memcmp(a->color, b->color, sizeof *a->color));
    return same_font && same_color && a->end == b->end && a->scale == b->scale && a->align == b->align &&
           a->image == b->image && a->width == b->width && a->height == b->height;
}

static bool same_parts(const cor_text_spec *a, const cor_text_spec *b)
{
    if (a->n_parts != b->n_parts) return false;
    for (size_t i = 0; i < a->n_parts; i++)
        if (!same_part(&a->parts[i], &b->parts[i])) return false;
    return true;
}

gboolean cor_spec_equal(gconstpointer data_a, gconstpointer data_b)
{
    const cor_text_spec *a = data_a, *b = data_b;
    return a->size == b->size && a->letter_spacing == b->letter_spacing && a->line_height == b->line_height &&
           a->max_width == b->max_width && a->filled == b->filled && a->justify == b->justify &&
           a->font.weight == b->font.weight && a->font.italic == b->font.italic && same_text(a->text, b->text) &&
           same_text(a->font.family, b->font.family) && same_text(a->language, b->language) && same_parts(a, b);
}

static bool within(double x, double low, double high)
{
    return isfinite(x) && x >= low && x <= high;
}

static cor_status check_parts(const cor_text_spec *spec, cor_error *err)
{
    for (size_t i = 0; i < spec->n_parts; i++) {
        const cor_text_part *part = &spec->parts[i];
        if (!within(part->scale, 0, largest_em) || !within(part->scale * spec->size, 0, largest_size))
            return cor_fail(err, COR_BAD_DOCUMENT, "a font-scale of %g; it must be 0 to %g", part->scale, largest_em);
        if (!within(part->width, 0, largest_size) || !within(part->height, 0, largest_size))
            return cor_fail(err, COR_BAD_DOCUMENT, "a picture of %g × %g points in a text; they must be 0 to %g",
                            part->width, part->height, largest_size);
    }
    return COR_OK;
}

static cor_status check_words(const cor_text_spec *spec, cor_error *err)
{
    if (!spec->text) return cor_fail(err, COR_INTERNAL, "a label without a text");
    size_t length = strlen(spec->text);
    if (length > COR_MAX_TEXT)
        return cor_fail(err, COR_BAD_DATA, "a label of %zu bytes, \"%.40s…\"; at most %d are set", length, spec->text,
                        COR_MAX_TEXT);
    if (!g_utf8_validate(spec->text, (gssize) length, NULL))
        return cor_fail(err, COR_BAD_DATA, "a label that is no valid UTF-8");
    return COR_OK;
}

cor_status cor_spec_check(const cor_text_spec *spec, cor_error *err)
{
    if (!within(spec->size, 0, largest_size) || spec->size == 0)
        return cor_fail(err, COR_BAD_DOCUMENT, "a text size of %g points; it must be above 0 and at most %g",
                        spec->size, largest_size);
    if (!within(spec->letter_spacing, -largest_em, largest_em))
        return cor_fail(err, COR_BAD_DOCUMENT, "a letter spacing of %g em; it must be within ±%g", spec->letter_spacing,
                        largest_em);
    if (!within(spec->line_height, 0, largest_em))
        return cor_fail(err, COR_BAD_DOCUMENT, "a line height of %g em; it must be 0 to %g", spec->line_height,
                        largest_em);
    if (!(spec->max_width >= 0 && spec->max_width <= largest_width))
        return cor_fail(err, COR_BAD_DOCUMENT, "a text width of %g points; it must be 0 to %g", spec->max_width,
                        largest_width);
    cor_status st = check_parts(spec, err);
    return st ? st : check_words(spec, err);
}

static const cor_text_part *copied_parts(cor_arena *arena, const cor_text_spec *spec)
{
    if (!spec->parts) return NULL;
    cor_text_part *parts = cor_arena_memdup(arena, spec->parts, spec->n_parts * sizeof *parts);
    for (size_t i = 0; i < spec->n_parts; i++) {
        if (parts[i].color) parts[i].color = cor_arena_memdup(arena, parts[i].color, sizeof *parts[i].color);
        if (!parts[i].font) continue;
        cor_font *font = cor_arena_memdup(arena, parts[i].font, sizeof *font);
        font->family = cor_arena_copy(arena, font->family);
        parts[i].font = font;
    }
    return parts;
}

cor_text_spec *cor_spec_copy(cor_arena *arena, const cor_text_spec *spec)
{
    cor_text_spec *copy = cor_arena_memdup(arena, spec, sizeof *spec);
    copy->text = cor_arena_copy(arena, spec->text);
    copy->font.family = cor_arena_copy(arena, spec->font.family);
    copy->language = cor_arena_copy(arena, spec->language);
    copy->parts = copied_parts(arena, spec);
    return copy;
}
