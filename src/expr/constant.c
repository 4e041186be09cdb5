#include "expr/constant.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "expr/convert.h"
#include "expr/machine.h"

static cor_type_kind expected_kind(const cor_property_spec *spec)
{
    switch (spec->kind) {
    case COR_EXPECT_BOOLEAN:
        return COR_TYPE_BOOLEAN;
    case COR_EXPECT_NUMBER:
        return COR_TYPE_NUMBER;
    case COR_EXPECT_STRING:
    case COR_EXPECT_ENUM:
        return COR_TYPE_STRING;
    case COR_EXPECT_COLOR:
        return COR_TYPE_COLOR;
    case COR_EXPECT_FORMATTED:
        return COR_TYPE_FORMATTED;
    case COR_EXPECT_IMAGE:
        return COR_TYPE_IMAGE;
    case COR_EXPECT_PADDING:
        return COR_TYPE_PADDING;
    case COR_EXPECT_NUMBER_ARRAY: /* one number as the default tells the lists that may be one number */
        return spec->fallback.kind == COR_NUMBER ? COR_TYPE_NUMBER_ARRAY : COR_TYPE_ARRAY;
    case COR_EXPECT_STRING_ARRAY:
        return COR_TYPE_ARRAY;
    case COR_EXPECT_COLOR_ARRAY:
        return COR_TYPE_COLOR_ARRAY;
    case COR_EXPECT_VARIABLE_ANCHORS:
        return COR_TYPE_ANCHORS;
    case COR_EXPECT_PROJECTION:
        return COR_TYPE_PROJECTION;
    case COR_EXPECT_NUMBER_OR_ARRAY:
        return COR_TYPE_NUMBER_ARRAY;
    case COR_EXPECT_ARRAY:
        return COR_TYPE_ARRAY;
    case COR_EXPECT_VALUE:
        break;
    }
    return COR_TYPE_VALUE;
}

const cor_type *cor_expected_type(cor_arena *arena, const cor_property_spec *spec)
{
    cor_type_kind kind = expected_kind(spec);
    if (kind == COR_TYPE_VALUE) return NULL;
    if (kind != COR_TYPE_ARRAY) return cor_type_of_kind(kind);
    cor_type_kind item = spec->kind == COR_EXPECT_NUMBER_ARRAY   ? COR_TYPE_NUMBER
                         : spec->kind == COR_EXPECT_STRING_ARRAY ? COR_TYPE_STRING
                                                                 : COR_TYPE_VALUE;
    return cor_type_array(arena, cor_type_of_kind(item), spec->length ? (long) spec->length : -1);
}

static const char *number_text(cor_arena *arena, double x)
{
    char text[COR_NUMBER_SPACE];
    cor_format_shortest(text, x);
    return cor_arena_copy(arena, text);
}

static bool is_in_range(cor_arena *arena, const cor_property_spec *spec, double x, const char **ret_message)
{
    if (x < spec->minimum)
        *ret_message = cor_arena_format(arena, "%s is less than the minimum, %s", number_text(arena, x),
                                        number_text(arena, spec->minimum));
    else if (x > spec->maximum)
        *ret_message = cor_arena_format(arena, "%s is more than the maximum, %s", number_text(arena, x),
                                        number_text(arena, spec->maximum));
    else
        return true;
    return false;
}

static bool is_listed(cor_arena *arena, const char *const *enums, const char *word, const char **ret_message)
{
    size_t n = 0;
    GString *all = g_string_new(NULL);
    for (; enums[n]; n++) {
        if (!strcmp(enums[n], word)) break;
        g_string_append_printf(all, "%s%s", n ? ", " : "", enums[n]);
    }
    bool listed = enums[n];
    if (!listed)
        *ret_message = cor_arena_format(arena, "\"%s\" is not one of %s%s", word, all->str,
                                        cor_hint_of(cor_nearest_word(word, enums, n), '"', "").text);
    g_string_free(all, TRUE);
    return listed;
}

/* Ranges and lists of words hold for a value and for each item of a list. */
static bool is_allowed(cor_arena *arena, const cor_property_spec *spec, cor_value value, const char **ret_message)
{
    if (value.kind == COR_NUMBER) return is_in_range(arena, spec, value.number, ret_message);
    if (value.kind == COR_STRING && spec->enums) return is_listed(arena, spec->enums, value.string, ret_message);
    const cor_array *array = cor_value_array(value);
    for (size_t i = 0; array && i < array->n; i++)
        if (!is_allowed(arena, spec, array->items[i], ret_message)) return false;
    return true;
}

/* Images stay texts here: whether they exist is asked when they are drawn. */
static bool is_rich(cor_type_kind kind)
{
    switch (kind) {
    case COR_TYPE_COLOR:
    case COR_TYPE_PADDING:
    case COR_TYPE_NUMBER_ARRAY:
    case COR_TYPE_COLOR_ARRAY:
    case COR_TYPE_ANCHORS:
    case COR_TYPE_PROJECTION:
        return true;
    default:
        return false;
    }
}

static const char *wanted(cor_arena *arena, const cor_type *type)
{
    switch (type->kind) {
    case COR_TYPE_COLOR:
        return "a color like \"#c8102e\" or \"red\"";
    case COR_TYPE_FORMATTED:
        return "a text";
    case COR_TYPE_IMAGE:
        return "the name of an image";
    case COR_TYPE_PADDING:
        return "a number, or a list of one to four";
    case COR_TYPE_NUMBER_ARRAY:
        return "a number, or a list of numbers";
    case COR_TYPE_COLOR_ARRAY:
        return "a color, or a list of colors";
    case COR_TYPE_ANCHORS:
        return "a list of anchors, each with its offset";
    default:
        return cor_type_name(arena, type);
    }
}

static bool is_of_type(cor_arena *arena, cor_value *value, const cor_type *type)
{
    const char *what;
    if (type->kind == COR_TYPE_FORMATTED || type->kind == COR_TYPE_IMAGE) return value->kind == COR_STRING;
    if (is_rich(type->kind)) return cor_coerce(arena, value, type, &what);
    return cor_value_fits(*value, type);
}

static const char *written(cor_arena *arena, const cor_node *node)
{
    if (node->kind == COR_NODE_STRING) return cor_arena_format(arena, "\"%s\"", node->text);
    if (node->kind == COR_NODE_NUMBER) return number_text(arena, node->number);
    return cor_node_kind_name(node->kind);
}

bool cor_constant_check(cor_arena *arena, const cor_property_spec *spec, const cor_node *node, cor_value *value,
                        const char **ret_message)
{
    const cor_type *type = cor_expected_type(arena, spec);
    if (!type) return true;
    if (!is_of_type(arena, value, type)) {
        *ret_message =
            cor_arena_format(arena, "%s found where %s is expected", written(arena, node), wanted(arena, type));
        return false;
    }
    return is_allowed(arena, spec, *value, ret_message);
}

cor_value cor_fallback(cor_arena *arena, const cor_property_spec *spec)
{
    const cor_type *type = cor_expected_type(arena, spec);
    cor_value value = spec->fallback;
    const char *what;
    if (value.kind == COR_NULL || !type || !is_rich(type->kind)) return value;
    if (type->kind == COR_TYPE_COLOR_ARRAY && value.kind == COR_COLOR)
        return cor_other_array(arena, COR_OTHER_COLOR_ARRAY, &value, 1);
    return cor_coerce(arena, &value, type, &what) ? value : cor_null();
}
