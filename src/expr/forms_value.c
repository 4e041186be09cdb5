/* Forms that name values and say their types: literal, let and var, assertions, coercions, global-state. */
#include <math.h>
#include <string.h>

#include "expr/forms.h"

static cor_typed *wrong_count(const cor_context *context, const char *wanted)
{
    return cor_parse_error(context, "\"%s\" takes %s, but has %zu", context->node->items[0]->text, wanted,
                           context->node->n - 1);
}

/* An empty list is of the type that is expected of it. */
static const cor_type *literal_type(const cor_context *context, cor_value value)
{
    const cor_type *type = cor_type_of_value(context->parser->arena, value), *expected = context->expected;
    bool empty = type->kind == COR_TYPE_ARRAY && type->n == 0;
    return empty && expected && expected->kind == COR_TYPE_ARRAY && expected->n <= 0 ? expected : type;
}

static bool read_value(const cor_context *context, cor_value *ret)
{
    const cor_parser *parser = context->parser;
    if (cor_parse_value(parser->keep, parser->interns, context->node->items[1], ret)) return true;
    cor_parse_error(context, "a number that is not finite; the largest is 1.8e308");
    return false;
}

cor_typed *cor_form_literal(const cor_context *context)
{
    cor_value value;
    if (context->node->n != 2) return wrong_count(context, "exactly one value");
    if (!read_value(context, &value)) return NULL;
    return cor_parse_literal(context, value, literal_type(context, value));
}

/* A list of several arrays has no common item type: array types are compared by identity. */
static const cor_type *common_type(cor_typed *const *args, size_t n)
{
    const cor_type *type = n ? args[0]->type : cor_type_of_kind(COR_TYPE_VALUE);
    for (size_t i = 1; i < n; i++)
        if (args[i]->type != type) return cor_type_of_kind(COR_TYPE_VALUE);
    return type;
}

static cor_typed *parse_list(const cor_context *context)
{
    const cor_node *list = context->node->items[1];
    cor_arena *arena = context->parser->arena;
    cor_key *key = COR_NEW(arena, cor_key);
    *key = (cor_key){context->key, 1};
    cor_context inner = *context;
    inner.key = key;
    cor_typed **args = COR_NEW_ARRAY(arena, cor_typed *, list->n);
    for (size_t i = 0; i < list->n; i++) {
        args[i] = cor_parse_operand(&inner, list->items[i], (long) i, cor_type_of_kind(COR_TYPE_VALUE));
        if (!args[i]) return NULL;
    }
    const cor_type *type = cor_type_array(arena, common_type(args, list->n), (long) list->n);
    return cor_parse_call(context, COR_OP_LIST, type, args, list->n);
}

cor_typed *cor_form_semiliteral(const cor_context *context)
{
    cor_value value;
    if (context->node->n != 2) return wrong_count(context, "exactly one value");
    if (context->node->items[1]->kind == COR_NODE_SEQ) return parse_list(context);
    if (!read_value(context, &value)) return NULL;
    return cor_parse_literal(context, value, cor_type_of_value(context->parser->arena, value));
}

static bool is_name(const char *text)
{
    for (; *text; text++)
        if (!g_ascii_isalnum(*text) && *text != '_') return false;
    return true;
}

static cor_typed *parse_binding(const cor_context *context, size_t i, cor_scope *ret)
{
    const cor_node *name = context->node->items[i];
    if (name->kind != COR_NODE_STRING)
        return cor_parse_error_at(context, (long) i, "%s found where a variable's name is expected",
                                  cor_node_kind_name(name->kind));
    if (!is_name(name->text))
        return cor_parse_error_at(context, (long) i, "a variable's name has only letters, digits and '_'");
    *ret = (cor_scope){NULL, name->text, cor_parse_arg(context, i + 1, NULL)};
    return ret->tree;
}

cor_typed *cor_form_let(const cor_context *context)
{
    const cor_node *node = context->node;
    const cor_scope *scope = context->scope;
    if (node->n < 4) return wrong_count(context, "names with values, and a result");
    size_t n = (node->n - 1) / 2;
    cor_typed **args = COR_NEW_ARRAY(context->parser->arena, cor_typed *, n + 1);
    for (size_t i = 0; i < n; i++) {
        cor_scope *inner = COR_NEW(context->parser->arena, cor_scope);
        if (!(args[i] = parse_binding(context, 1 + 2 * i, inner))) return NULL;
        inner->outer = scope;
        scope = inner;
    }
    args[n] = cor_parse_operand_in(context, node->items[node->n - 1], (long) node->n - 1, context->expected, scope,
                                   COR_ANNOTATE);
    if (!args[n]) return NULL;
    cor_typed *tree = cor_parse_tree(context, COR_FORM_LET, args[n]->type, n + 1);
    memcpy(tree->args, args, (n + 1) * sizeof *args);
    return tree;
}

cor_typed *cor_form_var(const cor_context *context)
{
    const cor_node *node = context->node;
    if (node->n != 2 || node->items[1]->kind != COR_NODE_STRING) return wrong_count(context, "exactly one name");
    const char *name = node->items[1]->text;
    for (const cor_scope *scope = context->scope; scope; scope = scope->outer) {
        if (strcmp(scope->name, name)) continue;
        cor_typed *tree = cor_parse_tree(context, COR_FORM_VARIABLE, scope->tree->type, 0);
        tree->bound = scope->tree;
        return tree;
    }
    return cor_parse_error_at(
        context, 1, "no enclosing \"let\" binds \"%s\"; [\"let\", \"%s\", VALUE, …] around it would", name, name);
}

/* The operands from FIRST on, each of any type. */
static cor_typed *parse_attempts(const cor_context *context, cor_form form, const cor_type *type, size_t first)
{
    cor_typed *tree = cor_parse_tree(context, form, type, context->node->n - first);
    for (size_t i = 0; i < tree->n; i++)
        if (!(tree->args[i] = cor_parse_arg(context, first + i, cor_type_of_kind(COR_TYPE_VALUE)))) return NULL;
    return tree;
}

cor_typed *cor_form_assert(const cor_context *context)
{
    if (context->node->n < 2) return wrong_count(context, "at least one operand");
    char letter = cor_operator_find(context->node->items[0]->text)->result;
    return parse_attempts(context, COR_FORM_ASSERT, cor_operator_type(letter), 1);
}

static const cor_type *item_type(const cor_context *context)
{
    static const char *const names[] = {"string", "number", "boolean"};
    static const cor_type_kind kinds[] = {COR_TYPE_STRING, COR_TYPE_NUMBER, COR_TYPE_BOOLEAN};
    const cor_node *name = context->node->items[1];
    for (size_t i = 0; i < 3 && name->kind == COR_NODE_STRING; i++)
        if (!strcmp(name->text, names[i])) return cor_type_of_kind(kinds[i]);
    cor_parse_error_at(context, 1, "the items of an \"array\" are string, number or boolean");
    return NULL;
}

static bool item_count(const cor_context *context, long *ret)
{
    const cor_node *count = context->node->items[2];
    *ret = -1;
    if (count->kind == COR_NODE_NULL) return true;
    if (count->kind == COR_NODE_NUMBER && count->number >= 0 && count->number < 1e15 &&
        count->number == floor(count->number)) {
        *ret = (long) count->number;
        return true;
    }
    cor_parse_error_at(context, 2, "the length of an \"array\" is a whole number that is not negative");
    return false;
}

cor_typed *cor_form_array(const cor_context *context)
{
    size_t given = context->node->n, first = 1;
    const cor_type *item = cor_type_of_kind(COR_TYPE_VALUE);
    long n = -1;
    if (given < 2) return wrong_count(context, "at least one operand");
    if (given > 2 && !(item = item_type(context))) return NULL;
    if (given > 2) first = 2;
    if (given > 3 && !item_count(context, &n)) return NULL;
    if (given > 3) first = 3;
    return parse_attempts(context, COR_FORM_ASSERT, cor_type_array(context->parser->arena, item, n), first);
}

cor_typed *cor_form_coerce(const cor_context *context)
{
    char letter = cor_operator_find(context->node->items[0]->text)->result;
    if (context->node->n < 2) return wrong_count(context, "at least one operand");
    if ((letter == 'b' || letter == 's') && context->node->n != 2) return wrong_count(context, "exactly one operand");
    return parse_attempts(context, COR_FORM_COERCE, cor_operator_type(letter), 1);
}

cor_typed *cor_form_global_state(const cor_context *context)
{
    const cor_node *node = context->node;
    if (node->n != 2) return wrong_count(context, "exactly one name");
    if (node->items[1]->kind != COR_NODE_STRING)
        return cor_parse_error(context, "%s found where a parameter's name is expected",
                               cor_node_kind_name(node->items[1]->kind));
    cor_typed *tree = cor_parse_call(context, COR_OP_GLOBAL_STATE, cor_type_of_kind(COR_TYPE_VALUE), NULL, 0);
    tree->value = cor_interned(cor_intern(context->parser->interns, node->items[1]->text));
    return tree;
}
