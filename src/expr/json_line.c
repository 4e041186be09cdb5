#include "expr/json_line.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/area.h"
#include "expr/convert.h"
#include "expr/parse.h"

typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    const cor_node *root;
    const cor_program *program;
    GString *out;
    bool is_filter;
} line;

static void append_string(const line *l, const char *text)
{
    g_string_append(l->out, cor_json_of(l->arena, cor_string(text)));
}

static cor_expect expected(const char *type, const cor_node *item)
{
    static const struct {
        const char *name;
        cor_expect kind;
    } kinds[] = {
        {"boolean", COR_EXPECT_BOOLEAN},
        {"number", COR_EXPECT_NUMBER},
        {"string", COR_EXPECT_STRING},
        {"enum", COR_EXPECT_ENUM},
        {"color", COR_EXPECT_COLOR},
        {"formatted", COR_EXPECT_FORMATTED},
        {"resolvedImage", COR_EXPECT_IMAGE},
        {"padding", COR_EXPECT_PADDING},
        {"numberArray", COR_EXPECT_NUMBER_OR_ARRAY},
        {"colorArray", COR_EXPECT_COLOR_ARRAY},
        {"variableAnchorOffsetCollection", COR_EXPECT_VARIABLE_ANCHORS},
        {"projectionDefinition", COR_EXPECT_PROJECTION},
    };
    const char *items = item && item->kind == COR_NODE_STRING ? item->text : "";
    if (!strcmp(type, "array") && !strcmp(items, "number")) return COR_EXPECT_NUMBER_ARRAY;
    if (!strcmp(type, "array") && (!strcmp(items, "string") || !strcmp(items, "enum"))) return COR_EXPECT_STRING_ARRAY;
    if (!strcmp(type, "array")) return COR_EXPECT_ARRAY;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(type, kinds[i].name)) return kinds[i].kind;
    return COR_EXPECT_VALUE;
}

static const char *text_of(const cor_node *map, const char *key)
{
    const cor_node *node = cor_node_get(map, key);
    return node && node->kind == COR_NODE_STRING ? node->text : "";
}

static bool names_zoom(const cor_node *parameters)
{
    for (size_t i = 0; parameters && i < parameters->n; i++)
        if (parameters->items[i]->kind == COR_NODE_STRING && !strcmp(parameters->items[i]->text, "zoom")) return true;
    return false;
}

static const char *const *enum_names(cor_arena *arena, const cor_node *values)
{
    if (!values || values->kind != COR_NODE_MAP) return NULL;
    const char **names = COR_NEW_ARRAY(arena, const char *, values->n + 1);
    for (size_t i = 0; i < values->n; i++)
        names[i] = values->items[i]->key;
    return names;
}

/* What is not said: may depend on feature and zoom, and can be interpolated. */
static cor_property_spec read_spec(const line *l)
{
    const cor_node *node = cor_node_get(l->root, "propertySpec"), *length = cor_node_get(node, "length");
    const cor_node *expression = cor_node_get(node, "expression"), *fallback = cor_node_get(node, "default");
    const cor_node *interpolated = cor_node_get(expression, "interpolated");
    const char *type = text_of(node, "property-type");
    cor_property_spec spec = {.minimum = NAN, .maximum = NAN};
    spec.kind = expected(text_of(node, "type"), cor_node_get(node, "value"));
    spec.length = length && length->kind == COR_NODE_NUMBER && length->number >= 1 && length->number < 1e6
                      ? (size_t) length->number
                      : 0;
    spec.enums = enum_names(l->arena, cor_node_get(node, "values"));
    spec.feature = !*type || !strcmp(type, "data-driven") || !strcmp(type, "cross-faded-data-driven");
    spec.zoom = !expression || names_zoom(cor_node_get(expression, "parameters"));
    spec.tokens = cor_node_get(node, "tokens") && cor_node_get(node, "tokens")->boolean;
    spec.interpolated = !expression || (interpolated && interpolated->boolean);
    if (fallback) cor_parse_value(l->arena, l->interns, fallback, &spec.fallback);
    return spec;
}

static void append_errors(const line *l, const cor_expr_error *errors, size_t n)
{
    g_string_append(l->out, "{\"compiled\":{\"result\":\"error\",\"errors\":[");
    for (size_t i = 0; i < n; i++) {
        g_string_append(l->out, i ? ",{\"key\":" : "{\"key\":");
        append_string(l, errors[i].key);
        g_string_append(l->out, ",\"error\":");
        append_string(l, errors[i].message);
        g_string_append_c(l->out, '}');
    }
    g_string_append(l->out, "]}}");
}

static void append_compiled(const line *l)
{
    g_string_append_printf(l->out,
                           "{\"compiled\":{\"result\":\"success\",\"isFeatureConstant\":%s,\"isZoomConstant\":%s,"
                           "\"type\":\"%s\"},\"outputs\":[",
                           cor_program_is_feature_constant(l->program) ? "true" : "false",
                           cor_program_is_zoom_constant(l->program) ? "true" : "false", cor_program_type(l->program));
}

static double number_of(const cor_node *map, const char *key)
{
    const cor_node *node = cor_node_get(map, key);
    return node && node->kind == COR_NODE_NUMBER ? node->number : NAN;
}

static cor_value value_of(const line *l, const cor_node *node)
{
    cor_value value = cor_null();
    if (node) cor_parse_value(l->arena, l->interns, node, &value);
    return value;
}

/* The members of a map, as columns of one row. */
static void read_columns(const line *l, const cor_node *properties, cor_eval *eval)
{
    if (!properties || properties->kind != COR_NODE_MAP) return;
    cor_column *columns = COR_NEW_ARRAY(l->arena, cor_column, properties->n);
    for (size_t i = 0; i < properties->n; i++) {
        cor_value *cell = COR_NEW(l->arena, cor_value);
        *cell = value_of(l, properties->items[i]);
        if (cell->kind == COR_NULL) *cell = cor_present_null();
        columns[i] = (cor_column){
            .name = cor_intern(l->interns, properties->items[i]->key), .kind = COR_COLUMN_VALUES, .values = cell};
    }
    eval->columns = columns;
    eval->n_columns = properties->n;
}

static void read_parameters(const line *l, cor_eval *eval)
{
    const cor_node *state = cor_node_get(l->root, "globalState");
    if (!state || state->kind != COR_NODE_MAP) return;
    cor_parameter *parameters = COR_NEW_ARRAY(l->arena, cor_parameter, state->n);
    for (size_t i = 0; i < state->n; i++)
        parameters[i] = (cor_parameter){state->items[i]->key, value_of(l, state->items[i])};
    eval->state = parameters;
    eval->n_state = state->n;
}

static void read_images(const line *l, const cor_node *globals, cor_eval *eval)
{
    const cor_node *images = cor_node_get(globals, "availableImages");
    size_t n = images && images->kind == COR_NODE_SEQ ? images->n : 0;
    const char **names = COR_NEW_ARRAY(l->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        names[i] = images->items[i]->kind == COR_NODE_STRING ? images->items[i]->text : "";
    eval->images = names;
    eval->n_images = n;
}

static void read_globals(const line *l, const cor_node *globals, cor_eval *eval)
{
    const cor_node *accumulated = cor_node_get(globals, "accumulated");
    eval->zoom = number_of(globals, "zoom");
    eval->line_progress = number_of(globals, "lineProgress");
    eval->heatmap_density = number_of(globals, "heatmapDensity");
    eval->elevation = number_of(globals, "elevation");
    if (accumulated) {
        cor_value *value = COR_NEW(l->arena, cor_value);
        *value = value_of(l, accumulated);
        eval->accumulated = value;
    }
    read_images(l, globals, eval);
    read_parameters(l, eval);
}

static void read_feature(const line *l, const cor_node *feature, cor_eval *eval)
{
    const cor_node *id = cor_node_get(feature, "id"), *geometry = cor_node_get(feature, "geometry");
    cor_value state = value_of(l, cor_node_get(feature, "featureState"));
    read_columns(l, cor_node_get(feature, "properties"), eval);
    if (state.kind == COR_OBJECT) eval->feature_state = state.object;
    if (id) {
        cor_value *value = COR_NEW(l->arena, cor_value);
        *value = value_of(l, id);
        eval->ids = value;
    }
    if (geometry && geometry->kind == COR_NODE_MAP) {
        cor_geometry *one = COR_NEW(l->arena, cor_geometry);
        *one = cor_feature_read(l->arena, geometry);
        eval->geometry = one;
    }
}

/* Outside of tiles (which have a canonicalID) the reference takes the type as it is written, "MultiPoint" too. */
static void name_type(const cor_node *feature, cor_eval *eval)
{
    const char *type = text_of(cor_node_get(feature, "geometry"), "type");
    if (*type) eval->geometry_type = type;
}

static void append_output(const line *l, const cor_node *input)
{
    bool pair = input->kind == COR_NODE_SEQ;
    cor_eval eval = {.arena = l->arena, .interns = l->interns};
    cor_value value;
    const char *error;
    read_globals(l, pair && input->n > 0 ? input->items[0] : NULL, &eval);
    read_feature(l, pair && input->n > 1 ? input->items[1] : NULL, &eval);
    if (pair && input->n > 1 && !cor_node_get(input->items[0], "canonicalID")) name_type(input->items[1], &eval);
    const cor_program *bound = cor_program_bind(l->program, eval.columns, eval.n_columns, l->arena);
    if (l->is_filter) {
        g_string_append(l->out, cor_value_json(bound, cor_evaluate(bound, &eval), l->arena));
    } else if (cor_evaluate_strict(bound, &eval, &value, &error)) {
        g_string_append(l->out, cor_value_json(bound, value, l->arena));
    } else {
        g_string_append(l->out, "{\"error\":");
        append_string(l, error);
        g_string_append_c(l->out, '}');
    }
}

static bool compile(line *l)
{
    const cor_node *expression = cor_node_get(l->root, l->is_filter ? "filter" : "expression");
    const cor_expr_error *errors;
    cor_error error;
    size_t n_errors;
    cor_property_spec spec = read_spec(l);
    cor_compiler compiler = {.arena = l->arena, .interns = l->interns};
    if (l->is_filter) {
        if (!cor_compile_filter(&compiler, expression, &l->program, &error)) return true;
        append_errors(l, &(cor_expr_error){"", error.message, error.line, error.column}, 1);
        return false;
    }
    if (!cor_compile_expression(&compiler, expression, &spec, &l->program, &errors, &n_errors, NULL)) return true;
    append_errors(l, errors, n_errors);
    return false;
}

static void append_result(line *l)
{
    const cor_node *inputs = cor_node_get(l->root, "inputs");
    if (!compile(l)) return;
    append_compiled(l);
    for (size_t i = 0; inputs && inputs->kind == COR_NODE_SEQ && i < inputs->n; i++) {
        if (i) g_string_append_c(l->out, ',');
        append_output(l, inputs->items[i]);
    }
    g_string_append(l->out, "]}");
}

const char *cor_json_line(cor_arena *arena, cor_interns *interns, const char *text)
{
    line l = {.arena = arena, .interns = interns, .out = g_string_new(NULL)};
    cor_error error = {.status = COR_OK};
    bool read = !cor_doc_parse(arena, text, strlen(text), "line", &l.root, &error);
    l.is_filter = read && cor_node_get(l.root, "filter");
    if (!l.is_filter && !(read && cor_node_get(l.root, "expression"))) {
        g_string_append(l.out, "{\"error\":");
        append_string(&l, error.status ? error.message : "no object with an \"expression\"");
        g_string_append_c(l.out, '}');
    } else {
        append_result(&l);
    }
    const char *result = cor_arena_copy_n(arena, l.out->str, l.out->len);
    g_string_free(l.out, TRUE);
    return result;
}
