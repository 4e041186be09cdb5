/* Which fields of a row have changed. */
#include "support/cmocka_all.h"
#include <math.h>

#include "table/changed_fields.h"

enum { ROWS = 4 };

typedef struct {
    double killed[ROWS];
    const char *place[ROWS];
    cor_point points[ROWS];
    cor_column columns[3];
    cor_table table;
} model;

static void fill(model *m, const double *killed, const char *const *place, double x)
{
    for (size_t i = 0; i < ROWS; i++) {
        m->killed[i] = killed[i];
        m->place[i] = place[i];
        m->points[i] = (cor_point){x, 25};
    }
    m->columns[0] = (cor_column){.name = "killed", .kind = COR_COLUMN_NUMBERS, .numbers = m->killed};
    m->columns[1] = (cor_column){.name = "place", .kind = COR_COLUMN_STRINGS, .strings = m->place};
    m->table = (cor_table){.n_rows = ROWS, .columns = m->columns, .n_columns = 2};
    m->table.geometry = (cor_geometry){
        .n_features = ROWS, .n_parts = ROWS, .n_points = ROWS, .points = m->points, .kind = COR_SHAPE_POINT};
}

static void holds(const cor_comparison *c, size_t row, const char *expected)
{
    cor_arena *arena = cor_arena_new(), *scratch = cor_arena_new();
    assert_string_equal(cor_changed_fields(c, row, row, scratch, arena), expected);
    cor_arena_free(scratch);
    cor_arena_free(arena);
}

static void cells_are_held_against_each_other(void **state)
{
    (void) state;
    model now, then;
    cor_arena *arena = cor_arena_new();
    fill(&now, (const double[]){1, 2, NAN, NAN}, (const char *const[]){"Bela", " Bela\t", NULL, "Bela"}, 62);
    fill(&then, (const double[]){1, 3, NAN, 0}, (const char *const[]){"Bela", "Bela", "  ", "bela"}, 62);
    cor_comparison c = cor_compare_tables(&now.table, &then.table, arena);
    assert_int_equal(c.n, 2);
    holds(&c, 0, "");
    holds(&c, 1, "killed");
    holds(&c, 2, "");
    holds(&c, 3, "killed, place");
    cor_arena_free(arena);
}

static void a_number_in_text_is_a_number(void **state)
{
    (void) state;
    model now, then;
    cor_arena *arena = cor_arena_new();
    const char *killed[ROWS] = {"1.0", " 2", "3.5", "many"};
    fill(&now, (const double[]){1, 2, 3, 4}, (const char *const[]){"a", "a", "1", "001"}, 62);
    fill(&then, (const double[]){1, 2, 3, 4}, (const char *const[]){"a", "a", "1.0", "1"}, 62);
    then.columns[0] = (cor_column){.name = "killed", .kind = COR_COLUMN_STRINGS, .strings = killed};
    cor_comparison c = cor_compare_tables(&now.table, &then.table, arena);
    holds(&c, 0, "");
    holds(&c, 1, "");
    holds(&c, 2, "killed, place");
    holds(&c, 3, "killed, place");
    cor_arena_free(arena);
}

static void places_differ_by_more_than_files_round(void **state)
{
    (void) state;
    model now, then;
    cor_arena *arena = cor_arena_new();
    const double killed[] = {1, 2, 3, 4};
    const char *const place[] = {"a", "b", "c", "d"};
    const uint8_t kinds[] = {COR_SHAPE_POINT, COR_SHAPE_NONE, COR_SHAPE_NONE, COR_SHAPE_POINT};
    fill(&now, killed, place, 62);
    fill(&then, killed, place, 62 + 1e-8);
    now.points[1].x = 63;
    cor_comparison c = cor_compare_tables(&now.table, &then.table, arena);
    holds(&c, 0, "");
    holds(&c, 1, "geometry");
    now.table.geometry.kinds = kinds;
    c = cor_compare_tables(&now.table, &then.table, arena);
    holds(&c, 3, "");
    holds(&c, 2, "geometry");
    now.table.crs = "EPSG:32642";
    c = cor_compare_tables(&now.table, &then.table, arena);
    assert_false(c.has_places);
    holds(&c, 2, "");
    cor_arena_free(arena);
}

static void a_column_with_two_names_counts_once(void **state)
{
    (void) state;
    model now, then;
    cor_arena *arena = cor_arena_new();
    const char *const place[] = {"a", "b", "c", "d"};
    fill(&now, (const double[]){1, 2, 3, 4}, place, 62);
    fill(&then, (const double[]){2, 2, 3, 4}, place, 62);
    now.columns[2] = (cor_column){.name = "best", .kind = COR_COLUMN_NUMBERS, .numbers = now.killed};
    then.columns[2] = (cor_column){.name = "best", .kind = COR_COLUMN_NUMBERS, .numbers = then.killed};
    now.table.n_columns = then.table.n_columns = 3;
    cor_comparison c = cor_compare_tables(&now.table, &then.table, arena);
    holds(&c, 0, "killed");
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_held_against_each_other),
                                       cmocka_unit_test(a_number_in_text_is_a_number),
                                       cmocka_unit_test(places_differ_by_more_than_files_round),
                                       cmocka_unit_test(a_column_with_two_names_counts_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
