/* A route: lines that follow each other, measured from where they start. Chainage is linear referencing: it says where
 * on a route something is. This storey knows no document and no page; what it refuses it says in one line.
 *
 * The *measure* of a place is the metres on the ground from the route's start, along the vertices of the source, with
 * what the steps over gaps add. Its *kilometre* is what people call it: the measure in km from the origin, or what
 * posts with published kilometres say. Both rise along the route. */
#ifndef COR_CHAINAGE_ROUTE_H
#define COR_CHAINAGE_ROUTE_H

#include "base/arena.h"
#include "geo/rect.h"
#include "proj/ground_features.h"

typedef struct cor_route cor_route;

/* What becomes of places where the lines of a route do not meet: none may be; a straight edge goes over, and counts; or
 * nothing does, and kilometres go on after a step. */
typedef enum { COR_GAP_REFUSE, COR_GAP_STRAIGHT, COR_GAP_STEP } cor_gap_rule;

/* Which way kilometres rise: along the first line as it is drawn, or against it. Unsaid: as posts have it, else from
 * the origin along the longer way, else forward. */
typedef enum { COR_DIRECTION_UNSAID, COR_DIRECTION_FORWARD, COR_DIRECTION_BACKWARD } cor_route_direction;

typedef struct {
    const char *name; /* interned by the caller: cells of tables point to it */
    bool
        is_ordered; /* the lines follow each other as they stand; else they are put in order by where their ends meet */
    cor_gap_rule gap;
    double step; /* of COR_GAP_STEP: metres */
    cor_route_direction direction;
    bool has_origin;
    cor_point origin; /* degrees: the place of the route that is nearest has kilometre 0; a loop starts there */
} cor_route_options;

/* Makes a route of the features of LINES, in the order of their rows; each part is turned so that it goes on where the
 * last one ended. Ends within a metre meet; repeated vertices do no harm. Lives in ARENA, and borrows the name alone.
 * COR_BAD_DATA where lines branch, do not meet under COR_GAP_REFUSE, close to a loop without an origin, or are none:
 * the message names the place in degrees. */
cor_status cor_route_new(const cor_ground_features *lines, const cor_route_options *options, cor_arena *arena,
                         cor_route **ret_route, cor_error *err);

/* A place with a published kilometre. */
typedef struct {
    cor_point place; /* degrees */
    double km;
    const char *name; /* what messages call it: "row 7" */
} cor_post;

/* Kilometres are those of N POSTS (in any order) from now on: linear by length between two, by length before the first
 * and beyond the last. COR_BAD_DATA when there are none, when one lies farther than WITHIN metres from the route, or
 * when kilometres do not rise along it from each post to the next: the message names the post that breaks it. */
cor_status cor_route_calibrate(cor_route *route, const cor_post *posts, size_t n, double within, cor_error *err);

const char *cor_route_name(const cor_route *route);
bool cor_route_is_loop(const cor_route *route);

/* Metres as drawn, without what steps add. */
double cor_route_drawn(const cor_route *route);

/* The measure of its end; that of its start is 0. */
double cor_route_end(const cor_route *route);

/* The kilometre at a measure, and the measure of a kilometre. Beyond the ends both go on by length. Where a step leaps
 * over a kilometre, its measure is that of the gap. */
double cor_route_km(const cor_route *route, double measure);
double cor_route_measure(const cor_route *route, double km);

/* Whether it has posts; kilometres by the posts, and as drawn, from the first to the last of them. */
bool cor_route_is_calibrated(const cor_route *route, double *ret_by_posts, double *ret_drawn);

/* A gap that a straight edge or a step goes over. */
typedef struct {
    cor_point from, to; /* degrees */
    double metres;
    double measure; /* where it begins */
    double counted; /* metres that the measure rises over it */
} cor_route_gap;
const cor_route_gap *cor_route_gaps(const cor_route *route, size_t *ret_n);

/* The place at MEASURE, in degrees; at a gap, where it begins. Before the start and beyond the end, the ends.
 * *ret_azimuth (NULL is fine): degrees clockwise from north, the way in which kilometres rise there. */
cor_point cor_route_place(const cor_route *route, double measure, double *ret_azimuth);

/* The route from measure FROM to TO as lines in degrees, in ARENA: one feature, with a part for each piece between
 * gaps; vertices are the source's. Longitudes are continuous. */
cor_geometry cor_route_between(const cor_route *route, double from, double to, cor_arena *arena);

/* Metres of ground between two measures: what steps add is not among them. */
double cor_route_ground(const cor_route *route, double from, double to);

/* Whether MEASURE lies within a step: no place of the route has its kilometre. The ends of a step have. */
bool cor_route_leaps_over(const cor_route *route, double measure);

/* All vertices in degrees, for those who ask whether two routes are the same. Borrowed. */
const cor_point *cor_route_vertices(const cor_route *route, size_t *ret_n);

#endif
