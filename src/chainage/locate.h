/* Where on routes things are. Of several routes one has each place: the nearest; of those that are as near (which is so
 * where they share a strand), the first in the list; where one route is as near twice, its lower kilometre. */
#ifndef COR_CHAINAGE_LOCATE_H
#define COR_CHAINAGE_LOCATE_H

#include "chainage/route.h"

/* Seen in the direction in which kilometres rise. ON: not farther than a decimetre. BEFORE_START and AFTER_END: the
 * nearest place is an end of the route, and what is looked for lies beyond it. */
typedef enum { COR_ON_ROUTE, COR_LEFT_OF_ROUTE, COR_RIGHT_OF_ROUTE, COR_BEFORE_START, COR_AFTER_END } cor_route_side;

/* "left", "before start", … : interned words are the caller's affair. */
extern const char *const cor_route_side_words[5];

typedef struct {
    const cor_route *route; /* NULL: none is near enough */
    double measure, km;
    double distance; /* metres on the ground */
    cor_route_side side;
} cor_route_position;

typedef struct cor_locator cor_locator;

/* The N ROUTES in one index, in ARENA; they are borrowed and must live as long. */
cor_locator *cor_locator_new(const cor_route *const *routes, size_t n, cor_arena *arena);

/* Where P (degrees) is, if within METRES of a route (INFINITY: any distance). False otherwise, and where P is no place.
 */
bool cor_locate(const cor_locator *locator, cor_point p, double metres, cor_route_position *ret_position);

/* The same of N POINTS at once, which is faster: RET_POSITIONS has room for all; the route of those that are farther is
 * NULL.
 */
void cor_locate_points(const cor_locator *locator, const cor_point *points, size_t n, double metres,
                       cor_route_position *ret_positions);

/* Each time that a route passes P within METRES: the nearest place of each stretch of it that lies within that
 * distance, by route and kilometre. In ARENA. */
size_t cor_locate_all(const cor_locator *locator, cor_point p, double metres, cor_arena *arena,
                      const cor_route_position **ret_positions);

/* Where feature ROW of FEATURES is: of points, lines and areas the place that comes nearest, as above; of lines and
 * areas *ret_from and *ret_to are the measures between which they lie beside that route (of an area through which it
 * runs: where it enters first and leaves last); of a point, its own. */
bool cor_locate_feature(const cor_locator *locator, const cor_ground_features *features, size_t row, double metres,
                        cor_route_position *ret_position, double *ret_from, double *ret_to);

#endif
