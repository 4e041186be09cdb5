#include "geo/geometry.h"

#include <glib.h>
#include <string.h>

static cor_rect bounds_of(const cor_point *points, size_t n)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        cor_point p = points[i];
        if (!isfinite(p.x) || !isfinite(p.y)) continue;
        r.x0 = p.x < r.x0 ? p.x : r.x0;
        r.x1 = p.x > r.x1 ? p.x : r.x1;
        r.y0 = p.y < r.y0 ? p.y : r.y0;
        r.y1 = p.y > r.y1 ? p.y : r.y1;
    }
    return r;
}

const cor_path *cor_path_of(cor_arena *arena, const cor_point *points, size_t n, bool closed)
{
    cor_path *path = COR_NEW(arena, cor_path);
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, 2);
    parts[1] = (uint32_t) n;
    *path = (cor_path){.points = points, .parts = parts, .n_parts = 1, .closed = closed};
    return path;
}

cor_rect cor_path_bounds(const cor_path *path)
{
    if (!path->n_parts) return COR_RECT_EMPTY;
    return bounds_of(path->points + path->parts[0], path->parts[path->n_parts] - path->parts[0]);
}

cor_rect cor_geometry_bounds(const cor_geometry *geometry)
{
    return bounds_of(geometry->points, geometry->n_points);
}

/* Growing arrays. An offset is written when its part or feature starts;
 * the closing offset is added by cor_builder_finish. */
struct cor_geometry_builder {
    cor_point *points;
    uint32_t *parts;
    uint32_t *features;
    uint8_t *kinds;
    size_t n_points, n_parts, n_features;
    size_t point_space, part_space, feature_space;
};

/* Offsets are 32 bits wide, and the closing one must fit too. */
static const size_t limit = UINT32_MAX - 1;

cor_geometry_builder *cor_geometry_builder_new(void)
{
    return g_new0(cor_geometry_builder, 1);
}

void cor_geometry_builder_free(cor_geometry_builder *builder)
{
    if (!builder) return;
    g_free(builder->points);
    g_free(builder->parts);
    g_free(builder->features);
    g_free(builder->kinds);
    g_free(builder);
}

static size_t grown(size_t space, size_t needed)
{
    return MAX(needed, space ? space + space / 2 : 64);
}

void cor_builder_feature(cor_geometry_builder *b, cor_shape_kind kind)
{
    if (b->n_features >= limit) return;
    if (b->n_features + 1 >= b->feature_space) {
        b->feature_space = grown(b->feature_space, b->n_features + 2);
        b->features = g_renew(uint32_t, b->features, b->feature_space);
        b->kinds = g_renew(uint8_t, b->kinds, b->feature_space);
    }
    b->features[b->n_features] = (uint32_t) b->n_parts;
    b->kinds[b->n_features++] = (uint8_t) kind;
}

void cor_builder_part(cor_geometry_builder *b)
{
    if (b->n_parts >= limit) return;
    if (b->n_parts + 1 >= b->part_space) {
        b->part_space = grown(b->part_space, b->n_parts + 2);
        b->parts = g_renew(uint32_t, b->parts, b->part_space);
    }
    b->parts[b->n_parts++] = (uint32_t) b->n_points;
}

static void reserve_points(cor_geometry_builder *b, size_t n)
{
    if (b->n_points + n <= b->point_space) return;
    b->point_space = grown(b->point_space, b->n_points + n);
    b->points = g_renew(cor_point, b->points, b->point_space);
}

void cor_builder_point(cor_geometry_builder *b, double x, double y)
{
    if (b->n_points >= limit) return;
    reserve_points(b, 1);
    b->points[b->n_points++] = (cor_point){x, y};
}

void cor_builder_points(cor_geometry_builder *b, const cor_point *points, size_t n)
{
    n = MIN(n, limit - b->n_points);
    if (!n) return;
    reserve_points(b, n);
    memcpy(b->points + b->n_points, points, n * sizeof *points);
    b->n_points += n;
}

bool cor_builder_end_part(cor_geometry_builder *b, size_t minimum)
{
    if (!b->n_parts) return false;
    size_t start = b->parts[b->n_parts - 1];
    if (b->n_points - start >= minimum) return true;
    b->n_points = start;
    b->n_parts--;
    return false;
}

void cor_builder_end_feature(cor_geometry_builder *b)
{
    if (b->n_features && b->features[b->n_features - 1] == b->n_parts) b->kinds[b->n_features - 1] = COR_SHAPE_NONE;
}

size_t cor_builder_part_count(const cor_geometry_builder *b)
{
    return b->n_parts;
}

static bool is_point_table(const cor_geometry_builder *b)
{
    if (b->n_features != b->n_parts || b->n_parts != b->n_points) return false;
    for (size_t i = 0; i < b->n_features; i++)
        if (b->kinds[i] != COR_SHAPE_POINT || b->features[i] != i || b->parts[i] != i) return false;
    return true;
}

static bool of_one_kind(const cor_geometry_builder *b)
{
    for (size_t i = 1; i < b->n_features; i++)
        if (b->kinds[i] != b->kinds[0]) return false;
    return true;
}

/* A table of features that are all without geometry keeps its offsets: its short form would promise points. */
static void copy_offsets(cor_geometry_builder *b, cor_arena *arena, cor_geometry *g)
{
    uint32_t *parts = COR_NEW_ARRAY(arena, uint32_t, b->n_parts + 1);
    uint32_t *features = COR_NEW_ARRAY(arena, uint32_t, b->n_features + 1);
    if (b->n_parts) memcpy(parts, b->parts, b->n_parts * sizeof *parts);
    if (b->n_features) memcpy(features, b->features, b->n_features * sizeof *features);
    parts[b->n_parts] = (uint32_t) b->n_points;
    features[b->n_features] = (uint32_t) b->n_parts;
    g->parts = parts;
    g->features = features;
}

cor_geometry cor_builder_finish(cor_geometry_builder *b, cor_arena *arena)
{
    cor_geometry g = {.n_features = b->n_features, .n_parts = b->n_parts, .n_points = b->n_points};
    g.points =
        cor_arena_memdup(arena, b->n_points ? b->points : (cor_point[1]){{0}}, MAX(b->n_points, 1) * sizeof *b->points);
    if (is_point_table(b)) {
        g.kind = COR_SHAPE_POINT;
    } else {
        copy_offsets(b, arena, &g);
        if (of_one_kind(b))
            g.kind = (cor_shape_kind) b->kinds[0];
        else
            g.kinds = cor_arena_memdup(arena, b->kinds, b->n_features);
    }
    b->n_points = b->n_parts = b->n_features = 0;
    return g;
}
