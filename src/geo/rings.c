#include "geo/rings.h"

#include <math.h>

#include "geo/index.h"
#include "geo/inside.h"

typedef struct {
    double area;
    cor_point place;   /* on its edge, where no other ring of an area runs along */
    uint32_t depth;    /* how many rings are around it */
    uint32_t smallest; /* of those around it; its own number: there is none */
} ring;

typedef struct {
    const cor_path *rings;
    ring *list;
    uint32_t asked;
} nesting;

/* Rings of one area share places, but no edges: so the middle of an edge tells inside from outside. */
static cor_point middle_of_edge(const cor_point *points, size_t n)
{
    size_t i = 1;
    while (i + 1 < n && points[i].x == points[i - 1].x && points[i].y == points[i - 1].y)
        i++;
    return n < 2 ? points[0] : (cor_point){(points[i - 1].x + points[i].x) / 2, (points[i - 1].y + points[i].y) / 2};
}

static cor_path alone(const cor_path *rings, size_t part)
{
    return (cor_path){.points = rings->points, .parts = rings->parts + part, .n_parts = 1, .closed = true};
}

static void count_if_around(void *context, uint32_t other)
{
    nesting *n = context;
    ring *asked = &n->list[n->asked];
    const cor_path path = alone(n->rings, other);
    if (other == n->asked || !cor_path_contains(&path, asked->place)) return;
    asked->depth++;
    if (asked->smallest == n->asked || n->list[other].area < n->list[asked->smallest].area) asked->smallest = other;
}

static cor_rect about(cor_point p)
{
    double room = 1e-9 * (1 + fabs(p.x) + fabs(p.y));
    return (cor_rect){p.x - room, p.y - room, p.x + room, p.y + room};
}

static void find_those_around(nesting *n, cor_arena *scratch)
{
    size_t n_rings = n->rings->n_parts;
    cor_rect *boxes = COR_NEW_ARRAY(scratch, cor_rect, n_rings);
    for (uint32_t i = 0; i < n_rings; i++) {
        const cor_path path = alone(n->rings, i);
        const cor_point *points = path.points + path.parts[0];
        size_t length = path.parts[1] - path.parts[0];
        boxes[i] = cor_path_bounds(&path);
        n->list[i] = (ring){
            .area = fabs(cor_ring_area2(points, length)), .place = middle_of_edge(points, length), .smallest = i};
    }
    const cor_index *index = cor_index_new(scratch, boxes, n_rings);
    for (uint32_t i = 0; i < n_rings; i++) {
        n->asked = i;
        cor_index_find(index, about(n->list[i].place), count_if_around, n);
    }
}

const uint32_t *cor_ring_shells(const cor_path *rings, cor_arena *arena)
{
    uint32_t *shells = COR_NEW_ARRAY(arena, uint32_t, rings->n_parts);
    cor_arena *scratch = cor_arena_new();
    nesting n = {.rings = rings, .list = COR_NEW_ARRAY(scratch, ring, rings->n_parts)};
    if (rings->n_parts > 1) find_those_around(&n, scratch);
    for (uint32_t i = 0; i < rings->n_parts; i++)
        shells[i] = n.list[i].depth % 2 ? n.list[i].smallest : i;
    cor_arena_free(scratch);
    return shells;
}
