/* Halving edges until each half is as good as straight. All edges go down together, level by
 * level, so that PROJ is asked for thousands of middles at once. */
#ifndef COR_PROJ_REFINE_H
#define COR_PROJ_REFINE_H

#include <stdint.h>

#include "proj/curvature.h"

/* A vertex that was put into an edge, or one of the edge's ends. A target of NaN is a gap. */
typedef struct {
    cor_point source, target;
    uint32_t next; /* index of the one that follows; UINT32_MAX after the last */
} cor_refined_vertex;

typedef struct {
    size_t vertex;  /* the edge from VERTEX to VERTEX + 1 */
    uint32_t first; /* its first one, which is VERTEX itself */
} cor_refined_edge;

typedef struct {
    cor_refined_edge *edges; /* in the order they were added */
    cor_refined_vertex *vertices;
    size_t n_edges, n_vertices, edge_space, vertex_space;
    const cor_transform *transform;
    double tolerance;
    bool may_tear;  /* see curvature.h */
    double longest; /* edges longer than this (source units) are halved whatever their middle says */
} cor_refinement;

void cor_refinement_free(cor_refinement *refinement);

/* Adds those of the N edges from vertex FIRST of SOURCE (with its projected TARGET) that are not straight
 * enough. CURVATURE tells which need no look. */
void cor_refine_look(cor_refinement *refinement, const cor_curvature *curvature, const cor_point *source,
                     const cor_point *target, size_t first, size_t n);

/* Halves all edges added. */
void cor_refine_all(cor_refinement *refinement);

#endif
