/* Where an input is on a curve, and what lies between two results. */
#include <math.h>
#include <string.h>

#include "expr/convert.h"
#include "expr/machine.h"

/* The cubic with end points 0 and 1 and control points A, B, and its slope. */
static double cubic(double a, double b, double t)
{
    double c = 3 * a, d = 3 * (b - a) - c;
    return (((1 - c - d) * t + d) * t + c) * t;
}

static double cubic_slope(double a, double b, double t)
{
    double c = 3 * a, d = 3 * (b - a) - c;
    return (3 * (1 - c - d) * t + 2 * d) * t + c;
}

/* CSS easing: the t at which x is X, by Newton's method where the slope allows it, else by
 * halving. One millionth is as near as browsers go, and results must agree with theirs. */
static double solve_cubic(double a, double b, double x)
{
    static const double near = 1e-6;
    double t = x, low = 0, high = 1;
    for (int i = 0; i < 8; i++) {
        double off = cubic(a, b, t) - x, slope = cubic_slope(a, b, t);
        if (fabs(off) < near) return t;
        if (fabs(slope) < near) break;
        t -= off / slope;
    }
    t = x;
    for (int i = 0; i < 20; i++) {
        double at = cubic(a, b, t);
        if (fabs(at - x) < near) break;
        if (x > at)
            low = t;
        else
            high = t;
        t = (high - low) / 2 + low;
    }
    return t;
}

static double ease(const double control[4], double x)
{
    if (x < 0) x = 0;
    if (x > 1) x = 1;
    double t = x <= 0 || x >= 1 ? x : solve_cubic(control[0], control[2], x);
    return cubic(control[1], control[3], t);
}

/* A way that grows by BASE with each unit of the input, from 0 at LOWER to 1 at UPPER. */
static double exponential(double input, double base, double lower, double upper)
{
    if (base == 1) return (input - lower) / (upper - lower);
    return (pow(base, input - lower) - 1) / (pow(base, upper - lower) - 1);
}

static double progress(const cor_curve_shape *shape, double input, double lower, double upper)
{
    if (shape->kind == COR_CURVE_EXPONENTIAL) return exponential(input, shape->base, lower, upper);
    double t = (input - lower) / (upper - lower);
    return shape->kind == COR_CURVE_BEZIER ? ease(shape->control, t) : t;
}

/* The last label that is not above INPUT, which lies between the first and the last. */
static size_t last_not_above(const double *labels, size_t n, double input)
{
    size_t low = 0, high = n - 1;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (labels[middle] <= input)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool cor_value_curve_find(const cor_value_curve *curve, double input, cor_value_curve_place *ret)
{
    const cor_curve_shape *shape = &curve->shape;
    if (isnan(input)) return false;
    *ret = (cor_value_curve_place){.lower = 0};
    if (input <= shape->labels[0]) return true;
    ret->lower = shape->n - 1;
    if (input >= shape->labels[shape->n - 1]) return true;
    ret->lower = last_not_above(shape->labels, shape->n, input);
    if (shape->kind == COR_CURVE_STEP) return true;
    ret->between = true;
    ret->t = progress(shape, input, shape->labels[ret->lower], shape->labels[ret->lower + 1]);
    return true;
}

static double mix(double from, double to, double t)
{
    return from + t * (to - from);
}

static const cor_array *mixed_numbers(cor_arena *arena, const cor_array *from, const cor_array *to, double t)
{
    cor_array *array = COR_NEW(arena, cor_array);
    cor_value *items = COR_NEW_ARRAY(arena, cor_value, from->n);
    for (size_t i = 0; i < from->n; i++) /* what the other one lacks is not a number */
        items[i] = cor_number(i < to->n ? mix(from->items[i].number, to->items[i].number, t) : NAN);
    *array = (cor_array){from->n, items};
    return array;
}

static const cor_array *mixed_colors(cor_arena *arena, const cor_array *from, const cor_array *to, double t,
                                     cor_color_space space)
{
    cor_array *array = COR_NEW(arena, cor_array);
    cor_value *items = COR_NEW_ARRAY(arena, cor_value, from->n);
    if (from->n != to->n) return NULL;
    for (size_t i = 0; i < from->n; i++)
        items[i] = cor_color_value(cor_mix_colors(from->items[i].color, to->items[i].color, t, space));
    *array = (cor_array){from->n, items};
    return array;
}

/* Anchors go by pairs, a name and an offset; the names must agree. */
static const cor_array *mixed_anchors(cor_arena *arena, const cor_array *from, const cor_array *to, double t)
{
    cor_array *array = COR_NEW(arena, cor_array);
    cor_value *items = COR_NEW_ARRAY(arena, cor_value, from->n);
    if (from->n != to->n) return NULL;
    for (size_t i = 0; i + 1 < from->n; i += 2) {
        if (strcmp(from->items[i].string, to->items[i].string) != 0) return NULL;
        items[i] = from->items[i];
        items[i + 1].kind = COR_ARRAY;
        items[i + 1].array = mixed_numbers(arena, from->items[i + 1].array, to->items[i + 1].array, t);
    }
    *array = (cor_array){from->n, items};
    return array;
}

/* A projection that is on the way is the pair of its ends. */
static cor_value mixed_projection(cor_arena *arena, cor_value from, cor_value to, double t)
{
    cor_projection *mixed = COR_NEW(arena, cor_projection);
    *mixed = (cor_projection){cor_text_of(arena, from), cor_text_of(arena, to), t};
    return cor_other(COR_OTHER_PROJECTION, mixed);
}

static bool take(cor_value *ret, uint8_t kind, uint8_t subkind, const cor_array *array)
{
    *ret = (cor_value){.kind = kind, .subkind = subkind, .array = array};
    return array;
}

bool cor_value_curve_mix(cor_arena *arena, const cor_value_curve *curve, cor_value lower, cor_value upper, double t,
                         cor_value *ret, const char **ret_what)
{
    cor_color_space space = curve->shape.space;
    *ret_what = "values too different to lie between them; lists should have the same length";
    switch (curve->type) {
    case COR_TYPE_NUMBER:
        *ret = cor_number(mix(lower.number, upper.number, t));
        return true;
    case COR_TYPE_COLOR:
        *ret = cor_color_value(cor_mix_colors(lower.color, upper.color, t, space));
        return true;
    case COR_TYPE_ARRAY:
        return take(ret, COR_ARRAY, 0, mixed_numbers(arena, lower.array, upper.array, t));
    case COR_TYPE_PADDING:
    case COR_TYPE_NUMBER_ARRAY:
        return take(ret, COR_OTHER, (uint8_t) curve->type, mixed_numbers(arena, lower.other, upper.other, t));
    case COR_TYPE_COLOR_ARRAY:
        return take(ret, COR_OTHER, COR_OTHER_COLOR_ARRAY, mixed_colors(arena, lower.other, upper.other, t, space));
    case COR_TYPE_ANCHORS:
        return take(ret, COR_OTHER, COR_OTHER_ANCHORS, mixed_anchors(arena, lower.other, upper.other, t));
    case COR_TYPE_PROJECTION:
        *ret = mixed_projection(arena, lower, upper, t);
        return true;
    default:
        return false;
    }
}
