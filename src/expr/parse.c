#include "expr/parse.h"

#include <math.h>
#include <string.h>

#include "expr/fold.h"

/* An expression may be parsed more than once (each overload, then again for its error), so
 * unfortunate nesting costs exponential time in the reference implementation. Not here. To word a mistake takes longer
 * than to parse what is right. */
enum { MAX_WORK = 300000, MAX_MISTAKES = 20000, DEEPEST = 200, MAX_OPERANDS = 60000 };

static void add_error(const cor_context *context, const cor_key *key, const cor_node *node, const char *format,
                      va_list arguments)
{
    cor_arena *arena = context->parser->keep;
    char *message = g_strdup_vprintf(format, arguments);
    cor_expr_error error = {.key = cor_key_text(arena, key),
                            .message = cor_arena_copy(arena, message),
                            .line = node ? node->line : 0,
                            .column = node ? node->column : 0};
    g_array_append_val(context->errors, error);
    context->parser->mistakes++;
    g_free(message);
}

cor_typed *cor_parse_error(const cor_context *context, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_error(context, context->key, context->node, format, arguments);
    va_end(arguments);
    return NULL;
}

static const cor_node *operand_node(const cor_context *context, long index)
{
    const cor_node *node = context->node;
    return node && node->kind == COR_NODE_SEQ && index >= 0 && (size_t) index < node->n ? node->items[index] : node;
}

cor_typed *cor_parse_error_at(const cor_context *context, long index, const char *format, ...)
{
    cor_key key = {context->key, index};
    va_list arguments;
    va_start(arguments, format);
    add_error(context, &key, operand_node(context, index), format, arguments);
    va_end(arguments);
    return NULL;
}

bool cor_parse_check(const cor_context *context, long index, const cor_type *expected, const cor_type *type)
{
    cor_arena *arena = context->parser->arena;
    if (cor_type_fits(expected, type)) return true;
    const char *complaint = cor_type_complaint(arena, type, expected);
    if (index < 0)
        cor_parse_error(context, "%s", complaint);
    else
        cor_parse_error_at(context, index, "%s", complaint);
    return false;
}

cor_typed *cor_parse_tree(const cor_context *context, cor_form form, const cor_type *type, size_t n)
{
    cor_typed *tree = cor_typed_new(context->parser->arena, form, type, n);
    tree->key = context->key;
    tree->node = context->node;
    return tree;
}

cor_typed *cor_parse_literal(const cor_context *context, cor_value value, const cor_type *type)
{
    cor_typed *tree = cor_parse_tree(context, COR_FORM_LITERAL, type, 0);
    tree->value = value;
    return tree;
}

cor_typed *cor_parse_call(const cor_context *context, cor_opcode op, const cor_type *type, cor_typed *const *args,
                          size_t n)
{
    cor_typed *tree = cor_parse_tree(context, COR_FORM_CALL, type, n);
    tree->op = op;
    for (size_t i = 0; i < n; i++)
        tree->args[i] = args[i];
    return tree;
}

static bool is_one_of(cor_type_kind kind, const cor_type_kind *kinds, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (kinds[i] == kind) return true;
    return false;
}
#define IS_ONE_OF(kind, ...)                                                                                           \
    is_one_of(kind, (const cor_type_kind[]){__VA_ARGS__},                                                              \
              sizeof((const cor_type_kind[]){__VA_ARGS__}) / sizeof(cor_type_kind))

/* Where a plain type is expected and anything may come, an assertion is implied. */
static bool implies_assertion(cor_type_kind expected, cor_type_kind actual)
{
    return actual == COR_TYPE_VALUE &&
           IS_ONE_OF(expected, COR_TYPE_STRING, COR_TYPE_NUMBER, COR_TYPE_BOOLEAN, COR_TYPE_OBJECT, COR_TYPE_ARRAY);
}

/* Where a rich type is expected and its plain form comes, a coercion is implied. */
static bool implies_coercion(cor_type_kind expected, cor_type_kind actual)
{
    switch (expected) {
    case COR_TYPE_PROJECTION:
    case COR_TYPE_COLOR_ARRAY:
        return IS_ONE_OF(actual, COR_TYPE_STRING, COR_TYPE_ARRAY, COR_TYPE_VALUE);
    case COR_TYPE_COLOR:
    case COR_TYPE_FORMATTED:
    case COR_TYPE_IMAGE:
        return IS_ONE_OF(actual, COR_TYPE_VALUE, COR_TYPE_STRING);
    case COR_TYPE_PADDING:
    case COR_TYPE_NUMBER_ARRAY:
        return IS_ONE_OF(actual, COR_TYPE_VALUE, COR_TYPE_NUMBER, COR_TYPE_ARRAY);
    case COR_TYPE_ANCHORS:
        return IS_ONE_OF(actual, COR_TYPE_VALUE, COR_TYPE_ARRAY);
    default:
        return false;
    }
}

static cor_typed *annotated(const cor_context *context, cor_typed *tree, cor_form form)
{
    cor_typed *outer = cor_parse_tree(context, form, context->expected, 1);
    outer->args[0] = tree;
    outer->depends = tree->depends;
    return outer;
}

/* TREE as what the context expects: with what is implied, or NULL with an error. */
static cor_typed *fitted(const cor_context *context, cor_typed *tree, cor_annotation annotation)
{
    if (!context->expected) return tree;
    bool asserts = implies_assertion(context->expected->kind, tree->type->kind);
    if (asserts || implies_coercion(context->expected->kind, tree->type->kind)) {
        if (annotation == COR_ANNOTATE_NOT) return tree;
        bool coerces = !asserts || annotation == COR_ANNOTATE_COERCE;
        return annotated(context, tree, coerces ? COR_FORM_COERCE : COR_FORM_ASSERT);
    }
    return cor_parse_check(context, -1, context->expected, tree->type) ? tree : NULL;
}

static cor_typed *folded(const cor_context *context, cor_typed *tree)
{
    cor_value value;
    const char *failure;
    if (tree->form == COR_FORM_LITERAL || tree->type->kind == COR_TYPE_IMAGE || !cor_is_constant(tree)) return tree;
    if (!cor_fold(context->parser, tree, &value, &failure)) return cor_parse_error(context, "%s", failure);
    return cor_parse_literal(context, value, tree->type);
}

static void sum_dependencies(cor_typed *tree, const cor_operator *operator)
{
    if (operator) tree->depends |= operator->depends;
    for (size_t i = 0; i < tree->n; i++)
        tree->depends |= tree->args[i]->depends;
}

static cor_typed *unknown_operator(const cor_context *context, const char *name)
{
    const char *like = cor_operator_like(name);
    if (like) return cor_parse_error_at(context, 0, "unknown expression \"%s\"; did you mean \"%s\"?", name, like);
    return cor_parse_error_at(context, 0, "unknown expression \"%s\"; a list of values is written [\"literal\", […]]",
                              name);
}

static cor_typed *parse_operation(const cor_context *context, cor_annotation annotation)
{
    const cor_node *node = context->node;
    if (node->n == 0) return cor_parse_error(context, "an empty list; a list of values is written [\"literal\", []]");
    const cor_node *name = node->items[0];
    if (name->kind != COR_NODE_STRING)
        return cor_parse_error_at(context, 0,
                                  "%s found where an expression's name is expected; "
                                  "a list of values is written [\"literal\", […]]",
                                  cor_node_kind_name(name->kind));
    const cor_operator *operator= cor_operator_find(name->text);
    if (!operator) return unknown_operator(context, name->text);
    if (node->n > MAX_OPERANDS) return cor_parse_error(context, "more than %d operands", MAX_OPERANDS);
    cor_typed *tree = operator->form ? operator->form(context) : cor_parse_compound(context, operator);
    if (!tree) return NULL;
    sum_dependencies(tree, operator);
    tree = fitted(context, tree, annotation);
    return tree ? folded(context, tree) : NULL;
}

static cor_typed *parse_scalar(const cor_context *context, cor_annotation annotation)
{
    cor_value value;
    if (!cor_parse_value(context->parser->keep, context->parser->interns, context->node, &value))
        return cor_parse_error(context, "a number that is not finite; the largest is 1.8e308");
    cor_typed *tree = cor_parse_literal(context, value, cor_type_of_value(context->parser->arena, value));
    tree = fitted(context, tree, annotation);
    return tree ? folded(context, tree) : NULL;
}

cor_typed *cor_parse_here(const cor_context *context, const cor_node *node, cor_annotation annotation)
{
    cor_context here = *context;
    here.node = node;
    if (++here.parser->work > MAX_WORK || here.parser->mistakes > MAX_MISTAKES)
        return cor_parse_error(&here, "too intricate an expression; \"let\" gives a name to what it repeats");
    if (here.parser->depth >= DEEPEST) return cor_parse_error(&here, "expressions nested deeper than %d", DEEPEST);
    here.parser->depth++;
    cor_typed *tree = NULL;
    if (node->kind == COR_NODE_SEQ)
        tree = parse_operation(&here, annotation);
    else if (node->kind == COR_NODE_MAP)
        cor_parse_error(&here, "a bare object; objects are written [\"literal\", {…}]");
    else
        tree = parse_scalar(&here, annotation);
    here.parser->depth--;
    return tree;
}

cor_typed *cor_parse_operand_in(const cor_context *context, const cor_node *node, long index, const cor_type *expected,
                                const cor_scope *scope, cor_annotation annotation)
{
    cor_context operand = *context;
    cor_key *key = COR_NEW(context->parser->arena, cor_key);
    *key = (cor_key){context->key, index};
    operand.key = key;
    operand.expected = expected;
    operand.scope = scope;
    return cor_parse_here(&operand, node, annotation);
}

cor_typed *cor_parse_operand(const cor_context *context, const cor_node *node, long index, const cor_type *expected)
{
    return cor_parse_operand_in(context, node, index, expected, context->scope, COR_ANNOTATE);
}

cor_typed *cor_parse_arg(const cor_context *context, size_t index, const cor_type *expected)
{
    return cor_parse_operand(context, context->node->items[index], (long) index, expected);
}

static bool parse_object(cor_arena *arena, cor_interns *interns, const cor_node *node, cor_value *ret)
{
    cor_object *object = COR_NEW(arena, cor_object);
    const char **keys = COR_NEW_ARRAY(arena, const char *, node->n);
    cor_value *values = COR_NEW_ARRAY(arena, cor_value, node->n);
    for (size_t i = 0; i < node->n; i++) {
        keys[i] = cor_intern(interns, node->items[i]->key ? node->items[i]->key : "");
        if (!cor_parse_value(arena, interns, node->items[i], &values[i])) return false;
    }
    *object = (cor_object){node->n, keys, values};
    *ret = (cor_value){.kind = COR_OBJECT, .object = object};
    return true;
}

static bool parse_array(cor_arena *arena, cor_interns *interns, const cor_node *node, cor_value *ret)
{
    cor_array *array = COR_NEW(arena, cor_array);
    cor_value *items = COR_NEW_ARRAY(arena, cor_value, node->n);
    for (size_t i = 0; i < node->n; i++)
        if (!cor_parse_value(arena, interns, node->items[i], &items[i])) return false;
    *array = (cor_array){node->n, items};
    *ret = (cor_value){.kind = COR_ARRAY, .array = array};
    return true;
}

bool cor_parse_value(cor_arena *arena, cor_interns *interns, const cor_node *node, cor_value *ret)
{
    switch (node->kind) {
    case COR_NODE_NULL:
        *ret = cor_null();
        return true;
    case COR_NODE_BOOL:
        *ret = cor_bool(node->boolean);
        return true;
    case COR_NODE_NUMBER:
        *ret = cor_number(node->number);
        return isfinite(node->number);
    case COR_NODE_STRING:
        *ret = cor_interned(cor_intern(interns, node->text));
        return true;
    case COR_NODE_SEQ:
        return parse_array(arena, interns, node, ret);
    case COR_NODE_MAP:
        return parse_object(arena, interns, node, ret);
    }
    return false;
}
