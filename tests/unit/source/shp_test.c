/* Shapefiles, sound and spoiled, through the fast reader. */
#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>

#include "shapefiles.h"

static const cor_point three[] = {{60, 25}, {70, 30}, {75, 36}};
static const cor_point square[] = {{0, 0}, {0, 9}, {9, 9}, {9, 0}, {0, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 2}};

static void points_become_a_table_without_offsets(void **state)
{
    fixture *f = *state;
    write_points(f, "p", SHPT_POINT, three, 3);
    const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
    assert_int_equal(table->n_rows, 3);
    assert_null(table->geometry.parts);
    assert_null(table->geometry.features);
    assert_int_equal(table->geometry.kind, COR_SHAPE_POINT);
    assert_string_equal(shape_at(f, table, 1), "POINT 70 30");
    assert_null(table->crs);
    assert_true(fixture_remarked(f, "has no .dbf"));
}

static void z_and_m_are_dropped(void **state)
{
    fixture *f = *state;
    static const int point_types[] = {SHPT_POINTZ, SHPT_POINTM};
    static const int other_types[] = {SHPT_ARCZ, SHPT_ARCM, SHPT_POLYGONZ, SHPT_POLYGONM};
    static const int starts[] = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(point_types); i++) {
        write_points(f, "p", point_types[i], three, 3);
        assert_string_equal(shape_at(f, fixture_read(f, "p.shp", (cor_request){0}), 2), "POINT 75 36");
    }
    for (size_t i = 0; i < G_N_ELEMENTS(other_types); i++) {
        write_parts(f, "l", other_types[i], square, 5, starts, 1);
        const char *shape = shape_at(f, fixture_read(f, "l.shp", (cor_request){0}), 0);
        assert_string_equal(shape, i < 2 ? "LINE 0 0, 0 9, 9 9, 9 0, 0 0" : "POLYGON 0 0, 0 9, 9 9, 9 0, 0 0");
    }
}

static void parts_and_holes_stay_apart(void **state)
{
    fixture *f = *state;
    static const int starts[] = {0, 5};
    write_parts(f, "g", SHPT_POLYGON, square, 9, starts, 2);
    assert_string_equal(shape_at(f, fixture_read(f, "g.shp", (cor_request){0}), 0),
                        "POLYGON 0 0, 0 9, 9 9, 9 0, 0 0; 2 2, 4 2, 4 4, 2 2");
    write_parts(f, "l", SHPT_ARC, square, 9, starts, 2);
    assert_string_equal(shape_at(f, fixture_read(f, "l.shp", (cor_request){0}), 0),
                        "LINE 0 0, 0 9, 9 9, 9 0, 0 0; 2 2, 4 2, 4 4, 2 2");
}

static void each_point_of_a_multipoint_is_a_part(void **state)
{
    fixture *f = *state;
    write_parts(f, "m", SHPT_MULTIPOINT, three, 3, NULL, 0);
    assert_string_equal(shape_at(f, fixture_read(f, "m.shp", (cor_request){0}), 0), "POINT 60 25; 70 30; 75 36");
}

static void strips_and_fans_of_a_multipatch_become_triangles(void **state)
{
    fixture *f = *state;
    double x[] = {0, 0, 1, 1}, y[] = {0, 1, 0, 1}, z[] = {0, 0, 0, 0};
    for (int type = SHPP_TRISTRIP; type <= SHPP_TRIFAN; type++) {
        int start = 0;
        SHPHandle shp = SHPCreate(fixture_path(f, "m"), SHPT_MULTIPATCH);
        SHPObject *object = SHPCreateObject(SHPT_MULTIPATCH, -1, 1, &start, &type, 4, x, y, z, NULL);
        SHPWriteObject(shp, -1, object);
        SHPDestroyObject(object);
        SHPClose(shp);
        const cor_table *table = fixture_read(f, "m.shp", (cor_request){.crs = "EPSG:4326"});
        assert_string_equal(shape_at(f, table, 0), type == SHPP_TRISTRIP
                                                       ? "POLYGON 0 0, 0 1, 1 0, 0 0; 0 1, 1 0, 1 1, 0 1"
                                                       : "POLYGON 0 0, 0 1, 1 0, 0 0; 0 0, 1 0, 1 1, 0 0");
    }
}

static void null_shapes_are_rows_without_geometry(void **state)
{
    fixture *f = *state;
    static const unsigned char null_type[4] = {0};
    write_points(f, "p", SHPT_POINT, three, 3);
    patch(f, "p.shp", 100 + 28 + 8, null_type, 4);
    const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
    assert_int_equal(table->n_rows, 3);
    assert_int_equal(table->counts.null_shapes, 1);
    assert_string_equal(shape_at(f, table, 0), "POINT 60 25");
    assert_string_equal(shape_at(f, table, 1), "NONE");
    assert_string_equal(shape_at(f, table, 2), "POINT 75 36");
}

static void points_that_are_not_finite_are_counted_and_named(void **state)
{
    fixture *f = *state;
    double nan = NAN, far = 1e300;
    write_points(f, "p", SHPT_POINT, three, 3);
    patch(f, "p.shp", 100 + 28 + 12, &nan, 8);
    patch(f, "p.shp", 100 + 56 + 12, &far, 8);
    const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
    assert_int_equal(table->counts.bad_shapes, 2);
    assert_string_equal(shape_at(f, table, 1), "NONE");
    assert_true(fixture_remarked(f, "2 features with geometry that can't be used"));
    assert_true(fixture_remarked(f, "the first is feature 1"));
}

static void a_line_with_one_bad_vertex_is_bad_as_a_whole(void **state)
{
    fixture *f = *state;
    double inf = INFINITY;
    write_parts(f, "l", SHPT_ARC, three, 3, (int[]){0}, 1);
    patch(f, "l.shp", 100 + 8 + 48 + 16, &inf, 8);
    const cor_table *table = fixture_read(f, "l.shp", (cor_request){0});
    assert_int_equal(table->counts.bad_shapes, 1);
    assert_string_equal(shape_at(f, table, 0), "NONE");
}

static void an_open_ring_is_closed(void **state)
{
    fixture *f = *state;
    write_parts(f, "g", SHPT_POLYGON, square, 4, (int[]){0}, 1);
    assert_string_equal(shape_at(f, fixture_read(f, "g.shp", (cor_request){0}), 0), "POLYGON 0 0, 0 9, 9 9, 9 0, 0 0");
}

static void a_missing_shx_is_rebuilt_in_memory(void **state)
{
    fixture *f = *state;
    write_points(f, "p", SHPT_POINT, three, 3);
    g_remove(fixture_path(f, "p.shx"));
    assert_int_equal(fixture_read(f, "p.shp", (cor_request){0})->n_rows, 3);
    assert_string_equal(fixture_listing(f), "p.prj p.shp");
}

static void a_wrong_shx_is_rebuilt_with_a_remark(void **state)
{
    fixture *f = *state;
    static const unsigned char far_off[4] = {0x7f, 0xff, 0xff, 0xff};
    write_points(f, "p", SHPT_POINT, three, 3);
    patch(f, "p.shx", 108, far_off, 4);
    assert_string_equal(shape_at(f, fixture_read(f, "p.shp", (cor_request){0}), 1), "POINT 70 30");
    assert_true(fixture_remarked(f, "its .shx does not fit"));
}

static void entries_of_an_shx_that_share_a_record_are_not_believed(void **state)
{
    fixture *f = *state;
    unsigned char shx[100 + 8 * 30];
    char *first;
    gsize size;
    write_points(f, "p", SHPT_POINT, three, 3);
    g_file_get_contents(fixture_path(f, "p.shx"), &first, &size, NULL);
    memcpy(shx, first, 100);
    shx[27] = sizeof shx / 2; /* its length in words */
    for (int i = 0; i < 30; i++)
        memcpy(shx + 100 + 8 * i, first + 100, 8);
    fixture_write(f, "p.shx", shx, sizeof shx);
    g_free(first);
    const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
    assert_int_equal(table->n_rows, 3);
    assert_string_equal(shape_at(f, table, 2), "POINT 75 36");
}

static void a_wrong_record_length_is_set_right_from_the_contents(void **state)
{
    fixture *f = *state;
    static const unsigned char lengths[][4] = {{0, 0, 0, 0}, {0, 0, 0, 200}, {0xff, 0xff, 0xff, 0xff}};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        write_points(f, "p", SHPT_POINT, three, 3);
        g_remove(fixture_path(f, "p.shx"));
        patch(f, "p.shp", 104, lengths[i], 4);
        const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
        assert_int_equal(table->n_rows, 3);
        assert_string_equal(shape_at(f, table, 0), "POINT 60 25");
        assert_string_equal(shape_at(f, table, 2), "POINT 75 36");
    }
}

static void a_file_cut_short_keeps_its_whole_records(void **state)
{
    fixture *f = *state;
    write_points(f, "p", SHPT_POINT, three, 3);
    cut_off(f, "p.shp", 100 + 2 * 28 + 20);
    const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
    assert_string_equal(shape_at(f, table, 1), "POINT 70 30");
    assert_int_equal(table->counts.bad_shapes, 1);
    assert_int_equal(table->n_rows, 3);
}

static void counts_beyond_the_record_make_a_bad_shape(void **state)
{
    fixture *f = *state;
    static const unsigned char huge[4] = {0xff, 0xff, 0xff, 0x7f}, most[4] = {0xff, 0xff, 0xff, 0xff};
    for (int offset = 44; offset <= 52; offset += 4) { /* parts, points, first part */
        write_parts(f, "l", SHPT_ARC, three, 3, (int[]){0}, 1);
        patch(f, "l.shp", 100 + offset, offset == 48 ? most : huge, 4);
        const cor_table *table = fixture_read(f, "l.shp", (cor_request){0});
        assert_int_equal(table->counts.bad_shapes, 1);
        assert_string_equal(shape_at(f, table, 0), "NONE");
    }
}

static void an_empty_shapefile_is_a_table_of_no_rows(void **state)
{
    fixture *f = *state;
    write_points(f, "p", SHPT_POINT, three, 0);
    assert_int_equal(fixture_read(f, "p.shp", (cor_request){0})->n_rows, 0);
}

static void a_missing_prj_is_an_error_that_tells_how_to_state_the_crs(void **state)
{
    fixture *f = *state;
    write_points(f, "p", SHPT_POINT, three, 3);
    g_remove(fixture_path(f, "p.prj"));
    const char *message = fixture_fail(f, "p.shp", (cor_request){.location = {.file = "map.yaml", .line = 7}});
    assert_non_null(strstr(message, "has no .prj"));
    assert_non_null(strstr(message, "crs: EPSG:4326"));
    assert_string_equal(f->error.file, "map.yaml");
    assert_int_equal(f->error.line, 7);
    fixture_write_text(f, "p.prj", "as in the other file");
    assert_non_null(strstr(fixture_fail(f, "p.shp", (cor_request){0}), "has no usable .prj"));
    assert_string_equal(fixture_read(f, "p.shp", (cor_request){.crs = "EPSG:32642"})->crs, "EPSG:32642");
    assert_null(fixture_read(f, "p.shp", (cor_request){.crs = "EPSG:4326"})->crs);
}

static void its_layer_is_called_like_the_file(void **state)
{
    fixture *f = *state;
    write_points(f, "p", SHPT_POINT, three, 3);
    fixture_write_text(f, "p.csv", "lon,lat\n1,2\n");
    for (int i = 0; i < 3; i++) {
        cor_request request = {.layer = "p", .where = i == 1 ? "1 = 1" : NULL};
        fixture_read(f, i < 2 ? "p.shp" : "p.csv", request);
        request.layer = "q";
        assert_non_null(strstr(fixture_fail(f, i < 2 ? "p.shp" : "p.csv", request), "\"p\""));
    }
}

static void what_is_no_shapefile_is_refused(void **state)
{
    fixture *f = *state;
    fixture_write_text(f, "p.shp", "");
    assert_non_null(strstr(fixture_fail(f, "p.shp", (cor_request){0}), "is not a shapefile"));
    fixture_write_text(f, "p.shp",
                       "<html>404 Not Found</html>                                                        "
                       "                                              ");
    assert_non_null(strstr(fixture_fail(f, "p.shp", (cor_request){0}), "is not a shapefile"));
    assert_non_null(strstr(fixture_fail(f, "none.shp", (cor_request){0}), "no such file"));
}

static void companions_are_found_whatever_their_case(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"Gwadar", "Sost", "Hub"};
    static const char *const endings[] = {"shp", "shx", "dbf", "prj"};
    write_points(f, "p", SHPT_POINT, three, 3);
    write_field(f, "p", "name", 'C', 10, 0, NULL, names, 3);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        char *upper = g_ascii_strup(endings[i], -1);
        g_rename(fixture_path(f, cor_arena_format(f->arena, "p.%s", endings[i])),
                 fixture_path(f, cor_arena_format(f->arena, "P.%s", upper)));
        g_free(upper);
    }
    assert_string_equal(text_at(fixture_read(f, "P.SHP", (cor_request){0}), "name", 1), "Sost");
    assert_string_equal(text_at(fixture_read(f, "P.DBF", (cor_request){0}), "name", 2), "Hub");
}

static void deleted_records_are_no_rows(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"Gwadar", "Sost", "Hub"};
    write_points(f, "p", SHPT_POINT, three, 3);
    write_field(f, "p", "name", 'C', 10, 0, NULL, names, 3);
    DBFHandle dbf = DBFOpen(fixture_path(f, "p"), "r+b");
    DBFMarkRecordDeleted(dbf, 1, TRUE);
    DBFClose(dbf);
    const cor_table *table = fixture_read(f, "p.shp", (cor_request){0});
    assert_int_equal(table->n_rows, 2);
    assert_string_equal(text_at(table, "name", 1), "Hub");
    assert_string_equal(shape_at(f, table, 1), "POINT 75 36");
    assert_true(cor_table_id(table, 1) == 2);
}

static void records_outside_the_extent_are_kept_back_and_counted(void **state)
{
    fixture *f = *state;
    cor_request request = {.has_extent = true, .extent = {69, 29, 71, 31}};
    write_points(f, "p", SHPT_POINT, three, 3);
    const cor_table *table = fixture_read(f, "p.shp", request);
    assert_int_equal(table->n_rows, 1);
    assert_int_equal(table->counts.outside, 2);
    assert_true(cor_table_id(table, 0) == 1);
    request.extent = (cor_rect){69 - 360, 29, 71 - 360, 31}; /* the same place, told another way */
    assert_int_equal(fixture_read(f, "p.shp", request)->n_rows, 1);
}

static void records_in_a_projection_are_held_against_the_extent_too(void **state)
{
    fixture *f = *state;
    cor_proj *proj = cor_proj_new();
    cor_request request = {.crs = "EPSG:32642", .has_extent = true, .extent = {69, 29, 71, 31}};
    /* 70° E 30° N; a degree further, which the slack lets in; 75° E 36° N */
    static const cor_point utm[] = {{596457, 3319209}, {694000, 3320000}, {1040000, 3996000}};
    write_points(f, "p", SHPT_POINT, utm, 3);
    assert_int_equal(fixture_read(f, "p.shp", request)->n_rows, 3);
    request.proj = proj;
    const cor_table *table = fixture_read(f, "p.shp", request);
    assert_int_equal(table->n_rows, 2);
    assert_int_equal(table->counts.outside, 1);
    cor_proj_free(proj);
}

static void a_dbf_alone_is_a_table_without_geometry(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"Gwadar", "Sost"};
    write_field(f, "t", "name", 'C', 10, 0, NULL, names, 2);
    const cor_table *table = fixture_read(f, "t.dbf", (cor_request){0});
    assert_int_equal(table->n_rows, 2);
    assert_int_equal(table->counts.null_shapes, 2);
    assert_string_equal(text_at(table, "name", 0), "Gwadar");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(points_become_a_table_without_offsets),
        TEST(z_and_m_are_dropped),
        TEST(parts_and_holes_stay_apart),
        TEST(each_point_of_a_multipoint_is_a_part),
        TEST(strips_and_fans_of_a_multipatch_become_triangles),
        TEST(null_shapes_are_rows_without_geometry),
        TEST(points_that_are_not_finite_are_counted_and_named),
        TEST(a_line_with_one_bad_vertex_is_bad_as_a_whole),
        TEST(an_open_ring_is_closed),
        TEST(a_missing_shx_is_rebuilt_in_memory),
        TEST(a_wrong_shx_is_rebuilt_with_a_remark),
        TEST(entries_of_an_shx_that_share_a_record_are_not_believed),
        TEST(a_wrong_record_length_is_set_right_from_the_contents),
        TEST(a_file_cut_short_keeps_its_whole_records),
        TEST(counts_beyond_the_record_make_a_bad_shape),
        TEST(an_empty_shapefile_is_a_table_of_no_rows),
        TEST(a_missing_prj_is_an_error_that_tells_how_to_state_the_crs),
        TEST(its_layer_is_called_like_the_file),
        TEST(what_is_no_shapefile_is_refused),
        TEST(companions_are_found_whatever_their_case),
        TEST(deleted_records_are_no_rows),
        TEST(records_outside_the_extent_are_kept_back_and_counted),
        TEST(records_in_a_projection_are_held_against_the_extent_too),
        TEST(a_dbf_alone_is_a_table_without_geometry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
