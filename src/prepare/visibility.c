#include "prepare/visibility.h"

#include <math.h>

#include "geo/clip.h"
#include "geo/inside.h"

static bool is_finite(cor_point p)
{
    return isfinite(p.x) && isfinite(p.y);
}

static size_t first_point_of(const cor_geometry *g, size_t feature)
{
    return cor_geometry_first_point(g, cor_geometry_first_part(g, feature));
}

static bool has_finite_point(const cor_geometry *g, size_t feature)
{
    size_t end = first_point_of(g, feature + 1);
    for (size_t p = first_point_of(g, feature); p < end; p++)
        if (is_finite(g->points[p])) return true;
    return false;
}

static bool has_point_in(const cor_geometry *g, size_t feature, cor_rect frame)
{
    size_t end = first_point_of(g, feature + 1);
    for (size_t p = first_point_of(g, feature); p < end; p++)
        if (cor_rect_contains(frame, g->points[p].x, g->points[p].y)) return true; /* NaN is nowhere */
    return false;
}

static bool has_edge_in(const cor_path *path, cor_rect frame)
{
    for (size_t part = 0; part < path->n_parts; part++)
        for (size_t p = path->parts[part]; p + 1 < path->parts[part + 1]; p++) {
            cor_point a = path->points[p], b = path->points[p + 1];
            if (cor_clip_segment(&a, &b, frame)) return true;
        }
    return false;
}

/* An area without an edge in the frame covers all of it or nothing. */
static bool is_seen(const cor_geometry *page, size_t feature, cor_rect frame)
{
    cor_shape_kind kind = cor_geometry_kind(page, feature);
    if (kind == COR_SHAPE_NONE) return false;
    if (kind == COR_SHAPE_POINT) return has_point_in(page, feature, frame);
    cor_path path = cor_geometry_path(page, feature);
    return has_edge_in(&path, frame) || (kind == COR_SHAPE_POLYGON && cor_path_contains(&path, cor_rect_center(frame)));
}

/* Whether a vertex of FEATURE projects: asked only of features that came out empty where some were lost. */
static bool projects(const cor_transform *transform, const cor_geometry *g, size_t feature)
{
    size_t end = first_point_of(g, feature + 1);
    for (size_t p = first_point_of(g, feature); p < end; p++) {
        cor_point point = g->points[p];
        if (is_finite(point) && !cor_transform_forward(transform, &point, 1)) return true;
    }
    return false;
}

/* Degrees east and north that may be meant: longitudes go round as far as the window turns them back. */
static bool is_on_earth(cor_point lonlat)
{
    return fabs(lonlat.x) <= 540 && fabs(lonlat.y) <= 90;
}

/* What becomes of FEATURE, which has vertices and none that projects. */
static cor_visibility visibility_of_lost(const cor_row_geometries *j, size_t feature)
{
    size_t end = first_point_of(j->source, feature + 1);
    for (size_t p = first_point_of(j->source, feature); p < end && j->in_degrees; p++)
        if (is_on_earth(j->source->points[p])) return COR_VISIBILITY_OUTSIDE;
    return COR_VISIBILITY_UNUSABLE;
}

static cor_visibility visibility_of(const cor_row_geometries *j, size_t i)
{
    bool points = !j->page->features;
    if (is_seen(j->page, i, j->frame)) return COR_VISIBILITY_INSIDE;
    if (cor_geometry_kind(j->page, i) != COR_SHAPE_NONE && has_finite_point(j->page, i)) return COR_VISIBILITY_NEAR;
    if (cor_geometry_kind(j->source, i) == COR_SHAPE_NONE) return COR_VISIBILITY_UNUSABLE;
    if (points) return has_finite_point(j->projected, i) ? COR_VISIBILITY_OUTSIDE : visibility_of_lost(j, i);
    if (cor_geometry_kind(j->projected, i) != COR_SHAPE_NONE || !j->some_lost) return COR_VISIBILITY_OUTSIDE;
    return projects(j->transform, j->source, i) ? COR_VISIBILITY_OUTSIDE : visibility_of_lost(j, i);
}

const uint8_t *cor_visibilities(cor_arena *arena, const cor_row_geometries *geometries)
{
    size_t n = geometries->page->n_features;
    uint8_t *visibility = COR_NEW_ARRAY(arena, uint8_t, n);
    for (size_t i = 0; i < n; i++)
        visibility[i] = (uint8_t) visibility_of(geometries, i);
    return visibility;
}
