#include "paint/svg_writer.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "paint/outline.h"

enum { PIECE = 1 << 16 };

cor_svg cor_svg_open(const cor_sink *sink)
{
    return (cor_svg){.sink = sink, .out = g_string_sized_new(PIECE + 4096)};
}

static void hand_over(cor_svg *svg)
{
    if (!svg->failed && svg->out->len)
        svg->failed = !svg->sink->write(svg->sink->context, svg->out->str, svg->out->len);
    g_string_truncate(svg->out, 0);
}

const char *cor_svg_id(const cor_svg *svg, char id[COR_SVG_ID], const char *before, const char *word, size_t number,
                       const char *after)
{
    g_snprintf(id, COR_SVG_ID, "%s%s%zu-%s%s", before, word, number, svg->mark, after);
    return id;
}

bool cor_svg_close(cor_svg *svg)
{
    hand_over(svg);
    g_string_free(svg->out, TRUE);
    cor_outlines_free(svg->letters);
    svg->out = NULL;
    svg->letters = NULL;
    return !svg->failed;
}

static void add(cor_svg *svg, const char *text, size_t length)
{
    g_string_append_len(svg->out, text, (gssize) length);
    if (svg->out->len >= PIECE) hand_over(svg);
}

void cor_svg_raw(cor_svg *svg, const char *text)
{
    add(svg, text, strlen(text));
}

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* XML 1.0 knows no control characters but blanks, no surrogates and no U+FFFE, U+FFFF. */
static bool in_xml(gunichar c)
{
    return c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff && c <= 0x10ffff);
}

void cor_svg_words(cor_svg *svg, const char *text, size_t length)
{
    const char *stop = text + length;
    while (text < stop) {
        gunichar c = g_utf8_get_char_validated(text, stop - text);
        bool valid = c != (gunichar) -1 && c != (gunichar) -2;
        size_t bytes = valid ? (size_t) (g_utf8_next_char(text) - text) : 1;
        const char *entity = entity_of(*text);
        if (entity)
            cor_svg_raw(svg, entity);
        else if (valid && in_xml(c))
            add(svg, text, bytes);
        text += bytes;
    }
}

void cor_svg_hundredths(cor_svg *svg, long long x)
{
    char text[24], *end = text + sizeof text, *at = end;
    unsigned long long size = x < 0 ? 0ULL - (unsigned long long) x : (unsigned long long) x;
    unsigned fraction = (unsigned) (size % 100);
    size /= 100;
    if (fraction % 10) *--at = (char) ('0' + fraction % 10);
    if (fraction) {
        *--at = (char) ('0' + fraction / 10);
        *--at = '.';
    }
    for (; size; size /= 10)
        *--at = (char) ('0' + size % 10);
    if (at == end) *--at = '0';
    if (x < 0) *--at = '-';
    add(svg, at, (size_t) (end - at));
}

void cor_svg_number(cor_svg *svg, double x)
{
    cor_svg_hundredths(svg, fabs(x) < 1e15 ? llround(x * 100) : 0);
}

void cor_svg_attr(cor_svg *svg, const char *name, const char *value)
{
    cor_svg_raw(svg, " ");
    cor_svg_raw(svg, name);
    cor_svg_raw(svg, "=\"");
    cor_svg_words(svg, value, strlen(value));
    cor_svg_raw(svg, "\"");
}

void cor_svg_attr_number(cor_svg *svg, const char *name, double x)
{
    cor_svg_raw(svg, " ");
    cor_svg_raw(svg, name);
    cor_svg_raw(svg, "=\"");
    cor_svg_number(svg, x);
    cor_svg_raw(svg, "\"");
}

static void attr_fraction(cor_svg *svg, const char *name, double x)
{
    char number[COR_NUMBER_SPACE];
    cor_format_decimals(number, x, 3);
    cor_svg_attr(svg, name, number[0] == '0' && number[1] == '.' ? number + 1 : number);
}

static unsigned byte_of(float x)
{
    return (unsigned) (fminf(1, fmaxf(0, x)) * 255 + 0.5F);
}

static bool is_double_digit(unsigned byte)
{
    return byte >> 4 == (byte & 15);
}

void cor_svg_attr_color(cor_svg *svg, const char *name, cor_color color)
{
    char text[16], opacity[32];
    unsigned r = byte_of(color.r), g = byte_of(color.g), b = byte_of(color.b);
    if (!(color.a > 0)) {
        cor_svg_attr(svg, name, "none");
        return;
    }
    if (is_double_digit(r) && is_double_digit(g) && is_double_digit(b))
        g_snprintf(text, sizeof text, "#%x%x%x", r & 15, g & 15, b & 15);
    else
        g_snprintf(text, sizeof text, "#%02x%02x%02x", r, g, b);
    cor_svg_attr(svg, name, text);
    g_snprintf(opacity, sizeof opacity, "%s-opacity", name);
    if (color.a < 1) attr_fraction(svg, opacity, color.a);
}

void cor_svg_attr_opacity(cor_svg *svg, double x)
{
    if (x < 1) attr_fraction(svg, "opacity", x);
}

void cor_svg_turn(cor_svg *svg, double angle, double x, double y)
{
    if (!isfinite(angle) || fmod(angle, 360) == 0 || !isfinite(x) || !isfinite(y)) return;
    cor_svg_raw(svg, " transform=\"rotate(");
    cor_svg_number(svg, fmod(angle, 360));
    cor_svg_raw(svg, " ");
    cor_svg_number(svg, x);
    cor_svg_raw(svg, " ");
    cor_svg_number(svg, y);
    cor_svg_raw(svg, ")\"");
}
