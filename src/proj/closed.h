/* Projections written out as formulas: from degrees of longitude and latitude on an ellipsoid to
 * the plane, for the projections that maps use most, where no change of datum is involved. They
 * agree with PROJ to a tenth of a millimetre (tests/unit/proj holds them to it) at a quarter of its
 * cost. Everything else is PROJ's own work. */
#ifndef COR_PROJ_CLOSED_H
#define COR_PROJ_CLOSED_H

#include <stddef.h>

#include "geo/rect.h"

typedef enum {
    COR_CLOSED_NONE, /* not ours: ask PROJ */
    COR_CLOSED_IDENTITY,
    COR_CLOSED_MERCATOR,
    COR_CLOSED_LAMBERT_CONIC
} cor_closed_kind;

typedef struct {
    cor_closed_kind kind;
    double lon_0, x_0, y_0; /* degrees; target units */
    double e2;              /* eccentricity squared */
    double scale;           /* Mercator: radius × k_0 */
    double n, reach, rho_0; /* Lambert: cone constant, radius at the equator, radius at lat_0 */
} cor_closed;

/* PIPELINE is the operation as PROJ writes it ("+proj=pipeline +step …"). Kind NONE unless every word of
 * it is understood. */
cor_closed cor_closed_parse(const char *pipeline);

/* In place. Points that do not project become (NaN, NaN); returns how many. CLOSED has a kind. */
size_t cor_closed_forward(const cor_closed *closed, cor_point *points, size_t n);

#endif
