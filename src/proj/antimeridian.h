/* Areas that were cut in two at the antimeridian, put together again: so that a map which shows both sides has one area
 * with one outline and one name, and cuts it where its own projection tears. */
#ifndef COR_PROJ_ANTIMERIDIAN_H
#define COR_PROJ_ANTIMERIDIAN_H

#include "geo/points.h"

/* RINGS are those of one area, with continuous longitudes. Where stretches of its outline along -180 and 180 (or 0 and
 * 360) lie upon each other they go, and what is left is joined, in OUT. A ring may come out that ends a turn beside its
 * start, as that of Antarctica does. False, and OUT says nothing, when nothing is cut there, or it is cut in a way that
 * leaves ends which do not meet. */
bool cor_join_at_antimeridian(const cor_chains *rings, cor_chains *out);

#endif
