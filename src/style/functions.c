/* Functions of old, {stops: …}: what the specification asks of their form. What they mean is the compiler's business.
 */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "style/internal.h"

typedef enum { UNSAID, EXPONENTIAL, INTERVAL, CATEGORICAL, IDENTITY } function_type;

/* One function, and what its earlier stops say of the next. */
typedef struct {
    cor_reader *reader;
    const cor_property_spec *spec;
    const char *what;
    const cor_node *node, *stops;
    function_type type;
    bool has_property, two_inputs; /* {zoom: 3, value: x} for inputs */
    const cor_node *first_input, *previous_input;
    double previous_zoom; /* NaN: none */
    GHashTable *seen;     /* inputs of a categorical function, as text */
} function;

static void complain(const function *f, const cor_node *node, const char *message)
{
    cor_style_error(f->reader, node, "%s: %s", f->what, message);
}

static function_type type_of(const cor_node *node)
{
    static const char *const names[] = {"", "exponential", "interval", "categorical", "identity"};
    const char *text = cor_style_text(node, "type");
    for (int i = 1; text && i <= IDENTITY; i++)
        if (!strcmp(text, names[i])) return (function_type) i;
    return UNSAID;
}

static bool is_scalar(const cor_node *node)
{
    return node->kind == COR_NODE_NUMBER || node->kind == COR_NODE_STRING || node->kind == COR_NODE_BOOL;
}

static void check_order(function *f, const cor_node *input)
{
    const cor_node *previous = f->previous_input;
    if (f->type != CATEGORICAL && previous && input->number < previous->number) {
        complain(f, input, "the inputs of stops should ascend");
    } else {
        f->previous_input = input;
    }
}

static void check_input(function *f, const cor_node *input)
{
    if (!f->first_input) f->first_input = input;
    if (f->first_input->kind != input->kind) {
        complain(f, input, "the inputs of stops should be of one kind");
    } else if (!is_scalar(input)) {
        complain(f, input, "the input of a stop should be a number, a text, true or false");
    } else if (input->kind != COR_NODE_NUMBER && f->type != CATEGORICAL) {
        complain(f, input, "the input of a stop should be a number, unless the type is categorical");
    } else if (f->type == CATEGORICAL && input->kind == COR_NODE_NUMBER && floor(input->number) != input->number) {
        complain(f, input, "the input of a categorical stop should be a whole number, a text, true or false");
    } else if (f->type == CATEGORICAL && !g_hash_table_add(f->seen, (gpointer) input->text)) {
        complain(f, input, "the input of this stop is there already");
    } else {
        check_order(f, input);
    }
}

/* At another zoom, inputs begin anew. */
static void start_zoom(function *f, const cor_node *node)
{
    double zoom = node->kind == COR_NODE_NUMBER ? node->number : NAN;
    if (f->previous_zoom == zoom) return;
    f->previous_zoom = zoom;
    f->previous_input = NULL;
    g_hash_table_remove_all(f->seen);
}

/* {zoom: 3, value: x}; false when it is nothing of the kind. */
static bool check_two_inputs(function *f, const cor_node *stop)
{
    const cor_node *input = stop->items[0], *zoom = cor_node_get(input, "zoom"), *value = cor_node_get(input, "value");
    if (!zoom || !value) {
        complain(f, stop, "the input of this stop should be {zoom: NUMBER, value: …}, as the first one's is");
        return false;
    }
    if (zoom->kind == COR_NODE_NUMBER && f->previous_zoom > zoom->number) {
        complain(f, stop, "the zooms of stops should ascend");
        return false;
    }
    start_zoom(f, zoom);
    cor_style_check_number(f->reader, zoom, NAN, NAN, f->what);
    check_input(f, value);
    for (size_t i = 0; i < input->n; i++)
        if (input->items[i] != zoom && input->items[i] != value)
            cor_style_key_error_of(f->reader, input, input->items[i], "%s: unknown key '%s' in the input of a stop",
                                   f->what, input->items[i]->key);
    return true;
}

/* A value that stands in the function: an output or the default. */
static void check_inner(const function *f, const cor_node *node)
{
    if (node->kind == COR_NODE_MAP) {
        cor_style_check_function(f->reader, node, f->spec, f->what);
    } else if (cor_style_is_expression(node)) {
        cor_style_read_value(f->reader, node, f->spec, f->what);
    } else {
        cor_style_check_constant(f->reader, node, f->spec, f->what);
    }
}

static void check_stop(function *f, const cor_node *stop)
{
    if (stop->kind != COR_NODE_SEQ || stop->n != 2) {
        complain(f, stop, "a stop should be [INPUT, OUTPUT]");
        return;
    }
    if (f->two_inputs && !check_two_inputs(f, stop)) return;
    if (!f->two_inputs) check_input(f, stop->items[0]);
    if (cor_style_is_expression(stop->items[1])) {
        complain(f, stop->items[1], "a stop of a function can't be an expression");
    } else {
        check_inner(f, stop->items[1]);
    }
}

static void check_stops(function *f)
{
    const cor_node *stops = f->stops;
    if (f->type == IDENTITY) {
        complain(f, stops, "an identity function has no stops");
    } else if (stops->kind != COR_NODE_SEQ) {
        complain(f, stops, "stops should be a list of [INPUT, OUTPUT]");
    } else if (stops->n == 0) {
        complain(f, stops, "there should be one stop at least");
    } else {
        for (size_t i = 0; i < stops->n; i++)
            check_stop(f, stops->items[i]);
    }
}

/* What the property allows, and what each type needs. */
static void check_use(const function *f)
{
    bool of_zoom = f->type != CATEGORICAL && !f->has_property;
    if (f->type == IDENTITY && of_zoom) complain(f, f->node, "an identity function needs a 'property'");
    if (f->type != IDENTITY && !cor_style_is_true(f->stops)) complain(f, f->node, "a function needs 'stops'");
    if (f->type == EXPONENTIAL && !f->spec->interpolated)
        complain(f, f->node, "there is no way between two values of this property; the type should be interval");
    if (!of_zoom && !f->spec->feature) complain(f, f->node, "this property can't depend on the feature");
    if (of_zoom && !f->spec->zoom) complain(f, f->node, "this property can't depend on the zoom");
    if ((f->type == CATEGORICAL || f->two_inputs) && !f->has_property)
        complain(f, f->node, "a function of a feature needs a 'property'");
}

static bool has_two_inputs(const cor_node *stops)
{
    const cor_node *first = stops && stops->kind == COR_NODE_SEQ && stops->n > 0 ? stops->items[0] : NULL;
    return first && first->kind == COR_NODE_SEQ && first->n > 0 && first->items[0]->kind == COR_NODE_MAP;
}

bool cor_style_check_function(cor_reader *reader, const cor_node *node, const cor_property_spec *spec, const char *what)
{
    const cor_node *stops = cor_node_get(node, "stops");
    function f = {.reader = reader,
                  .spec = spec,
                  .what = what,
                  .node = node,
                  .stops = stops,
                  .type = type_of(node),
                  .has_property = cor_node_get(node, "property") != NULL,
                  .two_inputs = has_two_inputs(stops),
                  .previous_zoom = NAN,
                  .seen = g_hash_table_new(g_str_hash, g_str_equal)};
    size_t before = reader->n_errors;
    cor_style_check_keys(reader, node, &cor_keys_function, what);
    if (f.stops) check_stops(&f);
    if (cor_node_get(node, "default")) check_inner(&f, cor_node_get(node, "default"));
    check_use(&f);
    g_hash_table_destroy(f.seen);
    return reader->n_errors == before;
}
