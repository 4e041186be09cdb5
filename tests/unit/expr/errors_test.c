/* What is wrong with an expression, and where. */
#include "expression.h"

static void errors_stand_at_the_reference_s_keys(void **state)
{
    static const row rows[] = {
        {"[]", ""},
        {"[1]", "[0]"},
        {"[\"nonsense\"]", "[0]"},
        {"[\"+\", 1, \"a\"]", "[2]"},
        {"[\"-\", 1, 2, 3]", ""},
        {"[\"case\", true, 1]", ""},
        {"[\"case\", 1, 2, 3]", "[1]"},
        {"[\"match\", \"a\", \"b\", 1, \"b\", 2, 3]", "[4]"},
        {"[\"match\", \"a\", 1.5, 1, 2]", "[2]"},
        {"[\"match\", 5, \"a\", 1, 2]", "[1]"},
        {"[\"step\", [\"get\", \"x\"], 0, 5, 1, 5, 2]", "[5]"},
        {"[\"interpolate\", [\"linear\"], [\"get\", \"x\"], \"a\", 1]", "[3]"},
        {"[\"interpolate\", [\"exponential\"], [\"get\", \"x\"], 0, 1]", "[1][1]"},
        {"[\"interpolate\", [\"wild\"], [\"get\", \"x\"], 0, 1]", "[1][0]"},
        {"[\"at\", \"a\", 5]", "[1]|[2]"},
        {"[\"var\", \"x\"]", "[1]"},
        {"[\"let\", \"a-b\", 1, 2]", "[1]"},
        {"[\"<\", true, 1]", "[1]"},
        {"[\"literal\"]", ""},
        {"{\"a\": 1}", ""},
        {"[\"array\", \"object\", 1]", "[1]"},
        {"[\"number-format\", \"a\", {}]", "[1]"},
        {"[\"length\", [\"number-format\", 1, {\"unit\": \"furlong\"}]]", "[1]"},
        {"[\"to-color\", \"nonsense\"]", ""},
        {"[\"all\", [\"+\", 1, \"a\"], true]", "[1][2]"},
        {"[\"zoom\"]", ""},
        {"[\"+\", 1, [\"interpolate\", [\"linear\"], [\"zoom\"], 0, 1, 10, 2]]", ""},
    };
    bench *b = *state;
    EACH_ROW(rows, r)
    {
        const char *found = error_keys(b, r->expression, COR_EXPECT_NUMBER);
        bool empty = !*r->expected && !strcmp(found, "");
        if (strcmp(found, r->expected) && !empty)
            fail_msg("%s: errors at \"%s\", expected \"%s\"", r->expression, found, r->expected);
    }
}

static void the_place_in_the_document_is_named(void **state)
{
    bench *b = *state;
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(COR_EXPECT_NUMBER);
    const cor_program *program;
    cor_error err = {0};
    const cor_node *node = node_of(b, "[\"+\", 1,\n  [\"abs\", \"a\"]]");
    assert_int_equal(cor_compile(&compiler, node, &spec, &program, NULL, NULL, &err), COR_BAD_DOCUMENT);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 11);
    assert_non_null(strstr(err.message, "[2][1]"));
}

static void an_operator_that_is_misspelt_gets_the_nearest_one(void **state)
{
    bench *b = *state;
    const char *line = line_of(b, "{\"expression\": [\"interpolat\", 1]}");
    assert_non_null(strstr(line, "did you mean \\\"interpolate\\\""));
}

static cor_status constant(bench *b, const char *json, cor_property_spec spec, cor_error *err)
{
    cor_compiler compiler = {b->arena, b->interns, NULL};
    const cor_program *program;
    return cor_compile(&compiler, node_of(b, json), &spec, &program, NULL, NULL, err);
}

static void constants_are_checked_against_the_property(void **state)
{
    static const char *const words[] = {"round", "miter", NULL};
    bench *b = *state;
    cor_error err;
    cor_property_spec number = spec_of(COR_EXPECT_NUMBER), word = spec_of(COR_EXPECT_ENUM);
    number.minimum = 0;
    number.maximum = 1;
    word.enums = words;
    assert_int_equal(constant(b, "0.5", number, &err), COR_OK);
    assert_int_equal(constant(b, "1.5", number, &err), COR_BAD_DOCUMENT);
    assert_non_null(strstr(err.message, "maximum"));
    assert_int_equal(constant(b, "\"half\"", number, &err), COR_BAD_DOCUMENT);
    assert_int_equal(constant(b, "\"round\"", word, &err), COR_OK);
    assert_int_equal(constant(b, "\"mitre\"", word, &err), COR_BAD_DOCUMENT);
    assert_non_null(strstr(err.message, "did you mean \"miter\""));
    assert_int_equal(constant(b, "\"nonsense\"", spec_of(COR_EXPECT_COLOR), &err), COR_BAD_DOCUMENT);
    assert_int_equal(constant(b, "[\"Noto Sans\"]", spec_of(COR_EXPECT_STRING_ARRAY), &err), COR_OK);
    assert_int_equal(constant(b, "[\"a\", 1]", spec_of(COR_EXPECT_STRING_ARRAY), &err), COR_BAD_DOCUMENT);
    assert_int_equal(constant(b, "[1, 2, 3]", spec_of(COR_EXPECT_PADDING), &err), COR_OK);
    assert_int_equal(constant(b, "[\"top\", [0, 4]]", spec_of(COR_EXPECT_VARIABLE_ANCHORS), &err), COR_OK);
}

static void a_property_refuses_what_it_can_t_depend_on(void **state)
{
    bench *b = *state;
    cor_error err;
    cor_property_spec fixed = spec_of(COR_EXPECT_NUMBER), stepped = spec_of(COR_EXPECT_NUMBER);
    fixed.feature = fixed.zoom = false;
    stepped.interpolated = false;
    assert_int_equal(constant(b, "[\"get\", \"x\"]", fixed, &err), COR_BAD_DOCUMENT);
    assert_non_null(strstr(err.message, "feature"));
    assert_int_equal(constant(b, "[\"step\", [\"zoom\"], 1, 5, 2]", fixed, &err), COR_BAD_DOCUMENT);
    assert_non_null(strstr(err.message, "zoom"));
    assert_int_equal(constant(b, "[\"interpolate\", [\"linear\"], [\"zoom\"], 1, 1, 5, 2]", stepped, &err),
                     COR_BAD_DOCUMENT);
    assert_int_equal(constant(b, "[\"step\", [\"zoom\"], 1, 5, 2]", stepped, &err), COR_OK);
}

static void nesting_has_a_limit_and_no_exponential_time(void **state)
{
    bench *b = *state;
    GString *deep = g_string_new(NULL);
    for (int i = 0; i < 28; i++)
        g_string_append(deep, "[\"all\", true, ");
    g_string_append(deep, "[\"nonsense\"]");
    for (int i = 0; i < 28; i++)
        g_string_append_c(deep, ']');
    assert_string_not_equal(error_keys(b, deep->str, COR_EXPECT_BOOLEAN), "");
    g_string_free(deep, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(errors_stand_at_the_reference_s_keys),
        TEST(the_place_in_the_document_is_named),
        TEST(an_operator_that_is_misspelt_gets_the_nearest_one),
        TEST(constants_are_checked_against_the_property),
        TEST(a_property_refuses_what_it_can_t_depend_on),
        TEST(nesting_has_a_limit_and_no_exponential_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
