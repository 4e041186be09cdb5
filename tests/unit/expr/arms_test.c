/* What an expression tells apart, which arm a row takes, and what an outcome follows. */
#include "expression.h"

#include "expr/arms.h"
#include "expr/follow.h"

static const cor_eval *page_of(bench *b)
{
    cor_eval *eval = COR_NEW(b->arena, cor_eval);
    *eval = (cor_eval){.zoom = 5, .arena = b->arena, .interns = b->interns};
    return eval;
}

static const cor_node *plain_of(bench *b, const char *json)
{
    const cor_compiler compiler = {b->arena, b->interns, NULL};
    const cor_property_spec spec = spec_of(COR_EXPECT_COLOR);
    return cor_plain_expression(&compiler, node_of(b, json), &spec, 5);
}

static const cor_arms *arms_of(bench *b, const char *json)
{
    const cor_compiler compiler = {b->arena, b->interns, NULL};
    const cor_node *plain = plain_of(b, json);
    return plain ? cor_arms_of(&compiler, page_of(b), plain) : NULL;
}

/* "equal port; range 5 20; …": the tests of each arm, "," between those of one. */
static const char *told(bench *b, const char *json)
{
    static const char *const names[] = {"equal", "range", "has", "true", "kind", "and", "or", "otherwise", "unknown"};
    const cor_arms *arms = arms_of(b, json);
    const char *all = "";
    for (size_t i = 0; arms && i < arms->n; i++) {
        if (i) all = cor_arena_format(b->arena, "%s; ", all);
        for (size_t k = 0; k < arms->arms[i].n_tests; k++) {
            const cor_test *test = arms->arms[i].tests[k];
            all = cor_arena_format(b->arena, "%s%s%s%s", all, k ? ", " : "", test->negated ? "not " : "",
                                   names[test->kind]);
            for (size_t v = 0; v < test->n_values; v++)
                all = cor_arena_format(b->arena, "%s %s", all, cor_value_text(test->values[v], b->arena));
            if (test->kind == COR_TEST_RANGE)
                all = cor_arena_format(b->arena, "%s %g %g", all, test->range.from, test->range.to);
        }
    }
    return all;
}

static void the_tests_of_each_arm_are_told_in_their_order(void **state)
{
    static const row rows[] = {
        {"[\"match\", [\"get\", \"k\"], \"a\", \"red\", [\"b\", \"c\"], \"blue\", \"grey\"]",
         "equal a; equal b; equal c; otherwise"},
        {"[\"step\", [\"get\", \"n\"], \"red\", 5, \"blue\", 20, \"grey\"]", "range -inf 5; range 5 20; range 20 inf"},
        {"[\"case\", [\">\", [\"get\", \"n\"], 20], \"red\", [\">\", [\"get\", \"n\"], 5], \"blue\", \"grey\"]",
         "range 20 inf; range 5 20; range -inf 5"},
        {"[\"case\", [\"has\", \"k\"], [\"match\", [\"get\", \"k\"], \"a\", \"red\", \"blue\"], \"grey\"]",
         "has, equal a; has, otherwise; otherwise"},
        {"[\"case\", [\"==\", [\"get\", \"k\"], null], \"red\", [\">\", [\"get\", \"n\"], [\"get\", \"m\"]], \"blue\", "
         "\"grey\"]",
         "not has; unknown; otherwise"},
        {"{\"property\": \"k\", \"type\": \"categorical\", \"stops\": [[\"a\", \"red\"]], \"default\": \"blue\"}",
         "equal a; otherwise"},
        {"[\"let\", \"x\", [\"get\", \"k\"], [\"match\", [\"var\", \"x\"], \"a\", \"red\", \"blue\"]]",
         "equal a; otherwise"},
        {"[\"step\", [\"zoom\"], \"red\", 4, [\"match\", [\"get\", \"k\"], \"a\", \"red\", \"blue\"], 6, \"grey\"]",
         "equal a; otherwise"},
        {"[\"to-color\", [\"get\", \"c\"]]", ""},
    };
    EACH_ROW(rows, r) assert_string_equal(told(*state, r->expression), r->expected);
}

static void a_row_takes_the_arm_that_the_expression_takes(void **state)
{
    bench *b = *state;
    double numbers[4] = {3, 30, NAN, 7};
    const char *words[4] = {cor_intern(b->interns, "a"), cor_intern(b->interns, "c"), cor_intern(b->interns, "a"),
                            cor_intern(b->interns, "x")};
    const cor_column columns[2] = {
        {.name = cor_intern(b->interns, "n"), .kind = COR_COLUMN_NUMBERS, .numbers = numbers},
        {.name = cor_intern(b->interns, "k"), .kind = COR_COLUMN_STRINGS, .strings = words}};
    cor_eval eval = *page_of(b);
    eval.columns = columns;
    eval.n_columns = 2;
    const uint32_t rows[4] = {0, 1, 2, 3};
    double which[4];
    const cor_arms *arms = arms_of(b, "[\"match\", [\"get\", \"k\"], \"a\", [\"step\", [\"get\", \"n\"], \"red\", 5, "
                                      "\"blue\"], [\"b\", \"c\"], \"green\", \"grey\"]");
    assert_int_equal(arms->n, 5);
    cor_evaluate_numbers(cor_program_bind(arms->which, columns, 2, b->arena), &eval, rows, 4, which);
    assert_true(which[0] == 0 && which[1] == 3 && which[2] == -1 && which[3] == 4);
}

static void more_arms_than_a_legend_can_have_are_refused(void **state)
{
    bench *b = *state;
    GString *json = g_string_new("[\"match\", [\"get\", \"k\"]");
    for (int i = 0; i < 1200; i++)
        g_string_append_printf(json, ", \"%d\", \"red\"", i);
    g_string_append(json, ", \"blue\"]");
    assert_null(arms_of(b, json->str));
    g_string_free(json, TRUE);
}

/* Variables of variables: written out they would be 2^20 times the first. */
static void variables_that_would_grow_without_end_are_refused(void **state)
{
    bench *b = *state;
    GString *json = g_string_new(NULL);
    g_string_append(json, "[\"let\", \"v0\", [\"get\", \"k\"]");
    for (int i = 1; i <= 20; i++)
        g_string_append_printf(json, ", \"v%d\", [\"concat\", [\"var\", \"v%d\"], [\"var\", \"v%d\"]]", i, i - 1,
                               i - 1);
    g_string_append(json, ", [\"to-color\", [\"var\", \"v20\"]]]");
    assert_null(plain_of(b, json->str));
    g_string_free(json, TRUE);
}

static void what_follows_one_input_is_told(void **state)
{
    bench *b = *state;
    const cor_compiler compiler = {b->arena, b->interns, NULL};
    const cor_property_spec spec = spec_of(COR_EXPECT_NUMBER);
    const cor_follow *f = cor_follow_of(&compiler, page_of(b), &spec,
                                        node_of(b, "[\"*\", 2, [\"sqrt\", [\"to-number\", [\"get\", \"n\"], 0]]]"));
    assert_non_null(f);
    assert_string_equal(f->field, "n");
    assert_int_equal(f->n_stops, 0);
    f = cor_follow_of(
        &compiler, page_of(b), &spec,
        node_of(b, "[\"interpolate\", [\"linear\"], [\"/\", [\"get\", \"n\"], [\"get\", \"m\"]], 0, 1, 10, 5]"));
    assert_non_null(f);
    assert_null(f->field);
    assert_true(f->n_stops == 2 && f->stops[1] == 10);
    assert_null(cor_follow_of(&compiler, page_of(b), &spec, node_of(b, "[\"/\", [\"get\", \"n\"], [\"get\", \"m\"]]")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_tests_of_each_arm_are_told_in_their_order),
        TEST(a_row_takes_the_arm_that_the_expression_takes),
        TEST(more_arms_than_a_legend_can_have_are_refused),
        TEST(variables_that_would_grow_without_end_are_refused),
        TEST(what_follows_one_input_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
