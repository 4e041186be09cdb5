/* The part of the globe that an azimuthal projection can show: all within an angle of its centre. Beyond lies the
 * horizon of a globe, or the place opposite the centre, which is torn apart into a circle round the map. */
#ifndef COR_PROJ_AZIMUTHAL_DISC_H
#define COR_PROJ_AZIMUTHAL_DISC_H

#include "geo/geometry.h"
#include "geo/points.h"

typedef struct {
    cor_point centre; /* degrees */
    double radius;    /* degrees of arc; 0: there is no disc */
} cor_azimuthal_disc;

/* The place on DISC's edge at AZIMUTH (degrees, clockwise from north), its longitude within half a turn of NEAR. */
cor_point cor_azimuthal_disc_edge(const cor_azimuthal_disc *disc, double azimuth, double near);

/* Whether a line or ring in BOUNDS, with all that it encloses, surely lies within DISC. */
bool cor_azimuthal_disc_holds(const cor_azimuthal_disc *disc, cor_rect bounds, const cor_point *points, size_t n);

/* Adds to OUT the area of RING (closed, degrees, longitudes continuous, closed over a pole where it lies round one)
 * that lies within DISC, as closed rings which run along its edge where RING leaves it. */
void cor_azimuthal_disc_cut_ring(const cor_azimuthal_disc *disc, const cor_point *ring, size_t n, cor_chains *out);

/* Adds to OUT the pieces of the line that lie within DISC. */
void cor_azimuthal_disc_cut_line(const cor_azimuthal_disc *disc, const cor_point *line, size_t n, cor_chains *out);

#endif
