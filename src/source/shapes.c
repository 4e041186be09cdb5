#include "source/shapes.h"

#include <string.h>

#include <glib.h>

void cor_shapes_start(cor_shapes *shapes, cor_arena *arena, size_t features, size_t parts, size_t points)
{
    *shapes = (cor_shapes){.arena = arena, .simple = true, .first_bad = SIZE_MAX};
    cor_growing_start(&shapes->points, arena, points ? points + 1 : 0, sizeof(cor_point)); /* see cor_shapes_part */
    if (parts == 0) return; /* a table of single points needs no offsets */
    cor_growing_start(&shapes->parts, arena, parts + 1, sizeof(uint32_t));
    cor_growing_start(&shapes->features, arena, features + 1, sizeof(uint32_t));
    cor_growing_start(&shapes->kinds, arena, features, sizeof(uint8_t));
}

static void push_part_start(cor_shapes *shapes)
{
    cor_growing_reserve(&shapes->parts, shapes->n_parts + 2, sizeof(uint32_t));
    ((uint32_t *) shapes->parts.data)[shapes->n_parts] = (uint32_t) shapes->n_points;
}

/* Gives offsets to the single points so far: from now on there are other features. */
static void leave_simple(cor_shapes *shapes)
{
    size_t n = shapes->n_features;
    if (!shapes->simple) return;
    shapes->simple = false;
    cor_growing_reserve(&shapes->parts, n + 2, sizeof(uint32_t));
    cor_growing_reserve(&shapes->features, n + 2, sizeof(uint32_t));
    cor_growing_reserve(&shapes->kinds, n + 1, sizeof(uint8_t));
    for (size_t i = 0; i <= n; i++)
        ((uint32_t *) shapes->parts.data)[i] = ((uint32_t *) shapes->features.data)[i] = (uint32_t) i;
    if (n) memset(shapes->kinds.data, COR_SHAPE_POINT, n);
    shapes->n_parts = n;
}

void cor_shapes_feature(cor_shapes *shapes, cor_shape_kind kind)
{
    leave_simple(shapes);
    shapes->kind = kind;
    shapes->bad = shapes->shortened = false;
    shapes->first_part = shapes->n_parts;
    shapes->first_point = shapes->n_points;
}

cor_point *cor_shapes_part(cor_shapes *shapes, size_t n)
{
    if (n >= UINT32_MAX || shapes->n_points + n + 1 >= UINT32_MAX) {
        shapes->bad = shapes->too_many = true;
        return NULL;
    }
    push_part_start(shapes);
    cor_growing_reserve(&shapes->points, shapes->n_points + n + 1, sizeof(cor_point)); /* one to close a ring */
    cor_point *part = (cor_point *) shapes->points.data + shapes->n_points;
    shapes->n_points += n;
    shapes->n_parts++;
    return part;
}

static inline bool is_usable(double x)
{
    return fabs(x) <= COR_FARTHEST;
}

static bool are_usable(const cor_point *points, size_t n)
{
    size_t odd = 0; /* counted rather than looked for: without branches this runs at the speed of memory */
    for (size_t i = 0; i < n; i++)
        odd += (size_t) !is_usable(points[i].x) + (size_t) !is_usable(points[i].y);
    return odd == 0;
}

void cor_shapes_end_part(cor_shapes *shapes)
{
    static const size_t minima[] = {[COR_SHAPE_POINT] = 1, [COR_SHAPE_LINE] = 2, [COR_SHAPE_POLYGON] = 4};
    size_t start = ((uint32_t *) shapes->parts.data)[shapes->n_parts - 1], n = shapes->n_points - start;
    cor_point *points = (cor_point *) shapes->points.data + start;
    if (!are_usable(points, n)) shapes->bad = true;
    if (shapes->kind == COR_SHAPE_POLYGON && n > 2 &&
        (points[0].x != points[n - 1].x || points[0].y != points[n - 1].y)) {
        points[n++] = points[0];
        shapes->n_points++;
    }
    if (n >= minima[shapes->kind]) return;
    shapes->shortened |= n > 0;
    shapes->n_points = start;
    shapes->n_parts--;
}

void cor_shapes_fail(cor_shapes *shapes)
{
    shapes->bad = true;
}

/* Bad or null: the row stays, without geometry. */
static void end_as_nothing(cor_shapes *shapes)
{
    shapes->n_parts = shapes->first_part;
    shapes->n_points = shapes->first_point;
    shapes->kind = COR_SHAPE_NONE;
    if (!shapes->bad && !shapes->shortened) {
        shapes->null_shapes++;
        return;
    }
    shapes->bad_shapes++;
    shapes->first_bad = MIN(shapes->first_bad, shapes->n_features);
}

void cor_shapes_end_feature(cor_shapes *shapes)
{
    bool whole = shapes->n_parts > shapes->first_part;
    if (shapes->bad || !whole) end_as_nothing(shapes);
    cor_growing_reserve(&shapes->features, shapes->n_features + 2, sizeof(uint32_t));
    cor_growing_reserve(&shapes->kinds, shapes->n_features + 1, sizeof(uint8_t));
    ((uint32_t *) shapes->features.data)[shapes->n_features] = (uint32_t) shapes->first_part;
    ((uint8_t *) shapes->kinds.data)[shapes->n_features] = (uint8_t) shapes->kind;
    shapes->n_features++;
}

void cor_shapes_null(cor_shapes *shapes)
{
    cor_shapes_feature(shapes, COR_SHAPE_NONE);
    cor_shapes_end_feature(shapes);
}

void cor_shapes_point(cor_shapes *shapes, double x, double y)
{
    if (shapes->simple && is_usable(x) && is_usable(y) && shapes->n_points + 1 < UINT32_MAX) {
        cor_growing_reserve(&shapes->points, shapes->n_points + 1, sizeof(cor_point));
        ((cor_point *) shapes->points.data)[shapes->n_points++] = (cor_point){x, y};
        shapes->n_features++;
        return;
    }
    cor_shapes_feature(shapes, COR_SHAPE_POINT);
    cor_point *part = cor_shapes_part(shapes, 1);
    if (part) {
        *part = (cor_point){x, y};
        cor_shapes_end_part(shapes);
    }
    cor_shapes_end_feature(shapes);
}

static cor_geometry finish_simple(cor_shapes *shapes)
{
    cor_geometry geometry = {.n_features = shapes->n_features,
                             .n_parts = shapes->n_features,
                             .n_points = shapes->n_points,
                             .kind = shapes->n_features ? COR_SHAPE_POINT : COR_SHAPE_NONE};
    geometry.points = cor_growing_finish(&shapes->points, shapes->arena, shapes->n_points, sizeof(cor_point));
    cor_shapes_discard(shapes);
    return geometry;
}

/* Whether all kinds are the same, which saves consumers a look per feature. */
static bool is_uniform(const uint8_t *kinds, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (kinds[i] != kinds[0]) return false;
    return true;
}

cor_geometry cor_shapes_finish(cor_shapes *shapes)
{
    if (shapes->simple) return finish_simple(shapes);
    size_t n = shapes->n_features, parts = shapes->n_parts;
    push_part_start(shapes);
    cor_growing_reserve(&shapes->features, n + 1, sizeof(uint32_t));
    ((uint32_t *) shapes->features.data)[n] = (uint32_t) parts;
    cor_geometry geometry = {.n_features = n, .n_parts = parts, .n_points = shapes->n_points};
    geometry.points = cor_growing_finish(&shapes->points, shapes->arena, shapes->n_points, sizeof(cor_point));
    geometry.parts = cor_growing_finish(&shapes->parts, shapes->arena, parts + 1, sizeof(uint32_t));
    geometry.features = cor_growing_finish(&shapes->features, shapes->arena, n + 1, sizeof(uint32_t));
    const uint8_t *kinds = cor_growing_finish(&shapes->kinds, shapes->arena, n, sizeof(uint8_t));
    if (is_uniform(kinds, n))
        geometry.kind = n ? kinds[0] : COR_SHAPE_NONE;
    else
        geometry.kinds = kinds;
    return geometry;
}

void cor_shapes_discard(cor_shapes *shapes)
{
    cor_growing_discard(&shapes->points);
    cor_growing_discard(&shapes->parts);
    cor_growing_discard(&shapes->features);
    cor_growing_discard(&shapes->kinds);
}
