/* The extent that is asked for, in a file's own projection. */
#ifndef COR_SOURCE_EXTENT_H
#define COR_SOURCE_EXTENT_H

#include "source/source.h"

/* Degrees more than asked for, on each side: other datums are that near, and boxes are rounded. */
#define COR_EXTENT_SLACK 0.5

/* DEGREES in CRS, with room to spare for edges that bend. False where a rectangle of degrees is no rectangle there:
 * beyond a good part of the globe or near the poles; and where REQUEST has no proj, or CRS does not open. */
bool cor_extent_projected(const cor_request *request, const char *crs, cor_rect degrees, cor_rect *ret_rect);

#endif
