/* Coordinate reference systems and bulk transformation. The only home of PROJ.
 * Axis order is always x (easting, longitude), y (northing, latitude), as GDAL's traditional order has it: axes that
 * point south or west keep their directions. One context
 * belongs to one session, hence to one thread at a time. The network is off. */
#ifndef COR_PROJ_CRS_H
#define COR_PROJ_CRS_H

#include "base/arena.h"
#include "geo/rect.h"

typedef struct cor_proj cor_proj; /* PROJ's context and the CRSs opened in it */
typedef struct cor_crs cor_crs;   /* borrowed: lives as long as its cor_proj */

cor_proj *cor_proj_new(void);
void cor_proj_free(cor_proj *proj);

/* TEXT is "EPSG:n", another authority's code, WKT (1 or 2) or a PROJ string; anything
 * else (a name, a URL, a file) is refused. Equal texts give the same handle.
 * COR_BAD_DOCUMENT with a message that says what is allowed. */
cor_status cor_crs_open(cor_proj *proj, const char *text, const cor_crs **ret_crs, cor_error *err);

/* The same for the plane of a map, whose x points east and y north: where axes of the CRS point south or west, the same
 * projection and datum with such as don't. COR_BAD_DOCUMENT where that can't be said. */
cor_status cor_crs_open_plane(cor_proj *proj, const char *text, const cor_crs **ret_crs, cor_error *err);

/* COR_OK when TEXT is of a form that may be handed to PROJ: no file, URL, name or grid. */
cor_status cor_crs_allow(const char *text, cor_error *err);

const cor_crs *cor_crs_lonlat(cor_proj *proj); /* WGS 84, degrees */

const char *cor_crs_name(const cor_crs *crs); /* for people: "WGS 84 / UTM zone 42N" */
const char *cor_crs_text(const cor_crs *crs); /* what cor_crs_open was given */
const char *cor_crs_wkt(const cor_crs *crs);  /* WKT2, one line, for GDAL */
bool cor_crs_is_geographic(const cor_crs *crs);
bool cor_crs_is_mercator(const cor_crs *crs); /* any Mercator: scale varies with latitude alone */
double cor_crs_metres(const cor_crs *crs);    /* metres in one unit of a projected CRS; 0 when geographic */

/* Chooses a projected CRS for EXTENT (west, south, east, north in degrees; east < west
 * means across the antimeridian; a single point is fine) and opens it: polar stereographic near a pole,
 * Equal Earth for the world, an equal-area conic or azimuthal for continents, Mercator near the equator,
 * Lambert's conformal conic for everything else (the numbers stand in auto.c). The choice is a PROJ string that
 * cor_crs_text gives back. COR_BAD_DOCUMENT when EXTENT is not of longitudes and latitudes. */
cor_status cor_crs_auto(cor_proj *proj, cor_rect extent, const cor_crs **ret_crs, cor_error *err);

/* FROM → TO, kept in PROJ until it goes; asked for again it is the same handle. */
typedef struct cor_transform cor_transform;
cor_status cor_transform_open(cor_proj *proj, const cor_crs *from, const cor_crs *to,
                              const cor_transform **ret_transform, cor_error *err);

/* In place, the whole array. Points that do not project become (NaN, NaN); returns how
 * many did not. Bulk: no call per vertex, and closed formulas where they agree with PROJ to a
 * millimetre. */
size_t cor_transform_forward(const cor_transform *transform, cor_point *points, size_t n);
size_t cor_transform_inverse(const cor_transform *transform, cor_point *points, size_t n);

/* The extent in TO of a rectangle in FROM, its edges walked in N steps each; empty when nothing projects. */
cor_rect cor_transform_bounds(const cor_transform *transform, cor_rect rect, int n);

/* The longitude, from -180 to 180, along which a map in the target CRS of TRANSFORM is torn; false where it is not torn
 * along a meridian, or elsewhere in each view. */
bool cor_transform_tear(const cor_transform *transform, double *ret_longitude);

/* Whether it leads from longitudes and latitudes. */
bool cor_transform_is_from_degrees(const cor_transform *transform);

#endif
