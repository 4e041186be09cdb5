/* The atlas of a map document: what it says, and what is refused. */
#include "opening.h"

static const cor_map_atlas *atlas_of(const char *lines)
{
    static const cor_map_document *map;
    cor_error err = {0};
    char *text = g_strconcat("version: 1\nstyle: style.yaml\n", lines, NULL);
    cor_status status = open_text(text, NULL, &map, &err);
    if (status) print_message("%s\n", err.message);
    assert_int_equal(status, COR_OK);
    g_free(text);
    return &map->atlas;
}

static void refused(const char *lines, const char *message)
{
    const cor_map_document *map;
    cor_error err = {0};
    char *text = g_strconcat("version: 1\nstyle: style.yaml\natlas: ", lines, "\n", NULL);
    assert_int_equal(open_text(text, NULL, &map, &err), COR_BAD_DOCUMENT);
    if (!strstr(err.message, message)) print_message("expected %s\ngot      %s\n", message, err.message);
    assert_non_null(strstr(err.message, message));
    assert_true(err.line >= 3);
    g_free(text);
}

static void a_document_without_an_atlas_is_one_map(void **state)
{
    (void) state;
    assert_int_equal(atlas_of("title: One\n")->kind, COR_ATLAS_NONE);
}

static void a_source_gives_a_page_for_each_feature(void **state)
{
    (void) state;
    const cor_map_atlas *atlas =
        atlas_of("outputs: [svg, pdf]\natlas: {over: provinces, where: \"a = 1\", order: -name}\n");
    assert_int_equal(atlas->kind, COR_ATLAS_FEATURES);
    assert_string_equal(atlas->source, "provinces");
    assert_string_equal(atlas->where, "a = 1");
    assert_string_equal(atlas->order, "name");
    assert_true(atlas->descending);
    assert_string_equal(atlas->file, "{id}");
    assert_string_equal(atlas->formats[0], "svg");
    assert_string_equal(atlas->formats[1], "pdf");
    assert_true(atlas->fit);
    assert_string_equal(atlas->title, "map");
    assert_true(atlas->margin == 0.05);
}

static void grids_and_routes_have_distances(void **state)
{
    (void) state;
    const cor_map_atlas *atlas = atlas_of("atlas: {over: {grid: 200 km}}\n");
    assert_int_equal(atlas->kind, COR_ATLAS_GRID);
    assert_true(atlas->step == 200e3);
    assert_null(atlas->source);
    atlas = atlas_of("atlas: {over: {route: Western, every: 50 mi, in: roads}}\n");
    assert_int_equal(atlas->kind, COR_ATLAS_ROUTE);
    assert_string_equal(atlas->source, "roads");
    assert_string_equal(atlas->route, "Western");
    assert_true(atlas->step == 50 * 1609.344);
}

static void the_ending_of_the_file_is_a_format(void **state)
{
    (void) state;
    const cor_map_atlas *atlas = atlas_of("atlas: {over: a, file: \"x/{id}.PNG\"}\n");
    assert_string_equal(atlas->file, "x/{id}");
    assert_string_equal(atlas->formats[0], "png");
    assert_null(atlas->formats[1]);
    atlas = atlas_of("atlas: {over: a, file: \"{id}.outlines.svg\"}\n");
    assert_string_equal(atlas->formats[0], "svg-outlines");
    atlas = atlas_of("atlas: {over: a, file: \"{id}.pdf\", formats: [png, pdf]}\n");
    assert_string_equal(atlas->formats[0], "png");
    assert_string_equal(atlas->file, "{id}");
    atlas = atlas_of("atlas: {over: a, file: \"v1.2-{id}\"}\n");
    assert_string_equal(atlas->file, "v1.2-{id}");
}

static void scales_are_sorted(void **state)
{
    (void) state;
    const cor_map_atlas *atlas = atlas_of("atlas: {over: a, scale: [1000000, \"1:250000\"]}\n");
    assert_int_equal(atlas->scale, COR_SCALE_LIST);
    assert_int_equal(atlas->n_scales, 2);
    assert_true(atlas->scales[0] == 250000 && atlas->scales[1] == 1e6);
    assert_int_equal(atlas_of("atlas: {over: a, scale: fixed}\n")->scale, COR_SCALE_FIXED);
    assert_int_equal(atlas_of("atlas: {over: a, scale: 500000}\n")->n_scales, 1);
}

static void mistakes_are_said_with_what_would_be_right(void **state)
{
    (void) state;
    refused("{over: {grid: 20 km}, id: code}", "cells and stretches have ids of their own");
    refused("{file: a}", "\"over\" is missing");
    refused("{over: {gird: 2 km}}", "unknown key \"gird\"; did you mean \"grid\"?");
    refused("{over: {in: a}}", "\"over\" is a source, {grid: 200 km} or {route: NAME, every: 100 km}");
    refused("{over: {grid: 200}}", "\"200\" has no unit that is known");
    refused("{over: {route: A}}", "\"every\" is missing");
    refused("{over: a, ordr: b}", "did you mean \"order\"?");
    refused("{over: a, file: \"../{id}\"}", "is no name inside of the output folder");
    refused("{over: a, file: \"a//b\"}", "is no name inside of the output folder");
    refused("{over: a, file: \"{id}.png\", formats: svg}", "which \"formats\" does not list");
    refused("{over: a, formats: [jpg]}", "there are png, svg, svg-outlines and pdf");
    refused("{over: a, scale: [12]}", "a scale is a number from 100");
    refused("{over: a, scale: big}", "it is one of fit or fixed");
    refused("{over: a, margin: -1 mm}", "it goes from 0 up");
    refused("{over: a, fit: page}", "it is one of feature or view");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_document_without_an_atlas_is_one_map, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(a_source_gives_a_page_for_each_feature, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(grids_and_routes_have_distances, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(the_ending_of_the_file_is_a_format, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(scales_are_sorted, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(mistakes_are_said_with_what_would_be_right, open_folder, close_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
