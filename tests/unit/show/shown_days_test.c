/* Days that are shown by colours: which columns are of days, and the periods that they fall into. */
#include <math.h>
#include <string.h>

#include "show/shown_days.h"
#include "support/cmocka_all.h"

enum { MOST = 64 };

static cor_column column_of(const char **cells)
{
    return (cor_column){.name = "date", .kind = COR_COLUMN_STRINGS, .strings = cells};
}

static bool are_days(size_t n, const char **cells)
{
    const cor_column column = column_of(cells);
    return cor_shown_is_of_days(&column, n);
}

static void a_column_is_of_days_where_each_cell_is_one(void **state)
{
    (void) state;
    assert_true(are_days(4, (const char *[]){"2024-01-31", "2024-02-29 08:15", NULL, ""}));
    assert_true(are_days(3, (const char *[]){"2024-01-31", "2024-02-01T00:00:00Z", "2024-03"}));
    assert_false(are_days(2, (const char *[]){"2024-01-31", "soon"}));
    assert_false(are_days(2, (const char *[]){"2024-01-31", "31/01/2024"}));
    assert_false(are_days(1, (const char *[]){"2023-02-29"}));
    assert_false(are_days(1, (const char *[]){"2024-01-31b"}));
    assert_false(are_days(3, (const char *[]){"2024", "2023", "2024-01-31"}));
    assert_false(are_days(2, (const char *[]){NULL, ""}));
}

/* The names of the periods of CELLS, with "|" between; in ARENA. */
static const char *periods_of(cor_arena *arena, size_t n, const char **cells, cor_show_method method, size_t classes,
                              cor_shown_periods *ret_periods)
{
    const cor_column column = column_of(cells);
    const cor_table table = {.n_rows = n, .columns = &column, .n_columns = 1};
    const cor_map_show show = {.color = {.field = "date", .method = method}};
    const cor_shown s = {.arena = arena, .show = &show, .table = &table};
    GString *all = g_string_new(NULL);
    *ret_periods = cor_shown_periods_of(&s, &column, classes);
    for (size_t i = 0; i < ret_periods->n; i++)
        g_string_append_printf(all, "%s%s", i ? "|" : "", ret_periods->names[i]);
    const char *text = cor_arena_copy(arena, all->str);
    g_string_free(all, TRUE);
    return text;
}

static void periods_are_of_whole_years_months_or_days(void **state)
{
    cor_shown_periods periods;
    cor_arena *arena = *state;
    const char *years[MOST], *months[MOST];
    for (int i = 0; i < MOST; i++) {
        years[i] = cor_arena_format(arena, "%d-07-%02d", 1960 + i, 1 + i % 28);
        months[i] = cor_arena_format(arena, "2024-%02d-%02d 14:30", 1 + i % 12, 1 + i % 28);
    }
    assert_string_equal(periods_of(arena, MOST, years, COR_METHOD_EQUAL, 4, &periods),
                        "1960–1975|1976–1991|1992–2007|2008–2023");
    assert_string_equal(periods_of(arena, MOST, years, COR_METHOD_AUTO, 2, &periods), "1960–1991|1992–2023");
    assert_string_equal(periods_of(arena, MOST, months, COR_METHOD_AUTO, 3, &periods),
                        "2024-01 – 2024-04|2024-05 – 2024-08|2024-09 – 2024-12");
    const char *days[] = {"2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"};
    assert_string_equal(periods_of(arena, 4, days, COR_METHOD_AUTO, 2, &periods),
                        "2024-02-28 – 2024-02-29|2024-03-01 – 2024-03-02");
    assert_string_equal(periods_of(arena, 1, days, COR_METHOD_AUTO, 5, &periods), "2024-02-28");
}

static void a_row_is_put_into_its_period_as_text(void **state)
{
    cor_shown_periods periods;
    cor_arena *arena = *state;
    const char *days[] = {"2024-02-28", "", NULL, "2024-03-02", "2024-03"};
    periods_of(arena, 5, days, COR_METHOD_EQUAL, 2, &periods);
    assert_int_equal(periods.n_missing, 2);
    assert_string_equal(periods.which,
                        "[\"case\", [\"==\", [\"coalesce\", [\"get\", \"date\"], \"\"], \"\"], \"\", [\"<\", "
                        "[\"coalesce\", [\"get\", \"date\"], \"\"], \"2024-03-01\"], \"2024-02-28 – 2024-02-29\", "
                        "\"2024-03-01 – 2024-03-02\"]");
}

static int set_up(void **state)
{
    *state = cor_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    cor_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_of_days_where_each_cell_is_one),
        cmocka_unit_test_setup_teardown(periods_are_of_whole_years_months_or_days, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_is_put_into_its_period_as_text, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
