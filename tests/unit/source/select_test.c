/* Some rows of a table as a table of its own. */
#include <math.h>

#include "fixture.h"
#include "table/select.h"

/* Three features: a line of two parts, nothing, a line of one part. */
static const cor_point POINTS[] = {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {6, 0}};
static const uint32_t PARTS[] = {0, 2, 5, 7}, FEATURES[] = {0, 2, 2, 3};
static const uint8_t KINDS[] = {COR_SHAPE_LINE, COR_SHAPE_NONE, COR_SHAPE_LINE};

static cor_table lines(cor_column *column)
{
    static double numbers[] = {10, 11, 12};
    *column = (cor_column){.name = "n", .kind = COR_COLUMN_NUMBERS, .numbers = numbers};
    return (cor_table){.source = "lines",
                       .n_rows = 3,
                       .columns = column,
                       .n_columns = 1,
                       .geometry = {3, 3, 7, POINTS, PARTS, FEATURES, KINDS, COR_SHAPE_NONE},
                       .first_id = 100,
                       .counts = {.read = 3, .outside = 1}};
}

static void rows_come_with_cells_ids_and_shapes(void **state)
{
    fixture *f = *state;
    cor_column column;
    cor_table table = lines(&column);
    const cor_table *picked = cor_table_select(&table, (const uint32_t[]){1, 2}, 2, NULL, f->arena);
    assert_int_equal(picked->n_rows, 2);
    assert_true(cor_column_value(cor_table_column(picked, "n"), 1).number == 12);
    assert_true(cor_table_id(picked, 0) == 101 && cor_table_id(picked, 1) == 102);
    assert_int_equal(cor_geometry_kind(&picked->geometry, 0), COR_SHAPE_NONE);
    cor_path nothing = cor_geometry_path(&picked->geometry, 0), line = cor_geometry_path(&picked->geometry, 1);
    assert_int_equal(nothing.n_parts, 0);
    assert_int_equal(line.n_parts, 1);
    assert_int_equal(line.parts[1] - line.parts[0], 2);
    assert_true(line.points[line.parts[0]].x == 5);
    assert_int_equal(picked->counts.outside, 1);
}

static void parts_that_are_not_wanted_stay_behind(void **state)
{
    fixture *f = *state;
    cor_column column;
    cor_table table = lines(&column);
    const cor_table *picked = cor_table_select(&table, (const uint32_t[]){0}, 1, (const uint8_t[]){0, 1, 1}, f->arena);
    cor_path line = cor_geometry_path(&picked->geometry, 0);
    assert_int_equal(picked->geometry.n_points, 3);
    assert_int_equal(line.n_parts, 1);
    assert_true(line.points[line.parts[0]].x == 2);
}

static void a_table_of_points_stays_one(void **state)
{
    fixture *f = *state;
    cor_table table = {.n_rows = 7, .geometry = {7, 7, 7, POINTS, NULL, NULL, NULL, COR_SHAPE_POINT}};
    const cor_table *picked = cor_table_select(&table, (const uint32_t[]){6, 2}, 2, NULL, f->arena);
    assert_null(picked->geometry.parts);
    assert_int_equal(picked->geometry.n_points, 2);
    assert_true(picked->geometry.points[0].x == 6 && picked->geometry.points[1].x == 2);
}

static void rows_that_are_none_are_null(void **state)
{
    fixture *f = *state;
    cor_column column;
    cor_table table = lines(&column);
    cor_column picked = cor_column_select(&table.columns[0], (const uint32_t[]){UINT32_MAX, 0}, 2, f->arena);
    assert_int_equal(cor_column_value(&picked, 0).kind, COR_NULL);
    assert_true(cor_column_value(&picked, 1).number == 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_come_with_cells_ids_and_shapes),
        TEST(parts_that_are_not_wanted_stay_behind),
        TEST(a_table_of_points_stays_one),
        TEST(rows_that_are_none_are_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
