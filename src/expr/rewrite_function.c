/* Legacy functions: {stops: [[0, 1], [10, 3]], base: 1.5}, {property: "class", type: "categorical",
 * stops: …}, both at once with {zoom, value} for inputs, and {property, type: "identity"}. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "expr/rewrite.h"

typedef enum { EXPONENTIAL, INTERVAL, CATEGORICAL, IDENTITY } function_type;

typedef struct {
    cor_arena *arena;
    const cor_node *function;
    const cor_property_spec *spec;
    const cor_node *stops, *property, *fallback;
    function_type type;
    bool typed; /* the type is written */
    cor_expr_error *error;
} function;

static const cor_node *fail(const function *f, const cor_node *node, const char *message)
{
    *f->error = (cor_expr_error){.key = "", .message = message, .line = node->line, .column = node->column};
    return NULL;
}

static const cor_node *text(const function *f, const char *string)
{
    return cor_rewrite_string(f->arena, f->function, string);
}

static const cor_node *call(const function *f, const char *name, const cor_node *a, const cor_node *b)
{
    return cor_rewrite_call(f->arena, f->function, name, a, b);
}

static const cor_node *list(const function *f, GPtrArray *items)
{
    const cor_node *made = cor_rewrite_list(f->arena, f->function, (const cor_node *const *) items->pdata, items->len);
    g_ptr_array_free(items, TRUE);
    return made;
}

static GPtrArray *start(const function *f, const char *name)
{
    GPtrArray *items = g_ptr_array_new();
    g_ptr_array_add(items, (void *) text(f, name));
    return items;
}

static const cor_node *get(const function *f)
{
    return call(f, "get", f->property, NULL);
}

static bool read_type(function *f)
{
    static const char *const names[] = {"exponential", "interval", "categorical", "identity"};
    const cor_node *type = cor_node_get(f->function, "type");
    f->type = f->spec->interpolated ? EXPONENTIAL : INTERVAL;
    f->typed = type;
    if (!type) return true;
    for (int i = 0; i < 4 && type->kind == COR_NODE_STRING; i++)
        if (!strcmp(type->text, names[i])) {
            f->type = (function_type) i;
            return true;
        }
    return fail(f, type, "the type of a function is exponential, interval, categorical or identity");
}

static const char *interpolate_name(const function *f)
{
    const cor_node *space = cor_node_get(f->function, "colorSpace");
    if (space && space->kind == COR_NODE_STRING && !strcmp(space->text, "hcl")) return "interpolate-hcl";
    if (space && space->kind == COR_NODE_STRING && !strcmp(space->text, "lab")) return "interpolate-lab";
    return "interpolate";
}

static const cor_node *way(const function *f)
{
    const cor_node *base = cor_node_get(f->function, "base");
    if (!base || (base->kind == COR_NODE_NUMBER && base->number == 1)) return call(f, "linear", NULL, NULL);
    return call(f, "exponential", base, NULL);
}

static bool same_input(const cor_node *a, const cor_node *b)
{
    if (a->kind != b->kind) return false;
    if (a->kind == COR_NODE_NUMBER) return a->number == b->number;
    return a->kind == COR_NODE_STRING && !strcmp(a->text, b->text);
}

/* Adds a stop. Inputs that come twice were allowed in functions: the first one counts. A step
 * has no input for its first result. */
static void add_stop(GPtrArray *curve, const cor_node *input, const cor_node *output, bool step)
{
    if (curve->len > 3 && same_input(input, curve->pdata[curve->len - 2])) return;
    if (!(step && curve->len == 2)) g_ptr_array_add(curve, (void *) input);
    g_ptr_array_add(curve, (void *) output);
}

/* A step of one result only needs one more that changes nothing. */
static void complete_step(const function *f, GPtrArray *curve)
{
    if (curve->len != 3) return;
    g_ptr_array_add(curve, (void *) cor_rewrite_number(f->arena, f->function, 0));
    g_ptr_array_add(curve, curve->pdata[2]);
}

static const cor_node *color_node(const function *f, cor_color color)
{
    char alpha[COR_NUMBER_SPACE];
    cor_format_decimals(alpha, (double) color.a, 6);
    return text(f, cor_arena_format(f->arena, "rgba(%ld,%ld,%ld,%s)", lround(color.r * 255.0), lround(color.g * 255.0),
                                    lround(color.b * 255.0), alpha));
}

/* A value as a node, for the property's default. */
static const cor_node *value_node(const function *f, cor_value value)
{
    if (value.kind == COR_NUMBER) return cor_rewrite_number(f->arena, f->function, value.number);
    if (value.kind == COR_BOOL) return cor_rewrite_bool(f->arena, f->function, value.boolean);
    if (value.kind == COR_STRING) return text(f, value.string);
    if (value.kind == COR_COLOR) return color_node(f, value.color);
    if (value.kind != COR_ARRAY) return cor_rewrite_node(f->arena, f->function, COR_NODE_NULL);
    GPtrArray *items = g_ptr_array_new();
    for (size_t i = 0; i < value.array->n; i++)
        g_ptr_array_add(items, (void *) value_node(f, value.array->items[i]));
    return list(f, items);
}

static const cor_node *fallback(const function *f)
{
    if (f->fallback) return cor_rewrite_literal(f->arena, f->fallback);
    if (f->spec->fallback.kind == COR_NULL && f->spec->kind == COR_EXPECT_IMAGE) return text(f, "");
    if (f->spec->fallback.kind == COR_NULL)
        return call(f, "error", text(f, "a value that is none of the stops, of a property without a default"), NULL);
    return cor_rewrite_literal(f->arena, value_node(f, f->spec->fallback));
}

static const cor_node *output(const function *f, const cor_node *stop)
{
    const cor_node *value = stop->items[1];
    bool tokens = cor_takes_tokens(f->spec);
    if (!f->property && tokens && value->kind == COR_NODE_STRING) return cor_rewrite_tokens(f->arena, value);
    return cor_rewrite_literal(f->arena, value);
}

/* Where the type of the input is not a number, the function's own default stands in. */
static const cor_node *guarded(const function *f, const cor_node *curve)
{
    if (!f->fallback) return curve;
    GPtrArray *items = start(f, "case");
    g_ptr_array_add(items, (void *) call(f, "==", call(f, "typeof", get(f), NULL), text(f, "number")));
    g_ptr_array_add(items, (void *) curve);
    g_ptr_array_add(items, (void *) fallback(f));
    return list(f, items);
}

/* One stop of a function of a property, or of one zoom of a function of both. */
typedef struct {
    const cor_node *input, *output;
} stop;

static const cor_node *categories(const function *f, const stop *stops, size_t n)
{
    bool booleans = stops[0].input->kind == COR_NODE_BOOL;
    GPtrArray *items = start(f, booleans ? "case" : "match");
    if (!booleans) g_ptr_array_add(items, (void *) get(f));
    for (size_t i = 0; i < n; i++) {
        if (booleans) {
            g_ptr_array_add(items, (void *) call(f, "==", get(f), stops[i].input));
            g_ptr_array_add(items, (void *) stops[i].output);
        } else {
            add_stop(items, stops[i].input, stops[i].output, false);
        }
    }
    g_ptr_array_add(items, (void *) fallback(f));
    return list(f, items);
}

static GPtrArray *start_curve(const function *f, const cor_node *input, bool step)
{
    GPtrArray *items = start(f, step ? "step" : interpolate_name(f));
    if (!step) g_ptr_array_add(items, (void *) way(f));
    g_ptr_array_add(items, (void *) input);
    return items;
}

static const cor_node *property_curve(const function *f, const stop *stops, size_t n)
{
    if (f->type == CATEGORICAL) return categories(f, stops, n);
    bool step = f->type == INTERVAL;
    GPtrArray *items = start_curve(f, call(f, "number", get(f), NULL), step);
    for (size_t i = 0; i < n; i++)
        add_stop(items, stops[i].input, stops[i].output, step);
    if (step) complete_step(f, items);
    return guarded(f, list(f, items));
}

static const cor_node *property_function(const function *f)
{
    size_t n = f->stops->n;
    stop *stops = COR_NEW_ARRAY(f->arena, stop, n);
    for (size_t i = 0; i < n; i++)
        stops[i] = (stop){f->stops->items[i]->items[0], output(f, f->stops->items[i])};
    return property_curve(f, stops, n);
}

static const cor_node *zoom_function(const function *f)
{
    bool step = f->type == INTERVAL;
    if (f->type == CATEGORICAL || f->type == IDENTITY)
        return fail(f, f->function, "a function of zoom is of the type exponential or interval");
    GPtrArray *items = start_curve(f, call(f, "zoom", NULL, NULL), step);
    for (size_t i = 0; i < f->stops->n; i++)
        add_stop(items, f->stops->items[i]->items[0], output(f, f->stops->items[i]), step);
    complete_step(f, items);
    return list(f, items);
}

/* The stops of ZOOM, as those of a function of the property alone. */
static const cor_node *function_at_zoom(const function *f, const cor_node *zoom)
{
    stop *stops = COR_NEW_ARRAY(f->arena, stop, f->stops->n);
    size_t n = 0;
    for (size_t i = 0; i < f->stops->n; i++) {
        const cor_node *at = f->stops->items[i];
        if (same_input(cor_node_get(at->items[0], "zoom"), zoom))
            stops[n++] = (stop){cor_node_get(at->items[0], "value"), output(f, at)};
    }
    function inner = *f;
    cor_node *without_base = cor_rewrite_node(f->arena, f->function, COR_NODE_MAP);
    inner.function = without_base;
    return property_curve(&inner, stops, n);
}

static bool is_seen(const function *f, size_t i, const cor_node *zoom)
{
    for (size_t k = 0; k < i; k++)
        if (same_input(cor_node_get(f->stops->items[k]->items[0], "zoom"), zoom)) return true;
    return false;
}

/* Between zooms: by the base where the property can be interpolated, steps where it can't. */
static const cor_node *zoom_and_property_function(const function *f)
{
    bool step = !f->spec->interpolated;
    GPtrArray *items = start_curve(f, call(f, "zoom", NULL, NULL), step);
    for (size_t i = 0; i < f->stops->n; i++) {
        const cor_node *zoom = cor_node_get(f->stops->items[i]->items[0], "zoom");
        if (!is_seen(f, i, zoom)) add_stop(items, zoom, function_at_zoom(f, zoom), step);
    }
    if (step) complete_step(f, items);
    return list(f, items);
}

static const cor_node *identity_of_enum(const function *f)
{
    GPtrArray *items = start(f, "match"), *names = g_ptr_array_new();
    for (const char *const *name = f->spec->enums; name && *name; name++)
        g_ptr_array_add(names, (void *) text(f, *name));
    g_ptr_array_add(items, (void *) get(f));
    g_ptr_array_add(items, (void *) list(f, names));
    g_ptr_array_add(items, (void *) get(f));
    g_ptr_array_add(items, (void *) fallback(f));
    return list(f, items);
}

/* The operator that makes a value what the property expects; NULL when the type does it by itself. */
static const char *operator_of(cor_expect kind)
{
    switch (kind) {
    case COR_EXPECT_BOOLEAN:
        return "boolean";
    case COR_EXPECT_NUMBER:
        return "number";
    case COR_EXPECT_STRING:
        return "string";
    case COR_EXPECT_COLOR:
        return "to-color";
    default:
        return NULL;
    }
}

/* ["array", item type, length or null, value, default] */
static const cor_node *identity_of_array(const function *f)
{
    GPtrArray *items = start(f, "array");
    g_ptr_array_add(items, (void *) text(f, f->spec->kind == COR_EXPECT_STRING_ARRAY ? "string" : "number"));
    if (f->spec->length)
        g_ptr_array_add(items, (void *) cor_rewrite_number(f->arena, f->function, (double) f->spec->length));
    else
        g_ptr_array_add(items, (void *) cor_rewrite_node(f->arena, f->function, COR_NODE_NULL));
    g_ptr_array_add(items, (void *) get(f));
    g_ptr_array_add(items, (void *) fallback(f));
    return list(f, items);
}

static const cor_node *identity_function(const function *f)
{
    if (!f->property) return fail(f, f->function, "a function needs 'stops' or a 'property'");
    if (!f->fallback) return f->spec->kind == COR_EXPECT_STRING ? call(f, "string", get(f), NULL) : get(f);
    if (f->spec->kind == COR_EXPECT_ENUM) return identity_of_enum(f);
    bool plain_list = f->spec->kind == COR_EXPECT_STRING_ARRAY || f->spec->kind == COR_EXPECT_NUMBER_ARRAY;
    if (plain_list) return identity_of_array(f);
    const char *operator= operator_of(f->spec->kind);
    return operator? call(f, operator, get(f), fallback(f)) : call(f, "coalesce", get(f), fallback(f));
}

static bool is_stop(const cor_node *node, bool zoom_and_property)
{
    if (node->kind != COR_NODE_SEQ || node->n != 2) return false;
    if (!zoom_and_property) return node->items[0]->kind != COR_NODE_MAP && node->items[0]->kind != COR_NODE_SEQ;
    const cor_node *zoom = cor_node_get(node->items[0], "zoom");
    return zoom && zoom->kind == COR_NODE_NUMBER && cor_node_get(node->items[0], "value");
}

static const cor_node *checked_stops(const function *f, bool *ret_both)
{
    if (f->stops->kind != COR_NODE_SEQ || f->stops->n == 0)
        return fail(f, f->stops, "'stops' is a list of [input, output] that is not empty");
    const cor_node *first = f->stops->items[0];
    *ret_both = first->kind == COR_NODE_SEQ && first->n && first->items[0]->kind == COR_NODE_MAP;
    for (size_t i = 0; i < f->stops->n; i++)
        if (!is_stop(f->stops->items[i], *ret_both))
            return fail(f, f->stops->items[i],
                        *ret_both ? "a stop is [{\"zoom\": …, \"value\": …}, output]" : "a stop is [input, output]");
    return f->stops;
}

const cor_node *cor_rewrite_function(cor_arena *arena, const cor_node *node, const cor_property_spec *spec,
                                     cor_expr_error *ret_error)
{
    bool both = false;
    function f = {.arena = arena, .function = node, .spec = spec, .error = ret_error};
    f.stops = cor_node_get(node, "stops");
    f.property = cor_node_get(node, "property");
    f.fallback = cor_node_get(node, "default");
    if (!read_type(&f)) return NULL;
    if (!f.stops || f.type == IDENTITY) return identity_function(&f);
    if (!checked_stops(&f, &both)) return NULL;
    if (both && !f.property) return fail(&f, node, "a function of zoom and a property needs the 'property'");
    if (both) return zoom_and_property_function(&f);
    return f.property ? property_function(&f) : zoom_function(&f);
}
