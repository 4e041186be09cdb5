/* Legacy filters: ["==", "class", "motorway"], ["all", …], ["in", "class", …]. They become
 * expressions of operators of their own, which take a field of another type for a filter that
 * does not pass, where an expression would fail. */
#include <string.h>

#include <glib.h>

#include "expr/rewrite.h"

/* Filters of the two notations; or one that both read alike. */
typedef enum { EXPRESSION, LEGACY, EITHER } notation;

static notation notation_of(const cor_node *filter);

static bool is_name(const cor_node *filter, const char *const *names, size_t n)
{
    const cor_node *name = filter->n ? filter->items[0] : NULL;
    for (size_t i = 0; name && name->kind == COR_NODE_STRING && i < n; i++)
        if (!strcmp(name->text, names[i])) return true;
    return false;
}
#define IS_NAME(filter, ...)                                                                                           \
    is_name(filter, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* One operand that only expressions have decides for the whole. */
static notation notation_of_operands(const cor_node *filter)
{
    notation all = EITHER;
    for (size_t i = 1; i < filter->n; i++) {
        notation one = notation_of(filter->items[i]);
        if (one == EXPRESSION) return EXPRESSION;
        if (one == LEGACY) all = LEGACY;
    }
    return all;
}

static bool is_special(const cor_node *field)
{
    return field->kind == COR_NODE_STRING && (!strcmp(field->text, "$id") || !strcmp(field->text, "$type"));
}

static notation notation_of_has(const cor_node *filter)
{
    if (filter->n < 2 || is_special(filter->items[1])) return LEGACY;
    return filter->n == 2 ? EITHER : EXPRESSION;
}

/* ["in", "name", ""] is read differently by the two: as one of several values, and as a part of a text. */
static notation notation_of_in(const cor_node *filter)
{
    bool expression =
        filter->n >= 3 && (filter->items[1]->kind != COR_NODE_STRING || filter->items[2]->kind == COR_NODE_SEQ);
    return expression ? EXPRESSION : LEGACY;
}

static notation notation_of_comparison(const cor_node *filter)
{
    bool plain = filter->n == 3 && filter->items[1]->kind != COR_NODE_SEQ && filter->items[2]->kind != COR_NODE_SEQ;
    return plain ? LEGACY : EXPRESSION;
}

static notation notation_of(const cor_node *filter)
{
    if (filter->kind == COR_NODE_BOOL) return EITHER;
    if (filter->kind != COR_NODE_SEQ || filter->n == 0) return LEGACY;
    if (IS_NAME(filter, "has")) return notation_of_has(filter);
    if (IS_NAME(filter, "in")) return notation_of_in(filter);
    if (IS_NAME(filter, "!in", "!has", "none")) return LEGACY;
    if (IS_NAME(filter, "==", "!=", "<", "<=", ">", ">=")) return notation_of_comparison(filter);
    if (IS_NAME(filter, "any", "all")) return notation_of_operands(filter);
    return EXPRESSION;
}

bool cor_is_expression_filter(const cor_node *filter)
{
    return notation_of(filter) != LEGACY;
}

/* Whether operand I of FILTER is a filter itself. */
static bool is_filter_operand(const cor_node *filter, size_t i)
{
    if (IS_NAME(filter, "all", "any", "none")) return true;
    if (IS_NAME(filter, "!")) return i == 1;
    return IS_NAME(filter, "case") && i % 2 && i + 1 < filter->n;
}

const cor_node *cor_mixed_filter(const cor_node *filter)
{
    if (filter->kind != COR_NODE_SEQ) return NULL;
    for (size_t i = 1; i < filter->n; i++) {
        const cor_node *operand = filter->items[i], *inner;
        if (operand->kind != COR_NODE_SEQ || !is_filter_operand(filter, i)) continue;
        if (!cor_is_expression_filter(operand)) return operand;
        if ((inner = cor_mixed_filter(operand))) return inner;
    }
    return NULL;
}

static const cor_node *negation(cor_arena *arena, const cor_node *filter)
{
    return cor_rewrite_call(arena, filter, "!", filter, NULL);
}

/* [filter-OP, field, value], or [filter-id-OP, value] and the like for $id and $type. */
static const cor_node *comparison(cor_arena *arena, const cor_node *filter, const char *op, const cor_node *field,
                                  const cor_node *value)
{
    if (!is_special(field))
        return cor_rewrite_call(arena, filter, cor_arena_format(arena, "filter-%s", op), field, value);
    const char *what = !strcmp(field->text, "$id") ? "id" : "type";
    return cor_rewrite_call(arena, filter, cor_arena_format(arena, "filter-%s-%s", what, op), value, NULL);
}

static const cor_node *comparison_of(cor_arena *arena, const cor_node *filter)
{
    const char *op = filter->items[0]->text;
    if (filter->n < 3) return filter; /* too short: what parses it says so */
    if (strcmp(op, "!=") != 0) return comparison(arena, filter, op, filter->items[1], filter->items[2]);
    return negation(arena, comparison(arena, filter, "==", filter->items[1], filter->items[2]));
}

static const cor_node *membership(cor_arena *arena, const cor_node *filter)
{
    if (filter->n < 3) return cor_rewrite_bool(arena, filter, false);
    const cor_node *values = cor_rewrite_list(arena, filter, filter->items + 2, filter->n - 2);
    const cor_node *literal = cor_rewrite_call(arena, filter, "literal", values, NULL);
    const cor_node *field = filter->items[1];
    return comparison(arena, filter, is_special(field) ? "in" : "in-small", field, literal);
}

static const cor_node *presence(cor_arena *arena, const cor_node *filter)
{
    if (filter->n < 2) return cor_rewrite_bool(arena, filter, true);
    const cor_node *field = filter->items[1];
    if (!is_special(field)) return cor_rewrite_call(arena, filter, "filter-has", field, NULL);
    if (!strcmp(field->text, "$type")) return cor_rewrite_bool(arena, filter, true);
    return cor_rewrite_call(arena, filter, "filter-has-id", NULL, NULL);
}

/* `all` and `any` of the rewritten operands; `none` is all of their negations. */
static const cor_node *combination(cor_arena *arena, const cor_node *filter)
{
    bool none = IS_NAME(filter, "none");
    const cor_node **items = COR_NEW_ARRAY(arena, const cor_node *, filter->n);
    items[0] = cor_rewrite_string(arena, filter, IS_NAME(filter, "any") ? "any" : "all");
    for (size_t i = 1; i < filter->n; i++) {
        items[i] = cor_rewrite_filter(arena, filter->items[i]);
        if (none) items[i] = negation(arena, items[i]);
    }
    return cor_rewrite_list(arena, filter, items, filter->n);
}

const cor_node *cor_rewrite_filter(cor_arena *arena, const cor_node *filter)
{
    if (filter->kind == COR_NODE_BOOL) return cor_rewrite_bool(arena, filter, true);
    if (filter->kind != COR_NODE_SEQ) return filter;
    if (filter->n <= 1) return cor_rewrite_bool(arena, filter, !IS_NAME(filter, "any"));
    if (IS_NAME(filter, "==", "!=", "<", "<=", ">", ">=")) return comparison_of(arena, filter);
    if (IS_NAME(filter, "any", "all", "none")) return combination(arena, filter);
    if (IS_NAME(filter, "in")) return membership(arena, filter);
    if (IS_NAME(filter, "!in")) return negation(arena, membership(arena, filter));
    if (IS_NAME(filter, "has")) return presence(arena, filter);
    if (IS_NAME(filter, "!has")) return negation(arena, presence(arena, filter));
    return filter;
}
