/* The one place that speaks for a feature where it is asked what that lies in. */
#ifndef COR_GEO_REPRESENTATIVE_H
#define COR_GEO_REPRESENTATIVE_H

#include "geo/geometry.h"

/* Of FEATURE of GEOMETRY: a point itself, the first of several; of a line the middle of its longest part; of an area
 * the place that is farthest from its edges, to a thousandth of its size. NaN for one without a shape. */
cor_point cor_representative_point(const cor_geometry *geometry, size_t feature);

#endif
