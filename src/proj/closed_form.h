/* Projections written out as formulas: from degrees of longitude and latitude on an ellipsoid to
 * the plane, for the projections that maps use most, where no change of datum is involved. They
 * agree with PROJ to a tenth of a millimetre (tests/unit/proj holds them to it) at a fraction of its
 * cost. Everything else is PROJ's own work. */
#ifndef COR_PROJ_CLOSED_FORM_H
#define COR_PROJ_CLOSED_FORM_H

#include <stddef.h>

#include "geo/rect.h"

typedef enum {
    COR_CLOSED_FORM_NONE, /* not ours: ask PROJ */
    COR_CLOSED_FORM_IDENTITY,
    COR_CLOSED_FORM_MERCATOR,
    COR_CLOSED_FORM_LAMBERT_CONIC, /* polar stereographic is its limit: a cone constant of 1 */
    COR_CLOSED_FORM_ALBERS,
    COR_CLOSED_FORM_LAMBERT_AZIMUTHAL, /* not the polar one */
    COR_CLOSED_FORM_TRANSVERSE_MERCATOR
} cor_closed_form_kind;

typedef struct {
    cor_closed_form_kind kind;
    double lon_0, x_0, y_0;  /* degrees; target units */
    double e2;               /* eccentricity squared */
    double scale;            /* radius × k_0, or what takes its place */
    double n, radius, rho_0; /* conics: cone constant, radius at the equator (Albers: C), radius at lat_0 */
    double pole;             /* Lambert azimuthal: q at the pole */
    double sine, cosine;     /* of its authalic lat_0 */
    double stretch;          /* and what keeps its middle true ("D") */
    double alpha[6];         /* transverse Mercator: Krüger's series */
} cor_closed_form;

/* PIPELINE is the operation as PROJ writes it ("+proj=pipeline +step …"). Kind NONE unless every word of
 * it is understood. */
cor_closed_form cor_closed_form_parse(const char *pipeline);

/* In place. Points that do not project become (NaN, NaN); returns how many. CLOSED has a kind. */
size_t cor_closed_form_forward(const cor_closed_form *closed, cor_point *points, size_t n);

#endif
