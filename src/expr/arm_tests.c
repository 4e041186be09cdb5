/* Conditions as tests that can be put into words. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/arms.h"

typedef struct {
    const cor_compiler *compiler;
    const cor_eval *page;
    cor_arena *arena;
} reading;

static const cor_test *read_test(const reading *r, const cor_node *node);

static cor_test *new_test(const reading *r, cor_test_kind kind, const cor_node *input)
{
    cor_test *test = COR_NEW(r->arena, cor_test);
    *test = (cor_test){.kind = kind, .input = input};
    if (input) test->field = cor_node_field(r->compiler, r->page, input);
    return test;
}

static const cor_test *unknown(const reading *r)
{
    return new_test(r, COR_TEST_UNKNOWN, NULL);
}

/* The other side of a range that is open to one side. */
static bool flip(cor_test_range *range)
{
    cor_test_range r = *range;
    if (isinf(r.from) && !isinf(r.to)) {
        *range = (cor_test_range){r.to, INFINITY, r.with_to, false};
        return true;
    }
    if (isinf(r.to) && !isinf(r.from)) {
        *range = (cor_test_range){-INFINITY, r.from, false, r.without_from};
        return true;
    }
    return false;
}

const cor_test *cor_test_negated(cor_arena *arena, const cor_test *test)
{
    cor_test *other = cor_arena_memdup(arena, test, sizeof *test);
    if (test->kind == COR_TEST_RANGE && !flip(&other->range)) other->kind = COR_TEST_UNKNOWN;
    if (test->kind == COR_TEST_OTHERWISE) other->kind = COR_TEST_UNKNOWN;
    other->negated = !test->negated;
    return other;
}

static bool constant(const reading *r, const cor_node *node, cor_value *ret)
{
    return !cor_node_on_feature(node) && cor_node_constant(r->compiler, r->page, node, ret);
}

static const cor_test *equal(const reading *r, const cor_node *input, cor_value value)
{
    if (value.kind == COR_NULL) return cor_test_negated(r->arena, new_test(r, COR_TEST_HAS, input));
    if (cor_node_calls(input, "typeof") && input->n == 2 && value.kind == COR_STRING) {
        const cor_node *of = input->items[1];
        if (strcmp(value.string, "null") != 0) return new_test(r, COR_TEST_KIND, of);
        return cor_test_negated(r->arena, new_test(r, COR_TEST_HAS, of));
    }
    cor_test *test = new_test(r, value.kind == COR_BOOL ? COR_TEST_TRUE : COR_TEST_EQUAL, input);
    test->negated = value.kind == COR_BOOL && !value.boolean;
    test->values = cor_arena_memdup(r->arena, &value, sizeof value);
    test->n_values = 1;
    return test;
}

/* ["==", a, b]: one of both sides is known. */
static const cor_test *read_equal(const reading *r, const cor_node *node)
{
    cor_value value;
    for (int known = 1; node->n >= 3 && known <= 2; known++)
        if (cor_node_on_feature(node->items[3 - known]) && constant(r, node->items[known], &value))
            return equal(r, node->items[3 - known], value);
    return unknown(r);
}

/* [">=", a, b], of numbers. */
static const cor_test *read_range(const reading *r, const cor_node *node)
{
    cor_value value;
    bool swapped = !cor_node_on_feature(node->items[1]);
    const cor_node *input = node->items[swapped ? 2 : 1], *bound = node->items[swapped ? 1 : 2];
    bool above = (node->items[0]->text[0] == '>') != swapped, with = node->items[0]->text[1] == '=';
    if (!cor_node_on_feature(input) || !constant(r, bound, &value) || value.kind != COR_NUMBER) return unknown(r);
    cor_test *test = new_test(r, COR_TEST_RANGE, input);
    test->range = above ? (cor_test_range){value.number, INFINITY, !with, false}
                        : (cor_test_range){-INFINITY, value.number, false, with};
    return test;
}

/* ["in", ["get", f], ["literal", […]]], or a word that is looked for in a field. */
static const cor_test *read_in(const reading *r, const cor_node *node)
{
    cor_value value;
    if (node->n != 3) return unknown(r);
    if (constant(r, node->items[1], &value) && value.kind == COR_STRING) return equal(r, node->items[2], value);
    const cor_array *list = constant(r, node->items[2], &value) ? cor_value_array(value) : NULL;
    if (!list || !list->n) return unknown(r);
    cor_test *test = new_test(r, COR_TEST_EQUAL, node->items[1]);
    test->values = list->items;
    test->n_values = list->n;
    return test;
}

static const cor_test *read_has(const reading *r, const cor_node *node)
{
    cor_value name;
    cor_test *test = new_test(r, COR_TEST_HAS, NULL);
    if (node->n != 2 || !constant(r, node->items[1], &name) || name.kind != COR_STRING) return unknown(r);
    test->field = name.string;
    return test;
}

static bool is_range_of(const cor_test *test, const cor_test *other)
{
    return test->kind == COR_TEST_RANGE && other->kind == COR_TEST_RANGE && cor_nodes_equal(test->input, other->input);
}

static cor_test_range meet(cor_test_range a, cor_test_range b)
{
    cor_test_range both = a;
    if (b.from > a.from || (b.from == a.from && b.without_from)) {
        both.from = b.from;
        both.without_from = b.without_from;
    }
    if (b.to < a.to || (b.to == a.to && !b.with_to)) {
        both.to = b.to;
        both.with_to = b.with_to;
    }
    return both;
}

/* Two bounds of one number are one range. */
static const cor_test *joined(const reading *r, const cor_test *all)
{
    if (all->kind != COR_TEST_AND || all->n_operands != 2 || !is_range_of(all->operands[0], all->operands[1]))
        return all;
    cor_test *range = cor_arena_memdup(r->arena, all->operands[0], sizeof *range);
    range->range = meet(all->operands[0]->range, all->operands[1]->range);
    return range;
}

/* ["all", …] and ["any", …]: operands that the page decides are left out where they change nothing. */
static const cor_test *read_several(const reading *r, const cor_node *node, cor_test_kind kind)
{
    cor_test *test = new_test(r, kind, NULL);
    const cor_test **operands = COR_NEW_ARRAY(r->arena, const cor_test *, node->n);
    for (size_t i = 1; i < node->n; i++) {
        cor_value value;
        bool known = constant(r, node->items[i], &value);
        if (known && value.kind == COR_BOOL && value.boolean == (kind == COR_TEST_AND)) continue;
        operands[test->n_operands++] = known ? unknown(r) : read_test(r, node->items[i]);
    }
    test->operands = operands;
    if (test->n_operands == 1) return operands[0];
    if (!test->n_operands) return unknown(r);
    test->field = operands[0]->field;
    return joined(r, test);
}

static bool is_truth(const cor_node *node, bool truth)
{
    return node->kind == COR_NODE_BOOL && node->boolean == truth;
}

/* ["match", input, labels, true, false] */
static const cor_test *read_match(const reading *r, const cor_node *node)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(cor_value));
    bool otherwise = is_truth(node->items[node->n - 1], true), plain = node->n >= 5;
    if (!otherwise && !is_truth(node->items[node->n - 1], false)) plain = false;
    for (size_t i = 2; plain && i + 1 < node->n; i += 2) {
        const cor_node *label = node->items[i];
        plain = is_truth(node->items[i + 1], !otherwise);
        for (size_t k = 0; k < (label->kind == COR_NODE_SEQ ? label->n : 1); k++) {
            cor_value value = cor_node_value(r->arena, label->kind == COR_NODE_SEQ ? label->items[k] : label);
            g_array_append_val(values, value);
        }
    }
    cor_test *test = new_test(r, plain ? COR_TEST_EQUAL : COR_TEST_UNKNOWN, node->items[1]);
    test->values = cor_arena_memdup(r->arena, values->data, values->len * sizeof(cor_value));
    test->n_values = values->len;
    test->negated = otherwise;
    g_array_unref(values);
    return test;
}

static const cor_test *read_test(const reading *r, const cor_node *node)
{
    static const char *const ranges[] = {"<", "<=", ">", ">="};
    if (node->kind != COR_NODE_SEQ || node->n < 2) return unknown(r);
    if (cor_node_calls(node, "!")) return cor_test_negated(r->arena, read_test(r, node->items[1]));
    if (cor_node_calls(node, "all")) return read_several(r, node, COR_TEST_AND);
    if (cor_node_calls(node, "any")) return read_several(r, node, COR_TEST_OR);
    if (cor_node_calls(node, "==")) return read_equal(r, node);
    if (cor_node_calls(node, "!=")) return cor_test_negated(r->arena, read_equal(r, node));
    for (size_t i = 0; node->n >= 3 && i < G_N_ELEMENTS(ranges); i++)
        if (cor_node_calls(node, ranges[i])) return read_range(r, node);
    if (cor_node_calls(node, "in")) return read_in(r, node);
    if (cor_node_calls(node, "has")) return read_has(r, node);
    if (cor_node_calls(node, "match")) return read_match(r, node);
    return cor_node_field(r->compiler, r->page, node) ? new_test(r, COR_TEST_TRUE, node) : unknown(r);
}

const cor_test *cor_test_of(const cor_compiler *compiler, const cor_eval *page, const cor_node *condition)
{
    const reading r = {compiler, page, compiler->arena};
    return read_test(&r, condition);
}

/* What is left of ALL without PART; false when that is not one range. */
static bool without(cor_test_range *all, cor_test_range part)
{
    bool from_start = part.from <= all->from, to_end = part.to >= all->to;
    if (from_start == to_end) return false;
    *all = from_start ? (cor_test_range){part.to, all->to, part.with_to, all->with_to}
                      : (cor_test_range){all->from, part.from, all->without_from, part.without_from};
    return true;
}

const cor_test *cor_test_taken(cor_arena *arena, cor_test_rest *rest, const cor_test *test)
{
    if (test->kind != COR_TEST_RANGE) return test;
    if (!rest->input) {
        rest->input = test->input;
        rest->range = (cor_test_range){-INFINITY, INFINITY, false, false};
    }
    if (rest->broken || !cor_nodes_equal(rest->input, test->input)) return test;
    cor_test *taken = cor_arena_memdup(arena, test, sizeof *test);
    taken->range = meet(test->range, rest->range);
    rest->broken = !without(&rest->range, taken->range);
    return taken;
}
