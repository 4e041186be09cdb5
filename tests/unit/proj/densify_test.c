/* Whole tables through a projection: densified, cut where the projection tears, counted. */
#include "geo/inside.h"
#include "proj/densify.h"
#include "support/cmocka_all.h"
#include "support/features.h"
#include "support/projecting.h"

static const char *const pakistan = "+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84";
static const cor_rect pakistan_view = {-1500000, -1200000, 1500000, 1200000};

static const cor_transform *from_lonlat(kit *k, const char *to)
{
    const cor_crs *crs;
    const cor_transform *transform;
    assert_int_equal(cor_crs_open(k->proj, to, &crs, NULL), COR_OK);
    assert_int_equal(cor_transform_open(k->proj, cor_crs_lonlat(k->proj), crs, &transform, NULL), COR_OK);
    return transform;
}

#define ADD(kind, ...)                                                                                                 \
    add_one_part(k->builder, kind, (cor_point[]){__VA_ARGS__}, sizeof((cor_point[]){__VA_ARGS__}) / sizeof(cor_point))

static cor_geometry project(kit *k, const char *to, double tolerance, cor_rect view)
{
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    const cor_transform *t = from_lonlat(k, to);
    const cor_window window = cor_window_of(t, view);
    return cor_project_geometry(t, &g, tolerance, &window, k->arena, &k->counts);
}

static double longest_edge(const cor_geometry *g)
{
    double longest = 0;
    for (size_t p = 0; p < g->n_parts; p++)
        for (size_t i = g->parts[p]; i + 1 < g->parts[p + 1]; i++)
            longest = fmax(longest, hypot(g->points[i + 1].x - g->points[i].x, g->points[i + 1].y - g->points[i].y));
    return longest;
}

static double area(const cor_geometry *g)
{
    double sum = 0;
    for (size_t p = 0; p < g->n_parts; p++)
        sum += fabs(cor_ring_area2(g->points + g->parts[p], g->parts[p + 1] - g->parts[p])) / 2;
    return sum;
}

static void assert_rings_are_closed(const cor_geometry *g)
{
    for (size_t p = 0; p < g->n_parts; p++) {
        cor_point a = g->points[g->parts[p]], b = g->points[g->parts[p + 1] - 1];
        assert_true(a.x == b.x && a.y == b.y);
    }
}

static void a_long_parallel_bends(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {60, 30}, {80, 30});
    cor_geometry g = project(k, pakistan, 500, pakistan_view);
    assert_true(g.n_points > 5 && g.n_points < 100);
    const cor_transform *t = from_lonlat(k, pakistan);
    /* Each vertex lies on the parallel, and each middle within the tolerance of it. */
    for (size_t i = 0; i + 1 < g.n_points; i++) {
        cor_point ends[3] = {g.points[i], g.points[i + 1], {0, 0}};
        cor_transform_inverse(t, ends, 2);
        assert_true(fabs(ends[0].y - 30) < 1e-7);
        cor_point middle = {(ends[0].x + ends[1].x) / 2, 30};
        cor_transform_forward(t, &middle, 1);
        assert_true(hypot(middle.x - (g.points[i].x + g.points[i + 1].x) / 2,
                          middle.y - (g.points[i].y + g.points[i + 1].y) / 2) <= 500);
    }
}

static void short_edges_get_no_middle(void **state)
{
    kit *k = *state;
    cor_point coast[1000];
    for (int i = 0; i < 1000; i++)
        coast[i] = (cor_point){62 + i * 0.01, 25 + 0.2 * sin(i)};
    add_one_part(k->builder, COR_SHAPE_LINE, coast, 1000);
    cor_geometry g = project(k, pakistan, 100, pakistan_view);
    assert_int_equal(g.n_points, 1000);
}

static void a_straight_meridian_gets_no_middle_in_mercator(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {70, 20}, {70, 30});
    cor_geometry g = project(k, "EPSG:3857", 100, (cor_rect){7e6, 2e6, 9e6, 5e6});
    assert_int_equal(g.n_points, 2);
}

static void what_is_far_from_the_view_goes_and_is_counted(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {-100, 40}, {-90, 41});
    ADD(COR_SHAPE_POLYGON, {65, 28}, {70, 28}, {70, 32}, {65, 28});
    ADD(COR_SHAPE_POLYGON, {-180, -90}, {180, -90}, {180, -70}, {-180, -70}, {-180, -90});
    cor_geometry g = project(k, pakistan, 500, pakistan_view);
    assert_int_equal(k->counts.features_outside, 2);
    assert_int_equal(k->counts.features_lost, 0);
    assert_int_equal(cor_geometry_kind(&g, 0), COR_SHAPE_NONE);
    assert_int_equal(cor_geometry_kind(&g, 1), COR_SHAPE_POLYGON);
    assert_int_equal(cor_geometry_kind(&g, 2), COR_SHAPE_NONE);
}

static void a_country_round_the_view_covers_it(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90});
    cor_geometry g = project(k, pakistan, 500, pakistan_view);
    cor_path path = cor_geometry_path(&g, 0);
    for (double x = pakistan_view.x0; x <= pakistan_view.x1; x += 1e5)
        for (double y = pakistan_view.y0; y <= pakistan_view.y1; y += 1e5)
            assert_true(cor_path_contains(&path, (cor_point){x, y}));
}

/* In a conic with its middle at 70° E the tear is at 110° W, right through America. */
static void a_line_over_the_tear_is_split(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {-120, 40}, {-100, 40});
    cor_geometry g = project(k, pakistan, 1000, COR_RECT_EMPTY);
    assert_int_equal(g.n_parts, 2);
    assert_true(longest_edge(&g) < 1e6);
}

static void a_polygon_over_the_tear_is_cut(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {-120, 30}, {-100, 30}, {-100, 50}, {-120, 50}, {-120, 30});
    cor_geometry g = project(k, pakistan, 1000, COR_RECT_EMPTY);
    assert_int_equal(g.n_parts, 2);
    assert_rings_are_closed(&g);
    assert_true(longest_edge(&g) < 3e6);
}

/* RFC 7946 wants shapes cut at the antimeridian; what is not cut goes the short way. */
static void a_polygon_over_the_antimeridian_goes_the_short_way(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {170, 40}, {-170, 40}, {-170, 50}, {170, 50}, {170, 40});
    ADD(COR_SHAPE_POLYGON, {170, 40}, {190, 40}, {190, 50}, {170, 50}, {170, 40});
    cor_geometry g = project(k, "EPSG:3857", 1000, COR_RECT_EMPTY);
    assert_int_equal(g.features[1], 2);
    assert_int_equal(g.features[2], 4);
    assert_rings_are_closed(&g);
    assert_true(longest_edge(&g) < 2e6);
}

static void the_same_polygon_is_whole_in_a_map_of_the_pacific(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {170, 40}, {-170, 40}, {-170, 50}, {170, 50}, {170, 40});
    cor_geometry g = project(k, "+proj=merc +lon_0=180", 1000, COR_RECT_EMPTY);
    assert_int_equal(g.n_parts, 1);
    assert_true(longest_edge(&g) < 3e6);
}

static void an_unprojected_map_over_the_antimeridian_shows_both_sides(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {175, 0}, {178, 1});
    ADD(COR_SHAPE_LINE, {-178, 0}, {-175, 1});
    cor_geometry g = project(k, "EPSG:4326", 0.01, (cor_rect){170, -10, 190, 10});
    assert_int_equal(k->counts.features_outside, 0);
    assert_true(g.points[g.parts[1]].x == 182);
}

static void points_of_an_unprojected_map_go_to_the_side_it_shows(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POINT, {-178, 3});
    ADD(COR_SHAPE_POINT, {178, 3});
    cor_geometry g = project(k, "EPSG:4326", 0.01, (cor_rect){170, -10, 190, 10});
    assert_true(g.points[0].x == 182 && g.points[1].x == 178);
}

static void a_ring_round_the_pole_is_closed_over_it(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {45, 40}, {135, 40}, {-135, 40}, {-45, 40}, {45, 40});
    cor_geometry g = project(k, "+proj=eqearth +lon_0=0 +datum=WGS84", 1000, COR_RECT_EMPTY);
    assert_rings_are_closed(&g);
    /* The cap north of 40° N is 18 % of the globe's 510 million square kilometres. */
    assert_true(fabs(area(&g) / 1e12 - 91.4) < 1);
}

static void a_pole_in_the_view_is_drawn_round(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {45, 70}, {135, 70}, {-135, 70}, {-45, 70}, {45, 70});
    ADD(COR_SHAPE_POLYGON, {-180, 70}, {180, 70}, {180, 90}, {-180, 90}, {-180, 70});
    cor_geometry g = project(k, "+proj=laea +lat_0=90 +datum=WGS84", 1000, (cor_rect){-5e6, -5e6, 5e6, 5e6});
    assert_rings_are_closed(&g);
    cor_path first = cor_geometry_path(&g, 0), second = cor_geometry_path(&g, 1);
    cor_point near_pole = {1000, 2000};
    assert_true(cor_path_contains(&first, near_pole));
    assert_true(cor_path_contains(&second, near_pole));
    assert_false(cor_path_contains(&first, (cor_point){4e6, 0}));
}

static void antarctica_does_not_flood_a_northern_map(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POLYGON, {-180, -90}, {-180, -80}, {-60, -65}, {60, -68}, {180, -80}, {180, -90}, {-180, -90});
    cor_geometry g = project(k, "+proj=stere +lat_0=90 +lat_ts=70", 1000, (cor_rect){-4e6, -4e6, 4e6, 4e6});
    assert_int_equal(k->counts.features_outside, 1);
    assert_int_equal(g.n_parts, 0);
}

static void what_does_not_project_is_dropped_and_counted(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {70, 30}, {71, 31}, {NAN, NAN}, {72, 30}, {73, 31});
    ADD(COR_SHAPE_LINE, {NAN, 1}, {NAN, 2});
    cor_geometry g = project(k, pakistan, 0, COR_RECT_EMPTY);
    assert_int_equal(k->counts.points_lost, 3);
    assert_int_equal(k->counts.features_lost, 1);
    assert_int_equal(g.features[1], 2);
}

static void a_line_beyond_the_horizon_ends_there(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_LINE, {0, 10}, {170, 10});
    cor_geometry g = project(k, "+proj=ortho +lat_0=0 +lon_0=0", 1000, COR_RECT_EMPTY);
    assert_int_equal(g.n_parts, 1);
    double farthest = 0;
    for (size_t i = 0; i < g.n_points; i++)
        farthest = fmax(farthest, g.points[i].x);
    /* The horizon at 10° N is 6281.9 km from the middle. */
    assert_true(farthest > 6.27e6 && farthest < 6.2819e6);
}

static void a_point_table_keeps_its_rows(void **state)
{
    kit *k = *state;
    ADD(COR_SHAPE_POINT, {70, 30});
    ADD(COR_SHAPE_POINT, {70, 95});
    ADD(COR_SHAPE_POINT, {-100, 30});
    cor_geometry g = project(k, pakistan, 100, pakistan_view);
    assert_null(g.parts);
    assert_int_equal(g.n_points, 3);
    assert_true(isnan(g.points[1].x));
    assert_int_equal(k->counts.points_lost, 1);
    assert_int_equal(k->counts.features_lost, 1);
    assert_int_equal(k->counts.features_outside, 0);
}

static void an_empty_table_is_fine(void **state)
{
    kit *k = *state;
    cor_geometry g = project(k, pakistan, 100, pakistan_view);
    assert_int_equal(g.n_features, 0);
    assert_int_equal(k->counts.features_outside, 0);
}

static void a_projected_source_is_cut_and_densified_too(void **state)
{
    kit *k = *state;
    const cor_crs *from, *to;
    const cor_transform *t;
    cor_crs_open(k->proj, "EPSG:32642", &from, NULL);
    cor_crs_open(k->proj, pakistan, &to, NULL);
    assert_int_equal(cor_transform_open(k->proj, from, to, &t, NULL), COR_OK);
    ADD(COR_SHAPE_LINE, {200000, 3000000}, {900000, 3900000});
    ADD(COR_SHAPE_LINE, {200000, -3000000}, {900000, -3900000});
    cor_geometry g = cor_builder_finish(k->builder, k->arena);
    const cor_window window = cor_window_of(t, pakistan_view);
    g = cor_project_geometry(t, &g, 10, &window, k->arena, &k->counts);
    assert_true(g.n_points > 2);
    assert_int_equal(k->counts.features_outside, 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_long_parallel_bends),
        T(short_edges_get_no_middle),
        T(a_straight_meridian_gets_no_middle_in_mercator),
        T(what_is_far_from_the_view_goes_and_is_counted),
        T(a_country_round_the_view_covers_it),
        T(a_line_over_the_tear_is_split),
        T(a_polygon_over_the_tear_is_cut),
        T(a_polygon_over_the_antimeridian_goes_the_short_way),
        T(the_same_polygon_is_whole_in_a_map_of_the_pacific),
        T(an_unprojected_map_over_the_antimeridian_shows_both_sides),
        T(points_of_an_unprojected_map_go_to_the_side_it_shows),
        T(a_ring_round_the_pole_is_closed_over_it),
        T(a_pole_in_the_view_is_drawn_round),
        T(antarctica_does_not_flood_a_northern_map),
        T(what_does_not_project_is_dropped_and_counted),
        T(a_line_beyond_the_horizon_ends_there),
        T(a_point_table_keeps_its_rows),
        T(an_empty_table_is_fine),
        T(a_projected_source_is_cut_and_densified_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
