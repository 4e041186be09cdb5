/* Furniture in a map document: what each piece may say, and what is wrong with what it may not. */
#include "opening.h"

static void a_graticule_has_steps_in_degrees_minutes_and_seconds(void **state)
{
    (void) state;
    static const struct {
        const char *step;
        double lon, lat;
    } cases[] = {{"auto", 0, 0},          {"5", 5, 5},
                 {"2.5", 2.5, 2.5},       {"\"30'\"", 0.5, 0.5},
                 {"\"1°30′\"", 1.5, 1.5}, {"'15\"'", 15. / 3600, 15. / 3600},
                 {"{lon: 5}", 5, 0},      {"{lon: 5, lat: \"20'\"}", 5, 20. / 60}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const cor_graticule *g = &map_of(cor_arena_format(arena, "furniture: {graticule: {step: %s}}\n", cases[i].step))
                                      ->furniture.graticule;
        assert_true(g->on);
        assert_float_equal(g->step_lon, cases[i].lon, 1e-12);
        assert_float_equal(g->step_lat, cases[i].lat, 1e-12);
    }
}

static void a_graticule_is_lines_ticks_or_crosses_with_labels_or_without(void **state)
{
    (void) state;
    const cor_graticule *g = &map_of("furniture: {graticule: auto}\n")->furniture.graticule;
    assert_true(g->on && g->style == COR_GRATICULE_LINES && g->labels == COR_GRATICULE_OUTSIDE && !g->color.said);
    g = &map_of("furniture: {graticule: {style: crosses, labels: inside, color: teal}}\n")->furniture.graticule;
    assert_true(g->style == COR_GRATICULE_CROSSES && g->labels == COR_GRATICULE_INSIDE && g->color.said);
    g = &map_of("furniture: {graticule: {style: ticks, labels: false}}\n")->furniture.graticule;
    assert_true(g->style == COR_GRATICULE_TICKS && g->labels == COR_GRATICULE_UNLABELLED);
    assert_false(map_of("furniture: {graticule: none}\n")->furniture.graticule.on);
    assert_false(map_of("furniture: {graticule: false}\n")->furniture.graticule.on);
    assert_false(map_of("")->furniture.graticule.on);
    assert_int_equal(cor_remarks_count(remarks), 0);
}

static void what_furniture_may_not_say_is_said(void **state)
{
    (void) state;
    static const char *const step = "this is no step in degrees; write auto, 5, \"30'\" or {lon: 5, lat: 2}";
    const struct {
        const char *body, *message;
    } cases[] = {
        {"furniture: {graticule: 5}", "\"graticule\" is a number; it needs auto, true, false or a map"},
        {"furniture: {graticule: {stpe: 5}}", "unknown key \"stpe\"; did you mean \"step\"?"},
        {"furniture: {graticule: {step: wide}}", step},
        {"furniture: {graticule: {step: \"30'1°\"}}", step},
        {"furniture: {graticule: {step: [5]}}", step},
        {"furniture: {graticule: {step: 100}}", "the step 100 is out of range; it goes from one second to 90 degrees"},
        {"furniture: {graticule: {step: -5}}", step},
        {"furniture: {graticule: {style: dots}}", "\"dots\" is not known here; it is one of lines, ticks or crosses"},
        {"furniture: {graticule: {labels: all}}", "\"all\" is not known here; it is one of outside, inside or none"},
        {"furniture: {graticule: {color: grye}}", "\"grye\" is no colour; write one like \"#c8102e\" or teal"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(strstr(refusal_with(cases[i].body, NULL), ": ") + 2, cases[i].message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_graticule_has_steps_in_degrees_minutes_and_seconds),
        cmocka_unit_test(a_graticule_is_lines_ticks_or_crosses_with_labels_or_without),
        cmocka_unit_test(what_furniture_may_not_say_is_said),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
