/* Well-known binary into shapes: every length is checked, every kind is known. */
#include <glib.h>
#include <math.h>

#include "fixture.h"
#include "source/wkb.h"

typedef struct {
    GByteArray *bytes;
} writer;

static void put(writer *w, const void *bytes, size_t n)
{
    g_byte_array_append(w->bytes, bytes, (guint) n);
}
static void put_head(writer *w, uint32_t type)
{
    put(w, "\1", 1);
    put(w, &type, 4);
}
static void put_u32(writer *w, uint32_t x)
{
    put(w, &x, 4);
}
static void put_numbers(writer *w, const double *numbers, size_t n)
{
    put(w, numbers, 8 * n);
}

/* Adds what W holds as one feature and forgets it; the geometry is in the fixture's arena. */
static cor_geometry add(fixture *f, writer *w, cor_wkb_result expected)
{
    cor_shapes shapes;
    cor_shapes_start(&shapes, f->arena, 0, 0, 0);
    assert_int_equal(cor_wkb_add(&shapes, w->bytes->data, w->bytes->len), expected);
    g_byte_array_set_size(w->bytes, 0);
    return cor_shapes_finish(&shapes);
}

static void points_of_all_dimensions_lose_z_and_m(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    static const double numbers[] = {3, 4, 5, 6};
    static const struct {
        uint32_t type;
        size_t n;
    } cases[] = {{1, 2}, {1001, 3}, {2001, 3}, {3001, 4}, {0x80000001u, 3}, {0x40000001u, 3}, {0xc0000001u, 4}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        put_head(&w, cases[i].type);
        put_numbers(&w, numbers, cases[i].n);
        cor_geometry g = add(f, &w, COR_WKB_DONE);
        assert_int_equal(cor_geometry_kind(&g, 0), COR_SHAPE_POINT);
        assert_true(g.points[0].x == 3 && g.points[0].y == 4);
    }
    g_byte_array_free(w.bytes, TRUE);
}

static void an_empty_point_is_nothing(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    put_head(&w, 1);
    put_numbers(&w, (double[]){NAN, NAN}, 2);
    cor_geometry g = add(f, &w, COR_WKB_DONE);
    assert_int_equal(cor_geometry_kind(&g, 0), COR_SHAPE_NONE);
    g_byte_array_free(w.bytes, TRUE);
}

static void every_cut_is_broken_and_none_is_read_beyond(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    put_head(&w, 6);
    put_u32(&w, 1);
    put_head(&w, 3);
    put_u32(&w, 1);
    put_u32(&w, 4);
    put_numbers(&w, (double[]){0, 0, 1, 0, 1, 1, 0, 0}, 8);
    for (guint size = 0; size < w.bytes->len; size++) {
        cor_shapes shapes;
        uint8_t *copy = g_memdup2(w.bytes->data, MAX(size, 1));
        cor_shapes_start(&shapes, f->arena, 0, 0, 0);
        assert_int_equal(cor_wkb_add(&shapes, copy, size), COR_WKB_BROKEN);
        assert_int_equal(shapes.bad_shapes, 1);
        cor_shapes_finish(&shapes);
        g_free(copy);
    }
    cor_geometry g = add(f, &w, COR_WKB_DONE);
    assert_int_equal(g.n_points, 4);
    g_byte_array_free(w.bytes, TRUE);
}

static void counts_that_cannot_be_are_broken(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    for (uint32_t type = 2; type <= 7; type++) {
        put_head(&w, type);
        put_u32(&w, 0xffffffffu);
        put_numbers(&w, (double[]){1, 2}, 2);
        add(f, &w, COR_WKB_BROKEN);
    }
    g_byte_array_free(w.bytes, TRUE);
}

static void nesting_has_an_end(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    for (int depth = 0; depth < 100000; depth++) {
        put_head(&w, 7);
        put_u32(&w, 1);
    }
    add(f, &w, COR_WKB_BROKEN);
    g_byte_array_free(w.bytes, TRUE);
}

static void big_endian_is_read_too(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    static const uint8_t bytes[] = {0, 0, 0, 0, 1, 0x40, 0x08, 0, 0, 0, 0, 0, 0, 0x40, 0x10, 0, 0, 0, 0, 0, 0};
    put(&w, bytes, sizeof bytes);
    cor_geometry g = add(f, &w, COR_WKB_DONE);
    assert_true(g.points[0].x == 3 && g.points[0].y == 4);
    g_byte_array_free(w.bytes, TRUE);
}

static void arcs_are_left_to_others(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    put_head(&w, 8);
    put_u32(&w, 3);
    put_numbers(&w, (double[]){0, 0, 1, 1, 2, 0}, 6);
    assert_int_equal(add(f, &w, COR_WKB_CURVED).n_features, 0);
    g_byte_array_free(w.bytes, TRUE);
}

static void short_parts_go_and_a_feature_of_them_alone_is_bad(void **state)
{
    fixture *f = *state;
    writer w = {g_byte_array_new()};
    put_head(&w, 5);
    put_u32(&w, 2);
    put_head(&w, 2);
    put_u32(&w, 1);
    put_numbers(&w, (double[]){9, 9}, 2);
    put_head(&w, 2);
    put_u32(&w, 2);
    put_numbers(&w, (double[]){0, 0, 1, 1}, 4);
    cor_geometry g = add(f, &w, COR_WKB_DONE);
    assert_int_equal(g.n_parts, 1);
    put_head(&w, 2);
    put_u32(&w, 1);
    put_numbers(&w, (double[]){9, 9}, 2);
    g = add(f, &w, COR_WKB_DONE);
    assert_int_equal(cor_geometry_kind(&g, 0), COR_SHAPE_NONE);
    g_byte_array_free(w.bytes, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(points_of_all_dimensions_lose_z_and_m),
        TEST(an_empty_point_is_nothing),
        TEST(every_cut_is_broken_and_none_is_read_beyond),
        TEST(counts_that_cannot_be_are_broken),
        TEST(nesting_has_an_end),
        TEST(big_endian_is_read_too),
        TEST(arcs_are_left_to_others),
        TEST(short_parts_go_and_a_feature_of_them_alone_is_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
