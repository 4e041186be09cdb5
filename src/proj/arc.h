/* Edges as they lie on the ground. An edge is straight in the coordinates of its source, as Simple Features and RFC
 * 7946 have it, in degrees or in metres of a projection, and so it bends on the earth. Here it is cut into arcs:
 * parabolas through space, each on the ground at its ends and its middle, and no farther from the edge than a
 * millimetre anywhere. What is measured along them or to them needs no projection any more. */
#ifndef COR_PROJ_ARC_H
#define COR_PROJ_ARC_H

#include "base/arena.h"
#include "proj/crs.h"
#include "proj/geocentric.h"

/* at + u · first + u² · second, u from 0 to 1: metres from the earth's centre. */
typedef struct {
    cor_vector at, first, second;
} cor_arc;

static inline cor_vector cor_arc_at(const cor_arc *arc, double u)
{
    return cor_vector_plus(cor_vector_plus(arc->at, u, arc->first), u * u, arc->second);
}

/* Its direction, as long as it is fast: metres for each u. */
static inline cor_vector cor_arc_direction(const cor_arc *arc, double u)
{
    return cor_vector_plus(arc->first, 2 * u, arc->second);
}

/* The other way round. */
static inline cor_arc cor_arc_turned(const cor_arc *arc)
{
    return (cor_arc){cor_arc_at(arc, 1), cor_vector_plus((cor_vector){0}, -1, cor_arc_direction(arc, 1)), arc->second};
}

/* What lies between FROM and TO of it. */
static inline cor_arc cor_arc_part(const cor_arc *arc, double from, double to)
{
    const cor_vector none = {0};
    double share = to - from;
    return (cor_arc){cor_arc_at(arc, from), cor_vector_plus(none, share, cor_arc_direction(arc, from)),
                     cor_vector_plus(none, share * share, arc->second)};
}

/* Metres along ARC from its start to U. */
double cor_arc_length(const cor_arc *arc, double u);

/* The U at which ARC is METRES long; from 0 to 1. */
double cor_arc_along(const cor_arc *arc, double metres);

/* Where ARC comes nearest to P through space: the U goes to *ret_u, the distance squared comes back. */
double cor_arc_nearest(const cor_arc *arc, cor_vector p, double *ret_u);

/* A point as an arc of no length. */
static inline cor_arc cor_arc_of_place(cor_vector at)
{
    return (cor_arc){.at = at};
}

/* A growing list of arcs one after the other, and where each ends on the earth. */
typedef struct {
    cor_arc *arcs;
    cor_point *ends; /* degrees; longitudes as the edge's own go on */
    size_t n, space;
} cor_arc_list;

void cor_arc_list_free(cor_arc_list *list);

/* Appends the arcs of the edge from A to B, which is straight in the coordinates that TO_LONLAT leads from, to degrees;
 * NULL: in degrees. Longitudes go on as they are: an edge from 179 to 181 crosses the antimeridian, one from 179 to
 * -179 goes all round the earth (see continuous.h). Returns whether it could: false, and nothing is appended, where an
 * end of it does not project. */
bool cor_arc_list_add(cor_arc_list *list, const cor_transform *to_lonlat, cor_point a, cor_point b);

/* Appends those of the N POINTS of one part; a ring repeats its first. Longitudes, where these are some, are made
 * continuous. Edges to and from vertices that are no places are left out; how many comes back. */
size_t cor_arc_list_add_part(cor_arc_list *list, const cor_transform *to_lonlat, const cor_point *points, size_t n,
                             bool is_ring);

/* Whether LIST's arc AT does not begin where the one before it ends. */
bool cor_arc_list_begins(const cor_arc_list *list, size_t at);

/* Metres of the shortest way on the ground between two places close to it. To a millimetre where they are nearer than
 * 100 km, and exact beyond. */
double cor_ground_distance(cor_vector a, cor_vector b);

#endif
