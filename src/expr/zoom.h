/* Where `zoom` may stand: as the input of the one outermost step or interpolation, so that
 * what lies between two zooms is known without evaluating at each. */
#ifndef COR_EXPR_ZOOM_H
#define COR_EXPR_ZOOM_H

#include "expr/tree.h"

typedef struct {
    const cor_typed *curve; /* the step or interpolation of zoom; NULL: there is none */
    const char *fault;      /* why zoom is used wrongly; NULL: it is not */
} cor_zoom_use;

cor_zoom_use cor_zoom_use_of(const cor_typed *tree);

#endif
