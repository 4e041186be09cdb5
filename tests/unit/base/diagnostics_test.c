#include "base/diagnostics.h"
#include "support/cmocka_all.h"

static void the_same_remark_is_kept_once(void **state)
{
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    (void) state;
    cor_warn(diagnostics, (cor_location){"a.yaml", 1, 2}, "layer '%s'", "x");
    cor_warn(diagnostics, (cor_location){"a.yaml", 1, 2}, "layer '%s'", "x");
    cor_warn(diagnostics, (cor_location){"a.yaml", 1, 3}, "layer '%s'", "x");
    assert_int_equal(cor_diagnostics_count(diagnostics), 2);
    assert_string_equal(cor_diagnostics_get(diagnostics, 0)->message, "layer 'x'");
    assert_false(cor_diagnostics_get(diagnostics, 0)->is_error);
    cor_diagnostics_reset(diagnostics);
    assert_int_equal(cor_diagnostics_count(diagnostics), 0);
    cor_diagnostics_free(diagnostics);
}

static void an_error_keeps_its_place(void **state)
{
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    cor_error err;
    (void) state;
    assert_int_equal(cor_fail_at(&err, COR_BAD_DATA, cor_file_location("b.shp"), "cut off at %d bytes", 99),
                     COR_BAD_DATA);
    assert_int_equal(cor_fail_in(&err, "other"), COR_BAD_DATA);
    cor_diagnostics_add_error(diagnostics, &err);
    assert_true(cor_diagnostics_get(diagnostics, 0)->is_error);
    assert_string_equal(cor_diagnostics_get(diagnostics, 0)->file, "b.shp");
    assert_string_equal(cor_diagnostics_get(diagnostics, 0)->message, "cut off at 99 bytes");
    cor_diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_remark_is_kept_once),
        cmocka_unit_test(an_error_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
