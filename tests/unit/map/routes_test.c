/* Routes of a map document, and what lies along them, as they are read. */
#include "support/cmocka_all.h"
#include "unit/map/opening.h"

static void a_route_is_read_whole(void **state)
{
    (void) state;
    const cor_map_document *map = map_of("routes:\n  R: {source: roads, where: \"ref = 'A'\", order: -part, gap: step "
                                         "12 km, origin: [62.3, 25.1], direction: "
                                         "backward,\n      calibrate: {points: posts.csv, km: km, where: km > 0, "
                                         "within: 2 km}}\n  S: {source: rails}\n");
    assert_int_equal(map->n_routes, 2);
    const cor_map_route *r = &map->routes[0], *s = &map->routes[1];
    assert_string_equal(r->name, "R");
    assert_string_equal(r->source, "roads");
    assert_string_equal(r->where, "ref = 'A'");
    assert_string_equal(r->order, "part");
    assert_true(r->descending);
    assert_int_equal(r->gap, COR_MAP_GAP_STEP);
    assert_true(r->step == 12e3);
    assert_true(r->has_origin && r->origin.x == 62.3 && r->origin.y == 25.1);
    assert_int_equal(r->direction, COR_MAP_BACKWARD);
    assert_string_equal(r->calibrate.points, "posts.csv");
    assert_string_equal(r->calibrate.km, "km");
    assert_string_equal(r->calibrate.where, "km > 0");
    assert_true(r->calibrate.within == 2e3);
    assert_int_equal(s->gap, COR_MAP_GAP_REFUSE);
    assert_int_equal(s->direction, COR_MAP_DIRECTION_UNSAID);
    assert_null(s->calibrate.node);
    assert_null(s->order);
}

static void a_step_may_be_none(void **state)
{
    (void) state;
    const cor_map_document *map =
        map_of("routes: {R: {source: roads, gap: step 0 km}, S: {source: a, gap: straight}}\n");
    assert_int_equal(map->routes[0].gap, COR_MAP_GAP_STEP);
    assert_true(map->routes[0].step == 0);
    assert_int_equal(map->routes[1].gap, COR_MAP_GAP_STRAIGHT);
}

static void along_names_routes_and_a_distance(void **state)
{
    (void) state;
    const cor_map_document *map =
        map_of("sources:\n  a: {along: {route: R, within: 50 km}}\n  b: {along: {route: [R, S], "
               "within: '{w}', passes: all}, along_where: route_km > 1}\n");
    const cor_map_source *a = &map->sources[0], *b = &map->sources[1];
    assert_string_equal(a->along.routes[0], "R");
    assert_null(a->along.routes[1]);
    assert_string_equal(a->along.within, "50 km");
    assert_false(a->along.all_passes);
    assert_null(a->along_where);
    assert_string_equal(b->along.routes[1], "S");
    assert_true(b->along.all_passes);
    assert_string_equal(b->along_where, "route_km > 1");
}

static void a_source_may_be_made_of_a_route(void **state)
{
    (void) state;
    const cor_map_document *map =
        map_of("sources:\n  a: {posts: {route: R, every: 100 km}}\n  b: {segments: {route: S, every: 500 m, "
               "count: c, sum: killed}}\n  c: {url: c.csv}\n");
    const cor_map_made *a = &map->sources[0].made, *b = &map->sources[1].made;
    assert_int_equal(a->kind, COR_MADE_POSTS);
    assert_string_equal(a->route, "R");
    assert_true(a->every == 100e3);
    assert_null(a->count);
    assert_int_equal(b->kind, COR_MADE_SEGMENTS);
    assert_string_equal(b->route, "S");
    assert_true(b->every == 500);
    assert_string_equal(b->count, "c");
    assert_string_equal(b->sum, "killed");
    assert_int_equal(map->sources[2].made.kind, COR_MADE_OF_NO_ROUTE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_route_is_read_whole),
        cmocka_unit_test(a_step_may_be_none),
        cmocka_unit_test(a_source_may_be_made_of_a_route),
        cmocka_unit_test(along_names_routes_and_a_distance),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
