/* Curves: step and interpolate. */
#include <math.h>
#include <string.h>

#include "expr/forms.h"

static bool fail_at(const cor_context *context, long index, const char *message)
{
    cor_parse_error_at(context, index, "%s", message);
    return false;
}

/* A label at INDEX: a number, and more than the one before. */
static bool read_label(const cor_context *context, long index, double before, double *ret)
{
    const cor_node *label = context->node->items[index];
    if (label->kind != COR_NODE_NUMBER || !isfinite(label->number))
        return fail_at(context, index, "the inputs of a curve's stops are plain numbers");
    if (label->number <= before)
        return fail_at(context, index, "the inputs of a curve's stops ascend, each above the one before");
    *ret = label->number;
    return true;
}

/* Stops from operand FIRST on: label, result, label, result … FIRST_LABEL is the one before, or NaN for none. */
static bool read_stops(const cor_context *context, size_t first, cor_curve_shape *shape, double *labels,
                       cor_typed *tree)
{
    const cor_node *node = context->node;
    for (size_t i = first; i + 1 < node->n; i += 2) {
        double before = shape->n ? labels[shape->n - 1] : NAN;
        if (!read_label(context, (long) i, before, &labels[shape->n])) return false;
        cor_typed *result = cor_parse_arg(context, i + 1, tree->type);
        if (!result) return false;
        if (!tree->type) tree->type = result->type;
        tree->args[1 + shape->n++] = result;
    }
    return true;
}

static const cor_type *expected_result(const cor_context *context)
{
    const cor_type *expected = context->expected;
    return expected && expected->kind != COR_TYPE_VALUE ? expected : NULL;
}

/* The first result stands for everything below the first label. */
static bool read_step(const cor_context *context, cor_curve_shape *shape, double *labels, cor_typed *tree)
{
    tree->args[1] = cor_parse_arg(context, 2, tree->type);
    if (!tree->args[1]) return false;
    if (!tree->type) tree->type = tree->args[1]->type;
    labels[0] = -INFINITY;
    shape->n = 1;
    return read_stops(context, 3, shape, labels, tree);
}

cor_typed *cor_form_step(const cor_context *context)
{
    const cor_node *node = context->node;
    cor_arena *arena = context->parser->arena;
    if (node->n < 5) return cor_parse_error(context, "\"step\" takes an input, a result, and labels with results");
    if (node->n % 2 == 0) return cor_parse_error(context, "\"step\" has a label without a result");
    cor_curve_shape *shape = COR_NEW(arena, cor_curve_shape);
    double *labels = COR_NEW_ARRAY(arena, double, node->n);
    cor_typed *tree = cor_parse_tree(context, COR_FORM_STEP, expected_result(context), (node->n - 1) / 2 + 1);
    if (!(tree->args[0] = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_NUMBER)))) return NULL;
    if (!read_step(context, shape, labels, tree)) return NULL;
    shape->kind = COR_CURVE_STEP;
    shape->labels = labels;
    tree->n = 1 + shape->n;
    tree->detail = shape;
    return tree;
}

static bool read_base(const cor_context *context, const cor_node *way, cor_curve_shape *shape)
{
    cor_key key = {context->key, 1};
    cor_context inner = *context;
    inner.key = &key;
    if (way->n < 2 || way->items[1]->kind != COR_NODE_NUMBER || !isfinite(way->items[1]->number))
        return fail_at(&inner, 1, "\"exponential\" takes a number, its base");
    shape->base = way->items[1]->number;
    return true;
}

static bool read_control_points(const cor_context *context, const cor_node *way, cor_curve_shape *shape)
{
    static const char *const fault = "\"cubic-bezier\" takes four numbers from 0 to 1";
    if (way->n != 5) return fail_at(context, 1, fault);
    for (size_t i = 0; i < 4; i++) {
        const cor_node *x = way->items[i + 1];
        if (x->kind != COR_NODE_NUMBER || !(x->number >= 0 && x->number <= 1)) return fail_at(context, 1, fault);
        shape->control[i] = x->number;
    }
    return true;
}

static bool read_way(const cor_context *context, cor_curve_shape *shape)
{
    cor_key key = {context->key, 1};
    cor_context inner = *context;
    const cor_node *way = context->node->n > 1 ? context->node->items[1] : NULL;
    inner.key = &key;
    if (!way || way->kind != COR_NODE_SEQ || way->n == 0)
        return fail_at(context, 1,
                       "an interpolation is [\"linear\"], [\"exponential\", base] or [\"cubic-bezier\", …]");
    const char *name = way->items[0]->kind == COR_NODE_STRING ? way->items[0]->text : "";
    shape->base = 1;
    shape->kind = COR_CURVE_LINEAR;
    if (!strcmp(name, "linear")) return true;
    shape->kind = COR_CURVE_EXPONENTIAL;
    if (!strcmp(name, "exponential")) return read_base(context, way, shape);
    shape->kind = COR_CURVE_BEZIER;
    if (!strcmp(name, "cubic-bezier")) return read_control_points(context, way, shape);
    return fail_at(&inner, 0, "unknown interpolation; there are linear, exponential and cubic-bezier");
}

static bool is_interpolatable(const cor_type *type)
{
    switch (type->kind) {
    case COR_TYPE_NUMBER:
    case COR_TYPE_COLOR:
    case COR_TYPE_PADDING:
    case COR_TYPE_NUMBER_ARRAY:
    case COR_TYPE_COLOR_ARRAY:
    case COR_TYPE_ANCHORS:
    case COR_TYPE_PROJECTION:
        return true;
    case COR_TYPE_ARRAY:
        return type->item->kind == COR_TYPE_NUMBER && type->n >= 0;
    default:
        return false;
    }
}

static cor_color_space space_of(const char *name)
{
    if (!strcmp(name, "interpolate-hcl")) return COR_SPACE_HCL;
    if (!strcmp(name, "interpolate-lab")) return COR_SPACE_LAB;
    return COR_SPACE_RGB;
}

/* Color spaces are for colors: that is what the results are, unless lists of them are wanted. */
static const cor_type *interpolated_type(const cor_context *context, cor_color_space space)
{
    bool lists = context->expected && context->expected->kind == COR_TYPE_COLOR_ARRAY;
    return space != COR_SPACE_RGB && !lists ? cor_type_of_kind(COR_TYPE_COLOR) : expected_result(context);
}

cor_typed *cor_form_interpolate(const cor_context *context)
{
    const cor_node *node = context->node;
    cor_arena *arena = context->parser->arena;
    cor_curve_shape *shape = COR_NEW(arena, cor_curve_shape);
    double *labels = COR_NEW_ARRAY(arena, double, node->n);
    if (!read_way(context, shape)) return NULL;
    if (node->n < 5)
        return cor_parse_error(context, "\"%s\" takes a way, an input, and labels with results", node->items[0]->text);
    if (node->n % 2 == 0) return cor_parse_error(context, "\"%s\" has a label without a result", node->items[0]->text);
    shape->space = space_of(node->items[0]->text);
    shape->labels = labels;
    cor_typed *tree = cor_parse_tree(context, COR_FORM_CURVE, interpolated_type(context, shape->space), node->n);
    if (!(tree->args[0] = cor_parse_arg(context, 2, cor_type_of_kind(COR_TYPE_NUMBER)))) return NULL;
    if (!read_stops(context, 3, shape, labels, tree)) return NULL;
    if (!is_interpolatable(tree->type))
        return cor_parse_error(context, "between %s values there is no way", cor_type_name(arena, tree->type));
    tree->n = 1 + shape->n;
    tree->detail = shape;
    return tree;
}
