/* A route as the files of chainage see it. Nobody outside includes this. */
#ifndef COR_CHAINAGE_INTERNAL_H
#define COR_CHAINAGE_INTERNAL_H

#include <stdint.h>

#include "chainage/route.h"
#include "proj/arc.h"

/* Where a measure has a kilometre; linear between two. */
typedef struct {
    double measure, km;
} cor_route_break;

struct cor_route {
    const char *name;
    cor_arena *arena;
    size_t n;          /* stations, two at least: where an arc begins or ends */
    cor_point *points; /* of stations, degrees */
    double *measures;  /* of stations */
    cor_arc *arcs;     /* n - 1: from each station to the next */
    uint8_t *leaps;    /* n - 1: whether there is no ground between, but a step */
    double drawn;
    bool is_loop;
    cor_route_direction direction; /* as asked for */
    double origin;                 /* measure of kilometre 0 */
    const cor_route_break *breaks; /* of posts; NULL */
    size_t n_breaks;
    cor_route_gap *gaps;
    size_t n_gaps;
};

/* One of the lines that a route is made of, as it lies on the ground. */
typedef struct {
    cor_point a, b;    /* its ends, in the coordinates of the source */
    cor_vector at[2];  /* the same on the ground */
    cor_point from;    /* its start in degrees */
    size_t first, end; /* of the arcs */
} cor_strand;

/* A strand in its place on the route, turned or not. */
typedef struct {
    size_t strand;
    bool turned;
} cor_strand_turn;

/* Metres: ends so near meet. */
#define COR_ENDS_MEET 1.0

/* Puts N STRANDS (one at least) in order, as OPTIONS have it, into ORDER, which has room for all. *ret_loop: the last
 * ends where the first begins. COR_BAD_DATA where they branch, or where there is more than one loop. */
cor_status cor_strands_order(const cor_strand *strands, size_t n, const cor_route_options *options,
                             cor_strand_turn *order, bool *ret_loop, cor_error *err);

/* Where the strand in its place begins (0) or ends (1). */
static inline cor_vector cor_strand_end(const cor_strand *strands, cor_strand_turn turn, int end)
{
    return strands[turn.strand].at[turn.turned ? 1 - end : end];
}

/* Lets kilometres rise the other way. */
void cor_route_reverse(cor_route *route);

/* Lets a loop start at the place U of its arc AT. */
void cor_route_rotate(cor_route *route, size_t at, double u);

/* The place of ROUTE that is nearest to P, degrees: arc and U. Looks at all of it. */
void cor_route_scan(const cor_route *route, cor_point p, size_t *ret_arc, double *ret_u);

/* The measure at U of arc AT. */
static inline double cor_route_measure_at(const cor_route *route, size_t at, double u)
{
    if (u >= 1) return route->measures[at + 1];
    return route->measures[at] + (u > 0 ? cor_arc_length(&route->arcs[at], u) : 0);
}

#endif
