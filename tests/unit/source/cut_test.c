/* Files that read as less than they hold: cut FlatGeobufs, cells of mixed kinds, byte order marks. */
#include <stdio.h>

#include <glib.h>

#include "fixture.h"

enum { POINTS = 100 };

/* Points from a CSV as a FlatGeobuf, with an index or not; its bytes. */
static char *make_flatgeobuf(fixture *f, bool indexed, gsize *ret_size)
{
    char *bytes = NULL, *tool = g_find_program_in_path("ogr2ogr");
    int status = -1;
    if (!tool) skip();
    g_free(tool);
    GString *text = g_string_new("lon,lat,name\n");
    for (int i = 0; i < POINTS; i++)
        g_string_append_printf(text, "%d,%d,point %d\n", i % 10, i / 10, i);
    const char *const argv[] = {"ogr2ogr",
                                "-f",
                                "FlatGeobuf",
                                fixture_path(f, "w.fgb"),
                                fixture_write_text(f, "w.csv", text->str),
                                "-oo",
                                "X_POSSIBLE_NAMES=lon",
                                "-oo",
                                "Y_POSSIBLE_NAMES=lat",
                                "-a_srs",
                                "EPSG:4326",
                                "-lco",
                                indexed ? "SPATIAL_INDEX=YES" : "SPATIAL_INDEX=NO",
                                NULL};
    remove(argv[3]);
    g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL);
    assert_int_equal(status, 0);
    assert_true(g_file_get_contents(argv[3], &bytes, ret_size, NULL));
    g_string_free(text, TRUE);
    return bytes;
}

static void a_cut_flatgeobuf_is_an_error_wherever_it_is_cut(void **state)
{
    fixture *f = *state;
    for (int indexed = 0; indexed < 2; indexed++) {
        gsize size;
        char *bytes = make_flatgeobuf(f, indexed, &size);
        assert_int_equal(fixture_read(f, "w.fgb", (cor_request){0})->n_rows, POINTS);
        for (gsize n = 8; n < size; n += n < size - 150 ? 211 : 1) {
            const cor_source_info *info = NULL;
            fixture_write(f, "c.fgb", bytes, n);
            const char *message = fixture_fail(f, "c.fgb", (cor_request){0});
            if (!strstr(message, "cut short")) fail_msg("%zu of %zu bytes: %s", n, size, message);
            cor_request request = {.name = "test", .url = fixture_path(f, "c.fgb")};
            assert_int_equal(cor_source_describe(f->sources, &request, f->arena, &info, &f->error), COR_BAD_DATA);
        }
        g_free(bytes);
    }
}

static void a_damaged_header_is_no_way_into_memory(void **state)
{
    fixture *f = *state;
    gsize size;
    char *bytes = make_flatgeobuf(f, true, &size);
    for (gsize at = 8; at < MIN(size, 400); at++) {
        const cor_table *table = NULL;
        cor_request request = {.name = "test", .url = fixture_path(f, "c.fgb"), .all_fields = true};
        char before = bytes[at];
        bytes[at] = (char) 0xff;
        fixture_write(f, "c.fgb", bytes, size);
        bytes[at] = before;
        cor_status st = cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error);
        assert_true(st == COR_OK || st == COR_BAD_DATA);
    }
    g_free(bytes);
}

static const char *const mixed[] = {
    "{\"type\":\"Feature\",\"properties\":{\"n\":1,\"t\":true,\"l\":[1]},\"geometry\":null}",
    "{\"type\":\"Feature\",\"properties\":{\"n\":\"12E3\",\"t\":\"null\",\"l\":\"[2]\"},\"geometry\":null}",
    "{\"type\":\"Feature\",\"properties\":{\"n\":\"007\",\"t\":null,\"l\":{\"a\":\"1\"}},\"geometry\":null}",
};

static void check_mixed(const cor_table *table)
{
    assert_int_equal(table->n_rows, 3);
    assert_true(number_at(table, "n", 0) == 1);
    assert_string_equal(text_at(table, "n", 1), "12E3");
    assert_string_equal(text_at(table, "n", 2), "007");
    assert_int_equal(value_at(table, "t", 0).kind, COR_BOOL);
    assert_string_equal(text_at(table, "t", 1), "null");
    assert_true(null_at(table, "t", 2));
    assert_int_equal(value_at(table, "l", 0).kind, COR_ARRAY);
    assert_string_equal(text_at(table, "l", 1), "[2]");
    assert_int_equal(value_at(table, "l", 2).kind, COR_OBJECT);
    assert_string_equal(value_at(table, "l", 2).object->values[0].string, "1");
}

static void text_among_numbers_stays_text(void **state)
{
    fixture *f = *state;
    char *lines = g_strjoin("\n", mixed[0], mixed[1], mixed[2], NULL);
    char *records = g_strconcat("\x1e", mixed[0], "\n\x1e", mixed[1], "\n\x1e", mixed[2], NULL);
    const char *collection = cor_arena_format(f->arena, "{\"type\":\"FeatureCollection\",\"features\":[%s,%s,%s]}",
                                              mixed[0], mixed[1], mixed[2]);
    fixture_write_text(f, "m.geojson", collection);
    fixture_write_text(f, "m.geojsonl", lines);
    fixture_write_text(f, "m.geojsons", records);
    check_mixed(fixture_read(f, "m.geojson", (cor_request){0}));
    check_mixed(fixture_read(f, "m.geojsonl", (cor_request){0}));
    check_mixed(fixture_read(f, "m.geojsons", (cor_request){0}));
    check_mixed(fixture_read(f, "", (cor_request){.json = collection}));
    assert_int_equal(fixture_read(f, "m.geojson", (cor_request){.where = "t::text = 'null'"})->n_rows, 1);
    g_free(lines);
    g_free(records);
}

static void a_byte_order_mark_is_no_part_of_json(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"b.geojsonl", "b.json", "b.geojson", "b.seq", "b"};
    char *lines = g_strjoin("\n", "\xef\xbb\xbf{\"type\":\"Feature\",\"properties\":{\"n\":2},\"geometry\":null}",
                            "{\"type\":\"Feature\",\"properties\":{\"n\":3},\"geometry\":null}", "", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        fixture_write_text(f, names[i], lines);
        const cor_table *table = fixture_read(f, names[i], (cor_request){0});
        assert_int_equal(table->n_rows, 2);
        assert_true(number_at(table, "n", 1) == 3);
    }
    g_free(lines);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_cut_flatgeobuf_is_an_error_wherever_it_is_cut),
        TEST(a_damaged_header_is_no_way_into_memory),
        TEST(text_among_numbers_stays_text),
        TEST(a_byte_order_mark_is_no_part_of_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
