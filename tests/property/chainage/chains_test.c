/* Random routes cut into lines, shuffled, turned, with vertices that stand twice: what comes of them is the route, or
 * it is said why not. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "proj/geodesic.h"
#include "property/chainage/random_route.h"
#include "support/cmocka_all.h"

enum { TRIALS = 300, MOST_LINES = 12, PROBES = 20 };

/* A route from end to end, and the lines that it is cut into. */
typedef struct {
    cor_arena *arena;
    uint64_t seed;
    cor_point v[MOST_VERTICES + 1];
    size_t n;
    size_t cuts[MOST_LINES + 1]; /* vertices at which lines begin and end, from 0 to n - 1 */
    size_t n_lines;
    cor_point points[2 * (MOST_VERTICES + MOST_LINES)];
    size_t counts[MOST_LINES + 1], n_points;
} chain;

static cor_route *made(const cor_ground_features *lines, const cor_route_options *options, cor_arena *arena)
{
    cor_route *route = NULL;
    cor_error err;
    if (cor_route_new(lines, options, arena, &route, &err)) fail_msg("%s", err.message);
    return route;
}

static void refused(const cor_ground_features *lines, const cor_route_options *options, const char *words,
                    cor_arena *arena)
{
    cor_route *route = NULL;
    cor_error err = {0};
    assert_int_equal(cor_route_new(lines, options, arena, &route, &err), COR_BAD_DATA);
    if (!strstr(err.message, words)) fail_msg("\"%s\" lacks \"%s\"", err.message, words);
}

static size_t below(chain *c, size_t n)
{
    return random_bits(&c->seed) % n;
}

static const cor_route_options plain = {.name = "R"};

/* Vertices of more than 10: cut at different ones. */
static void new_chain(chain *c, int trial)
{
    *c = (chain){.arena = cor_arena_new(), .seed = 77 + (uint64_t) trial};
    do
        c->n = random_route(c->v, trial, 1e5, &c->seed);
    while (c->n < 12);
    c->n_lines = 2 + below(c, 4);
    for (size_t i = 1; i < c->n_lines; i++)
        c->cuts[i] = i * (c->n - 1) / c->n_lines;
    c->cuts[c->n_lines] = c->n - 1;
}

/* Line number LINE comes next in the table, turned or not, its vertices once or twice. */
static void write_line(chain *c, size_t line)
{
    size_t first = c->cuts[line], last = c->cuts[line + 1], start = c->n_points;
    bool turned = below(c, 2), twice = !below(c, 3);
    for (size_t i = first; i <= last; i++) {
        cor_point p = c->v[turned ? first + last - i : i];
        c->points[c->n_points++] = p;
        if (twice && i == first) c->points[c->n_points++] = p;
    }
    for (size_t i = 0; i < MOST_LINES; i++)
        if (!c->counts[i]) {
            c->counts[i] = c->n_points - start;
            return;
        }
}

/* All lines but LEFT_OUT (SIZE_MAX: none), in a random order. */
static cor_ground_features shuffled(chain *c, size_t left_out)
{
    size_t order[MOST_LINES], n = 0;
    for (size_t i = 0; i < c->n_lines; i++)
        if (i != left_out) order[n++] = i;
    for (size_t i = n; i > 1; i--) {
        size_t k = below(c, i), swap = order[k];
        order[k] = order[i - 1];
        order[i - 1] = swap;
    }
    for (size_t i = 0; i < n; i++)
        write_line(c, order[i]);
    return lines_of(c->points, c->counts, n, c->arena);
}

static const cor_route *whole(chain *c)
{
    cor_ground_features line = lines_of(c->v, &c->n, 1, c->arena);
    return made(&line, &plain, c->arena);
}

/* Whether A is B, from either end. */
static void check_same(chain *c, const cor_route *a, const cor_route *b)
{
    double end = cor_route_end(a);
    if (!(fabs(end - cor_route_end(b)) < 1e-3)) fail_msg("%.4f m, not %.4f", end, cor_route_end(b));
    bool turned = cor_geodesic_distance(cor_route_place(a, 0, NULL), cor_route_place(b, 0, NULL)) > 1e-3;
    for (int i = 0; i < PROBES; i++) {
        double at = random_between(0, end, &c->seed);
        cor_point p = cor_route_place(a, at, NULL), q = cor_route_place(b, turned ? end - at : at, NULL);
        if (!(cor_geodesic_distance(p, q) < 1e-2)) fail_msg("at %.3f m: %.3f m apart", at, cor_geodesic_distance(p, q));
    }
}

static void lines_in_any_order_are_one_route(void **state)
{
    (void) state;
    for (int trial = 0; trial < TRIALS; trial++) {
        chain c;
        new_chain(&c, trial);
        cor_ground_features lines = shuffled(&c, SIZE_MAX);
        check_same(&c, made(&lines, &plain, c.arena), whole(&c));
        cor_arena_free(c.arena);
    }
}

/* Whether of what is left no other ends are nearer to each other than FROM and TO. */
static bool is_shortest(const chain *c, size_t from, size_t to)
{
    const cor_point before[] = {c->v[0], c->v[from]}, after[] = {c->v[to], c->v[c->n - 1]};
    double gap = cor_geodesic_distance(c->v[from], c->v[to]), least = INFINITY;
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            if (i != 1 || k != 0) least = fmin(least, cor_geodesic_distance(before[i], after[k]));
    return gap < least - 1;
}

/* Without a line between others; a straight edge takes its place, or a step. */
static void gaps_are_refused_bridged_or_leapt_over(void **state)
{
    (void) state;
    for (int trial = 0; trial < TRIALS; trial++) {
        chain c;
        new_chain(&c, trial);
        if (c.n_lines < 3) c.n_lines = 3, c.cuts[1] = 3, c.cuts[2] = 7, c.cuts[3] = c.n - 1;
        size_t gap = 1 + below(&c, c.n_lines - 2), from = c.cuts[gap], to = c.cuts[gap + 1];
        cor_ground_features lines = shuffled(&c, gap);
        if (!is_shortest(&c, from, to)) { /* without an order, other ends would be joined */
            cor_arena_free(c.arena);
            continue;
        }
        char place[40];
        snprintf(place, sizeof place, "[%.5f, %.5f]", as_written(c.v[from]).x, c.v[from].y);
        refused(&lines, &plain, place, c.arena);
        const cor_route_options step = {.name = "R", .gap = COR_GAP_STEP, .step = 5000},
                                straight = {.name = "R", .gap = COR_GAP_STRAIGHT};
        const cor_route *leapt = made(&lines, &step, c.arena), *bridged = made(&lines, &straight, c.arena);
        double left = cor_route_end(whole(&c));
        cor_point edge[] = {c.v[from], c.v[to]};
        cor_ground_features missing = lines_of(&c.v[from], (size_t[]){to - from + 1}, 1, c.arena);
        cor_ground_features across = lines_of(edge, (size_t[]){2}, 1, c.arena);
        left -= cor_route_end(made(&missing, &plain, c.arena));
        assert_true(fabs(cor_route_end(leapt) - left - 5000) < 1e-2);
        assert_true(fabs(cor_route_drawn(leapt) - left) < 1e-2);
        double over = cor_route_end(made(&across, &plain, c.arena));
        assert_true(fabs(cor_route_end(bridged) - left - over) < 1e-2);
        cor_arena_free(c.arena);
    }
}

static void loops_begin_at_their_origin_alone(void **state)
{
    (void) state;
    for (int trial = 0; trial < TRIALS; trial++) {
        chain c;
        new_chain(&c, trial);
        c.v[c.n - 1] = c.v[0];
        cor_ground_features lines = shuffled(&c, SIZE_MAX);
        refused(&lines, &plain, "the lines close to a loop", c.arena);
        cor_point start = c.v[below(&c, c.n)];
        const cor_route_options options = {.name = "R", .has_origin = true, .origin = start};
        const cor_route *route = made(&lines, &options, c.arena);
        assert_true(cor_route_is_loop(route));
        double end = cor_route_end(route);
        assert_true(cor_geodesic_distance(cor_route_place(route, 0, NULL), start) < 1e-2);
        assert_true(cor_geodesic_distance(cor_route_place(route, end, NULL), start) < 1e-2);
        cor_ground_features line = lines_of(c.v, &c.n, 1, c.arena);
        const cor_route_options ordered = {.name = "R", .is_ordered = true};
        assert_true(fabs(end - cor_route_end(made(&line, &ordered, c.arena))) < 1e-2);
        cor_arena_free(c.arena);
    }
}

static void branches_are_refused_with_their_place(void **state)
{
    (void) state;
    for (int trial = 0; trial < TRIALS; trial++) {
        chain c;
        new_chain(&c, trial);
        shuffled(&c, SIZE_MAX);
        cor_point node = c.v[c.cuts[1 + below(&c, c.n_lines - 1)]];
        c.points[c.n_points++] = node;
        c.points[c.n_points++] = cor_geodesic_direct(node, random_between(0, 360, &c.seed), 3000);
        c.counts[c.n_lines] = 2;
        cor_ground_features lines = lines_of(c.points, c.counts, c.n_lines + 1, c.arena);
        char place[60];
        snprintf(place, sizeof place, "branch at [%.5f, %.5f]", as_written(node).x, node.y);
        refused(&lines, &(cor_route_options){.name = "R", .gap = COR_GAP_STRAIGHT}, place, c.arena);
        cor_arena_free(c.arena);
    }
}

/* A second route shares all lines but the last: what is as near to both is the first one's. */
static void shared_strands_are_the_first_routes(void **state)
{
    (void) state;
    for (int trial = 0; trial < TRIALS; trial++) {
        chain c;
        new_chain(&c, trial);
        cor_ground_features lines = shuffled(&c, SIZE_MAX);
        const cor_route *a = whole(&c), *b = made(&lines, &plain, c.arena), *pair[] = {a, b}, *turned[] = {b, a};
        const cor_locator *first = cor_locator_new(pair, 2, c.arena), *second = cor_locator_new(turned, 2, c.arena);
        for (int i = 0; i < PROBES; i++) {
            cor_point at = cor_route_place(a, random_between(0, 1, &c.seed) * cor_route_end(a), NULL);
            cor_point p =
                cor_geodesic_direct(at, random_between(0, 360, &c.seed), pow(10, random_between(0, 4.5, &c.seed)));
            cor_route_position x, y;
            assert_true(cor_locate(first, p, INFINITY, &x) && cor_locate(second, p, INFINITY, &y));
            assert_ptr_equal(x.route, a);
            assert_ptr_equal(y.route, b);
            assert_true(fabs(x.distance - y.distance) < 1e-5);
        }
        cor_arena_free(c.arena);
    }
}

/* Posts at every third vertex: each has its own kilometre, and one that falls back is named. */
static void posts_have_their_kilometres_or_are_refused(void **state)
{
    (void) state;
    for (int trial = 0; trial < TRIALS; trial++) {
        chain c;
        cor_post posts[MOST_VERTICES];
        char names[MOST_VERTICES][12];
        size_t n = 0;
        double km = -20;
        cor_error err = {0};
        new_chain(&c, trial);
        for (size_t i = 0; i < c.n; i += 3, n++) {
            snprintf(names[n], sizeof names[n], "row %zu", n + 1);
            posts[n] = (cor_post){as_written(c.v[i]), km, names[n]};
            km += random_between(0.1, 40, &c.seed);
        }
        cor_route *route = (cor_route *) whole(&c);
        if (cor_route_calibrate(route, posts, n, 1, &err)) { /* a line that crosses itself may meet a post elsewhere */
            cor_arena_free(c.arena);
            continue;
        }
        const cor_locator *locator = cor_locator_new((const cor_route *const *) &route, 1, c.arena);
        for (size_t i = 0; i < n; i++) {
            cor_route_position at;
            assert_true(cor_locate(locator, posts[i].place, 10, &at));
            if (!(fabs(at.km - posts[i].km) < 1e-6)) fail_msg("post %zu: %.9f, not %.9f", i, at.km, posts[i].km);
            if (i)
                assert_true(fabs(cor_route_km(route, cor_route_measure(route, posts[i].km - 0.05)) - posts[i].km +
                                 0.05) < 1e-6);
        }
        size_t fallen = 1 + below(&c, n - 1);
        posts[fallen].km = posts[fallen - 1].km - random_between(0, 1, &c.seed) * (fallen > 1);
        assert_int_equal(cor_route_calibrate(route, posts, n, 1, &err), COR_BAD_DATA);
        if (!strstr(err.message, names[fallen])) fail_msg("\"%s\" lacks \"%s\"", err.message, names[fallen]);
        cor_arena_free(c.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_in_any_order_are_one_route),
        cmocka_unit_test(gaps_are_refused_bridged_or_leapt_over),
        cmocka_unit_test(loops_begin_at_their_origin_alone),
        cmocka_unit_test(branches_are_refused_with_their_place),
        cmocka_unit_test(shared_strands_are_the_first_routes),
        cmocka_unit_test(posts_have_their_kilometres_or_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
