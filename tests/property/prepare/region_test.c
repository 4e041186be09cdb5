/* Features are shared out among districts that share their borders: each lies in the one in which GEOS finds its
 * representative point, which lies in the feature itself. Each case has a seed, which a failure prints. */
#include <geos_c.h>
#include <math.h>
#include <stdarg.h>

#include "geo/representative.h"
#include "prepare/region.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { CASES = 40, SIDE = 5, DISTRICTS = SIDE * SIDE, FEATURES = 90, CORNERS = 7 };

static uint64_t seed_now;

static double random_value(double least, double most)
{
    return random_between(least, most, &seed_now);
}

static void add_feature(cor_geometry_builder *builder, cor_shape_kind kind, const cor_point *points, size_t n)
{
    cor_builder_feature(builder, kind);
    cor_builder_part(builder);
    cor_builder_points(builder, points, n);
    cor_builder_end_part(builder, n);
    cor_builder_end_feature(builder);
}

/* A crooked net of degrees, east of EAST. */
static cor_geometry make_districts(cor_arena *arena, double east)
{
    cor_point net[SIDE + 1][SIDE + 1];
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (int y = 0; y <= SIDE; y++)
        for (int x = 0; x <= SIDE; x++)
            net[y][x] = (cor_point){east + x + random_value(-0.3, 0.3), 25 + y + random_value(-0.3, 0.3)};
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            cor_point ring[] = {net[y][x], net[y][x + 1], net[y + 1][x + 1], net[y + 1][x], net[y][x]};
            add_feature(builder, COR_SHAPE_POLYGON, ring, 5);
        }
    cor_geometry districts = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return districts;
}

/* A star about a place: of points as many as it has corners, a line through them, or the area that they enclose. */
static void add_star(cor_geometry_builder *builder, double east, cor_shape_kind kind)
{
    cor_point star[CORNERS + 1], at = {east + random_value(-0.5, SIDE + 0.5), 25 + random_value(-0.5, SIDE + 0.5)};
    for (int i = 0; i < CORNERS; i++) {
        double r = random_value(0.05, 0.9), angle = 2 * M_PI * i / CORNERS;
        star[i] = (cor_point){at.x + r * cos(angle), at.y + r * sin(angle)};
    }
    star[CORNERS] = star[0];
    add_feature(builder, kind, star, kind == COR_SHAPE_POLYGON ? CORNERS + 1 : CORNERS);
}

static cor_geometry make_features(cor_arena *arena, double east)
{
    static const cor_shape_kind kinds[] = {COR_SHAPE_POINT, COR_SHAPE_LINE, COR_SHAPE_POLYGON};
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (int i = 0; i < FEATURES; i++)
        add_star(builder, east, kinds[i % 3]);
    cor_geometry features = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return features;
}

static void quiet(const char *format, ...)
{
    (void) format;
}

/* FEATURE as GEOS has it; of points the first. */
static GEOSGeometry *as_geos(GEOSContextHandle_t geos, const cor_geometry *g, size_t feature)
{
    cor_path path = cor_geometry_path(g, feature);
    const cor_point *points = path.points + path.parts[0];
    unsigned n = path.parts[1] - path.parts[0];
    cor_shape_kind kind = cor_geometry_kind(g, feature);
    if (kind == COR_SHAPE_POINT) return GEOSGeom_createPointFromXY_r(geos, points[0].x, points[0].y);
    GEOSCoordSequence *sequence = GEOSCoordSeq_create_r(geos, n, 2);
    for (unsigned i = 0; i < n; i++)
        GEOSCoordSeq_setXY_r(geos, sequence, i, points[i].x, points[i].y);
    return kind == COR_SHAPE_POLYGON
               ? GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, sequence), NULL, 0)
               : GEOSGeom_createLineString_r(geos, sequence);
}

/* The place that speaks for FEATURE, as GEOS reckons it; of an area it is ours, if that lies in it. */
static GEOSGeometry *place_by_geos(GEOSContextHandle_t geos, const cor_geometry *g, size_t feature, unsigned seed)
{
    GEOSGeometry *whole = as_geos(geos, g, feature);
    cor_point own = cor_representative_point(g, feature);
    if (cor_geometry_kind(g, feature) == COR_SHAPE_POINT) return whole;
    GEOSGeometry *place = cor_geometry_kind(g, feature) == COR_SHAPE_LINE
                              ? GEOSInterpolateNormalized_r(geos, whole, 0.5)
                              : GEOSGeom_createPointFromXY_r(geos, own.x, own.y);
    if (cor_geometry_kind(g, feature) == COR_SHAPE_POLYGON && GEOSContains_r(geos, whole, place) != 1)
        fail_msg("seed %u: %.17g %.17g does not lie in its area", seed, own.x, own.y);
    GEOSGeom_destroy_r(geos, whole);
    return place;
}

static const cor_region *region_of(cor_arena *arena, const cor_geometry *districts, size_t district)
{
    static const cor_session session;
    const cor_render_context context = {.session = (cor_session *) &session};
    const cor_region *region;
    cor_error err;
    cor_geometry_builder *builder = cor_geometry_builder_new();
    add_feature(builder, COR_SHAPE_POLYGON, districts->points + districts->parts[district], 5);
    const cor_table table = {.n_rows = 1, .geometry = cor_builder_finish(builder, arena)};
    cor_geometry_builder_free(builder);
    assert_int_equal(cor_region_of_table(&context, &table, arena, &region, &err), COR_OK);
    return region;
}

static void check_case(GEOSContextHandle_t geos, unsigned seed)
{
    cor_arena *arena = cor_arena_new();
    seed_now = seed;
    /* every fourth case lies across 180°, where features are written with longitudes of a turn less */
    double east = seed % 4 ? random_value(-170, 170) : 178, turn = seed % 4 ? 0 : 360;
    cor_geometry districts = make_districts(arena, east), features = make_features(arena, east);
    size_t found[FEATURES] = {0};
    for (size_t d = 0; d < DISTRICTS; d++) {
        const cor_region *region = region_of(arena, &districts, d);
        GEOSGeometry *area = as_geos(geos, &districts, d);
        for (size_t i = 0; i < FEATURES; i++) {
            cor_point at = cor_representative_point(&features, i);
            GEOSGeometry *place = place_by_geos(geos, &features, i, seed);
            bool has = cor_region_has(region, (cor_point){at.x - turn, at.y});
            if (has != (GEOSContains_r(geos, area, place) == 1))
                fail_msg("seed %u: district %zu, feature %zu: not as GEOS", seed, d, i);
            found[i] += has;
            GEOSGeom_destroy_r(geos, place);
        }
        GEOSGeom_destroy_r(geos, area);
    }
    for (size_t i = 0; i < FEATURES; i++)
        if (found[i] > 1) fail_msg("seed %u: feature %zu lies in %zu districts", seed, i, found[i]);
    cor_arena_free(arena);
}

static void features_lie_where_geos_finds_them(void **state)
{
    (void) state;
    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSContext_setNoticeHandler_r(geos, quiet);
    for (unsigned seed = 1; seed <= CASES; seed++)
        check_case(geos, seed);
    GEOS_finish_r(geos);
}

static void what_has_no_shape_lies_nowhere(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    cor_geometry_builder *builder = cor_geometry_builder_new();
    const cor_point line[] = {{1, 1}, {3, 3}};
    cor_builder_feature(builder, COR_SHAPE_LINE);
    cor_builder_end_feature(builder);
    add_feature(builder, COR_SHAPE_LINE, line, 2);
    cor_geometry features = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    cor_geometry districts = make_districts(arena, 0);
    const cor_region *region = region_of(arena, &districts, 0);
    assert_false(cor_region_has(region, cor_representative_point(&features, 0)));
    assert_true(cor_representative_point(&features, 1).x == 2);
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(features_lie_where_geos_finds_them),
        cmocka_unit_test(what_has_no_shape_lies_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
