/* What must hold for any geometry in any projection: what comes back from the plane is what went there, and
 * a densified line is nowhere farther than the tolerance from the true curve. Each case has a seed, which a failure
 * prints. */
#include "geo/fit.h"
#include "proj/densify.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { CASES = 60, VERTICES = 12, STEPS = 64 };

static uint64_t seed_now;

#define CHECK(seed, crs, condition)                                                                                    \
    do {                                                                                                               \
        if (!(condition)) fail_msg("%s, seed %u: %s", crs, (unsigned) (seed), #condition);                             \
    } while (0)

static const char *const targets[] = {
    "EPSG:3857",
    "EPSG:32642",
    "EPSG:24378",
    "+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84",
    "+proj=aea +lat_1=20 +lat_2=50 +lat_0=30 +lon_0=70 +datum=WGS84",
    "+proj=laea +lat_0=31 +lon_0=70 +datum=WGS84",
    "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=70 +datum=WGS84",
    "+proj=eqearth +lon_0=70 +datum=WGS84",
};

enum { TARGETS = sizeof targets / sizeof *targets };

static cor_point random_place(void)
{
    double x = random_between(40, 100, &seed_now);
    return (cor_point){x, random_between(0, 60, &seed_now)};
}

static const cor_transform *opened(cor_proj *proj, const char *to)
{
    const cor_crs *crs;
    const cor_transform *transform;
    assert_int_equal(cor_crs_open(proj, to, &crs, NULL), COR_OK);
    assert_int_equal(cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, NULL), COR_OK);
    return transform;
}

static void what_comes_back_is_what_went(void **state)
{
    (void) state;
    cor_proj *proj = cor_proj_new();
    for (size_t k = 0; k < TARGETS; k++) {
        const cor_transform *transform = opened(proj, targets[k]);
        for (unsigned seed = 1; seed <= CASES; seed++) {
            cor_point there[VERTICES], back[VERTICES];
            seed_now = seed;
            for (int i = 0; i < VERTICES; i++)
                there[i] = back[i] = random_place();
            CHECK(seed, targets[k], cor_transform_forward(transform, back, VERTICES) == 0);
            CHECK(seed, targets[k], cor_transform_inverse(transform, back, VERTICES) == 0);
            for (int i = 0; i < VERTICES; i++)
                CHECK(seed, targets[k], hypot(there[i].x - back[i].x, there[i].y - back[i].y) < 1e-6);
        }
    }
    cor_proj_free(proj);
}

static double distance_to(const cor_geometry *g, cor_point p)
{
    double nearest = INFINITY;
    for (size_t part = 0; part < g->n_parts; part++)
        for (size_t i = g->parts[part]; i + 1 < g->parts[part + 1]; i++) {
            cor_point a = g->points[i], b = g->points[i + 1];
            double dx = b.x - a.x, dy = b.y - a.y, l = dx * dx + dy * dy;
            double t = l > 0 ? fmin(fmax(((p.x - a.x) * dx + (p.y - a.y) * dy) / l, 0), 1) : 0;
            nearest = fmin(nearest, hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
        }
    return nearest;
}

/* The true curve is walked in STEPS places an edge. Those outside VIEW may be missing from the result. */
static void check_curve(unsigned seed, const char *crs, const cor_transform *transform, const cor_point *line,
                        const cor_geometry *found, double tolerance, cor_rect view)
{
    for (int i = 0; i + 1 < VERTICES; i++) {
        cor_point curve[STEPS];
        for (int s = 0; s < STEPS; s++)
            curve[s] = (cor_point){line[i].x + (line[i + 1].x - line[i].x) * s / STEPS,
                                   line[i].y + (line[i + 1].y - line[i].y) * s / STEPS};
        cor_transform_forward(transform, curve, STEPS);
        for (int s = 0; s < STEPS; s++)
            if (cor_rect_is_empty(view) || cor_rect_contains(view, curve[s].x, curve[s].y))
                CHECK(seed, crs, distance_to(found, curve[s]) <= tolerance * 1.01);
    }
}

static void densified_lines_stay_within_the_tolerance(void **state)
{
    (void) state;
    cor_proj *proj = cor_proj_new();
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (size_t k = 0; k < TARGETS; k++) {
        const cor_transform *transform = opened(proj, targets[k]);
        for (unsigned seed = 1; seed <= CASES; seed++) {
            cor_arena *arena = cor_arena_new();
            cor_point line[VERTICES], middle = {70, 31};
            seed_now = seed;
            double tolerance = pow(10, random_between(1.5, 4.5, &seed_now)), half = random_between(2e5, 3e6, &seed_now);
            cor_transform_forward(transform, &middle, 1);
            cor_rect view = seed % 2 ? COR_RECT_EMPTY
                                     : (cor_rect){middle.x - half, middle.y - half, middle.x + half, middle.y + half};
            cor_builder_feature(builder, COR_SHAPE_LINE);
            cor_builder_part(builder);
            for (int i = 0; i < VERTICES; i++) {
                line[i] = random_place();
                cor_builder_point(builder, line[i].x, line[i].y);
            }
            cor_geometry g = cor_builder_finish(builder, arena);
            const cor_window window = cor_window_of(transform, view);
            g = cor_project_geometry(transform, &g, tolerance, &window, arena, NULL);
            check_curve(seed, targets[k], transform, line, &g, tolerance, view);
            cor_arena_free(arena);
        }
    }
    cor_geometry_builder_free(builder);
    cor_proj_free(proj);
}

/* Coordinates as broken files have them. */
static double random_nonsense(void)
{
    static const double odd[] = {NAN, INFINITY, -INFINITY, 1e308, -1e308, 180, -180,
                                 90,  -90,      0,         360,   1e-310, 540, 89.9999};
    double which = random_between(0, 1, &seed_now);
    if (which < 0.3) return odd[(size_t) random_between(0, sizeof odd / sizeof *odd, &seed_now)];
    return which < 0.4 ? random_between(-1e6, 1e6, &seed_now) : random_between(-200, 200, &seed_now);
}

static void add_nonsense(cor_geometry_builder *builder)
{
    cor_builder_feature(builder, (cor_shape_kind) random_between(0, 4, &seed_now));
    int parts = (int) random_between(0, 4, &seed_now);
    for (int p = 0; p < parts; p++) {
        cor_builder_part(builder);
        int n = (int) random_between(0, 9, &seed_now);
        cor_point first = {random_nonsense(), random_nonsense()};
        for (int i = 0; i < n; i++)
            cor_builder_point(builder, i % 3 ? random_nonsense() : first.x, i % 3 ? random_nonsense() : first.y);
        cor_builder_point(builder, first.x, first.y);
    }
}

static void nonsense_projects_to_what_is_finite_and_fits_the_page(void **state)
{
    (void) state;
    cor_proj *proj = cor_proj_new();
    cor_geometry_builder *builder = cor_geometry_builder_new();
    const cor_affine to_page = {.xx = 1e-4, .yy = -1e-4};
    const cor_rect page = {-300, -300, 300, 300};
    for (size_t k = 0; k <= TARGETS; k++) {
        const char *target = k < TARGETS ? targets[k] : "EPSG:4326";
        const cor_transform *transform = opened(proj, target);
        for (unsigned seed = 1; seed <= CASES; seed++) {
            cor_arena *arena = cor_arena_new();
            seed_now = seed;
            for (int i = 0; i < 8; i++)
                add_nonsense(builder);
            cor_rect view = seed % 3 ? (cor_rect){-2e6, -2e6, 2e6, 2e6} : COR_RECT_EMPTY;
            cor_geometry g = cor_builder_finish(builder, arena);
            const cor_window window = cor_window_of(transform, view);
            g = cor_project_geometry(transform, &g, 1e3, &window, arena, NULL);
            CHECK(seed, target, g.n_features == 8);
            g = cor_fit_geometry(&g, to_page, page, 0.2, arena, NULL);
            CHECK(seed, target, g.n_features == 8);
            for (size_t i = 0; g.parts && i < g.n_points; i++)
                CHECK(seed, target, cor_rect_contains(page, g.points[i].x, g.points[i].y));
            cor_arena_free(arena);
        }
    }
    cor_geometry_builder_free(builder);
    cor_proj_free(proj);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_comes_back_is_what_went),
        cmocka_unit_test(densified_lines_stay_within_the_tolerance),
        cmocka_unit_test(nonsense_projects_to_what_is_finite_and_fits_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
