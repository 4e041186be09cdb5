/* The property table: complete, ordered, and findable. */
#include <math.h>
#include <string.h>

#include "style/spec.h"
#include "support/cmocka_all.h"

static void the_table_is_ordered_by_type_group_and_name(void **state)
{
    (void) state;
    size_t n;
    const cor_property_row *rows = cor_property_table(&n);
    assert_true(n > 100);
    for (size_t i = 1; i < n; i++) {
        const cor_property_row *a = &rows[i - 1], *b = &rows[i];
        int type = (int) a->layer - (int) b->layer, group = (int) b->layout - (int) a->layout;
        assert_true(type < 0 || (type == 0 && (group < 0 || (group == 0 && strcmp(a->name, b->name) < 0))));
    }
}

static void every_layer_type_has_rows_and_a_visibility(void **state)
{
    (void) state;
    for (int type = 0; type < COR_LAYER_TYPES; type++) {
        size_t n;
        cor_layer_type found;
        const cor_property_row *rows = cor_spec_rows((cor_layer_type) type, &n);
        assert_true(n > 0 && n < 128);
        assert_int_equal(rows[0].layer, type);
        assert_non_null(cor_spec_row((cor_layer_type) type, "visibility"));
        assert_true(cor_spec_layer_type(cor_layer_type_name((cor_layer_type) type), &found));
        assert_int_equal(found, type);
    }
}

static void every_property_that_is_not_drawn_says_why(void **state)
{
    (void) state;
    size_t n;
    const cor_property_row *rows = cor_property_table(&n);
    for (size_t i = 0; i < n; i++) {
        if ((rows[i].support == COR_DRAWN) != (rows[i].why == NULL)) fail_msg("%s", rows[i].name);
        if ((rows[i].odd_value == NULL) != (rows[i].odd_why == NULL)) fail_msg("%s", rows[i].name);
    }
}

static void defaults_and_limits_are_those_of_the_specification(void **state)
{
    (void) state;
    const cor_property_row *opacity = cor_spec_row(COR_LAYER_FILL, "fill-opacity");
    assert_true(opacity->spec.fallback.number == 1 && opacity->spec.minimum == 0 && opacity->spec.maximum == 1);
    assert_true(opacity->spec.zoom && opacity->spec.feature && opacity->spec.interpolated && opacity->transition);
    assert_false(opacity->layout);

    const cor_property_row *cap = cor_spec_row(COR_LAYER_LINE, "line-cap");
    assert_true(cap->layout && cap->spec.kind == COR_EXPECT_ENUM && !cap->spec.interpolated);
    assert_string_equal(cap->spec.fallback.string, "butt");
    assert_string_equal(cap->spec.enums[2], "square");
    assert_null(cap->spec.enums[3]);

    const cor_property_row *offset = cor_spec_row(COR_LAYER_SYMBOL, "text-offset");
    assert_int_equal(offset->spec.length, 2);
    assert_int_equal(offset->spec.fallback.array->n, 2);

    const cor_property_row *halo = cor_spec_row(COR_LAYER_SYMBOL, "text-halo-color");
    assert_true(halo->spec.fallback.kind == COR_COLOR && halo->spec.fallback.color.a == 0);
    assert_true(isnan(cor_spec_row(COR_LAYER_SYMBOL, "text-rotate")->spec.minimum));
    assert_int_equal(cor_spec_row(COR_LAYER_FILL, "fill-sort-key")->spec.fallback.kind, COR_NULL);
}

static void a_name_of_another_layer_type_is_not_found(void **state)
{
    (void) state;
    assert_null(cor_spec_row(COR_LAYER_FILL, "line-width"));
    assert_int_equal(cor_spec_row_anywhere("line-width")->layer, COR_LAYER_LINE);
    assert_null(cor_spec_row_anywhere("line-weight"));
    assert_string_equal(cor_spec_nearest(COR_LAYER_LINE, false, "line-widht"), "line-width");
}

static void the_key_tables_fit_the_nearest_word_search(void **state)
{
    (void) state;
    const cor_key_table *tables[] = {&cor_keys_root,           &cor_keys_layer,         &cor_keys_source_vector,
                                     &cor_keys_source_geojson, &cor_keys_source_raster, &cor_keys_source_raster_dem};
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
        assert_true(tables[i]->n > 0 && tables[i]->n <= 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_ordered_by_type_group_and_name),
        cmocka_unit_test(every_layer_type_has_rows_and_a_visibility),
        cmocka_unit_test(every_property_that_is_not_drawn_says_why),
        cmocka_unit_test(defaults_and_limits_are_those_of_the_specification),
        cmocka_unit_test(a_name_of_another_layer_type_is_not_found),
        cmocka_unit_test(the_key_tables_fit_the_nearest_word_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
