/* Annotations: each kind with its keys, and what is said of every wrong one. */
#include "opening.h"

static const cor_annotation *note_of(const char *item)
{
    const cor_map_document *map = map_of(cor_arena_format(arena, "annotations: [%s]\n", item));
    assert_int_equal(map->n_annotations, 1);
    return &map->annotations[0];
}

static void a_callout_has_words_a_place_and_an_offset(void **state)
{
    (void) state;
    const cor_annotation *note = note_of("{callout: Port, at: [62.34, 25.11], offset: [-25.4mm, 72 pt]}");
    assert_int_equal(note->kind, COR_ANNOTATION_CALLOUT);
    assert_int_equal(note->at.kind, COR_SPOT_EARTH);
    assert_float_equal(note->at.x, 62.34, 0);
    assert_float_equal(note->at.y, 25.11, 0);
    assert_true(note->has_offset);
    assert_float_equal(note->offset.x, -72, 1e-9);
    assert_float_equal(note->offset.y, 72, 1e-9);
    assert_true(note->width < 0);
    assert_false(note->color.said || note->has_box || note->fixed);
}

static void places_are_on_the_earth_or_on_the_page(void **state)
{
    (void) state;
    const cor_annotation *note = note_of("{text: Draft, page: [25.4 mm, 0]}");
    assert_int_equal(note->at.kind, COR_SPOT_PAGE);
    assert_float_equal(note->at.x, 72, 1e-9);
    note = note_of("{arrow: true, from: [70, 30], to: [-20 mm, 1 in], head: both, curve: -0.5}");
    assert_null(note->text);
    assert_int_equal(note->from.kind, COR_SPOT_EARTH);
    assert_int_equal(note->to.kind, COR_SPOT_PAGE);
    assert_int_equal(note->head, COR_HEAD_BOTH);
    assert_float_equal(note->curve, -0.5, 0);
}

static void radii_are_sorted_with_their_words(void **state)
{
    (void) state;
    const cor_annotation *note = note_of("{circle: [70, 30], radius: [0.1 km, 3 nmi, 50 m], label: false}");
    assert_int_equal(note->n_radii, 3);
    assert_float_equal(note->radii[0], 50, 1e-9);
    assert_string_equal(note->radius_words[0], "50 m");
    assert_float_equal(note->radii[1], 100, 1e-9);
    assert_float_equal(note->radii[2], 5556, 1e-9);
    assert_string_equal(note->radius_words[2], "3 nmi");
    assert_true(note->unlabelled);
}

static void a_marker_has_a_sign_and_may_have_a_label(void **state)
{
    (void) state;
    const cor_annotation *note = note_of("{marker: 3, at: [70, 30], label: Third}");
    assert_string_equal(note->sign, "3");
    assert_string_equal(note->text, "Third");
}

static void an_extent_is_a_box_or_another_map(void **state)
{
    (void) state;
    const cor_annotation *note =
        note_of("{extent: [170, -20, -170, 10], color: '#ff000080', line: dotted, width: 2 pt}");
    assert_null(note->document);
    assert_float_equal(note->bbox.x1, -170, 0);
    assert_float_equal(note->color.color.a, 128 / 255.0, 1e-6);
    assert_int_equal(note->line, COR_LINE_DOTTED);
    assert_float_equal(note->width, 2, 0);
    note = note_of("{extent: style.yaml}");
    assert_true(g_str_has_suffix(note->document, "/style.yaml"));
}

static void every_wrong_annotation_says_what_would_be_right(void **state)
{
    (void) state;
    static const struct {
        const char *item, *refusal;
    } cases[] = {
        {"Gwadar", "this is text; an annotation is a map like {text: …, at: [lon, lat]}"},
        {"{calout: x, at: [1, 2]}", "none of the keys says what this is; did you mean \"callout\"?"},
        {"{at: [1, 2]}",
         "none of the keys says what this is; it is one of callout, text, marker, arrow, bracket, circle or "
         "extent"},
        {"{callout: x, att: [1, 2]}", "unknown key \"att\"; did you mean \"at\"?"},
        {"{callout: x, radius: 5 km, at: [1, 2]}", "unknown key \"radius\"; known here: callout, at, page, offset"},
        {"{callout: [x], at: [1, 2]}", "\"callout\" is a list; it needs text"},
        {"{callout: x}", "it stands nowhere; write \"at: [longitude, latitude]\", or \"page: [30 mm, 20 mm]\""},
        {"{callout: x, at: [1, 2], page: [0, 0]}", "both \"at\" and \"page\" say where it stands; keep one"},
        {"{callout: x, at: [25, 162]}", "a latitude beyond 90 degrees; the order is [longitude, latitude]"},
        {"{callout: x, at: [425, 62]}", "a longitude beyond 360 degrees; the order is [longitude, latitude]"},
        {"{callout: x, at: [1]}", "\"at\" is no place on the earth; write [longitude, latitude]"},
        {"{callout: x, at: [1 mm, 2 mm]}", "\"at\" is no place on the earth; write [longitude, latitude]"},
        {"{callout: x, page: [1, 2]}", "1 has no unit; write one like \"30 mm\""},
        {"{callout: x, page: 3}", "\"page\" is not two lengths; write one like [30 mm, 14 mm]"},
        {"{callout: x, at: [1, 2], offset: [3 km, 0]}",
         "\"3 km\" has no unit that is known; write mm, cm, in, pt or px"},
        {"{callout: x, at: [1, 2], color: redd}", "\"redd\" is no colour; write one like \"#c8102e\" or teal"},
        {"{callout: x, at: [1, 2], size: 9}", "9 has no unit; write one like \"9 pt\""},
        {"{callout: x, at: [1, 2], size: 900 pt}", "\"size\" is 900 pt; it goes from 0 to 200 pt"},
        {"{callout: x, at: [1, 2], line: doted}", "\"doted\" is not known here; it is one of solid, dashed or dotted"},
        {"{callout: x, at: [1, 2], box: 1}", "\"box\" is a number; it needs true or false"},
        {"{arrow: false, from: [1, 2], to: [3, 4]}",
         "\"arrow\" is false; write its words, or true, or leave the whole item out"},
        {"{arrow: true, from: [1, 2]}", "\"to\" is missing; write [longitude, latitude]"},
        {"{arrow: true, from: [1, 2], to: [3, 4], curve: 9}", "\"curve\" is 9; it goes from -2 to 2"},
        {"{circle: [1, 2]}", "\"radius\" is missing; write a distance like \"50 km\""},
        {"{circle: [1, 2], radius: 50}", "50 has no unit; write a distance like \"50 km\""},
        {"{circle: [1, 2], radius: []}", "\"radius\" is missing; write a distance like \"50 km\""},
        {"{circle: [1, 2], radius: 50 mm}", "\"50 mm\" has no unit that is known; write km, m, mi or nmi"},
        {"{circle: Gwadar, radius: 50 km}", "\"circle\" is no place on the earth; write [longitude, latitude]"},
        {"{extent: [1, 2, 3]}", "\"extent\" is not four numbers; write [west, south, east, north]"},
        {"{extent: [1, 2, 3, 1]}", "south is not below north; the order is west, south, east, north"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *refusal = refusal_with(cor_arena_format(arena, "\"annotations\": [\n%s]", cases[i].item), NULL);
        if (!strstr(refusal, cases[i].refusal) || refusal[0] != '2')
            fail_msg("%s\n%s\n%s", cases[i].item, refusal, cases[i].refusal);
    }
}

static void more_radii_than_anybody_reads_are_refused(void **state)
{
    (void) state;
    GString *item = g_string_new("annotations: [{circle: [1, 2], radius: [1 km");
    for (int i = 0; i < COR_MAX_RADII; i++)
        g_string_append(item, ", 2 km");
    g_string_append(item, "]}]");
    assert_non_null(strstr(refusal_with(item->str, NULL), "more than 20 radii; make a second circle"));
    g_string_free(item, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_callout_has_words_a_place_and_an_offset),
        cmocka_unit_test(places_are_on_the_earth_or_on_the_page),
        cmocka_unit_test(radii_are_sorted_with_their_words),
        cmocka_unit_test(a_marker_has_a_sign_and_may_have_a_label),
        cmocka_unit_test(an_extent_is_a_box_or_another_map),
        cmocka_unit_test(every_wrong_annotation_says_what_would_be_right),
        cmocka_unit_test(more_radii_than_anybody_reads_are_refused),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
