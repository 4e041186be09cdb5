/* What holds for every expression, tried on thousands made from seeds. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <glib.h>

#include "expr/expr.h"
#include "support/cmocka_all.h"

enum { ROWS = 8, SEEDS = 3000 };

static GRand *seeded(guint32 seed)
{
    return g_rand_new_with_seed(seed);
}

static bool chance(GRand *r, double p)
{
    return g_rand_double(r) < p;
}

#define PICK(r, ...)                                                                                                   \
    ((const char *const[]){                                                                                            \
        __VA_ARGS__})[g_rand_int_range(r, 0, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))]

static void write_number(GRand *r, GString *out, int depth);

static void write_text(GRand *r, GString *out, int depth)
{
    if (depth <= 0 || chance(r, 0.3)) {
        g_string_append(out, PICK(r, "\"a\"", "\"\"", "[\"get\", \"s\"]", "\"ü\"", "[\"get\", \"n\"]"));
        return;
    }
    g_string_append_printf(out, "[\"%s\", ", PICK(r, "to-string", "typeof", "concat"));
    if (chance(r, 0.5))
        write_text(r, out, depth - 1);
    else
        write_number(r, out, depth - 1);
    g_string_append_c(out, ']');
}

static void write_test(GRand *r, GString *out, int depth)
{
    if (depth <= 0 || chance(r, 0.2)) {
        g_string_append(out, PICK(r, "true", "false", "[\"has\", \"n\"]", "[\"get\", \"b\"]"));
        return;
    }
    if (chance(r, 0.4)) {
        g_string_append_printf(out, "[\"%s\", ", PICK(r, "all", "any"));
        write_test(r, out, depth - 1);
        g_string_append(out, ", ");
        write_test(r, out, depth - 1);
    } else {
        g_string_append_printf(out, "[\"%s\", ", PICK(r, "==", "!=", "<", ">", "<=", ">="));
        write_number(r, out, depth - 1);
        g_string_append(out, ", ");
        write_number(r, out, depth - 1);
    }
    g_string_append_c(out, ']');
}

static void write_curve(GRand *r, GString *out, int depth)
{
    bool step = chance(r, 0.4);
    g_string_append(out, step ? "[\"step\", " : "[\"interpolate\", ");
    if (!step)
        g_string_append(out,
                        PICK(r, "[\"linear\"], ", "[\"exponential\", 1.5], ", "[\"cubic-bezier\", 0.2, 0, 0.7, 1], "));
    write_number(r, out, depth - 1);
    for (int i = 0; i < 3; i++) {
        if (!(step && i == 0)) g_string_append_printf(out, ", %d", i * 3 - 2);
        g_string_append(out, ", ");
        write_number(r, out, depth - 1);
    }
    g_string_append_c(out, ']');
}

static void write_choice(GRand *r, GString *out, int depth)
{
    if (chance(r, 0.5)) {
        g_string_append(out, "[\"case\", ");
        write_test(r, out, depth - 1);
    } else {
        g_string_append(out, "[\"match\", ");
        write_text(r, out, depth - 1);
        g_string_append(out, ", [\"a\", \"b\"]");
    }
    g_string_append(out, ", ");
    write_number(r, out, depth - 1);
    g_string_append(out, ", ");
    write_number(r, out, depth - 1);
    g_string_append_c(out, ']');
}

static void write_sum(GRand *r, GString *out, int depth)
{
    g_string_append_printf(out, "[\"%s\", ", PICK(r, "+", "*", "-", "/", "min", "max", "coalesce", "%"));
    write_number(r, out, depth - 1);
    g_string_append(out, ", ");
    write_number(r, out, depth - 1);
    g_string_append_c(out, ']');
}

static void write_number(GRand *r, GString *out, int depth)
{
    if (depth <= 0 || chance(r, 0.15)) {
        g_string_append(out, PICK(r, "0", "1", "-2.5", "[\"get\", \"n\"]", "[\"get\", \"v\"]",
                                  "[\"to-number\", [\"get\", \"s\"], 3]"));
        return;
    }
    switch (g_rand_int_range(r, 0, 4)) {
    case 0:
        write_curve(r, out, depth);
        break;
    case 1:
        write_choice(r, out, depth);
        break;
    case 2:
        g_string_append(out, "[\"let\", \"x\", ");
        write_number(r, out, depth - 1);
        g_string_append(out, ", [\"+\", [\"var\", \"x\"], [\"var\", \"x\"]]]");
        break;
    default:
        write_sum(r, out, depth);
    }
}

typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    double numbers[ROWS];
    const char *strings[ROWS];
    uint8_t bools[ROWS];
    cor_value values[ROWS];
    cor_column columns[4];
    cor_eval eval;
} world;

static void world_open(world *w, GRand *r)
{
    memset(w, 0, sizeof *w);
    w->arena = cor_arena_new();
    w->interns = cor_interns_new();
    for (int i = 0; i < ROWS; i++) {
        w->numbers[i] = chance(r, 0.2) ? NAN : g_rand_double_range(r, -5, 5);
        w->strings[i] = chance(r, 0.2) ? NULL : cor_intern(w->interns, PICK(r, "a", "b", "7"));
        w->bools[i] = (uint8_t) g_rand_int_range(r, 0, 3);
        w->values[i] = chance(r, 0.5) ? cor_number(i) : cor_interned(cor_intern(w->interns, "b"));
    }
    w->columns[0] =
        (cor_column){.name = cor_intern(w->interns, "n"), .kind = COR_COLUMN_NUMBERS, .numbers = w->numbers};
    w->columns[1] =
        (cor_column){.name = cor_intern(w->interns, "s"), .kind = COR_COLUMN_STRINGS, .strings = w->strings};
    w->columns[2] = (cor_column){.name = cor_intern(w->interns, "b"), .kind = COR_COLUMN_BOOLS, .bools = w->bools};
    w->columns[3] = (cor_column){.name = cor_intern(w->interns, "v"), .kind = COR_COLUMN_VALUES, .values = w->values};
    w->eval = (cor_eval){.zoom = 5, .arena = w->arena, .interns = w->interns, .columns = w->columns, .n_columns = 4};
}

static void world_close(world *w)
{
    cor_arena_free(w->arena);
    cor_interns_free(w->interns);
}

/* NULL when the expression is ill-typed. */
static const cor_program *compiled(world *w, const char *json, cor_expect kind)
{
    cor_compiler compiler = {w->arena, w->interns, NULL};
    cor_property_spec spec = {.kind = kind, .zoom = true, .feature = true, .interpolated = true};
    const cor_node *node = NULL;
    const cor_program *program = NULL;
    spec.minimum = spec.maximum = NAN;
    spec.fallback = cor_number(-99);
    assert_int_equal(cor_doc_parse(w->arena, json, strlen(json), "property", &node, NULL), COR_OK);
    return cor_compile(&compiler, node, &spec, &program, NULL, NULL, NULL) ? NULL : program;
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* All at once, one by one, bound or not: the same numbers. */
static bool ways_agree(guint32 seed)
{
    world w;
    GRand *r = seeded(seed);
    GString *json = g_string_new(NULL);
    static const uint32_t rows[ROWS] = {7, 6, 5, 4, 3, 2, 1, 0};
    double out[ROWS];
    world_open(&w, r);
    write_number(r, json, 5);
    const cor_program *program = compiled(&w, json->str, COR_EXPECT_NUMBER);
    const cor_program *bound = program ? cor_program_bind(program, w.columns, 4, w.arena) : NULL;
    if (bound) cor_evaluate_numbers(bound, &w.eval, rows, ROWS, out);
    for (int i = 0; bound && i < ROWS; i++) {
        w.eval.row = rows[i];
        cor_value one = cor_evaluate(program, &w.eval);
        if (one.kind != COR_NUMBER || !same(one.number, out[i]))
            fail_msg("seed %u, row %u: %g at once, %g alone: %s", seed, rows[i], out[i], one.number, json->str);
    }
    g_string_free(json, TRUE);
    g_rand_free(r);
    world_close(&w);
    return bound;
}

static void rows_at_once_and_one_by_one_agree(void **state)
{
    int tried = 0;
    (void) state;
    for (guint32 seed = 1; seed <= SEEDS; seed++)
        tried += ways_agree(seed);
    assert_true(tried > SEEDS / 3);
}

/* An expression of constants gives when it is folded what it gives when its constants come from columns. */
static void folding_changes_nothing(void **state)
{
    (void) state;
    for (guint32 seed = 1; seed <= SEEDS; seed++) {
        world w;
        GRand *r = seeded(seed);
        world_open(&w, r);
        double a = g_rand_int_range(r, -4, 5), b = g_rand_int_range(r, -4, 5);
        w.numbers[0] = a;
        w.values[0] = cor_number(b);
        const char *op = PICK(r, "+", "-", "*", "/", "%", "^", "min", "max");
        char text[200], other[200];
        snprintf(text, sizeof text, "[\"%s\", %d, %d]", op, (int) a, (int) b);
        snprintf(other, sizeof other, "[\"%s\", [\"get\", \"n\"], [\"get\", \"v\"]]", op);
        cor_value x = cor_evaluate(compiled(&w, text, COR_EXPECT_NUMBER), &w.eval);
        cor_value y = cor_evaluate(compiled(&w, other, COR_EXPECT_NUMBER), &w.eval);
        if (!same(x.number, y.number)) fail_msg("%s is %g, %s is %g", text, x.number, other, y.number);
        g_rand_free(r);
        world_close(&w);
    }
}

/* Between two stops a curve does not leave what lies between their results. */
static void curves_stay_between_their_stops(void **state)
{
    (void) state;
    for (guint32 seed = 1; seed <= SEEDS; seed++) {
        world w;
        GRand *r = seeded(seed);
        world_open(&w, r);
        int low = g_rand_int_range(r, -9, 9), high = g_rand_int_range(r, -9, 9);
        char text[200];
        snprintf(text, sizeof text, "[\"interpolate\", %s, [\"get\", \"n\"], -5, %d, 5, %d]",
                 PICK(r, "[\"linear\"]", "[\"exponential\", 3]", "[\"exponential\", 0.5]",
                      "[\"cubic-bezier\", 0.1, 0.3, 0.9, 0.8]"),
                 low, high);
        const cor_program *program = compiled(&w, text, COR_EXPECT_NUMBER);
        for (w.eval.row = 0; w.eval.row < ROWS; w.eval.row++) {
            double x = cor_evaluate(program, &w.eval).number;
            bool between = x >= MIN(low, high) - 1e-9 && x <= MAX(low, high) + 1e-9;
            if (!between && x != -99) fail_msg("%s at %g is %g", text, w.numbers[w.eval.row], x);
        }
        g_rand_free(r);
        world_close(&w);
    }
}

static void colors_survive_being_written(void **state)
{
    cor_arena *arena = cor_arena_new();
    GRand *r = seeded(7);
    (void) state;
    for (int i = 0; i < 20000; i++) {
        char hex[10];
        cor_color a, b;
        snprintf(hex, sizeof hex, "#%08x", g_rand_int(r));
        assert_true(cor_parse_color(hex, &a));
        const char *text = cor_value_text((cor_value){.kind = COR_COLOR, .color = a}, arena);
        if (!cor_parse_color(text, &b) || memcmp(&a, &b, sizeof a))
            fail_msg("%s comes back otherwise from %s", hex, text);
    }
    g_rand_free(r);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_at_once_and_one_by_one_agree),
        cmocka_unit_test(folding_changes_nothing),
        cmocka_unit_test(curves_stay_between_their_stops),
        cmocka_unit_test(colors_survive_being_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
