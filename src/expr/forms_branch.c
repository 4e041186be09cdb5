/* Forms that choose: case, match, coalesce, and the comparisons they rest on. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "expr/forms.h"

/* 2^53 - 1: beyond it numbers are no longer told apart. */
static const double MAX_LABEL = 9007199254740991.0;

/* What the results are to be, when that is known. */
static const cor_type *expected_result(const cor_context *context)
{
    const cor_type *expected = context->expected;
    return expected && expected->kind != COR_TYPE_VALUE ? expected : NULL;
}

cor_typed *cor_form_case(const cor_context *context)
{
    const cor_node *node = context->node;
    const cor_type *type = expected_result(context);
    if (node->n < 4) return cor_parse_error(context, "\"case\" takes tests with results, and a last result");
    if (node->n % 2) return cor_parse_error(context, "\"case\" has no last result, or one too many");
    cor_typed *tree = cor_parse_tree(context, COR_FORM_CASE, NULL, node->n - 1);
    for (size_t i = 1; i < node->n; i++) {
        bool test = i % 2 && i + 1 < node->n;
        cor_typed *arg = cor_parse_arg(context, i, test ? cor_type_of_kind(COR_TYPE_BOOLEAN) : type);
        if (!arg) return NULL;
        if (!test && !type) type = arg->type;
        tree->args[i - 1] = arg;
    }
    tree->type = type;
    return tree;
}

typedef struct {
    GArray *labels, *branches; /* cor_value, uint32_t */
    GHashTable *seen;          /* the labels as text: 1 and "1" are the same one */
    const cor_type *type;
} match_labels;

/* Why LABEL can't be one; NULL when it can. */
static const char *label_fault(const cor_node *label)
{
    if (label->kind != COR_NODE_NUMBER && label->kind != COR_NODE_STRING)
        return "a label of \"match\" is a number or a string";
    if (label->kind == COR_NODE_STRING) return NULL;
    if (!(fabs(label->number) <= MAX_LABEL)) return "a label of \"match\" is at most 9007199254740991";
    if (floor(label->number) != label->number) return "a label of \"match\" is a whole number";
    return NULL;
}

static char *label_text(const cor_node *label)
{
    if (label->kind == COR_NODE_STRING) return g_strdup(label->text);
    char number[COR_NUMBER_SPACE];
    cor_format_shortest(number, label->number == 0 ? 0 : label->number);
    return g_strdup(number);
}

static bool add_label(const cor_context *context, long i, const cor_node *node, match_labels *all)
{
    const char *fault = label_fault(node);
    if (fault) {
        cor_parse_error_at(context, i, "%s", fault);
        return false;
    }
    const cor_type *type = cor_type_of_kind(node->kind == COR_NODE_NUMBER ? COR_TYPE_NUMBER : COR_TYPE_STRING);
    if (!all->type) all->type = type;
    if (!cor_parse_check(context, i, all->type, type)) return false;
    if (!g_hash_table_add(all->seen, label_text(node))) {
        cor_parse_error_at(context, i, "a label of \"match\" that stands there twice; labels should differ");
        return false;
    }
    cor_value label;
    uint32_t branch = (uint32_t) (i / 2 - 1);
    cor_parse_value(context->parser->keep, context->parser->interns, node, &label);
    g_array_append_val(all->labels, label);
    g_array_append_val(all->branches, branch);
    return true;
}

static bool add_labels(const cor_context *context, long i, match_labels *all)
{
    const cor_node *node = context->node->items[i];
    if (node->kind != COR_NODE_SEQ) return add_label(context, i, node, all);
    if (node->n == 0) {
        cor_parse_error_at(context, i, "an empty list of labels; there should be at least one");
        return false;
    }
    for (size_t k = 0; k < node->n; k++)
        if (!add_label(context, i, node->items[k], all)) return false;
    return true;
}

static const cor_match_labels *kept_labels(cor_arena *arena, const match_labels *all)
{
    cor_match_labels *labels = COR_NEW(arena, cor_match_labels);
    *labels = (cor_match_labels){
        .n = all->labels->len,
        .labels = cor_arena_memdup(arena, all->labels->data, all->labels->len * sizeof(cor_value)),
        .branches = cor_arena_memdup(arena, all->branches->data, all->branches->len * sizeof(uint32_t)),
    };
    return labels;
}

/* Results are found at the key of their label: the reference implementation says it so. */
static bool parse_branches(const cor_context *context, cor_typed *tree, match_labels *all)
{
    const cor_node *node = context->node;
    size_t n = (node->n - 3) / 2;
    for (size_t i = 0; i < n; i++) {
        long at = (long) (2 + 2 * i);
        if (!add_labels(context, at, all)) return false;
        cor_typed *result = cor_parse_operand(context, node->items[at + 1], at, tree->type);
        if (!result) return false;
        if (!tree->type) tree->type = result->type;
        tree->args[1 + i] = result;
    }
    return true;
}

static cor_typed *parse_match(const cor_context *context, match_labels *all)
{
    const cor_node *node = context->node;
    cor_typed *tree = cor_parse_tree(context, COR_FORM_MATCH, expected_result(context), (node->n - 3) / 2 + 2);
    if (!parse_branches(context, tree, all)) return NULL;
    cor_typed *input = cor_parse_arg(context, 1, cor_type_of_kind(COR_TYPE_VALUE));
    if (!input) return NULL;
    cor_typed *otherwise = cor_parse_arg(context, node->n - 1, tree->type);
    if (!otherwise) return NULL;
    if (input->type->kind != COR_TYPE_VALUE && !cor_parse_check(context, 1, all->type, input->type)) return NULL;
    tree->args[0] = input;
    tree->args[tree->n - 1] = otherwise;
    tree->detail = kept_labels(context->parser->arena, all);
    return tree;
}

cor_typed *cor_form_match(const cor_context *context)
{
    const cor_node *node = context->node;
    if (node->n < 5)
        return cor_parse_error(context, "\"match\" takes an input, labels with results, and a last result");
    if (node->n % 2 == 0) return cor_parse_error(context, "\"match\" has no last result, or one too many");
    match_labels all = {g_array_new(FALSE, FALSE, sizeof(cor_value)), g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), NULL};
    cor_typed *tree = parse_match(context, &all);
    g_array_free(all.labels, TRUE);
    g_array_free(all.branches, TRUE);
    g_hash_table_destroy(all.seen);
    return tree;
}

/* Operands are parsed without what would be implied, so that a null goes on to the next one
 * instead of failing; the whole is then wrapped in what one of them would have needed. */
cor_typed *cor_form_coalesce(const cor_context *context)
{
    const cor_node *node = context->node;
    const cor_type *type = expected_result(context);
    bool fits = true;
    if (node->n < 2) return cor_parse_error(context, "\"coalesce\" takes at least one operand");
    cor_typed *tree = cor_parse_tree(context, COR_FORM_COALESCE, NULL, node->n - 1);
    for (size_t i = 0; i < tree->n; i++) {
        cor_typed *arg =
            cor_parse_operand_in(context, node->items[i + 1], (long) i + 1, type, context->scope, COR_ANNOTATE_NOT);
        if (!arg) return NULL;
        if (!type) type = arg->type;
        if (context->expected && !cor_type_fits(context->expected, arg->type)) fits = false;
        tree->args[i] = arg;
    }
    tree->type = fits ? type : cor_type_of_kind(COR_TYPE_VALUE);
    return tree;
}

static bool is_comparable(bool orders, cor_type_kind kind)
{
    if (kind == COR_TYPE_STRING || kind == COR_TYPE_NUMBER || kind == COR_TYPE_VALUE) return true;
    return !orders && (kind == COR_TYPE_BOOLEAN || kind == COR_TYPE_NULL);
}

static cor_typed *parse_side(const cor_context *context, size_t i, bool orders)
{
    cor_typed *side = cor_parse_arg(context, i, cor_type_of_kind(COR_TYPE_VALUE));
    if (!side || is_comparable(orders, side->type->kind)) return side;
    return cor_parse_error_at(context, (long) i, "\"%s\" does not compare %s", context->node->items[0]->text,
                              cor_type_name(context->parser->arena, side->type));
}

/* SIDE, which may be of any type, as what it is compared with. */
static cor_typed *asserted(const cor_context *context, cor_typed *side, const cor_type *type)
{
    cor_typed *tree = cor_parse_tree(context, COR_FORM_ASSERT, type, 1);
    tree->args[0] = side;
    tree->depends = side->depends;
    return tree;
}

static cor_opcode compare_op(const char *name)
{
    switch (name[0]) {
    case '<':
        return name[1] ? COR_OP_LESS_EQUAL : COR_OP_LESS;
    case '>':
        return name[1] ? COR_OP_GREATER_EQUAL : COR_OP_GREATER;
    default:
        return name[0] == '=' ? COR_OP_EQUAL : COR_OP_NOT_EQUAL;
    }
}

static bool may_be(const cor_typed *side, cor_type_kind kind)
{
    return side->type->kind == kind || side->type->kind == COR_TYPE_VALUE;
}

static cor_typed *parse_collator(const cor_context *context, cor_typed *const *sides)
{
    if (!may_be(sides[0], COR_TYPE_STRING) && !may_be(sides[1], COR_TYPE_STRING))
        return cor_parse_error(context, "a collator compares strings only");
    return cor_parse_arg(context, 3, cor_type_of_kind(COR_TYPE_COLLATOR));
}

/* An order needs two of a kind: the side that may be anything is asserted to be what the other is. */
static void assert_order(const cor_context *context, cor_typed **sides)
{
    cor_type_kind left = sides[0]->type->kind, right = sides[1]->type->kind;
    if (left == COR_TYPE_VALUE && right != COR_TYPE_VALUE) sides[0] = asserted(context, sides[0], sides[1]->type);
    if (left != COR_TYPE_VALUE && right == COR_TYPE_VALUE) sides[1] = asserted(context, sides[1], sides[0]->type);
}

cor_typed *cor_form_compare(const cor_context *context)
{
    size_t n = context->node->n - 1;
    cor_arena *arena = context->parser->arena;
    cor_typed *args[3] = {NULL};
    if (n != 2 && n != 3) return cor_parse_error(context, "a comparison takes two operands, and perhaps a collator");
    cor_opcode op = compare_op(context->node->items[0]->text);
    bool orders = op != COR_OP_EQUAL && op != COR_OP_NOT_EQUAL;
    if (!(args[0] = parse_side(context, 1, orders))) return NULL;
    if (!(args[1] = parse_side(context, 2, orders))) return NULL;
    cor_type_kind left = args[0]->type->kind, right = args[1]->type->kind;
    if (left != right && left != COR_TYPE_VALUE && right != COR_TYPE_VALUE)
        return cor_parse_error(context, "%s can't be compared with %s", cor_type_name(arena, args[0]->type),
                               cor_type_name(arena, args[1]->type));
    if (orders) assert_order(context, args);
    if (n == 3 && !(args[2] = parse_collator(context, args))) return NULL;
    cor_typed *tree = cor_parse_call(context, op, cor_type_of_kind(COR_TYPE_BOOLEAN), args, n);
    tree->untyped = args[0]->type->kind == COR_TYPE_VALUE || args[1]->type->kind == COR_TYPE_VALUE;
    return tree;
}
