/* A line as words see it: smooth, and how well they would lie on each stretch of it. Knows lengths and angles, no text.
 * Private to symbolize. */
#ifndef COR_SYMBOLIZE_WAY_H
#define COR_SYMBOLIZE_WAY_H

#include "geo/curve.h"
#include "geo/join.h"

typedef struct {
    cor_curve curve;    /* smoothed */
    double *deviations; /* how far the line itself lies to the right of each point */
    double *turning;    /* on the way to each point, radians */
    double length;
} cor_way;

/* LINE, of some length, for letters of SIZE points; the larger CALM (ems), the less it follows small bends. */
cor_way cor_way_of(cor_arena *arena, const cor_line *line, double size, double calm);

/* What is asked of a stretch. */
typedef struct {
    double width;     /* of the words */
    double size;      /* of their letters */
    double max_angle; /* radians between neighbouring letters */
    bool level;       /* words that are not turned: only where they stand counts */
} cor_way_options;

/* How badly OPTIONS lies with its middle at S: 0 is ideal, 1 can be read; INFINITY where it does not go. */
double cor_way_cost(const cor_way *way, const cor_way_options *options, double s);

/* How far the line itself comes out of the smooth one between FROM and TO, to its right (or its left), at most. */
double cor_way_bulge(const cor_way *way, double from, double to, bool right);

/* The direction in which words between FROM and TO run, from end to end, radians. */
double cor_way_bearing(const cor_way *way, double from, double to);

/* Whether who reads in the direction BEARING had better turn round: it leads to the left, or straight down. */
bool cor_way_is_upside_down(double bearing);

#endif
