/* The part of the source plane that a view shows, and where longitudes must be cut so that
 * nothing streaks across the page. */
#ifndef COR_PROJ_WINDOW_H
#define COR_PROJ_WINDOW_H

#include "geo/geometry.h"
#include "proj/azimuthal_disc.h"
#include "proj/crs.h"

typedef struct {
    cor_rect rect;     /* source units; sides that do not matter are far off */
    double middle;     /* longitude opposite which the projection tears */
    bool has_turns;    /* the source is in degrees: x and x + 360 are the same place */
    bool is_cut;       /* a feature may appear once for every turn that meets RECT */
    bool tears;        /* the view may show where the projection tears */
    cor_rect lobes[8]; /* of an interrupted projection, source units: what is in RECT is cut to each of them */
    size_t n_lobes;
    cor_azimuthal_disc disc; /* what an azimuthal projection can show, where the view may show its edge */
} cor_window;

/* VIEW is in target units; empty or infinite: all that the projection can show. Generous: what is
 * outside is surely outside the view. */
cor_window cor_window_of(const cor_transform *transform, cor_rect view);

/* Cuts nothing: only joins, and closes over poles. For degrees that go somewhere before they are projected. */
cor_window cor_window_on_globe(void);

/* GEOMETRY with every line and ring in WINDOW: longitudes made continuous over the antimeridian, parts of an area that
 * were cut there joined (see continuous.h, antimeridian.h), rings round a pole closed over it, then cut to the window,
 * turn by turn. Points stay as they are. The result shares arrays with GEOMETRY where nothing changes. TORN, a flag for
 * each feature, is set where rings got edges that are none of the area's own; it may be NULL. */
cor_geometry cor_window_cut(const cor_window *window, const cor_geometry *geometry, cor_arena *arena, uint8_t *torn);

/* The outlines of those areas of GEOMETRY that have a flag in TORN, as lines: the same, without the edges along which
 * they are cut. All other features are COR_SHAPE_NONE. */
cor_geometry cor_window_outlines(const cor_window *window, const cor_geometry *geometry, const uint8_t *torn,
                                 cor_arena *arena);

/* POINTS, in degrees, within half a turn of the window's middle. */
void cor_window_turn(const cor_window *window, cor_point *points, size_t n);

#endif
