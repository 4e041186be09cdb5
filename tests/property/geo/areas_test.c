/* Areas that share their edges divide the points among them: each lies in one, also where it lies on an edge or a
 * vertex. What lies in none or in some is held against GEOS. Each case has a seed, which a failure prints. */
#include <geos_c.h>
#include <stdarg.h>

#include "geo/areas.h"
#include "geo/inside.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { CASES = 60, SIDE = 6, POINTS = 400 };
enum { ON_A_VERTEX, ON_AN_EDGE, ANYWHERE };

static uint64_t seed_now;

static double random_value(double least, double most)
{
    return random_between(least, most, &seed_now);
}

/* Corners of a net of SIDE × SIDE crooked meshes; on whole numbers in every third case, so that points often lie on
 * edges that run along their ray. */
static void make_net(cor_point net[SIDE + 1][SIDE + 1], bool whole)
{
    for (int y = 0; y <= SIDE; y++)
        for (int x = 0; x <= SIDE; x++) {
            double off = whole ? 0 : 0.2, dx = random_value(-off, off), dy = random_value(-off, off);
            net[y][x] = (cor_point){whole ? x : x + dx, whole ? y : y + dy};
        }
}

/* The four triangles of a mesh, as one table of areas; the rings of every second one run the other way round. */
static size_t add_mesh(cor_geometry_builder *builder, cor_point corners[4])
{
    cor_point middle = {(corners[0].x + corners[2].x) / 2, (corners[0].y + corners[2].y) / 2};
    for (int i = 0; i < 4; i++) {
        cor_point ring[4] = {corners[i], corners[(i + 1) % 4], middle, corners[i]};
        if (i % 2) ring[1] = middle, ring[2] = corners[(i + 1) % 4];
        cor_builder_feature(builder, COR_SHAPE_POLYGON);
        cor_builder_part(builder);
        cor_builder_points(builder, ring, 4);
        cor_builder_end_part(builder, 4);
        cor_builder_end_feature(builder);
    }
    return 4;
}

static cor_geometry make_areas(cor_arena *arena, cor_point net[SIDE + 1][SIDE + 1])
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            cor_point corners[4] = {net[y][x], net[y][x + 1], net[y + 1][x + 1], net[y + 1][x]};
            add_mesh(builder, corners);
        }
    cor_geometry areas = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return areas;
}

/* On a vertex, on an edge as near as numbers have it, or anywhere. */
static cor_point random_point(const cor_geometry *areas, int how)
{
    size_t at = random_bits(&seed_now) % areas->n_features, k = random_bits(&seed_now) % 3;
    cor_point a = areas->points[areas->parts[at] + k], b = areas->points[areas->parts[at] + k + 1];
    double share = random_value(0, 1);
    switch (how) {
    case ON_A_VERTEX:
        return a;
    case ON_AN_EDGE:
        return (cor_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    default:
        return (cor_point){random_value(-1, SIDE + 1), random_value(-1, SIDE + 1)};
    }
}

static void quiet(const char *format, ...)
{
    (void) format;
}

static GEOSGeometry *polygon_of(GEOSContextHandle_t geos, const cor_geometry *areas, size_t feature)
{
    GEOSCoordSequence *ring = GEOSCoordSeq_create_r(geos, 4, 2);
    for (unsigned i = 0; i < 4; i++)
        GEOSCoordSeq_setXY_r(geos, ring, i, areas->points[areas->parts[feature] + i].x,
                             areas->points[areas->parts[feature] + i].y);
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, ring), NULL, 0);
}

/* P lies in at most one area. BY_GEOS: GEOS must find the same one; on an edge, to the last bit, it need not. */
static void check_point(GEOSContextHandle_t geos, const cor_geometry *areas, GEOSGeometry **polygons, cor_point p,
                        bool by_geos, unsigned seed)
{
    size_t n = 0;
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(geos, p.x, p.y);
    for (size_t i = 0; i < areas->n_features; i++) {
        cor_path path = cor_geometry_path(areas, i);
        bool own = cor_path_contains(&path, p);
        n += own;
        if (by_geos && (GEOSContains_r(geos, polygons[i], point) == 1) != own) fail_msg("seed %u: not as GEOS", seed);
    }
    GEOSGeom_destroy_r(geos, point);
    if (n > 1) fail_msg("seed %u: %.17g %.17g lies in %zu areas", seed, p.x, p.y, n);
    bool inner = p.x > 0.5 && p.x < SIDE - 0.5 && p.y > 0.5 && p.y < SIDE - 0.5; /* not on the outermost edges */
    if (inner && n != 1) fail_msg("seed %u: %.17g %.17g lies in no area", seed, p.x, p.y);
}

static void each_point_lies_in_one_of_the_areas_that_share_it(void **state)
{
    (void) state;
    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSContext_setNoticeHandler_r(geos, quiet);
    for (unsigned seed = 1; seed <= CASES; seed++) {
        cor_arena *arena = cor_arena_new();
        cor_point net[SIDE + 1][SIDE + 1];
        seed_now = seed;
        make_net(net, seed % 3 == 0);
        cor_geometry areas = make_areas(arena, net);
        GEOSGeometry **polygons = COR_NEW_ARRAY(arena, GEOSGeometry *, areas.n_features);
        for (size_t i = 0; i < areas.n_features; i++)
            polygons[i] = polygon_of(geos, &areas, i);
        for (int i = 0; i < POINTS; i++)
            check_point(geos, &areas, polygons, random_point(&areas, i % 3), i % 3 == ANYWHERE, seed);
        for (size_t i = 0; i < areas.n_features; i++)
            GEOSGeom_destroy_r(geos, polygons[i]);
        cor_arena_free(arena);
    }
    GEOS_finish_r(geos);
}

static void the_index_says_what_walking_all_edges_says(void **state)
{
    (void) state;
    for (unsigned seed = 1; seed <= CASES; seed++) {
        cor_arena *arena = cor_arena_new();
        cor_point net[SIDE + 1][SIDE + 1];
        seed_now = seed;
        make_net(net, seed % 3 == 0);
        cor_geometry areas = make_areas(arena, net);
        const cor_areas *made = cor_areas_new(arena, &areas);
        assert_int_equal(cor_areas_count(made), areas.n_features);
        for (int i = 0; i < POINTS; i++) {
            bool some = false;
            cor_point p = random_point(&areas, i % 3);
            for (size_t k = 0; k < areas.n_features && !some; k++) {
                cor_path path = cor_geometry_path(&areas, k);
                some = cor_path_contains(&path, p);
            }
            if (cor_areas_contain(made, p) != some) fail_msg("seed %u: %.17g %.17g", seed, p.x, p.y);
        }
        cor_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_point_lies_in_one_of_the_areas_that_share_it),
        cmocka_unit_test(the_index_says_what_walking_all_edges_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
