/* Programs over columns: binding, rows at once, fallbacks, diagnostics, what a program reads. */
#include "expression.h"

typedef struct {
    double numbers[4];
    const char *strings[4];
    uint8_t bools[4];
    cor_value values[4];
    cor_column columns[4];
} table;

static table made_table(cor_interns *interns)
{
    table t = {.numbers = {1, NAN, 3, 4}, .bools = {0, 1, 2, 1}};
    static const char *const words[] = {"a", "b", NULL, "a"};
    for (int i = 0; i < 4; i++)
        t.strings[i] = cor_intern(interns, words[i]);
    t.values[0] = cor_present_null();
    t.values[1] = cor_null();
    t.values[2] = cor_number(7);
    t.values[3] = cor_interned(cor_intern(interns, "x"));
    return t;
}

static void set_columns(table *t, cor_interns *interns, cor_eval *eval)
{
    t->columns[0] = (cor_column){.name = cor_intern(interns, "n"), .kind = COR_COLUMN_NUMBERS, .numbers = t->numbers};
    t->columns[1] = (cor_column){.name = cor_intern(interns, "s"), .kind = COR_COLUMN_STRINGS, .strings = t->strings};
    t->columns[2] = (cor_column){.name = cor_intern(interns, "b"), .kind = COR_COLUMN_BOOLS, .bools = t->bools};
    t->columns[3] = (cor_column){.name = cor_intern(interns, "v"), .kind = COR_COLUMN_VALUES, .values = t->values};
    eval->columns = t->columns;
    eval->n_columns = 4;
}

static const cor_program *with_fallback(bench *b, const char *json, cor_expect kind, cor_value fallback)
{
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(kind);
    const cor_program *program = NULL;
    spec.fallback = fallback;
    assert_int_equal(cor_compile(&compiler, node_of(b, json), &spec, &program, NULL, NULL, NULL), COR_OK);
    return program;
}

static void null_and_failing_rows_get_the_fallback(void **state)
{
    bench *b = *state;
    table t = made_table(b->interns);
    cor_eval eval = {.arena = b->arena, .interns = b->interns, .diagnostics = cor_diagnostics_new()};
    set_columns(&t, b->interns, &eval);
    const cor_program *program = with_fallback(b, "[\"+\", [\"get\", \"n\"], 10]", COR_EXPECT_NUMBER, cor_number(-1));
    program = cor_program_bind(program, eval.columns, eval.n_columns, b->arena);
    uint32_t rows[] = {3, 1, 0, 1};
    double out[4];
    cor_evaluate_numbers(program, &eval, rows, 4, out);
    assert_true(out[0] == 14 && out[1] == -1 && out[2] == 11 && out[3] == -1);
    assert_int_equal(cor_diagnostics_count(eval.diagnostics), 1);
    cor_diagnostics_free(eval.diagnostics);
}

static void bound_and_unbound_programs_agree(void **state)
{
    static const char *const texts[] = {
        "[\"get\", \"n\"]",       "[\"get\", \"s\"]",       "[\"get\", \"b\"]",
        "[\"get\", \"v\"]",       "[\"has\", \"n\"]",       "[\"has\", \"v\"]",
        "[\"get\", \"missing\"]", "[\"has\", \"missing\"]", "[\"get\", [\"concat\", \"n\", \"\"]]",
        "[\"properties\"]"};
    bench *b = *state;
    table t = made_table(b->interns);
    cor_eval eval = {.arena = b->arena, .interns = b->interns};
    set_columns(&t, b->interns, &eval);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const cor_program *program = compiled(b, texts[i], COR_EXPECT_VALUE);
        const cor_program *bound = cor_program_bind(program, eval.columns, eval.n_columns, b->arena);
        for (eval.row = 0; eval.row < 4; eval.row++) {
            cor_value x = cor_evaluate(program, &eval), y = cor_evaluate(bound, &eval);
            assert_string_equal(cor_value_json(program, x, b->arena), cor_value_json(bound, y, b->arena));
        }
    }
}

static void a_null_cell_is_no_field_unless_it_was_written(void **state)
{
    bench *b = *state;
    table t = made_table(b->interns);
    cor_eval eval = {.arena = b->arena, .interns = b->interns};
    set_columns(&t, b->interns, &eval);
    const cor_program *has_v = compiled(b, "[\"has\", \"v\"]", COR_EXPECT_BOOLEAN);
    const cor_program *has_n = compiled(b, "[\"has\", \"n\"]", COR_EXPECT_BOOLEAN);
    assert_true(cor_evaluate(has_v, &eval).boolean);
    eval.row = 1;
    assert_false(cor_evaluate(has_v, &eval).boolean);
    assert_false(cor_evaluate(has_n, &eval).boolean);
}

static void a_program_knows_what_it_reads(void **state)
{
    bench *b = *state;
    cor_program_fields f = cor_program_wants(
        compiled(b, "[\"case\", [\"has\", \"a\"], [\"get\", \"b\"], [\"get\", \"a\"]]", COR_EXPECT_VALUE));
    assert_int_equal(f.n, 2);
    assert_false(f.all || f.geometry || f.id);
    f = cor_program_wants(compiled(b, "[\"get\", [\"get\", \"which\"]]", COR_EXPECT_VALUE));
    assert_true(f.all);
    f = cor_program_wants(compiled(b, "[\"concat\", [\"geometry-type\"], [\"id\"]]", COR_EXPECT_VALUE));
    assert_true(f.geometry && f.id && !f.all);
    f = cor_program_wants(compiled(b, "5", COR_EXPECT_NUMBER));
    assert_true(!f.n && !f.all);
}

static void constancy_is_told(void **state)
{
    bench *b = *state;
    const cor_program *p = compiled(b, "[\"step\", [\"zoom\"], 1, 5, 2]", COR_EXPECT_NUMBER);
    assert_true(cor_program_is_feature_constant(p));
    assert_false(cor_program_is_zoom_constant(p));
    p = compiled(b, "[\"get\", \"x\"]", COR_EXPECT_NUMBER);
    assert_false(cor_program_is_feature_constant(p));
    assert_true(cor_program_is_zoom_constant(p));
    assert_string_equal(cor_program_type(p), "number");
}

static void words_that_are_not_listed_are_the_fallback(void **state)
{
    static const char *const words[] = {"a", "c", NULL};
    bench *b = *state;
    table t = made_table(b->interns);
    cor_eval eval = {.arena = b->arena, .interns = b->interns};
    set_columns(&t, b->interns, &eval);
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(COR_EXPECT_ENUM);
    const cor_program *program = NULL;
    spec.enums = words;
    spec.fallback = cor_string("c");
    assert_int_equal(cor_compile(&compiler, node_of(b, "[\"get\", \"s\"]"), &spec, &program, NULL, NULL, NULL), COR_OK);
    assert_string_equal(cor_evaluate(program, &eval).string, "a");
    eval.row = 1;
    assert_string_equal(cor_evaluate(program, &eval).string, "c");
}

static void without_an_arena_words_still_come_out(void **state)
{
    static const char *const words[] = {"none", "visible", NULL};
    bench *b = *state;
    cor_compiler compiler = {b->arena, b->interns, NULL};
    cor_property_spec spec = spec_of(COR_EXPECT_ENUM);
    const cor_program *program = NULL;
    const cor_parameter part = {"part", cor_string("ne")};
    cor_eval eval = {.state = &part, .n_state = 1};
    spec.enums = words;
    const cor_node *node = node_of(b, "[\"concat\", \"no\", [\"global-state\", \"part\"]]");
    assert_int_equal(cor_compile(&compiler, node, &spec, &program, NULL, NULL, NULL), COR_OK);
    assert_string_equal(cor_evaluate(program, &eval).string, "none");
    program = compiled(b, "[\"concat\", \"no\", [\"global-state\", \"part\"]]", COR_EXPECT_STRING);
    assert_int_equal(cor_evaluate(program, &eval).kind, COR_NULL);
    program = with_fallback(b, "[\"number\", [\"global-state\", \"part\"]]", COR_EXPECT_NUMBER, cor_number(3));
    assert_true(cor_evaluate(program, &eval).number == 3);
}

static void fallbacks_may_be_written_as_text(void **state)
{
    bench *b = *state;
    cor_eval eval = {.arena = b->arena, .interns = b->interns};
    const cor_program *p = with_fallback(b, "[\"get\", \"x\"]", COR_EXPECT_COLOR, cor_string("#ff0000"));
    cor_value value = cor_evaluate(p, &eval);
    assert_int_equal(value.kind, COR_COLOR);
    assert_true(value.color.r == 1 && value.color.a == 1);
}

static void formatted_texts_have_their_sections(void **state)
{
    bench *b = *state;
    const char *const images[] = {"pin"};
    cor_eval eval = {.arena = b->arena, .interns = b->interns, .images = images, .n_images = 1};
    const cor_program *p =
        compiled(b,
                 "[\"format\", \"km \", {\"font-scale\": 0.8, \"text-color\": \"red\", \"text-font\": "
                 "[\"literal\", [\"A\", \"B\"]]}, [\"image\", \"pin\"]]",
                 COR_EXPECT_FORMATTED);
    size_t n;
    const cor_text_section *s = cor_value_sections(cor_evaluate(p, &eval), b->arena, &n);
    assert_int_equal(n, 2);
    assert_string_equal(s[0].text, "km ");
    assert_true(s[0].scale == 0.8 && s[0].has_color && s[0].color.r == 1);
    assert_string_equal(s[0].fonts[1], "B");
    assert_null(s[0].fonts[2]);
    assert_null(s[1].text);
    assert_string_equal(s[1].image, "pin");
    s = cor_value_sections(cor_number(5), b->arena, &n);
    assert_int_equal(n, 1);
    assert_string_equal(s[0].text, "5");
}

static void rich_values_give_up_their_items(void **state)
{
    bench *b = *state;
    cor_eval eval = {.arena = b->arena, .interns = b->interns};
    const cor_array *sides = cor_value_array(cor_evaluate(compiled(b, "[1, 2]", COR_EXPECT_PADDING), &eval));
    assert_int_equal(sides->n, 4);
    assert_true(sides->items[3].number == 2);
    cor_value image = cor_evaluate(compiled(b, "[\"image\", \"pin\"]", COR_EXPECT_IMAGE), &eval);
    assert_string_equal(cor_value_image(image), "pin");
    assert_null(cor_value_image(cor_null()));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(null_and_failing_rows_get_the_fallback),
        TEST(bound_and_unbound_programs_agree),
        TEST(a_null_cell_is_no_field_unless_it_was_written),
        TEST(a_program_knows_what_it_reads),
        TEST(constancy_is_told),
        TEST(words_that_are_not_listed_are_the_fallback),
        TEST(without_an_arena_words_still_come_out),
        TEST(fallbacks_may_be_written_as_text),
        TEST(formatted_texts_have_their_sections),
        TEST(rich_values_give_up_their_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
