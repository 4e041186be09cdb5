/* What one page of an atlas shows, how it is called, and which words it knows. */
#ifndef COR_PREPARE_PAGE_SUBJECT_H
#define COR_PREPARE_PAGE_SUBJECT_H

#include "expr/expr.h"
#include "geo/rect.h"

typedef struct {
    size_t number;               /* from 1, in the atlas's order */
    const char *id;              /* what --pages names */
    const char *stem;            /* file name without ending, inside of the output folder */
    const cor_parameter *fields; /* interned; page and pages among them */
    size_t n_fields;
    const cor_point *points; /* what must be seen, degrees; NULL: the rectangle below */
    size_t n_points;
    cor_rect bounds; /* degrees; x1 may be beyond 180 */
    cor_rect extent; /* of a cell: in the units of CRS */
    const char *crs; /* NULL: no cell */
} cor_page_subject;

#endif
