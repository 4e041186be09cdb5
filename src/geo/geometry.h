/* The geometry of a whole table in arrays: vertices, parts, features.
 *
 * Feature i owns parts [features[i], features[i+1]); part p owns vertices
 * [parts[p], parts[p+1]). A table in which every feature is exactly one point
 * has parts == NULL and features == NULL: part i and vertex i are feature i.
 * A part of a polygon is a closed ring (first vertex repeated at the end);
 * shells and holes are told apart by the even-odd rule. A feature without
 * geometry has kind COR_SHAPE_NONE and no parts. */
#ifndef COR_GEO_GEOMETRY_H
#define COR_GEO_GEOMETRY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "geo/rect.h"

typedef enum { COR_SHAPE_NONE, COR_SHAPE_POINT, COR_SHAPE_LINE, COR_SHAPE_POLYGON } cor_shape_kind;

typedef struct {
    size_t n_features, n_parts, n_points;
    const cor_point *points;  /* n_points */
    const uint32_t *parts;    /* n_parts + 1, or NULL */
    const uint32_t *features; /* n_features + 1, or NULL */
    const uint8_t *kinds;     /* cor_shape_kind of each feature; NULL: all of `kind` */
    cor_shape_kind kind;      /* when kinds is NULL */
} cor_geometry;

static inline cor_shape_kind cor_geometry_kind(const cor_geometry *g, size_t feature)
{
    return g->kinds ? (cor_shape_kind) g->kinds[feature] : g->kind;
}
static inline size_t cor_geometry_first_part(const cor_geometry *g, size_t feature)
{
    return g->features ? g->features[feature] : feature;
}
static inline size_t cor_geometry_first_point(const cor_geometry *g, size_t part)
{
    return g->parts ? g->parts[part] : part;
}

/* Some parts of polylines or rings, borrowed from elsewhere. parts[0…n_parts] are
 * offsets into points. */
typedef struct {
    const cor_point *points;
    const uint32_t *parts;
    size_t n_parts;
    bool closed; /* rings: the last vertex repeats the first */
} cor_path;

/* The parts of FEATURE, which must not be a point table's (parts == NULL). Offsets in
 * the result point into the table's own arrays. */
static inline cor_path cor_geometry_path(const cor_geometry *g, size_t feature)
{
    size_t first = cor_geometry_first_part(g, feature);
    return (cor_path){.points = g->points,
                      .parts = g->parts + first,
                      .n_parts = cor_geometry_first_part(g, feature + 1) - first,
                      .closed = cor_geometry_kind(g, feature) == COR_SHAPE_POLYGON};
}

/* The N POINTS, borrowed, as one part: a path in ARENA. */
const cor_path *cor_path_of(cor_arena *arena, const cor_point *points, size_t n, bool closed);

cor_rect cor_path_bounds(const cor_path *path);
cor_rect cor_geometry_bounds(const cor_geometry *geometry); /* finite vertices only */

/* Builds a cor_geometry vertex by vertex. Vertices beyond 2^32 - 2 are dropped: offsets are 32 bits wide. */
typedef struct cor_geometry_builder cor_geometry_builder;

cor_geometry_builder *cor_geometry_builder_new(void);
void cor_geometry_builder_free(cor_geometry_builder *builder);
void cor_builder_feature(cor_geometry_builder *builder, cor_shape_kind kind); /* starts a feature */
void cor_builder_part(cor_geometry_builder *builder);                         /* starts a part of it */
void cor_builder_point(cor_geometry_builder *builder, double x, double y);    /* adds a vertex to the part */
void cor_builder_points(cor_geometry_builder *builder, const cor_point *points, size_t n);
/* Drops the current part when it has fewer than MINIMUM vertices; returns whether it stays. */
bool cor_builder_end_part(cor_geometry_builder *builder, size_t minimum);
/* Marks the current feature as without geometry when it has no parts left. */
void cor_builder_end_feature(cor_geometry_builder *builder);
/* Parts built so far, of all features. */
size_t cor_builder_part_count(const cor_geometry_builder *builder);
/* Copies what was built into ARENA (point tables in their short form) and empties BUILDER
 * for the next table. A table of no features counts as a point table. */
cor_geometry cor_builder_finish(cor_geometry_builder *builder, cor_arena *arena);

#endif
