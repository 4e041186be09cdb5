/* The graticule: meridians and parallels under the data, their degrees at the frame. Private to furnish. */
#ifndef COR_FURNISH_GRATICULE_H
#define COR_FURNISH_GRATICULE_H

#include "furnish/pen.h"

/* The lines of a view: the multiples of the steps in REACH. Degrees. */
typedef struct {
    double step_lon, step_lat;
    cor_rect shown;        /* what the frame shows; x1 is beyond 180 across the antimeridian */
    double points_per_lon; /* page points of one degree, in the middling place of the frame */
    double points_per_lat;
} cor_graticule_lines;

/* False when the frame shows no ground, or the step that is wished for is too fine for any page (a warning says so). */
bool cor_graticule_lines_of(const cor_pen *pen, cor_graticule_lines *ret_lines);

/* The multiples of STEP from LOW to HIGH: the first goes to *ret_first; returns how many. */
size_t cor_graticule_multiples(double step, double low, double high, double *ret_first);

/* The strip that labels outside of the frame take on each side, points; 0 without them. */
double cor_graticule_ruler(const cor_map_document *map, double unit);

/* LONGITUDE within half a turn of Greenwich. */
double cor_longitude_turned(double longitude);

/* "72°30′ E"; 0° and 180° have no letter. In ARENA. */
const char *cor_graticule_label(cor_arena *arena, const char *const *languages, double degrees, bool is_longitude);

#endif
