/* Days, and the months, quarters and years that they lie in. */
#include "stats/period.h"

#include "support/cmocka_all.h"

static void dates_tell_what_they_tell(void **state)
{
    (void) state;
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {{"2024-08-26", 2024, 8, 26}, {"2024/08/26", 2024, 8, 26}, {"2024-08-26T06:00:00Z", 2024, 8, 26},
                 {"2024-08", 2024, 8, 0},     {"2024", 2024, 0, 0},        {"1990-10-04 00:00:00.000", 1990, 10, 4},
                 {"2024-02-29", 2024, 2, 29}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cor_date date;
        assert_true(cor_date_parse(cases[i].text, &date));
        assert_int_equal(date.year, cases[i].year);
        assert_int_equal(date.month, cases[i].month);
        assert_int_equal(date.day, cases[i].day);
    }
}

static void what_is_no_day_is_refused(void **state)
{
    (void) state;
    static const char *const wrong[] = {"",           "24-08-26",    "2024-13-01", "2023-02-29", "2024-00-10",
                                        "2024-08-",   "2024-08-26x", "2024-8-26",  "26.08.2024", "0000-01-01",
                                        "2024-08/26", "20240826",    "2024-08T10"};
    cor_date date;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (cor_date_parse(wrong[i], &date)) fail_msg("'%s' is taken for a day", wrong[i]);
}

static void days_lie_in_periods(void **state)
{
    (void) state;
    const cor_date march = {2024, 3, 31}, april = {2024, 4, 1}, year = {2024, 0, 0};
    cor_period p = 0, q = 0;
    assert_true(cor_date_period(march, COR_BY_QUARTER, &p) && cor_date_period(april, COR_BY_QUARTER, &q));
    assert_int_equal(q, p + 1);
    assert_int_equal(cor_period_in_year(p, COR_BY_QUARTER), 1);
    assert_int_equal(cor_period_year(q, COR_BY_QUARTER), 2024);
    assert_int_equal(cor_period_start(q, COR_BY_QUARTER), cor_date_day(april));
    assert_true(cor_date_period(march, COR_BY_MONTH, &p));
    assert_int_equal(cor_period_in_year(p, COR_BY_MONTH), 3);
    assert_int_equal(cor_period_start(p + 1, COR_BY_MONTH), cor_date_day(april));
    assert_true(cor_date_period(year, COR_BY_YEAR, &p) && p == 2024);
    assert_false(cor_date_period(year, COR_BY_QUARTER, &p));
}

static void periods_tile_the_calendar(void **state)
{
    (void) state;
    for (cor_period_unit unit = COR_BY_MONTH; unit <= COR_BY_YEAR; unit++)
        for (cor_day day = 700000; day < 702000; day++) {
            cor_period p;
            assert_true(cor_date_period(cor_day_date(day), unit, &p));
            assert_true(cor_period_start(p, unit) <= day && day < cor_period_start(p + 1, unit));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_tell_what_they_tell),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(days_lie_in_periods),
        cmocka_unit_test(periods_tile_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
