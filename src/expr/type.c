#include "expr/type.h"

static const cor_type types[] = {
    [COR_TYPE_NULL] = {COR_TYPE_NULL, NULL, -1},
    [COR_TYPE_NUMBER] = {COR_TYPE_NUMBER, NULL, -1},
    [COR_TYPE_STRING] = {COR_TYPE_STRING, NULL, -1},
    [COR_TYPE_BOOLEAN] = {COR_TYPE_BOOLEAN, NULL, -1},
    [COR_TYPE_COLOR] = {COR_TYPE_COLOR, NULL, -1},
    [COR_TYPE_OBJECT] = {COR_TYPE_OBJECT, NULL, -1},
    [COR_TYPE_VALUE] = {COR_TYPE_VALUE, NULL, -1},
    [COR_TYPE_ERROR] = {COR_TYPE_ERROR, NULL, -1},
    [COR_TYPE_COLLATOR] = {COR_TYPE_COLLATOR, NULL, -1},
    [COR_TYPE_FORMATTED] = {COR_TYPE_FORMATTED, NULL, -1},
    [COR_TYPE_IMAGE] = {COR_TYPE_IMAGE, NULL, -1},
    [COR_TYPE_PADDING] = {COR_TYPE_PADDING, NULL, -1},
    [COR_TYPE_NUMBER_ARRAY] = {COR_TYPE_NUMBER_ARRAY, NULL, -1},
    [COR_TYPE_COLOR_ARRAY] = {COR_TYPE_COLOR_ARRAY, NULL, -1},
    [COR_TYPE_ANCHORS] = {COR_TYPE_ANCHORS, NULL, -1},
    [COR_TYPE_PROJECTION] = {COR_TYPE_PROJECTION, NULL, -1},
    [COR_TYPE_ARRAY] = {COR_TYPE_ARRAY, &types[COR_TYPE_VALUE], -1},
};

static const char *const names[] = {
    [COR_TYPE_NULL] = "null",
    [COR_TYPE_NUMBER] = "number",
    [COR_TYPE_STRING] = "string",
    [COR_TYPE_BOOLEAN] = "boolean",
    [COR_TYPE_COLOR] = "color",
    [COR_TYPE_OBJECT] = "object",
    [COR_TYPE_VALUE] = "value",
    [COR_TYPE_ERROR] = "error",
    [COR_TYPE_COLLATOR] = "collator",
    [COR_TYPE_FORMATTED] = "formatted",
    [COR_TYPE_IMAGE] = "resolvedImage",
    [COR_TYPE_PADDING] = "padding",
    [COR_TYPE_NUMBER_ARRAY] = "numberArray",
    [COR_TYPE_COLOR_ARRAY] = "colorArray",
    [COR_TYPE_ANCHORS] = "variableAnchorOffsetCollection",
    [COR_TYPE_PROJECTION] = "projectionDefinition",
    [COR_TYPE_ARRAY] = "array",
};

const cor_type *cor_type_of_kind(cor_type_kind kind)
{
    return &types[kind];
}

const cor_type *cor_type_strings(void)
{
    static const cor_type strings = {COR_TYPE_ARRAY, &types[COR_TYPE_STRING], -1};
    return &strings;
}

const cor_type *cor_type_four_numbers(void)
{
    static const cor_type four_numbers = {COR_TYPE_ARRAY, &types[COR_TYPE_NUMBER], 4};
    return &four_numbers;
}

const cor_type *cor_type_array(cor_arena *arena, const cor_type *item, long n)
{
    cor_type *type = COR_NEW(arena, cor_type);
    *type = (cor_type){COR_TYPE_ARRAY, item, n};
    return type;
}

const char *cor_type_name(cor_arena *arena, const cor_type *type)
{
    if (type->kind != COR_TYPE_ARRAY) return names[type->kind];
    if (type->n >= 0) return cor_arena_format(arena, "array<%s, %ld>", cor_type_name(arena, type->item), type->n);
    if (type->item->kind == COR_TYPE_VALUE) return "array";
    return cor_arena_format(arena, "array<%s>", cor_type_name(arena, type->item));
}

bool cor_type_fits(const cor_type *expected, const cor_type *type)
{
    if (type->kind == COR_TYPE_ERROR) return true;
    if (expected->kind == COR_TYPE_ARRAY)
        return type->kind == COR_TYPE_ARRAY &&
               ((type->n == 0 && type->item->kind == COR_TYPE_VALUE) || cor_type_fits(expected->item, type->item)) &&
               (expected->n < 0 || expected->n == type->n);
    if (expected->kind == type->kind) return true;
    return expected->kind == COR_TYPE_VALUE && type->kind != COR_TYPE_COLLATOR;
}

static cor_type_kind kind_of_value(cor_value value)
{
    switch ((cor_value_kind) value.kind) {
    case COR_NULL:
        return COR_TYPE_NULL;
    case COR_BOOL:
        return COR_TYPE_BOOLEAN;
    case COR_NUMBER:
        return COR_TYPE_NUMBER;
    case COR_STRING:
        return COR_TYPE_STRING;
    case COR_COLOR:
        return COR_TYPE_COLOR;
    case COR_ARRAY:
        return COR_TYPE_ARRAY;
    case COR_OBJECT:
        return COR_TYPE_OBJECT;
    case COR_OTHER:
        return (cor_type_kind) value.subkind;
    }
    return COR_TYPE_NULL;
}

/* What all items are; `value` when they differ. Two arrays always differ: the
 * reference implementation compares array types by identity. */
static const cor_type *item_type(cor_arena *arena, const cor_array *array)
{
    if (array->n == 0) return &types[COR_TYPE_VALUE];
    cor_type_kind kind = kind_of_value(array->items[0]);
    if (array->n > 1 && kind == COR_TYPE_ARRAY) return &types[COR_TYPE_VALUE];
    for (size_t i = 1; i < array->n; i++)
        if (kind_of_value(array->items[i]) != kind) return &types[COR_TYPE_VALUE];
    return cor_type_of_value(arena, array->items[0]);
}

const cor_type *cor_type_of_value(cor_arena *arena, cor_value value)
{
    if (value.kind == COR_ARRAY) return cor_type_array(arena, item_type(arena, value.array), (long) value.array->n);
    return &types[kind_of_value(value)];
}

static bool items_fit(const cor_array *array, const cor_type *item)
{
    if (item->kind == COR_TYPE_VALUE) return true;
    if (item->kind == COR_TYPE_ARRAY && array->n > 1) return false;
    for (size_t i = 0; i < array->n; i++)
        if (!cor_value_fits(array->items[i], item)) return false;
    return true;
}

bool cor_value_fits(cor_value value, const cor_type *expected)
{
    if (expected->kind == COR_TYPE_ARRAY)
        return value.kind == COR_ARRAY && (expected->n < 0 || (size_t) expected->n == value.array->n) &&
               items_fit(value.array, expected->item);
    cor_type_kind kind = kind_of_value(value);
    return expected->kind == kind || (expected->kind == COR_TYPE_VALUE && kind != COR_TYPE_COLLATOR);
}

/* The operator that makes a value of the kind of most others; NULL: none. */
static const char *maker_of(cor_type_kind kind)
{
    switch (kind) {
    case COR_TYPE_NUMBER:
        return "to-number";
    case COR_TYPE_STRING:
        return "to-string";
    case COR_TYPE_BOOLEAN:
        return "to-boolean";
    case COR_TYPE_COLOR:
        return "to-color";
    default:
        return NULL;
    }
}

const char *cor_type_complaint(cor_arena *arena, const cor_type *found, const cor_type *expected)
{
    const char *maker = maker_of(expected->kind), *advice = "";
    if (found->kind == COR_TYPE_NULL)
        advice = "; [\"coalesce\", …] puts another value in the place of null";
    else if (maker)
        advice = cor_arena_format(arena, "; [\"%s\", …] makes one", maker);
    return cor_arena_format(arena, "%s found where %s is expected%s", cor_type_name(arena, found),
                            cor_type_name(arena, expected), advice);
}
