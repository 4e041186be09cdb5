/* The public face of compiling: what a property's value is, and what it may depend on. */
#include <math.h>
#include <string.h>

#include "expr/constant.h"
#include "expr/emit.h"
#include "expr/parse.h"
#include "expr/rewrite.h"
#include "expr/zoom.h"

/* One compilation: where it happens, what for, and what went wrong. */
typedef struct {
    const cor_compiler *compiler;
    const cor_property_spec *spec;
    const cor_node *node; /* as written */
    cor_arena *scratch;
    GArray *errors;
    bool zoom_anywhere; /* filters may use zoom as they like */
} compilation;

static cor_typed *add_error(compilation *c, const char *message)
{
    cor_expr_error error = {.key = "", .message = message, .line = c->node->line, .column = c->node->column};
    g_array_append_val(c->errors, error);
    return NULL;
}

static cor_typed *parse_expression(compilation *c, const cor_node *node)
{
    cor_parser parser = {.arena = c->scratch, .keep = c->compiler->arena, .interns = c->compiler->interns};
    cor_context context = {.parser = &parser, .errors = c->errors};
    context.expected = cor_expected_type(c->scratch, c->spec);
    /* For texts it is more convenient to be made one than to be refused. */
    return cor_parse_here(&context, node, c->spec->kind == COR_EXPECT_STRING ? COR_ANNOTATE_COERCE : COR_ANNOTATE);
}

static cor_typed *parse_function(compilation *c)
{
    cor_expr_error error;
    const cor_node *node = cor_rewrite_function(c->scratch, c->node, c->spec, &error);
    if (node) return parse_expression(c, node);
    g_array_append_val(c->errors, error);
    return NULL;
}

static cor_typed *parse_constant(compilation *c)
{
    const char *message = NULL;
    cor_arena *arena = c->compiler->arena;
    cor_value value;
    if (!cor_parse_value(arena, c->compiler->interns, c->node, &value))
        return add_error(c, "a number that is not finite; the largest is 1.8e308");
    if (!cor_constant_check(arena, c->spec, c->node, &value, &message)) return add_error(c, message);
    const cor_type *type = cor_expected_type(c->scratch, c->spec);
    cor_typed *tree = cor_typed_new(c->scratch, COR_FORM_LITERAL, type ? type : cor_type_of_value(arena, value), 0);
    tree->node = c->node;
    tree->value = value;
    return tree;
}

/* "{name} road" where texts and images are expected. */
static cor_typed *parse_tokens(compilation *c)
{
    const cor_node *node = cor_rewrite_tokens(c->scratch, c->node);
    return node == c->node ? parse_constant(c) : parse_expression(c, node);
}

static bool starts_with_string(const cor_node *node)
{
    return node->kind == COR_NODE_SEQ && node->n > 0 && node->items[0]->kind == COR_NODE_STRING;
}

/* Whether a list may be a constant of the property. */
static bool takes_lists(cor_expect kind)
{
    switch (kind) {
    case COR_EXPECT_PADDING:
    case COR_EXPECT_NUMBER_ARRAY:
    case COR_EXPECT_STRING_ARRAY:
    case COR_EXPECT_COLOR_ARRAY:
    case COR_EXPECT_VARIABLE_ANCHORS:
    case COR_EXPECT_PROJECTION:
    case COR_EXPECT_NUMBER_OR_ARRAY:
    case COR_EXPECT_ARRAY:
        return true;
    default:
        return false;
    }
}

static bool is_expression(const compilation *c)
{
    if (c->node->kind != COR_NODE_SEQ) return false;
    if (starts_with_string(c->node) && cor_operator_find(c->node->items[0]->text)) return true;
    return !takes_lists(c->spec->kind);
}

static cor_typed *parse_value(compilation *c)
{
    bool tokens = cor_takes_tokens(c->spec);
    if (is_expression(c)) return parse_expression(c, c->node);
    if (c->node->kind == COR_NODE_MAP && c->spec->kind != COR_EXPECT_VALUE) return parse_function(c);
    return tokens && c->node->kind == COR_NODE_STRING ? parse_tokens(c) : parse_constant(c);
}

static cor_typed *parse_only_expression(compilation *c)
{
    return c->node->kind == COR_NODE_MAP ? parse_function(c) : parse_expression(c, c->node);
}

/* What the property does not allow its value to depend on. */
static const char *dependency_fault(const compilation *c, const cor_typed *tree)
{
    const cor_property_spec *spec = c->spec;
    if (c->zoom_anywhere) return NULL;
    cor_zoom_use use = cor_zoom_use_of(tree);
    bool zoom = tree->depends & COR_ON_ZOOM;
    if (tree->depends & COR_ON_FEATURE && !spec->feature)
        return "this property can't depend on the feature; a value for all features would do";
    if (zoom && !spec->zoom) return "this property can't depend on the zoom; a value for all zooms would do";
    if (use.fault) return use.fault;
    if (zoom && !use.curve)
        return "\"zoom\" may only be the input of the outermost \"step\" or \"interpolate\" of an expression";
    if (use.curve && use.curve->form == COR_FORM_CURVE && !spec->interpolated)
        return "there is no way between two values of this property; \"step\" would do";
    return NULL;
}

static const cor_program *finished(compilation *c, const cor_typed *tree)
{
    cor_program *program = cor_emit(c->compiler->arena, tree);
    program->feature_constant = !(tree->depends & COR_ON_FEATURE);
    program->zoom_constant = !(tree->depends & COR_ON_ZOOM);
    program->fallback = cor_fallback(c->compiler->arena, c->spec);
    program->enums = c->spec->kind == COR_EXPECT_ENUM ? c->spec->enums : NULL;
    return program;
}

/* Says the first error, with its key when there is one. */
static cor_status fail(const compilation *c, cor_error *err)
{
    const cor_expr_error *first = &g_array_index(c->errors, cor_expr_error, 0);
    const char *file = c->node->file;
    if (*first->key)
        return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){file, first->line, first->column}, "at %s: %s",
                           first->key, first->message);
    return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){file, first->line, first->column}, "%s", first->message);
}

static void hand_over_errors(const compilation *c, const cor_expr_error **ret_errors, size_t *ret_n_errors)
{
    size_t size = c->errors->len * sizeof(cor_expr_error);
    if (ret_n_errors) *ret_n_errors = c->errors->len;
    if (ret_errors) *ret_errors = size ? cor_arena_memdup(c->compiler->arena, c->errors->data, size) : NULL;
}

/* ["==", "class", "road"] among expressions compares two texts, which is hardly meant. */
static void warn_of_mixture(const compilation *c)
{
    const cor_node *old = cor_mixed_filter(c->node);
    if (old)
        cor_warn(c->compiler->diagnostics, cor_node_location(old),
                 "a filter of the old form inside of an expression is read as an expression; write [\"get\", …] for "
                 "the field");
}

static cor_typed *parse_filter(compilation *c)
{
    if (c->node->kind == COR_NODE_NULL) return parse_expression(c, cor_rewrite_bool(c->scratch, c->node, true));
    if (cor_is_expression_filter(c->node)) {
        warn_of_mixture(c);
        return parse_expression(c, c->node);
    }
    return parse_expression(c, cor_rewrite_filter(c->scratch, c->node));
}

static cor_status compile(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                          cor_typed *(*parse)(compilation *), const cor_program **ret_program,
                          const cor_expr_error **ret_errors, size_t *ret_n_errors, cor_error *err)
{
    compilation c = {compiler,
                     spec,
                     node,
                     cor_arena_new(),
                     g_array_new(FALSE, FALSE, sizeof(cor_expr_error)),
                     .zoom_anywhere = parse == parse_filter};
    cor_typed *tree = parse(&c);
    const char *fault = tree ? dependency_fault(&c, tree) : NULL;
    if (fault) add_error(&c, fault);
    if (!tree && !c.errors->len)
        add_error(&c, "not an expression; one is a list that begins with an operator, like [\"get\", \"name\"]");
    if (!c.errors->len) *ret_program = finished(&c, tree);
    cor_status status = c.errors->len ? fail(&c, err) : COR_OK;
    hand_over_errors(&c, ret_errors, ret_n_errors);
    g_array_free(c.errors, TRUE);
    cor_arena_free(c.scratch);
    return status;
}

cor_status cor_compile(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                       const cor_program **ret_program, const cor_expr_error **ret_errors, size_t *ret_n_errors,
                       cor_error *err)
{
    return compile(compiler, node, spec, parse_value, ret_program, ret_errors, ret_n_errors, err);
}

cor_status cor_compile_expression(const cor_compiler *compiler, const cor_node *node, const cor_property_spec *spec,
                                  const cor_program **ret_program, const cor_expr_error **ret_errors,
                                  size_t *ret_n_errors, cor_error *err)
{
    return compile(compiler, node, spec, parse_only_expression, ret_program, ret_errors, ret_n_errors, err);
}

cor_status cor_compile_filter(const cor_compiler *compiler, const cor_node *node, const cor_program **ret_program,
                              cor_error *err)
{
    static const cor_property_spec spec = {.kind = COR_EXPECT_BOOLEAN,
                                           .zoom = true,
                                           .feature = true,
                                           .fallback = {.kind = COR_BOOL, .boolean = false},
                                           .minimum = NAN,
                                           .maximum = NAN};
    return compile(compiler, node, &spec, parse_filter, ret_program, NULL, NULL, err);
}
