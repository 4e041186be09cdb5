/* A cairo target and the drawing of scene items on it: what PNG, PDF and SVG as
 * outlines share. Knows cairo and librsvg; knows no file format. */
#ifndef COR_PAINT_CANVAS_H
#define COR_PAINT_CANVAS_H

#include <cairo.h>

#include "scene/scene.h"

typedef struct {
    cairo_t *cr;               /* its user space is page points, y down */
    double pixels;             /* pixels a point of an image; 0: a page without pixels */
    cor_rect limits;           /* coordinates are held within this, so that cairo's fixed point can't overflow */
    cor_rect clip;             /* of the current group, points */
    bool searchable;           /* the target keeps text as text */
    struct cor_raster *raster; /* draws shapes on pixels; NULL: cairo does */
    struct cor_tile *tile;     /* the last pattern's, kept for the next; NULL before the first */
    struct cor_icon_pictures *pictures; /* kept from icon to icon; NULL before the first */
} cor_canvas;

/* A canvas on CR for SCENE. DOTS as above. CR is borrowed. */
cor_canvas cor_canvas_on(cairo_t *cr, const cor_scene *scene, double pixels);

/* Replays all of SCENE: background, then groups in their order. COR_BAD_OUTPUT when cairo's target failed. */
cor_status cor_canvas_scene(cor_canvas *canvas, const cor_scene *scene, cor_error *err);

/* One item each. Nothing is drawn for sizes that aren't finite or for no colour. */
void cor_canvas_fill(cor_canvas *canvas, const cor_fill *fill);
void cor_canvas_stroke(cor_canvas *canvas, const cor_stroke *stroke);
void cor_canvas_circles(cor_canvas *canvas, const cor_circles *circles);
void cor_canvas_icon(cor_canvas *canvas, const cor_icon_item *icon);
void cor_canvas_image(cor_canvas *canvas, const cor_image *image);
void cor_canvas_text(cor_canvas *canvas, const cor_text_item *text);
void cor_canvas_pattern(cor_canvas *canvas, const cor_pattern *pattern);
void cor_canvas_drop_tile(cor_canvas *canvas);     /* when no more patterns are to come */
void cor_canvas_drop_pictures(cor_canvas *canvas); /* when no more icons or patterns are to come */

/* Circle number INDEX drawn by cairo's own arcs: any size, any target. */
void cor_canvas_circle(cor_canvas *canvas, const cor_circle *kind, cor_point at);

/* Adds the parts of PATH to cairo's current path; vertices that aren't finite are left out. */
void cor_canvas_path(cor_canvas *canvas, const cor_path *path);

void cor_canvas_color(cor_canvas *canvas, cor_color color);

#endif
