/* What one page of an atlas shows, how it is called, and which words it knows. */
#ifndef COR_PREPARE_PAGE_SUBJECT_H
#define COR_PREPARE_PAGE_SUBJECT_H

#include "chainage/locate.h"
#include "expr/expr.h"
#include "geo/geometry.h"

typedef struct {
    size_t number;               /* from 1, in the atlas's order */
    const char *id;              /* what --pages names */
    const char *group;           /* under which the index lists it; NULL: none */
    const char *stem;            /* file name without ending, inside of the output folder */
    const cor_parameter *fields; /* interned; page and pages among them */
    size_t n_fields;
    const cor_point *points; /* what must be seen, degrees; NULL: the rectangle below */
    size_t n_points;
    cor_rect bounds;            /* degrees; x1 may be beyond 180 */
    cor_rect extent;            /* of a cell: in the units of CRS */
    const char *crs;            /* NULL: no cell */
    const cor_geometry *shape;  /* of a feature: it alone, degrees; NULL: a cell or a stretch */
    const cor_route *route;     /* of a stretch: all that it is cut from; NULL: no stretch */
    const cor_locator *locator; /* of the route alone */
    double from, to;            /* of a stretch: measures; infinite where the route begins and ends */
} cor_page_subject;

#endif
