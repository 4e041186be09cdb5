/* What must hold for any geometry: clipping stays inside, loses nothing that is inside and settles;
 * simplifying stays within its tolerance and does not mind the direction. Each case has a seed, which a failure prints.
 */
#include "geo/clip.h"
#include "geo/index.h"
#include "geo/inside.h"
#include "geo/simplify.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { CASES = 400, MAX = 400 };

static uint64_t seed_now;

#define CHECK(seed, condition)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) fail_msg("seed %u: %s", (unsigned) (seed), #condition);                                      \
    } while (0)

/* A random walk; WHOLE: on whole numbers, so that vertices fall on the window's sides and on each other. */
static size_t random_walk(cor_point *line, bool whole)
{
    size_t n = 4 + random_bits(&seed_now) % (MAX - 5);
    double step = random_between(0.1, 40, &seed_now);
    cor_point p = {random_between(-50, 150, &seed_now), random_between(-50, 150, &seed_now)};
    for (size_t i = 0; i < n; i++) {
        p.x += random_between(-step, step, &seed_now);
        p.y += random_between(-step, step, &seed_now);
        line[i] = whole ? (cor_point){round(p.x), round(p.y)} : p;
    }
    return n;
}

static size_t random_line(cor_point *line)
{
    return random_walk(line, random_bits(&seed_now) % 3 == 0);
}

static size_t closed(cor_point *ring, size_t n)
{
    ring[n] = ring[0];
    return n + 1;
}

static size_t random_ring(cor_point *ring)
{
    return closed(ring, random_line(ring));
}

static cor_rect random_window(void)
{
    cor_rect r = {round(random_between(0, 40, &seed_now)), round(random_between(0, 40, &seed_now)),
                  round(random_between(60, 100, &seed_now)), round(random_between(60, 100, &seed_now))};
    return r;
}

static double length_inside(const cor_point *line, size_t n, cor_rect r)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double t0 = 0, t1 = 1, d[2] = {line[i + 1].x - line[i].x, line[i + 1].y - line[i].y};
        double low[2] = {r.x0 - line[i].x, r.y0 - line[i].y}, high[2] = {r.x1 - line[i].x, r.y1 - line[i].y};
        for (int k = 0; k < 2; k++) {
            if (d[k] == 0 && (low[k] > 0 || high[k] < 0)) t1 = -1;
            if (d[k] == 0) continue;
            t0 = fmax(t0, fmin(low[k] / d[k], high[k] / d[k]));
            t1 = fmin(t1, fmax(low[k] / d[k], high[k] / d[k]));
        }
        if (t1 > t0) sum += (t1 - t0) * hypot(d[0], d[1]);
    }
    return sum;
}

static void clipped_lines_stay_inside_lose_nothing_and_settle(void **state)
{
    (void) state;
    static cor_point line[MAX + 1];
    for (unsigned seed = 1; seed <= CASES; seed++) {
        seed_now = seed;
        size_t n = random_line(line);
        cor_rect window = random_window();
        cor_chains once = {0}, twice = {0};
        cor_clip_line(line, n, window, &once);
        double length = 0;
        for (size_t i = 0; i < once.n; i++) {
            size_t start = cor_chains_start(&once, i), end = once.ends[i];
            length += length_inside(once.points.at + start, end - start, (cor_rect){-1e9, -1e9, 1e9, 1e9});
            cor_clip_line(once.points.at + start, end - start, window, &twice);
        }
        for (size_t i = 0; i < once.points.n; i++)
            CHECK(seed, cor_rect_contains(window, once.points.at[i].x, once.points.at[i].y));
        CHECK(seed, fabs(length - length_inside(line, n, window)) < 1e-6 * (1 + length));
        CHECK(seed, twice.n == once.n && twice.points.n == once.points.n);
        if (once.points.n)
            CHECK(seed, !memcmp(once.points.at, twice.points.at, once.points.n * sizeof *once.points.at));
        cor_chains_free(&once);
        cor_chains_free(&twice);
    }
}

static double square_to(cor_point a, cor_point b, cor_point p)
{
    double dx = b.x - a.x, dy = b.y - a.y, l = dx * dx + dy * dy;
    double t = l > 0 ? fmin(fmax(((p.x - a.x) * dx + (p.y - a.y) * dy) / l, 0), 1) : 0;
    return pow(p.x - a.x - t * dx, 2) + pow(p.y - a.y - t * dy, 2);
}

static double distance_to(const cor_point *line, size_t n, cor_point p)
{
    double nearest = INFINITY;
    for (size_t i = 0; i + 1 < n; i++)
        nearest = fmin(nearest, square_to(line[i], line[i + 1], p));
    return sqrt(nearest);
}

static void clipped_rings_cover_the_same_area_and_settle(void **state)
{
    (void) state;
    static cor_point ring[MAX + 1];
    for (unsigned seed = 1; seed <= CASES; seed++) {
        seed_now = seed;
        size_t n = random_ring(ring);
        cor_rect window = random_window();
        cor_points once = {0}, twice = {0}, spare = {0};
        cor_clip_ring(ring, n, window, &once, &spare);
        CHECK(seed, once.n == 0 || cor_points_equal(once.at[0], once.at[once.n - 1]));
        for (size_t i = 0; i < once.n; i++)
            CHECK(seed, cor_rect_contains(window, once.at[i].x, once.at[i].y));

        uint32_t whole_parts[] = {0, (uint32_t) n}, cut_parts[] = {0, (uint32_t) once.n};
        cor_path whole = {ring, whole_parts, 1, true}, cut = {once.at, cut_parts, 1, true};
        for (int i = 0; i < 60; i++) {
            cor_point p = {random_between(window.x0, window.x1, &seed_now),
                           random_between(window.y0, window.y1, &seed_now)};
            if (distance_to(ring, n, p) < 1e-6) continue;
            CHECK(seed, cor_path_contains(&whole, p) == cor_path_contains(&cut, p));
        }
        cor_clip_ring(once.at, once.n, window, &twice, &spare);
        CHECK(seed, twice.n == once.n);
        if (once.n) CHECK(seed, !memcmp(once.at, twice.at, once.n * sizeof *once.at));
        cor_points_free(&once);
        cor_points_free(&twice);
        cor_points_free(&spare);
    }
}

/* The greatest distance of the vertices and edge middles of A from B. */
static double farthest_from(const cor_point *a, size_t n, const cor_point *b, size_t m)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, distance_to(b, m, a[i]));
        if (i + 1 < n)
            most = fmax(most, distance_to(b, m, (cor_point){(a[i].x + a[i + 1].x) / 2, (a[i].y + a[i + 1].y) / 2}));
    }
    return most;
}

static void simplified_lines_stay_within_the_tolerance(void **state)
{
    (void) state;
    static cor_point line[MAX + 1], simple[MAX + 1];
    cor_simplifier *simplifier = cor_simplifier_new();
    for (unsigned seed = 1; seed <= CASES; seed++) {
        seed_now = seed;
        size_t n = random_line(line);
        double tolerance = pow(10, random_between(-2, 1.5, &seed_now));
        size_t m = cor_simplify_line(simplifier, line, n, tolerance, simple);
        CHECK(seed, m >= 2 && m <= n);
        CHECK(seed, cor_points_equal(simple[0], line[0]) && cor_points_equal(simple[m - 1], line[n - 1]));
        CHECK(seed, farthest_from(line, n, simple, m) <= tolerance * (1 + 1e-9));
        CHECK(seed, farthest_from(simple, m, line, n) <= tolerance * (1 + 1e-9));
    }
    cor_simplifier_free(simplifier);
}

static void simplified_rings_stay_within_the_tolerance(void **state)
{
    (void) state;
    static cor_point ring[MAX + 1], simple[MAX + 1];
    cor_simplifier *simplifier = cor_simplifier_new();
    for (unsigned seed = 1; seed <= CASES; seed++) {
        seed_now = seed;
        size_t n = random_ring(ring);
        double tolerance = pow(10, random_between(-2, 1.5, &seed_now));
        size_t m = cor_simplify_ring(simplifier, ring, n, tolerance, simple);
        CHECK(seed, m >= 4 && m <= n);
        CHECK(seed, cor_points_equal(simple[0], simple[m - 1]));
        CHECK(seed, farthest_from(ring, n, simple, m) <= tolerance * (1 + 1e-9));
    }
    cor_simplifier_free(simplifier);
}

static void the_direction_of_a_line_does_not_matter(void **state)
{
    (void) state;
    static cor_point line[MAX + 1], back[MAX + 1], simple[MAX + 1], simple_back[MAX + 1];
    cor_simplifier *simplifier = cor_simplifier_new();
    for (unsigned seed = 1; seed <= CASES; seed++) {
        seed_now = seed;
        /* A walk that meets itself in a vertex has two ways to go on, and may choose either. */
        size_t n = random_walk(line, false);
        double tolerance = pow(10, random_between(-2, 1.5, &seed_now));
        for (size_t i = 0; i < n; i++)
            back[i] = line[n - 1 - i];
        size_t m = cor_simplify_line(simplifier, line, n, tolerance, simple);
        CHECK(seed, cor_simplify_line(simplifier, back, n, tolerance, simple_back) == m);
        for (size_t i = 0; i < m; i++)
            CHECK(seed, cor_points_equal(simple[i], simple_back[m - 1 - i]));
    }
    cor_simplifier_free(simplifier);
}

static bool holds(const cor_point *points, size_t n, cor_point p)
{
    for (size_t i = 0; i < n; i++)
        if (cor_points_equal(points[i], p)) return true;
    return false;
}

static void the_start_of_a_ring_does_not_matter(void **state)
{
    (void) state;
    static cor_point ring[MAX + 1], turned[MAX + 1], simple[MAX + 1], other[MAX + 1];
    cor_simplifier *simplifier = cor_simplifier_new();
    for (unsigned seed = 1; seed <= CASES; seed++) {
        seed_now = seed;
        size_t n = closed(ring, random_walk(ring, false)), by = random_bits(&seed_now) % (n - 1);
        double tolerance = pow(10, random_between(-2, 0.5, &seed_now));
        for (size_t i = 0; i < n; i++)
            turned[i] = ring[(i + by) % (n - 1)];
        size_t m = cor_simplify_ring(simplifier, ring, n, tolerance, simple);
        size_t k = cor_simplify_ring(simplifier, turned, n, tolerance, other);
        CHECK(seed, m == k);
        for (size_t i = 0; i < m; i++)
            CHECK(seed, holds(other, k, simple[i]));
    }
    cor_simplifier_free(simplifier);
}

static void note(void *context, uint32_t box)
{
    uint8_t *found = context;
    found[box]++;
}

/* An index finds what looking at every box finds, each once. */
static void the_index_finds_just_what_overlaps(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    for (unsigned seed = 0; seed < 60; seed++) {
        seed_now = seed;
        size_t n = random_bits(&seed_now) % (seed % 3 ? 40 : 3000);
        cor_rect *boxes = COR_NEW_ARRAY(arena, cor_rect, n);
        uint8_t *found = COR_NEW_ARRAY(arena, uint8_t, n);
        for (size_t i = 0; i < n; i++) {
            double x = round(random_between(-50, 50, &seed_now)), y = round(random_between(-50, 50, &seed_now));
            boxes[i] = (cor_rect){x, y, x + round(random_between(0, 9, &seed_now)),
                                  y + round(random_between(0, 9, &seed_now))};
            if (random_bits(&seed_now) % 50 == 0) boxes[i] = COR_RECT_EMPTY;
        }
        double x = round(random_between(-60, 60, &seed_now)), y = round(random_between(-60, 60, &seed_now));
        cor_rect asked = {x, y, x + round(random_between(0, 60, &seed_now)),
                          y + round(random_between(0, 60, &seed_now))};
        cor_index_find(cor_index_new(arena, boxes, n), asked, note, found);
        for (size_t i = 0; i < n; i++)
            CHECK(seed, found[i] == cor_rects_overlap(boxes[i], asked));
    }
    cor_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clipped_lines_stay_inside_lose_nothing_and_settle),
        cmocka_unit_test(clipped_rings_cover_the_same_area_and_settle),
        cmocka_unit_test(simplified_lines_stay_within_the_tolerance),
        cmocka_unit_test(simplified_rings_stay_within_the_tolerance),
        cmocka_unit_test(the_direction_of_a_line_does_not_matter),
        cmocka_unit_test(the_start_of_a_ring_does_not_matter),
        cmocka_unit_test(the_index_finds_just_what_overlaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
