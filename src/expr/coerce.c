/* Coercions: plain values as colors, paddings and the like. */
#include <math.h>
#include <string.h>

#include "expr/convert.h"
#include "expr/expr.h"
#include "expr/machine.h"

static bool all_numbers(const cor_array *array)
{
    for (size_t i = 0; i < array->n; i++)
        if (array->items[i].kind != COR_NUMBER) return false;
    return true;
}

static bool channel(cor_value value, double most)
{
    return value.kind == COR_NUMBER && value.number >= 0 && value.number <= most;
}

/* Channels in 0…255 and alpha in 0…1. The reference takes them for already multiplied by alpha,
 * so what is meant is divided by it here. */
static bool color_from_array(const cor_array *array, cor_value *ret)
{
    const cor_value *items = array->items;
    if (array->n < 3 || array->n > 4) return false;
    for (size_t i = 0; i < 3; i++)
        if (!channel(items[i], 255)) return false;
    if (array->n == 4 && !channel(items[3], 1)) return false;
    double alpha = array->n == 4 ? items[3].number : 1, scale = 255 * (alpha > 0 ? alpha : INFINITY);
    *ret = cor_color_value((cor_color){(float) (items[0].number / scale), (float) (items[1].number / scale),
                                       (float) (items[2].number / scale), (float) alpha});
    return true;
}

static bool to_color(cor_value *value, const char **ret_what)
{
    cor_color color;
    if (value->kind == COR_COLOR) return true;
    *ret_what = "no color; one is written like \"#c8102e\", \"red\", \"rgb(200, 16, 46)\" or [200, 16, 46]";
    if (value->kind == COR_ARRAY) return color_from_array(value->array, value);
    if (value->kind != COR_STRING || !cor_parse_color(value->string, &color)) return false;
    *value = cor_color_value(color);
    return true;
}

/* CSS order and shorthands: one value for all sides, two for top and side, three for top, side, bottom. */
static bool to_padding(cor_arena *arena, cor_value *value)
{
    static const size_t source[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    const cor_value *given = value;
    size_t n = 1;
    cor_value sides[4];
    if (value->kind == COR_OTHER && value->subkind == COR_OTHER_PADDING) return true;
    if (value->kind == COR_ARRAY) {
        n = value->array->n;
        given = value->array->items;
        if (n < 1 || n > 4 || !all_numbers(value->array)) return false;
    } else if (value->kind != COR_NUMBER) {
        return false;
    }
    for (size_t i = 0; i < 4; i++)
        sides[i] = given[source[n - 1][i]];
    *value = cor_other_array(arena, COR_OTHER_PADDING, sides, 4);
    return true;
}

static bool to_number_array(cor_arena *arena, cor_value *value)
{
    if (value->kind == COR_OTHER && value->subkind == COR_OTHER_NUMBER_ARRAY) return true;
    if (value->kind == COR_NUMBER) {
        *value = cor_other_array(arena, COR_OTHER_NUMBER_ARRAY, value, 1);
        return true;
    }
    if (value->kind != COR_ARRAY || !all_numbers(value->array)) return false;
    *value = cor_other_array(arena, COR_OTHER_NUMBER_ARRAY, value->array->items, value->array->n);
    return true;
}

static bool to_color_array(cor_arena *arena, cor_value *value)
{
    if (value->kind == COR_OTHER && value->subkind == COR_OTHER_COLOR_ARRAY) return true;
    if (value->kind != COR_ARRAY && value->kind != COR_STRING) return false;
    const cor_value *texts = value->kind == COR_ARRAY ? value->array->items : value;
    size_t n = value->kind == COR_ARRAY ? value->array->n : 1;
    cor_value *colors = COR_NEW_ARRAY(arena, cor_value, n);
    for (size_t i = 0; i < n; i++) {
        cor_color color;
        if (texts[i].kind != COR_STRING || !cor_parse_color(texts[i].string, &color)) return false;
        colors[i] = cor_color_value(color);
    }
    *value = cor_other_array(arena, COR_OTHER_COLOR_ARRAY, colors, n);
    return true;
}

static bool is_anchor(cor_value value)
{
    static const char *const names[] = {"center",   "left",      "right",       "top",         "bottom",
                                        "top-left", "top-right", "bottom-left", "bottom-right"};
    for (size_t i = 0; value.kind == COR_STRING && i < sizeof names / sizeof *names; i++)
        if (!strcmp(value.string, names[i])) return true;
    return false;
}

static bool to_anchors(cor_arena *arena, cor_value *value)
{
    if (value->kind == COR_OTHER && value->subkind == COR_OTHER_ANCHORS) return true;
    if (value->kind != COR_ARRAY || value->array->n < 1 || value->array->n % 2) return false;
    for (size_t i = 0; i < value->array->n; i += 2) {
        cor_value offset = value->array->items[i + 1];
        if (!is_anchor(value->array->items[i])) return false;
        if (offset.kind != COR_ARRAY || offset.array->n != 2 || !all_numbers(offset.array)) return false;
    }
    *value = cor_other_array(arena, COR_OTHER_ANCHORS, value->array->items, value->array->n);
    return true;
}

/* "name", or ["from", "to", t]. The value stays as it is written. */
static bool to_projection(const cor_value *value)
{
    if (value->kind == COR_STRING || (value->kind == COR_OTHER && value->subkind == COR_OTHER_PROJECTION)) return true;
    return value->kind == COR_ARRAY && value->array->n == 3 && value->array->items[0].kind == COR_STRING &&
           value->array->items[1].kind == COR_STRING && value->array->items[2].kind == COR_NUMBER;
}

static void to_image(cor_arena *arena, cor_value *value)
{
    const char *name = cor_text_of(arena, *value);
    cor_resolved_image *image = COR_NEW(arena, cor_resolved_image);
    *image = (cor_resolved_image){name, false};
    *value = *name ? cor_other(COR_OTHER_IMAGE, image) : cor_null();
}

static bool to_number(cor_arena *arena, cor_value *value, const char **ret_what)
{
    double x = cor_number_of(arena, *value);
    *ret_what = "no number; one is written like 12 or -0.5, and a further operand would stand in where there is none";
    *value = isnan(x) ? *value : cor_number(x);
    return !isnan(x);
}

static cor_value to_text(cor_arena *arena, cor_value value)
{
    return value.kind == COR_STRING ? value : cor_string(cor_text_of(arena, value));
}

bool cor_coerce(cor_arena *arena, cor_value *value, const cor_type *type, const char **ret_what)
{
    switch (type->kind) {
    case COR_TYPE_BOOLEAN:
        *value = cor_bool(cor_is_true(*value));
        return true;
    case COR_TYPE_NUMBER:
        return to_number(arena, value, ret_what);
    case COR_TYPE_COLOR:
        return to_color(value, ret_what);
    case COR_TYPE_PADDING:
        return to_padding(arena, value);
    case COR_TYPE_NUMBER_ARRAY:
        return to_number_array(arena, value);
    case COR_TYPE_COLOR_ARRAY:
        return to_color_array(arena, value);
    case COR_TYPE_ANCHORS:
        return to_anchors(arena, value);
    case COR_TYPE_PROJECTION:
        return to_projection(value);
    case COR_TYPE_IMAGE:
        to_image(arena, value);
        return true;
    default: /* strings, and formatted texts of one plain section, which are strings here */
        *value = to_text(arena, *value);
        return true;
    }
}
