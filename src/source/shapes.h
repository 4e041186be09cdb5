/* Gathers the geometry of a table, feature by feature: parts of vertices come in,
 * clean features stay. Every reader goes through here, so that they agree on what is
 * a usable shape:
 * - a feature with a vertex that is not finite (or farther than COR_FARTHEST) is bad as a whole,
 *   because joining its neighbours would draw what nobody surveyed;
 * - rings are closed; rings below four vertices and lines below two are dropped; a feature of
 *   which nothing is left is bad; one that had no vertex at all is null.
 * Knows no file format. */
#ifndef COR_SOURCE_SHAPES_H
#define COR_SOURCE_SHAPES_H

#include "geo/geometry.h"
#include "source/growing.h"

/* No CRS on earth reaches it; products of such numbers still fit a double. */
#define COR_FARTHEST 1e15

typedef struct {
    cor_arena *arena;
    cor_growing points, parts, features, kinds;
    size_t n_points, n_parts, n_features;
    cor_shape_kind kind;            /* of the current feature */
    size_t first_part, first_point; /* where the current feature starts */
    bool simple;                    /* every feature so far is exactly one point: no offsets are kept */
    bool bad;                       /* the current feature: has a vertex that can't be used */
    bool shortened;                 /* the current feature: a part too short to draw was dropped */
    bool too_many;
    size_t null_shapes, bad_shapes, first_bad; /* first_bad: row, SIZE_MAX for none */
} cor_shapes;

/* Room for what is expected is taken from ARENA at once; more may come. */
void cor_shapes_start(cor_shapes *shapes, cor_arena *arena, size_t features, size_t parts, size_t points);

void cor_shapes_feature(cor_shapes *shapes, cor_shape_kind kind);

/* Room for N vertices of a new part of the current feature, to be filled before the next call. NULL when the
 * table is full (4,294,967,295 vertices); the feature is then bad and too_many is set. */
cor_point *cor_shapes_part(cor_shapes *shapes, size_t n);
void cor_shapes_end_part(cor_shapes *shapes); /* checks and cleans what was filled in */

void cor_shapes_fail(cor_shapes *shapes); /* the current feature is broken */
void cor_shapes_end_feature(cor_shapes *shapes);

/* A whole feature that is one point; a whole feature that is nothing. */
void cor_shapes_point(cor_shapes *shapes, double x, double y);
void cor_shapes_null(cor_shapes *shapes);

/* What was gathered, in the arena. SHAPES is empty afterwards but for its counts. */
cor_geometry cor_shapes_finish(cor_shapes *shapes);
void cor_shapes_discard(cor_shapes *shapes); /* after a failure */

#endif
