/* Runs whose baseline follows a curve. Letters stand each turned on its own; those that are written joined are bent, so
 * that they stay joined. */
#ifndef COR_TEXT_BEND_H
#define COR_TEXT_BEND_H

#include "geo/curve.h"
#include "text/text.h"

typedef struct {
    cor_curve curve; /* of the first line's baseline, page points, in the direction of reading from left to right */
    double start;    /* where on it the run begins */
    double baseline; /* of the first line, in the run */
    const cor_along *glyphs; /* of all lines one after the other: where its origin lies and how it is turned */
} cor_bend;

/* RUN with its middle at the middle of CURVE. UPRIGHT: letters stand along the curve, but are not turned. In ARENA,
 * which holds CURVE's points too. */
const cor_bend *cor_bend_of(cor_arena *arena, const cor_run *run, cor_curve curve, bool upright);

/* Where on the page the point (X, Y) of the run lies, as the outlines of joined letters need it. */
cor_point cor_bend_point(const cor_bend *bend, double x, double y);

#endif
