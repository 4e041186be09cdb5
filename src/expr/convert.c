#include "expr/convert.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "expr/type.h"

cor_value cor_other(uint8_t subkind, const void *what)
{
    return (cor_value){.kind = COR_OTHER, .subkind = subkind, .other = what};
}

static const cor_array *copy_items(cor_arena *arena, const cor_value *items, size_t n)
{
    cor_array *array = COR_NEW(arena, cor_array);
    *array = (cor_array){n, n ? cor_arena_memdup(arena, items, n * sizeof *items) : NULL};
    return array;
}

cor_value cor_other_array(cor_arena *arena, uint8_t subkind, const cor_value *items, size_t n)
{
    return cor_other(subkind, copy_items(arena, items, n));
}

cor_value cor_array_value(cor_arena *arena, const cor_value *items, size_t n)
{
    return (cor_value){.kind = COR_ARRAY, .array = copy_items(arena, items, n)};
}

cor_value cor_color_value(cor_color color)
{
    return (cor_value){.kind = COR_COLOR, .color = color};
}

/* Single precision as it was meant: most colors are written in 255ths, and of the others seven
 * digits are all that is known. */
static double settled(double x)
{
    double byte = round(x * 255), scale = 1e7;
    if (byte >= 1 && fabs(x * 255 - byte) < 1e-5) return byte / 255;
    while (x * scale < 1e6 && scale < 1e14)
        scale *= 10;
    return round(x * scale) / scale;
}

void cor_color_channels(cor_color color, double channels[4])
{
    channels[0] = settled((double) color.r);
    channels[1] = settled((double) color.g);
    channels[2] = settled((double) color.b);
    channels[3] = settled((double) color.a);
}

static void append_number(GString *out, double x)
{
    char text[COR_NUMBER_SPACE];
    cor_format_shortest(text, x == 0 ? 0 : x); /* no "-0" */
    g_string_append(out, text);
}

static void append_json_number(GString *out, double x)
{
    if (isfinite(x))
        append_number(out, x);
    else
        g_string_append(out, "null");
}

static void append_json_string(GString *out, const char *text)
{
    static const char escapes[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};
    g_string_append_c(out, '"');
    for (const unsigned char *c = (const unsigned char *) text; *c; c++) {
        if (*c < sizeof escapes && escapes[*c])
            g_string_append_printf(out, "\\%c", escapes[*c]);
        else if (*c < 0x20)
            g_string_append_printf(out, "\\u%04x", *c);
        else
            g_string_append_c(out, (char) *c);
    }
    g_string_append_c(out, '"');
}

/* Colors inside of other values are written with the channels multiplied by alpha, as the reference holds them. */
static void append_json_color(GString *out, cor_color color)
{
    static const char *const names[] = {"{\"r\":", ",\"g\":", ",\"b\":", ",\"a\":"};
    double c[4];
    cor_color_channels(color, c);
    for (int i = 0; i < 4; i++) {
        g_string_append(out, names[i]);
        append_json_number(out, i < 3 ? c[i] * c[3] : c[3]);
    }
    g_string_append_c(out, '}');
}

static void append_json(GString *out, cor_value value);

static void append_items(GString *out, const cor_array *array)
{
    g_string_append_c(out, '[');
    for (size_t i = 0; i < array->n; i++) {
        if (i) g_string_append_c(out, ',');
        append_json(out, array->items[i]);
    }
    g_string_append_c(out, ']');
}

static void append_object(GString *out, const cor_object *object)
{
    g_string_append_c(out, '{');
    for (size_t i = 0; i < object->n; i++) {
        if (i) g_string_append_c(out, ',');
        append_json_string(out, object->keys[i]);
        g_string_append_c(out, ':');
        append_json(out, object->values[i]);
    }
    g_string_append_c(out, '}');
}

static void append_json_image(GString *out, const char *name, bool available)
{
    g_string_append(out, "{\"name\":");
    append_json_string(out, name);
    g_string_append_printf(out, ",\"available\":%s}", available ? "true" : "false");
}

static void append_json_fonts(GString *out, const cor_array *fonts)
{
    GString *stack = g_string_new(NULL);
    for (size_t i = 0; i < fonts->n; i++)
        g_string_append_printf(stack, "%s%s", i ? "," : "", fonts->items[i].string);
    append_json_string(out, stack->str);
    g_string_free(stack, TRUE);
}

static void append_json_section(GString *out, const struct cor_formatted_section *s)
{
    g_string_append(out, "{\"text\":");
    append_json_string(out, s->text);
    g_string_append(out, ",\"image\":");
    if (s->image)
        append_json_image(out, s->image, s->image_available);
    else
        g_string_append(out, "null");
    g_string_append(out, ",\"scale\":");
    append_json_number(out, s->scale);
    g_string_append(out, ",\"fontStack\":");
    if (s->fonts)
        append_json_fonts(out, s->fonts);
    else
        g_string_append(out, "null");
    g_string_append(out, ",\"textColor\":");
    if (s->has_color)
        append_json_color(out, s->color);
    else
        g_string_append(out, "null");
    g_string_append(out, ",\"verticalAlign\":");
    if (s->vertical_align)
        append_json_string(out, s->vertical_align);
    else
        g_string_append(out, "null");
    g_string_append_c(out, '}');
}

static void append_json_formatted(GString *out, const cor_formatted *formatted)
{
    g_string_append(out, "{\"sections\":[");
    for (size_t i = 0; i < formatted->n; i++) {
        if (i) g_string_append_c(out, ',');
        append_json_section(out, &formatted->sections[i]);
    }
    g_string_append(out, "]}");
}

static void append_json_projection(GString *out, const cor_projection *p)
{
    g_string_append(out, "{\"from\":");
    append_json_string(out, p->from);
    g_string_append(out, ",\"to\":");
    append_json_string(out, p->to);
    g_string_append(out, ",\"transition\":");
    append_json_number(out, p->transition);
    g_string_append_c(out, '}');
}

/* As the reference's object looks; its own collator shows nothing. */
static void append_json_collator(GString *out, const cor_collator *c)
{
    static const char *const sensitivities[2][2] = {{"base", "accent"}, {"case", "variant"}};
    g_string_append_printf(out, "{\"sensitivity\":\"%s\",\"locale\":", sensitivities[c->cases][c->diacritics]);
    if (c->locale)
        append_json_string(out, c->locale);
    else
        g_string_append(out, "null");
    g_string_append(out, ",\"collator\":{}}");
}

static void append_json_other(GString *out, cor_value value)
{
    switch ((cor_other_kind) value.subkind) {
    case COR_OTHER_FORMATTED:
        append_json_formatted(out, value.other);
        break;
    case COR_OTHER_IMAGE: {
        const cor_resolved_image *image = value.other;
        append_json_image(out, image->name, image->available);
        break;
    }
    case COR_OTHER_PROJECTION:
        append_json_projection(out, value.other);
        break;
    case COR_OTHER_COLLATOR:
        append_json_collator(out, value.other);
        break;
    case COR_OTHER_PADDING:
    case COR_OTHER_NUMBER_ARRAY:
    case COR_OTHER_COLOR_ARRAY:
    case COR_OTHER_ANCHORS:
        g_string_append(out, "{\"values\":");
        append_items(out, value.other);
        g_string_append_c(out, '}');
        break;
    }
}

static void append_json(GString *out, cor_value value)
{
    switch ((cor_value_kind) value.kind) {
    case COR_NULL:
        g_string_append(out, "null");
        break;
    case COR_BOOL:
        g_string_append(out, value.boolean ? "true" : "false");
        break;
    case COR_NUMBER:
        append_json_number(out, value.number);
        break;
    case COR_STRING:
        append_json_string(out, value.string);
        break;
    case COR_COLOR:
        append_json_color(out, value.color);
        break;
    case COR_ARRAY:
        append_items(out, value.array);
        break;
    case COR_OBJECT:
        append_object(out, value.object);
        break;
    case COR_OTHER:
        append_json_other(out, value);
        break;
    }
}

static const char *kept(cor_arena *arena, GString *text)
{
    const char *copy = cor_arena_copy_n(arena, text->str, text->len);
    g_string_free(text, TRUE);
    return copy;
}

const char *cor_json_of(cor_arena *arena, cor_value value)
{
    GString *out = g_string_new(NULL);
    append_json(out, value);
    return kept(arena, out);
}

static const char *color_text(cor_arena *arena, cor_color color)
{
    double c[4];
    cor_color_channels(color, c);
    GString *out = g_string_new("rgba(");
    for (int i = 0; i < 3; i++) {
        append_number(out, floor(c[i] * 255 + 0.5 + 1e-5)); /* single precision falls short of halves */
        g_string_append_c(out, ',');
    }
    append_number(out, c[3]);
    g_string_append_c(out, ')');
    return kept(arena, out);
}

static const char *formatted_text(cor_arena *arena, const cor_formatted *formatted)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < formatted->n; i++)
        g_string_append(out, formatted->sections[i].text);
    return kept(arena, out);
}

static const char *projection_text(cor_arena *arena, const cor_projection *p)
{
    if (!strcmp(p->from, p->to) && p->transition == 1) return p->from;
    GString *out = g_string_new("[");
    append_json_string(out, p->from);
    g_string_append_c(out, ',');
    append_json_string(out, p->to);
    g_string_append_c(out, ',');
    append_json_number(out, p->transition);
    g_string_append_c(out, ']');
    return kept(arena, out);
}

static const char *other_text(cor_arena *arena, cor_value value)
{
    switch ((cor_other_kind) value.subkind) {
    case COR_OTHER_FORMATTED:
        return formatted_text(arena, value.other);
    case COR_OTHER_IMAGE:
        return ((const cor_resolved_image *) value.other)->name;
    case COR_OTHER_PROJECTION:
        return projection_text(arena, value.other);
    case COR_OTHER_PADDING:
    case COR_OTHER_NUMBER_ARRAY:
    case COR_OTHER_COLOR_ARRAY:
    case COR_OTHER_ANCHORS:
        return cor_json_of(arena, (cor_value){.kind = COR_ARRAY, .array = value.other});
    case COR_OTHER_COLLATOR:
        break;
    }
    return cor_json_of(arena, value);
}

static const char *number_text(cor_arena *arena, double x)
{
    char text[COR_NUMBER_SPACE];
    size_t length = cor_format_shortest(text, x == 0 ? 0 : x);
    return cor_arena_copy_n(arena, text, length);
}

const char *cor_text_of(cor_arena *arena, cor_value value)
{
    switch ((cor_value_kind) value.kind) {
    case COR_NULL:
        return "";
    case COR_BOOL:
        return value.boolean ? "true" : "false";
    case COR_NUMBER:
        return number_text(arena, value.number);
    case COR_STRING:
        return value.string;
    case COR_COLOR:
        return color_text(arena, value.color);
    case COR_ARRAY:
    case COR_OBJECT:
        return cor_json_of(arena, value);
    case COR_OTHER:
        return other_text(arena, value);
    }
    return "";
}

/* Digits of BASE (2, 8, 16) up to the end of TEXT; NaN when there is anything else. */
static double digits_of(const char *text, int base)
{
    double x = 0;
    if (!*text) return NAN;
    for (; *text; text++) {
        int digit = g_ascii_xdigit_value(*text);
        if (digit < 0 || digit >= base) return NAN;
        x = x * base + digit;
    }
    return x;
}

/* StrDecimalLiteral without a look at the locale: digits, one point, an exponent. */
static bool is_decimal(const char *text)
{
    size_t digits = 0;
    if (*text == '+' || *text == '-') text++;
    for (; g_ascii_isdigit(*text); text++)
        digits++;
    if (*text == '.') text++;
    for (; g_ascii_isdigit(*text); text++)
        digits++;
    if (!digits) return false;
    if (*text != 'e' && *text != 'E') return !*text;
    text++;
    if (*text == '+' || *text == '-') text++;
    if (!g_ascii_isdigit(*text)) return false;
    while (g_ascii_isdigit(*text))
        text++;
    return !*text;
}

static double trimmed_number(const char *text)
{
    if (!*text) return 0;
    if (text[0] == '0' && strchr("xX", text[1]) && text[1]) return digits_of(text + 2, 16);
    if (text[0] == '0' && strchr("oO", text[1]) && text[1]) return digits_of(text + 2, 8);
    if (text[0] == '0' && strchr("bB", text[1]) && text[1]) return digits_of(text + 2, 2);
    if (!strcmp(text, "Infinity") || !strcmp(text, "+Infinity")) return INFINITY;
    if (!strcmp(text, "-Infinity")) return -INFINITY;
    return is_decimal(text) ? g_ascii_strtod(text, NULL) : NAN;
}

static double string_number(const char *text)
{
    char small[64];
    const char *end = text + strlen(text);
    while (*text && strchr(" \t\n\v\f\r", *text))
        text++;
    while (end > text && strchr(" \t\n\v\f\r", end[-1]))
        end--;
    size_t length = (size_t) (end - text);
    char *copy = length < sizeof small ? memcpy(small, text, length) : g_strndup(text, length);
    copy[length] = 0;
    double x = trimmed_number(copy);
    if (copy != small) g_free(copy);
    return x;
}

/* An array as text is its items joined by commas; so [5] is a number and [1, 2] is none. */
static double array_number(cor_arena *arena, const cor_array *array)
{
    if (array->n == 0) return 0;
    if (array->n > 1) return NAN;
    cor_value item = array->items[0];
    if (item.kind == COR_BOOL) return NAN;
    return cor_number_of(arena, item);
}

double cor_number_of(cor_arena *arena, cor_value value)
{
    switch ((cor_value_kind) value.kind) {
    case COR_NULL:
        return 0;
    case COR_BOOL:
        return value.boolean;
    case COR_NUMBER:
        return value.number;
    case COR_STRING:
        return string_number(value.string);
    case COR_ARRAY:
        return array_number(arena, value.array);
    case COR_OTHER:
        return string_number(cor_text_of(arena, value));
    case COR_COLOR:
    case COR_OBJECT:
        break;
    }
    return NAN;
}

bool cor_is_true(cor_value value)
{
    switch ((cor_value_kind) value.kind) {
    case COR_NULL:
        return false;
    case COR_BOOL:
        return value.boolean;
    case COR_NUMBER:
        return value.number != 0 && !isnan(value.number);
    case COR_STRING:
        return *value.string != 0;
    case COR_COLOR:
    case COR_ARRAY:
    case COR_OBJECT:
    case COR_OTHER:
        break;
    }
    return true;
}

static bool strings_equal(cor_value a, cor_value b)
{
    if (a.string == b.string) return true;
    return !(a.interned && b.interned) && !strcmp(a.string, b.string);
}

bool cor_values_equal(cor_value a, cor_value b)
{
    if (a.kind != b.kind) return false;
    switch ((cor_value_kind) a.kind) {
    case COR_NULL:
        return true;
    case COR_BOOL:
        return a.boolean == b.boolean;
    case COR_NUMBER:
        return a.number == b.number;
    case COR_STRING:
        return strings_equal(a, b);
    case COR_COLOR:
        return a.color.r == b.color.r && a.color.g == b.color.g && a.color.b == b.color.b && a.color.a == b.color.a;
    case COR_ARRAY:
        return a.array == b.array;
    case COR_OBJECT:
        return a.object == b.object;
    case COR_OTHER:
        return a.other == b.other;
    }
    return false;
}

/* UTF-8 bytes sort as code points do; UTF-16 units differ from that only where a surrogate
 * (a four-byte sequence here) meets U+E000…U+FFFF (0xEE, 0xEF here). */
int cor_compare_strings(const char *a, const char *b)
{
    const unsigned char *x = (const unsigned char *) a, *y = (const unsigned char *) b;
    while (*x && *x == *y) {
        x++;
        y++;
    }
    if (*x == *y) return 0;
    bool x_high = *x >= 0xF0, y_high = *y >= 0xF0;
    if (x_high != y_high && *x >= 0xEE && *y >= 0xEE) return x_high ? -1 : 1;
    return *x < *y ? -1 : 1;
}
