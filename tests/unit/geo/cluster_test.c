/* Clusters: nothing is lost, nothing counts twice, and what merges is what is near. */
#include <math.h>

#include "geo/cluster.h"
#include "support/cmocka_all.h"

static cor_clusters clusters_of(const cor_point *points, size_t n, double radius, size_t least, int zoom,
                                cor_arena *arena)
{
    const cor_cluster_rule rule = {.radius = radius, .least = least, .max_zoom = 17, .zoom = zoom};
    return cor_cluster_points(points, n, &rule, arena);
}

static size_t count(const cor_clusters *c, uint32_t node, uint8_t *seen)
{
    size_t n = 0;
    if (node < c->n_points) {
        assert_false(seen[node]++);
        return 1;
    }
    const cor_cluster *cluster = &c->clusters[node - c->n_points];
    for (uint32_t i = 0; i < cluster->n_members; i++)
        n += count(c, c->members[cluster->first + i], seen);
    assert_int_equal(n, cluster->n_points);
    return n;
}

static void two_near_points_are_one_and_the_third_stays(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point points[] = {{0.5, 0.5}, {0.52, 0.5}, {0.9, 0.5}};
    cor_clusters c = clusters_of(points, 3, 0.1, 2, 0, arena);
    assert_int_equal(c.n_nodes, 2);
    assert_int_equal(c.nodes[0], 3);
    assert_int_equal(c.nodes[1], 2);
    assert_int_equal(c.clusters[0].n_points, 2);
    assert_true(fabs(c.clusters[0].at.x - 0.51) < 1e-8);
    cor_arena_free(arena);
}

static void each_zoom_halves_the_radius(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point points[] = {{0.5, 0.5}, {0.52, 0.5}};
    assert_int_equal(clusters_of(points, 2, 0.1, 2, 2, arena).n_nodes, 1);
    assert_int_equal(clusters_of(points, 2, 0.1, 2, 3, arena).n_nodes, 2);
    assert_int_equal(clusters_of(points, 2, 0.1, 2, 18, arena).n_nodes, 2);
    cor_arena_free(arena);
}

static void too_few_points_make_no_cluster(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point points[] = {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}};
    assert_int_equal(clusters_of(points, 3, 0.1, 3, 0, arena).n_nodes, 1);
    assert_int_equal(clusters_of(points, 3, 0.1, 4, 0, arena).n_nodes, 3);
    assert_int_equal(clusters_of(points, 3, 0, 2, 0, arena).n_nodes, 1);
    cor_arena_free(arena);
}

static void points_without_a_place_are_in_no_cluster(void **state)
{
    (void) state;
    cor_arena *arena = cor_arena_new();
    const cor_point points[] = {{NAN, 0.5}, {0.5, INFINITY}, {1e9, 0.5}, {0.5, 0.5}};
    cor_clusters c = clusters_of(points, 4, 1e300, 2, 0, arena);
    assert_int_equal(c.n_nodes, 1);
    assert_int_equal(c.nodes[0], 3);
    assert_int_equal(clusters_of(points, 0, 0.1, 2, 0, arena).n_nodes, 0);
    cor_arena_free(arena);
}

static void every_point_is_in_exactly_one_node(void **state)
{
    (void) state;
    enum { N = 2000 };
    static cor_point points[N];
    uint32_t random = 1;
    for (int i = 0; i < N; i++) {
        random = random * 1664525u + 1013904223u;
        points[i].x = (random >> 8) / 16777216.0 * (i % 3 ? 1 : 0.05);
        random = random * 1664525u + 1013904223u;
        points[i].y = (random >> 8) / 16777216.0;
    }
    for (int zoom = 0; zoom < 12; zoom++) {
        cor_arena *arena = cor_arena_new();
        static uint8_t seen[N];
        size_t total = 0;
        memset(seen, 0, sizeof seen);
        cor_clusters c = clusters_of(points, N, 0.1, 2 + (size_t) zoom % 4, zoom, arena);
        for (size_t i = 0; i < c.n_nodes; i++)
            total += count(&c, c.nodes[i], seen);
        assert_int_equal(total, N);
        cor_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_near_points_are_one_and_the_third_stays),
        cmocka_unit_test(each_zoom_halves_the_radius),
        cmocka_unit_test(too_few_points_make_no_cluster),
        cmocka_unit_test(points_without_a_place_are_in_no_cluster),
        cmocka_unit_test(every_point_is_in_exactly_one_node),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
