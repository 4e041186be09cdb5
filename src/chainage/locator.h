/* Routes in one index, as the files of chainage see it. Nobody outside includes this. */
#ifndef COR_CHAINAGE_LOCATOR_H
#define COR_CHAINAGE_LOCATOR_H

#include "chainage/internal.h"
#include "chainage/locate.h"
#include "proj/arc_tree.h"

/* Where an arc begins, to the half metre that a float has, and how far the arc lies off the straight line to where the
 * next one begins, at most: enough to pass most arcs over, in few bytes. */
typedef struct {
    float x, y, z, off;
} cor_rough_arc;

/* Routes one after the other: their arcs, and between two routes none. */
struct cor_locator {
    const cor_route *const *routes;
    size_t n_routes;
    size_t *starts;       /* n_routes + 1: the number of each one's first arc */
    const cor_arc *arcs;  /* of all, the last of each route followed by an empty one */
    const uint8_t *skips; /* those that are no ground */
    const cor_rough_arc *roughs;
    cor_arc_tree *tree;
};

/* A place of an arc. */
typedef struct {
    size_t arc; /* of the locator */
    double u, far2;
} cor_foot;

/* The route of arc number ARC. */
size_t cor_locator_route(const cor_locator *locator, size_t arc);

/* The nearest foot within METRES through space; false: there is none. */
bool cor_locator_nearest(const cor_locator *locator, cor_vector p, double metres, cor_foot *ret_foot);

/* What is to be said of P at FOOT. */
cor_route_position cor_position_at(const cor_locator *locator, cor_vector p, cor_foot foot);

/* cor_locate_feature of a line or an area. */
bool cor_locate_extended(const cor_locator *locator, const cor_ground_features *features, size_t row, double metres,
                         cor_route_position *ret_position, double *ret_from, double *ret_to);

#endif
