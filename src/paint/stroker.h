/* Outlines of stroked lines, in pixels, as edges for coverage. Knows no colours and no surfaces. */
#ifndef COR_PAINT_STROKER_H
#define COR_PAINT_STROKER_H

#include "paint/cover.h"
#include "scene/scene.h"

typedef struct cor_stroker cor_stroker;

/* The pen of STROKE at DOTS a point, drawing into COVER (borrowed). */
cor_stroker *cor_stroker_new(const cor_stroke *stroke, double pixels, cor_cover *cover);
void cor_stroker_free(cor_stroker *stroker);

/* How far from a line its edge may be, pixels. */
double cor_stroker_reach(const cor_stroke *stroke, double pixels);

/* A line of N finite points in pixels, dashed as the stroke says. CLOSED: joined up; the first point is not repeated.
 * Corners far above and below the rows that the cover holds cost next to nothing. */
void cor_stroker_line(cor_stroker *stroker, const cor_point *points, size_t n, bool closed);

#endif
