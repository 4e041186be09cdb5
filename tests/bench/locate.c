/* How long it takes to say where a million points are along ten routes of 20,000 vertices, that begin at one place and
 * wander; points lie up to a degree beside them, and those within 50 km count. One thread. */
#include <stdio.h>
#include <time.h>

#include <glib.h>

#include "chainage/locate.h"
#include "support/random.h"

enum { ROUTES = 10, VERTICES = 20000, POINTS = 1000000 };

static const cor_route *wandering(cor_arena *arena, const char *name, double heading, uint64_t *seed)
{
    cor_point *v = COR_NEW_ARRAY(arena, cor_point, VERTICES);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, 2), *features = COR_NEW_ARRAY(arena, uint32_t, 2);
    cor_route *route = NULL;
    v[0] = (cor_point){67, 30};
    for (int i = 1; i < VERTICES; i++) {
        heading += random_between(-0.3, 0.3, seed);
        v[i] = (cor_point){v[i - 1].x + 0.0006 * cos(heading), v[i - 1].y + 0.0006 * sin(heading)};
    }
    parts[1] = VERTICES;
    features[1] = 1;
    const cor_geometry g = {.n_features = 1,
                            .n_parts = 1,
                            .n_points = VERTICES,
                            .points = v,
                            .parts = parts,
                            .features = features,
                            .kind = COR_SHAPE_LINE};
    cor_route_new(&(cor_ground_features){.geometry = &g}, &(cor_route_options){.name = name}, arena, &route, NULL);
    return route;
}

/* Of the processor: other programs do not count. */
static double seconds_since(clock_t start)
{
    return (double) (clock() - start) / CLOCKS_PER_SEC;
}

int main(void)
{
    uint64_t seed = 20241130;
    const cor_route *routes[ROUTES];
    cor_arena *arena = cor_arena_new();
    clock_t start = clock();
    for (int i = 0; i < ROUTES; i++)
        routes[i] = wandering(arena, "R", i * G_PI / 5, &seed);
    const cor_locator *locator = cor_locator_new(routes, ROUTES, arena);
    printf("routes and index: %.3f s\n", seconds_since(start));
    cor_point *points = COR_NEW_ARRAY(arena, cor_point, POINTS);
    for (int i = 0; i < POINTS; i++) {
        cor_point at =
            cor_route_place(routes[i % ROUTES], random_between(0, 1, &seed) * cor_route_end(routes[i % ROUTES]), NULL);
        points[i] = (cor_point){at.x + random_between(-1, 1, &seed), at.y + random_between(-1, 1, &seed)};
    }
    int within = 0;
    start = clock();
    cor_route_position *positions = COR_NEW_ARRAY(arena, cor_route_position, POINTS);
    cor_locate_points(locator, points, POINTS, 50e3, positions);
    for (int i = 0; i < POINTS; i++)
        within += positions[i].route != NULL;
    printf("%d points, of which %d lie within 50 km: %.3f s\n", POINTS, within, seconds_since(start));
    cor_arena_free(arena);
    return 0;
}
