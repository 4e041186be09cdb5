#include "prepare/region_share.h"

#include <math.h>
#include <stdlib.h>

#include "proj/geodesic.h"
#include "proj/proximity.h"

struct cor_region_edges {
    cor_proximity *proximity;
};

/* An edge either way round is the same. */
typedef struct {
    cor_point from, to;
    size_t at; /* of its first vertex */
} edge;

static bool comes_before(cor_point a, cor_point b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

static int by_ends(const void *a, const void *b)
{
    const edge *p = a, *q = b;
    const double differences[] = {p->from.x - q->from.x, p->from.y - q->from.y, p->to.x - q->to.x, p->to.y - q->to.y};
    for (size_t i = 0; i < 4; i++)
        if (differences[i] != 0) return differences[i] > 0 ? 1 : -1;
    return 0;
}

static bool is_finite(cor_point p)
{
    return isfinite(p.x) && isfinite(p.y);
}

/* All edges of RINGS, in ARENA. */
static edge *list_edges(const cor_geometry *rings, size_t *ret_n, cor_arena *arena)
{
    edge *edges = COR_NEW_ARRAY(arena, edge, rings->n_points);
    size_t n = 0;
    for (size_t i = 0; i < rings->n_features; i++) {
        if (cor_geometry_kind(rings, i) != COR_SHAPE_POLYGON) continue;
        for (size_t part = rings->features[i]; part < rings->features[i + 1]; part++)
            for (size_t v = rings->parts[part]; v + 1 < rings->parts[part + 1]; v++) {
                cor_point a = rings->points[v], b = rings->points[v + 1];
                if (!is_finite(a) || !is_finite(b)) continue;
                edges[n++] = comes_before(a, b) ? (edge){a, b, v} : (edge){b, a, v};
            }
    }
    *ret_n = n;
    return edges;
}

/* A byte for each vertex: whether the edge from there has area on one side alone. */
static uint8_t *mark_outer(const cor_geometry *rings, edge *edges, size_t n, cor_arena *arena)
{
    uint8_t *outer = cor_alloc(arena, rings->n_points);
    if (n) qsort(edges, n, sizeof *edges, by_ends);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && !by_ends(&edges[i], &edges[next]);)
            next++;
        if ((next - i) % 2) outer[edges[i].at] = 1;
    }
    return outer;
}

/* In the order of the rings, so that what follows one another lies together. */
static cor_geometry lines_of(const cor_geometry *rings, const uint8_t *outer, cor_arena *arena)
{
    cor_geometry_builder *builder = cor_geometry_builder_new();
    cor_builder_feature(builder, COR_SHAPE_LINE);
    for (size_t v = 0; v < rings->n_points; v++) {
        if (!outer[v]) continue;
        if (!v || !outer[v - 1]) {
            cor_builder_part(builder);
            cor_builder_points(builder, &rings->points[v], 1);
        }
        cor_builder_points(builder, &rings->points[v + 1], 1);
        if (!outer[v + 1]) cor_builder_end_part(builder, 2);
    }
    cor_builder_end_feature(builder);
    cor_geometry lines = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    return lines;
}

const cor_region_edges *cor_region_edges_of(const cor_region *region, cor_arena *arena)
{
    size_t n;
    const cor_geometry *rings = cor_region_rings(region);
    if (!rings) return NULL;
    cor_arena *scratch = cor_arena_new();
    edge *edges = list_edges(rings, &n, scratch);
    cor_geometry *lines = COR_NEW(arena, cor_geometry);
    *lines = lines_of(rings, mark_outer(rings, edges, n, scratch), arena);
    cor_arena_free(scratch);
    cor_region_edges *made = COR_NEW(arena, cor_region_edges);
    made->proximity = cor_proximity_new(&(cor_ground_features){.geometry = lines}, arena);
    return made;
}

/* By some places of the circle. */
static cor_region_share share_by_sample(const cor_region *region, cor_point place, double radius, bool has_centre)
{
    enum { PLACES = 64 };
    size_t n = has_centre;
    for (int i = 0; i < PLACES; i++)
        n += cor_region_has(region, cor_geodesic_direct(place, i * 360.0 / PLACES, radius));
    return n == PLACES + 1 ? COR_REGION_HAS_ALL : n ? COR_REGION_HAS_SOME : COR_REGION_HAS_NONE;
}

cor_region_share cor_region_share_of(const cor_region *region, const cor_region_edges *edges,
                                     const cor_geometry *places, size_t row, double radius)
{
    bool has_centre = cor_region_has(region, places->points[row]);
    if (!is_finite(places->points[row])) return COR_REGION_HAS_NONE;
    if (isinf(radius)) return has_centre ? COR_REGION_HAS_SOME : COR_REGION_HAS_NONE;
    if (radius > 0 && !cor_region_rings(region))
        return share_by_sample(region, places->points[row], radius, has_centre);
    const cor_ground_features here = {.geometry = places};
    if (radius > 0 && cor_proximity_has(edges->proximity, &here, row, radius)) return COR_REGION_HAS_SOME;
    return has_centre ? COR_REGION_HAS_ALL : COR_REGION_HAS_NONE;
}
