#include "geo/areas.h"

#include "geo/index.h"
#include "geo/inside.h"

typedef struct {
    cor_point a, b;
} edge;

typedef struct {
    edge *edges;
    cor_index *index; /* of their boxes */
    cor_rect bounds;
} area;

struct cor_areas {
    area *list;
    size_t n;
    cor_index *index; /* of their bounds */
};

static bool is_finite(cor_point p)
{
    return isfinite(p.x) && isfinite(p.y);
}

static area area_of(cor_arena *arena, const cor_path *path)
{
    size_t most = path->n_parts ? path->parts[path->n_parts] - path->parts[0] : 0, n = 0;
    area made = {.edges = COR_NEW_ARRAY(arena, edge, most), .bounds = cor_path_bounds(path)};
    cor_rect *boxes = COR_NEW_ARRAY(arena, cor_rect, most);
    for (size_t r = 0; r < path->n_parts; r++)
        for (size_t i = path->parts[r]; i + 1 < path->parts[r + 1]; i++) {
            edge e = {path->points[i], path->points[i + 1]};
            if (!is_finite(e.a) || !is_finite(e.b)) continue;
            made.edges[n] = e;
            boxes[n++] = cor_rect_between(e.a, e.b);
        }
    made.index = cor_index_new(arena, boxes, n);
    return made;
}

const cor_areas *cor_areas_of_paths(cor_arena *arena, const cor_path *paths, size_t n)
{
    cor_areas *areas = COR_NEW(arena, cor_areas);
    areas->list = COR_NEW_ARRAY(arena, area, n);
    areas->n = n;
    cor_rect *bounds = COR_NEW_ARRAY(arena, cor_rect, n);
    for (size_t i = 0; i < n; i++) {
        areas->list[i] = area_of(arena, &paths[i]);
        bounds[i] = areas->list[i].bounds;
    }
    areas->index = cor_index_new(arena, bounds, n);
    return areas;
}

const cor_areas *cor_areas_new(cor_arena *arena, const cor_geometry *geometry)
{
    cor_path *paths = COR_NEW_ARRAY(arena, cor_path, geometry->n_features);
    size_t n = 0;
    for (size_t i = 0; i < geometry->n_features; i++)
        if (cor_geometry_kind(geometry, i) == COR_SHAPE_POLYGON) paths[n++] = cor_geometry_path(geometry, i);
    return cor_areas_of_paths(arena, paths, n);
}

size_t cor_areas_count(const cor_areas *areas)
{
    return areas->n;
}

typedef struct {
    const area *area;
    cor_point p;
    bool inside;
} question;

static void cross(void *context, uint32_t number)
{
    question *q = context;
    if (cor_ray_crosses(q->area->edges[number].a, q->area->edges[number].b, q->p)) q->inside = !q->inside;
}

/* The ray has some breadth, for boxes that it only touches do not overlap it. */
static bool contains(const area *one, cor_point p)
{
    question q = {one, p, false};
    cor_rect ray = {nextafter(p.x, -INFINITY), nextafter(p.y, -INFINITY), INFINITY, nextafter(p.y, INFINITY)};
    if (cor_rect_contains(one->bounds, p.x, p.y)) cor_index_find(one->index, ray, cross, &q);
    return q.inside;
}

typedef struct {
    const cor_areas *areas;
    cor_point p;
    bool some;
} search;

static void look_into(void *context, uint32_t number)
{
    search *s = context;
    if (!s->some) s->some = contains(&s->areas->list[number], s->p);
}

/* The place has some breadth, as the ray has. */
bool cor_areas_contain(const cor_areas *areas, cor_point p)
{
    search s = {areas, p, false};
    cor_rect place = {nextafter(p.x, -INFINITY), nextafter(p.y, -INFINITY), nextafter(p.x, INFINITY),
                      nextafter(p.y, INFINITY)};
    cor_index_find(areas->index, place, look_into, &s);
    return s.some;
}
