/* Older notations: filters, stop functions, tokens. */
#include "expression.h"

static void filters_of_the_old_notation_pass_and_hold_back(void **state)
{
    /* For the feature {"class": "road", "lanes": 2, "none": null}, id 7, a line. */
    static const row rows[] = {
        {"[\"==\", \"class\", \"road\"]", "true"},
        {"[\"==\", \"lanes\", \"2\"]", "false"},
        {"[\"!=\", \"class\", \"road\"]", "false"},
        {"[\"!=\", \"missing\", 1]", "true"},
        {"[\">\", \"lanes\", 1]", "true"},
        {"[\">\", \"class\", 1]", "false"},
        {"[\">=\", \"missing\", 0]", "false"},
        {"[\"has\", \"none\"]", "true"},
        {"[\"!has\", \"missing\"]", "true"},
        {"[\"==\", \"none\", null]", "true"},
        {"[\"==\", \"missing\", null]", "false"},
        {"[\"in\", \"class\", \"rail\", \"road\"]", "true"},
        {"[\"in\", \"class\", 1, \"road\", true]", "true"},
        {"[\"in\", \"class\"]", "false"},
        {"[\"!in\", \"class\", \"road\"]", "false"},
        {"[\"==\", \"$type\", \"LineString\"]", "true"},
        {"[\"in\", \"$type\", \"Point\", \"Polygon\"]", "false"},
        {"[\"==\", \"$id\", 7]", "true"},
        {"[\"has\", \"$id\"]", "true"},
        {"[\"all\", [\"has\", \"class\"], [\"<\", \"lanes\", 3]]", "true"},
        {"[\"none\", [\"has\", \"class\"]]", "false"},
        {"[\"any\"]", "false"},
        {"[\"all\"]", "true"},
        {"true", "true"},
        {"[\">\", [\"get\", \"lanes\"], 1]", "true"},
        {"[\">\", [\"get\", \"class\"], 1]", "false"},
        {"[\"in\", [\"get\", \"class\"], [\"literal\", [\"road\"]]]", "true"},
    };
    bench *b = *state;
    EACH_ROW(rows, r)
    {
        const char *line =
            cor_arena_format(b->arena,
                             "{\"filter\": %s, \"inputs\": [[{}, {\"id\": 7, \"properties\": {\"class\": \"road\", "
                             "\"lanes\": 2, \"none\": "
                             "null}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[0, 0], [1, 1]]}}]]}",
                             r->expression);
        const char *out = strstr(line_of(b, line), "\"outputs\":[");
        const char *expected = cor_arena_format(b->arena, "\"outputs\":[%s]}", r->expected);
        if (!out || strcmp(out, expected)) fail_msg("%s: %s", r->expression, line_of(b, line));
    }
}

static void large_lists_of_a_filter_are_looked_up(void **state)
{
    bench *b = *state;
    cor_compiler compiler = {b->arena, b->interns, NULL};
    GString *json = g_string_new("[\"in\", \"n\"");
    for (int i = 0; i < 1000; i++)
        g_string_append_printf(json, ", %d", (i * 7919) % 10007);
    g_string_append_c(json, ']');
    const cor_program *program = NULL;
    assert_int_equal(cor_compile_filter(&compiler, node_of(b, json->str), &program, NULL), COR_OK);
    g_string_free(json, TRUE);
    double cells[] = {0, 7919, 5, NAN};
    uint32_t rows[] = {0, 1, 2, 3};
    cor_column column = {.name = cor_intern(b->interns, "n"), .kind = COR_COLUMN_NUMBERS, .numbers = cells};
    cor_eval eval = {.arena = b->arena, .interns = b->interns, .columns = &column, .n_columns = 1};
    assert_int_equal(cor_evaluate_filter(program, &eval, rows, 4), 2);
    assert_int_equal(rows[0], 0);
    assert_int_equal(rows[1], 1);
}

static void a_filter_of_both_notations_is_warned_of(void **state)
{
    bench *b = *state;
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    cor_compiler compiler = {b->arena, b->interns, diagnostics};
    const cor_program *program = NULL;
    const cor_node *node = node_of(b, "[\"all\", [\">\", [\"get\", \"n\"], 1],\n [\"==\", \"class\", \"road\"]]");
    assert_int_equal(cor_compile_filter(&compiler, node, &program, NULL), COR_OK);
    assert_int_equal(cor_diagnostics_count(diagnostics), 1);
    assert_int_equal(cor_diagnostics_get(diagnostics, 0)->line, 2);
    cor_diagnostics_free(diagnostics);
}

/* What an old function is rewritten to is gone by then. */
static void a_function_that_fails_says_where_it_stands(void **state)
{
    bench *b = *state;
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    cor_compiler compiler = {b->arena, b->interns, NULL};
    const cor_program *program = NULL;
    cor_property_spec spec = spec_of(COR_EXPECT_NUMBER);
    const cor_node *node = node_of(b, "\n {\"property\": \"n\", \"type\": \"categorical\", \"stops\": [[\"a\", 1]]}");
    assert_int_equal(cor_compile(&compiler, node, &spec, &program, NULL, NULL, NULL), COR_OK);
    cor_eval eval = {.arena = b->arena, .interns = b->interns, .diagnostics = diagnostics};
    cor_evaluate(program, &eval);
    assert_int_equal(cor_diagnostics_count(diagnostics), 1);
    assert_int_equal(cor_diagnostics_get(diagnostics, 0)->line, 2);
    cor_diagnostics_free(diagnostics);
}

static void functions_of_stops_are_curves(void **state)
{
    static const row rows[] = {
        {"{\"stops\": [[0, 0], [10, 100]]}", "50"},
        {"{\"base\": 2, \"stops\": [[4, 0], [6, 3]]}", "1"},
        {"{\"type\": \"interval\", \"stops\": [[0, 1], [5, 2], [6, 3]]}", "2"},
        {"{\"property\": \"n\", \"stops\": [[0, 0], [8, 80]]}", "40"},
        {"{\"property\": \"s\", \"type\": \"categorical\", \"stops\": [[\"a\", 1], [\"b\", 2]]}", "2"},
        {"{\"property\": \"t\", \"type\": \"categorical\", \"stops\": [[true, 1], [false, 2]]}", "1"},
        {"{\"property\": \"n\", \"type\": \"identity\"}", "4"},
        {"{\"property\": \"s\", \"stops\": [[0, 0], [8, 80]], \"default\": 3}", "3"},
        {"{\"property\": \"s\", \"type\": \"identity\", \"default\": 9}", "9"},
        {"{\"property\": \"n\", \"stops\": [[{\"zoom\": 0, \"value\": 0}, 0], [{\"zoom\": 0, \"value\": 8}, 8], "
         "[{\"zoom\": 10, \"value\": 0}, 0], [{\"zoom\": 10, \"value\": 8}, 16]]}",
         "6"},
        {"{\"base\": 2, \"property\": \"n\", \"stops\": [[{\"zoom\": 4, \"value\": 0}, 0], [{\"zoom\": 4, \"value\": "
         "8}, 0], "
         "[{\"zoom\": 6, \"value\": 0}, 0], [{\"zoom\": 6, \"value\": 8}, 12]]}",
         "2"},
    };
    bench *b = *state;
    double n = 4;
    const char *s = cor_intern(b->interns, "b");
    uint8_t t = 1;
    cor_column columns[] = {{.name = cor_intern(b->interns, "n"), .kind = COR_COLUMN_NUMBERS, .numbers = &n},
                            {.name = cor_intern(b->interns, "s"), .kind = COR_COLUMN_STRINGS, .strings = &s},
                            {.name = cor_intern(b->interns, "t"), .kind = COR_COLUMN_BOOLS, .bools = &t}};
    cor_eval eval = {.zoom = 5, .columns = columns, .n_columns = 3};
    EACH_ROW(rows, r)
    {
        const char *found = value_of(b, r->expression, COR_EXPECT_NUMBER, &eval);
        if (strcmp(found, r->expected)) fail_msg("%s gives %s, expected %s", r->expression, found, r->expected);
    }
}

static void what_is_no_function_is_refused(void **state)
{
    static const char *const texts[] = {"{}",
                                        "{\"stops\": []}",
                                        "{\"stops\": 5}",
                                        "{\"stops\": [5]}",
                                        "{\"stops\": [[0]]}",
                                        "{\"stops\": [[{\"zoom\": 1}, 2]]}",
                                        "{\"stops\": [[{\"zoom\": 1, \"value\": 2}, 2], [3, 4]]}",
                                        "{\"type\": \"wild\", \"stops\": [[0, 1]]}",
                                        "{\"type\": \"categorical\", \"stops\": [[0, 1]]}",
                                        "{\"stops\": [[{\"zoom\": 1, \"value\": 2}, 2]]}"};
    bench *b = *state;
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(COR_EXPECT_NUMBER);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const cor_program *program;
        cor_error err = {0};
        if (!cor_compile(&compiler, node_of(b, texts[i]), &spec, &program, NULL, NULL, &err))
            fail_msg("%s is taken for a function", texts[i]);
        assert_true(*err.message);
    }
}

static void tokens_are_fields(void **state)
{
    bench *b = *state;
    const char *name = cor_intern(b->interns, "Gwadar");
    cor_column column = {.name = cor_intern(b->interns, "name"), .kind = COR_COLUMN_STRINGS, .strings = &name};
    cor_eval eval = {.columns = &column, .n_columns = 1, .arena = b->arena, .interns = b->interns};
    static const row rows[] = {
        {"\"{name} port\"", "Gwadar port"}, {"\"{name}\"", "Gwadar"},
        {"\"no {token\"", "no {token"},     {"\"{missing}!\"", "!"},
        {"\"{}{name}\"", "{}Gwadar"},
    };
    EACH_ROW(rows, r)
    {
        const cor_program *program = compiled(b, r->expression, COR_EXPECT_FORMATTED);
        assert_string_equal(cor_value_text(cor_evaluate(program, &eval), b->arena), r->expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(filters_of_the_old_notation_pass_and_hold_back),
        TEST(large_lists_of_a_filter_are_looked_up),
        TEST(a_filter_of_both_notations_is_warned_of),
        TEST(a_function_that_fails_says_where_it_stands),
        TEST(functions_of_stops_are_curves),
        TEST(what_is_no_function_is_refused),
        TEST(tokens_are_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
