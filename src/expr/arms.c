#include "expr/arms.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "expr/rewrite.h"

/* Nobody reads a legend of more, and a product of several decisions grows fast. */
enum { MAX_ARMS = 1000 };

typedef struct {
    const cor_compiler *compiler;
    const cor_eval *page;
    cor_arena *arena;
    bool failed; /* too many arms */
} builder;

/* An expression with its arms, and one that gives the number of the arm in place of the outcome. */
typedef struct {
    const cor_node *number;
    cor_arm *arms;
    size_t n;
} built;

static built build(builder *b, const cor_node *node);

static built leaf(builder *b, const cor_node *node)
{
    built out = {.number = cor_rewrite_number(b->arena, node, 0), .arms = COR_NEW(b->arena, cor_arm), .n = 1};
    out.arms[0] = (cor_arm){.outcome = node, .varies = cor_node_on_feature(node)};
    return out;
}

/* NUMBER with BY added to it. */
static const cor_node *shifted(builder *b, const cor_node *number, size_t by)
{
    if (number->kind == COR_NODE_NUMBER) return cor_rewrite_number(b->arena, number, number->number + (double) by);
    if (!by) return number;
    return cor_rewrite_call(b->arena, number, "+", cor_rewrite_number(b->arena, number, (double) by), number);
}

/* A branch under construction: its items, and the arms of all its outcomes. */
typedef struct {
    builder *b;
    const cor_node *node;
    GPtrArray *items;
    GArray *arms;
} branch;

static branch start(builder *b, const cor_node *node, size_t n_items)
{
    branch made = {b, node, g_ptr_array_new(), g_array_new(FALSE, FALSE, sizeof(cor_arm))};
    for (size_t i = 0; i < n_items; i++)
        g_ptr_array_add(made.items, (gpointer) node->items[i]);
    return made;
}

/* The outcome NODE of TEST. */
static void add_outcome(branch *to, const cor_test *test, const cor_node *node)
{
    if (to->arms->len > MAX_ARMS) to->b->failed = true;
    if (to->b->failed) return;
    built out = build(to->b, node);
    g_ptr_array_add(to->items, (gpointer) shifted(to->b, out.number, to->arms->len));
    for (size_t i = 0; i < out.n; i++) {
        cor_arm arm = out.arms[i];
        const cor_test **tests = COR_NEW_ARRAY(to->b->arena, const cor_test *, arm.n_tests + 1);
        tests[0] = test;
        if (arm.n_tests) memcpy(tests + 1, arm.tests, arm.n_tests * sizeof *tests);
        arm.tests = tests;
        arm.n_tests++;
        g_array_append_val(to->arms, arm);
    }
}

static built finish(branch *made)
{
    cor_arena *arena = made->b->arena;
    built out = {.n = made->arms->len};
    out.number = cor_rewrite_list(arena, made->node, (const cor_node *const *) made->items->pdata, made->items->len);
    out.arms = cor_arena_memdup(arena, made->arms->data, made->arms->len * sizeof(cor_arm));
    g_ptr_array_free(made->items, TRUE);
    g_array_unref(made->arms);
    return out;
}

static cor_test *new_test(builder *b, cor_test_kind kind, const cor_node *input)
{
    cor_test *test = COR_NEW(b->arena, cor_test);
    *test = (cor_test){.kind = kind, .input = input};
    if (input) test->field = cor_node_field(b->compiler, b->page, input);
    return test;
}

static const cor_test *label_test(builder *b, const cor_node *input, const cor_node *label)
{
    cor_test *test = new_test(b, COR_TEST_EQUAL, input);
    cor_value value = cor_node_value(b->arena, label);
    test->values = cor_arena_memdup(b->arena, &value, sizeof value);
    test->n_values = 1;
    return test;
}

static bool page_value(builder *b, const cor_node *node, cor_value *ret)
{
    return cor_node_constant(b->compiler, b->page, node, ret);
}

static bool is_label(const cor_node *label, cor_value value)
{
    for (size_t i = 0; label->kind == COR_NODE_SEQ && i < label->n; i++)
        if (is_label(label->items[i], value)) return true;
    if (label->kind == COR_NODE_STRING) return value.kind == COR_STRING && !strcmp(label->text, value.string);
    return label->kind == COR_NODE_NUMBER && value.kind == COR_NUMBER && label->number == value.number;
}

/* What a `match` comes to whose input the page knows. */
static const cor_node *known_match(builder *b, const cor_node *node)
{
    cor_value value = cor_null();
    page_value(b, node->items[1], &value);
    for (size_t i = 2; i + 1 < node->n; i += 2)
        if (is_label(node->items[i], value)) return node->items[i + 1];
    return node->items[node->n - 1];
}

/* Each label of a list is an arm of its own: which of them the rows have is known by that. */
static built build_match(builder *b, const cor_node *node)
{
    const cor_node *input = node->items[1];
    if (!cor_node_on_feature(input)) return build(b, known_match(b, node));
    branch made = start(b, node, 2);
    for (size_t i = 2; i + 1 < node->n; i += 2) {
        const cor_node *labels = node->items[i];
        for (size_t k = 0; k < (labels->kind == COR_NODE_SEQ ? labels->n : 1); k++) {
            const cor_node *label = labels->kind == COR_NODE_SEQ ? labels->items[k] : labels;
            g_ptr_array_add(made.items, (gpointer) label);
            add_outcome(&made, label_test(b, input, label), node->items[i + 1]);
        }
    }
    add_outcome(&made, new_test(b, COR_TEST_OTHERWISE, input), node->items[node->n - 1]);
    return finish(&made);
}

/* ["in", input, list of texts], as the `match` that tells its texts apart; NULL for any other condition. */
static const cor_node *texts_of(builder *b, const cor_node *condition, const cor_node *outcome)
{
    const cor_node *list = cor_node_calls(condition, "in") && condition->n == 3 ? condition->items[2] : NULL;
    if (!cor_node_calls(list, "literal") || list->n != 2 || list->items[1]->kind != COR_NODE_SEQ) return NULL;
    list = list->items[1];
    if (list->n < 2 || !cor_node_on_feature(condition->items[1])) return NULL;
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *items = g_ptr_array_new();
    bool texts = true;
    g_ptr_array_add(items, (gpointer) cor_rewrite_string(b->arena, condition, "match"));
    g_ptr_array_add(items, (gpointer) condition->items[1]);
    for (size_t i = 0; i < list->n && texts; i++) {
        texts = list->items[i]->kind == COR_NODE_STRING && g_hash_table_add(seen, (gpointer) list->items[i]->text);
        g_ptr_array_add(items, (gpointer) list->items[i]);
        g_ptr_array_add(items, (gpointer) outcome);
    }
    g_ptr_array_add(items, (gpointer) outcome); /* nobody comes here */
    const cor_node *match = cor_rewrite_list(b->arena, condition, (const cor_node *const *) items->pdata, items->len);
    g_ptr_array_free(items, TRUE);
    g_hash_table_unref(seen);
    return texts ? match : NULL;
}

/* A test that says nothing by itself: what lies below it does. */
static const cor_test *silent(builder *b)
{
    return new_test(b, COR_TEST_KIND, NULL);
}

static void add_condition(branch *made, const cor_test *test, const cor_node *condition, const cor_node *outcome)
{
    const cor_node *texts = texts_of(made->b, condition, outcome);
    g_ptr_array_add(made->items, (gpointer) condition);
    add_outcome(made, texts ? silent(made->b) : test, texts ? texts : outcome);
}

/* What no condition took: what is left of a range, if the conditions were about nothing else. */
static const cor_test *rest_test(builder *b, const cor_test_rest *rest, GPtrArray *tests)
{
    bool ranges = rest->input && !rest->broken;
    for (guint i = 0; i < tests->len; i++) {
        const cor_test *test = tests->pdata[i];
        ranges = ranges && test->kind == COR_TEST_RANGE && cor_nodes_equal(test->input, rest->input);
    }
    cor_test *made = new_test(b, ranges ? COR_TEST_RANGE : COR_TEST_OTHERWISE, ranges ? rest->input : NULL);
    made->range = rest->range;
    made->n_operands = tests->len;
    made->operands = cor_arena_memdup(b->arena, tests->pdata, tests->len * sizeof(gpointer));
    if (!ranges && tests->len) made->field = made->operands[0]->field;
    return made;
}

static built build_case(builder *b, const cor_node *node)
{
    branch made = start(b, node, 1);
    GPtrArray *tests = g_ptr_array_new();
    cor_test_rest rest = {0};
    const cor_node *otherwise = node->items[node->n - 1];
    for (size_t i = 1; i + 1 < node->n; i += 2) {
        cor_value value = cor_null();
        const cor_node *condition = node->items[i];
        if (!cor_node_on_feature(condition)) {
            if (!page_value(b, condition, &value) || value.kind != COR_BOOL || !value.boolean) continue;
            otherwise = node->items[i + 1];
            break;
        }
        const cor_test *test = cor_test_taken(b->arena, &rest, cor_test_of(b->compiler, b->page, condition));
        g_ptr_array_add(tests, (gpointer) test);
        add_condition(&made, test, condition, node->items[i + 1]);
    }
    if (tests->len) add_outcome(&made, rest_test(b, &rest, tests), otherwise);
    bool decides = tests->len > 0;
    g_ptr_array_free(tests, TRUE);
    built out = finish(&made);
    return decides ? out : build(b, otherwise);
}

/* What a `step` comes to whose input the page knows. */
static const cor_node *known_step(builder *b, const cor_node *node)
{
    cor_value value = cor_null();
    const cor_node *found = node->items[2];
    page_value(b, node->items[1], &value);
    for (size_t i = 3; i + 1 < node->n && value.kind == COR_NUMBER; i += 2)
        if (node->items[i]->kind == COR_NODE_NUMBER && value.number >= node->items[i]->number)
            found = node->items[i + 1];
    return found;
}

/* ["step", input, out, stop, out, …] */
static built build_step(builder *b, const cor_node *node)
{
    double from = -INFINITY;
    const cor_node *input = node->items[1];
    if (!cor_node_on_feature(input)) return build(b, known_step(b, node));
    branch made = start(b, node, 2);
    for (size_t i = 2; i < node->n; i += 2) {
        cor_test *test = new_test(b, COR_TEST_RANGE, input);
        test->range = (cor_test_range){from, i + 1 < node->n ? node->items[i + 1]->number : INFINITY, false, false};
        add_outcome(&made, test, node->items[i]);
        if (i + 1 < node->n) g_ptr_array_add(made.items, (gpointer) node->items[i + 1]);
        from = test->range.to;
    }
    return finish(&made);
}

/* Whether NODE tells features apart by a decision. */
static bool decides(const cor_node *node)
{
    static const char *const opaque[] = {"literal", "coalesce", "format", "within", "distance", "get", "has"};
    if (node->kind != COR_NODE_SEQ || !cor_node_on_feature(node)) return false;
    if (cor_node_calls(node, "match") || cor_node_calls(node, "case") || cor_node_calls(node, "step")) return true;
    for (size_t i = 0; i < G_N_ELEMENTS(opaque); i++)
        if (cor_node_calls(node, opaque[i])) return false;
    for (size_t i = 1; i < node->n; i++)
        if (decides(node->items[i])) return true;
    return false;
}

/* NODE with item INDEX replaced by OUTCOME. */
static const cor_node *with_item(builder *b, const cor_node *node, size_t index, const cor_node *outcome)
{
    const cor_node **items = cor_arena_memdup(b->arena, node->items, node->n * sizeof *items);
    items[index] = outcome;
    return cor_rewrite_list(b->arena, node, items, node->n);
}

/* Each arm of SO_FAR with each of FURTHER, which is of item INDEX. */
static built product(builder *b, const built *so_far, const built *further, size_t index)
{
    size_t n = so_far->n * further->n;
    if (n > MAX_ARMS) b->failed = true;
    if (b->failed) return *so_far;
    built all = {.arms = COR_NEW_ARRAY(b->arena, cor_arm, n), .n = n};
    const cor_node *times = cor_rewrite_number(b->arena, so_far->number, (double) further->n);
    const cor_node *high = cor_rewrite_call(b->arena, so_far->number, "*", times, so_far->number);
    all.number = so_far->n > 1 ? cor_rewrite_call(b->arena, high, "+", high, further->number) : further->number;
    for (size_t i = 0; i < n; i++) {
        const cor_arm *one = &so_far->arms[i / further->n], *other = &further->arms[i % further->n];
        const cor_test **tests = COR_NEW_ARRAY(b->arena, const cor_test *, one->n_tests + other->n_tests + 1);
        if (one->n_tests) memcpy(tests, one->tests, one->n_tests * sizeof *tests);
        if (other->n_tests) memcpy(tests + one->n_tests, other->tests, other->n_tests * sizeof *tests);
        all.arms[i] = (cor_arm){.tests = tests, .n_tests = one->n_tests + other->n_tests};
        all.arms[i].outcome = with_item(b, one->outcome, index, other->outcome);
    }
    return all;
}

/* An operator some of whose operands decide. */
static built build_call(builder *b, const cor_node *node)
{
    built all = leaf(b, node);
    for (size_t i = 1; i < node->n && !b->failed; i++) {
        if (!decides(node->items[i])) continue;
        built operand = build(b, node->items[i]);
        all = product(b, &all, &operand, i);
    }
    for (size_t i = 0; i < all.n; i++)
        all.arms[i].varies = cor_node_on_feature(all.arms[i].outcome);
    return all;
}

static bool is_curve(const cor_node *node)
{
    return cor_node_calls(node, "interpolate") || cor_node_calls(node, "interpolate-hcl") ||
           cor_node_calls(node, "interpolate-lab");
}

/* Between zooms: only the two stops that the page lies between, or the one. */
static const cor_node *known_curve(builder *b, const cor_node *node)
{
    cor_value value = cor_null();
    size_t last = node->n - 2, i = 3;
    if (!page_value(b, node->items[2], &value) || value.kind != COR_NUMBER) return NULL;
    if (value.number <= node->items[3]->number) return node->items[4];
    if (value.number >= node->items[last]->number) return node->items[last + 1];
    while (node->items[i + 2]->number <= value.number)
        i += 2;
    if (value.number == node->items[i]->number) return node->items[i + 1];
    const cor_node *items[7] = {node->items[0],     node->items[1],     node->items[2],    node->items[i],
                                node->items[i + 1], node->items[i + 2], node->items[i + 3]};
    return cor_rewrite_list(b->arena, node, cor_arena_memdup(b->arena, items, sizeof items), 7);
}

static built build(builder *b, const cor_node *node)
{
    if (is_curve(node) && node->n >= 5 && !cor_node_on_feature(node->items[2])) {
        const cor_node *known = known_curve(b, node);
        if (known && !is_curve(known)) return build(b, known);
        node = known ? known : node;
    }
    if (b->failed || !decides(node)) return leaf(b, node);
    if (cor_node_calls(node, "match")) return build_match(b, node);
    if (cor_node_calls(node, "case")) return build_case(b, node);
    return cor_node_calls(node, "step") ? build_step(b, node) : build_call(b, node);
}

const cor_arms *cor_arms_of(const cor_compiler *compiler, const cor_eval *page, const cor_node *plain)
{
    builder b = {.compiler = compiler, .page = page, .arena = compiler->arena};
    const cor_property_spec number = {.kind = COR_EXPECT_NUMBER,
                                      .zoom = true,
                                      .feature = true,
                                      .fallback = cor_number(-1),
                                      .minimum = NAN,
                                      .maximum = NAN};
    const cor_compiler quiet = {compiler->arena, compiler->interns, NULL};
    built all = build(&b, plain);
    cor_arms *arms = COR_NEW(b.arena, cor_arms);
    *arms = (cor_arms){.arms = all.arms, .n = all.n};
    if (b.failed || cor_compile(&quiet, all.number, &number, &arms->which, NULL, NULL, NULL)) return NULL;
    return arms;
}
