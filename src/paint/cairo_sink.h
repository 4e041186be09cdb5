/* Cairo's output streams into a cor_sink, and what vector surfaces have in common. */
#ifndef COR_PAINT_CAIRO_SINK_H
#define COR_PAINT_CAIRO_SINK_H

#include <cairo.h>

#include "paint/painter.h"

/* A cairo_write_func_t; CLOSURE is a const cor_sink. */
cairo_status_t cor_cairo_write(void *closure, const unsigned char *bytes, unsigned int length);

/* Draws SCENE on SURFACE, whose page stays open. SEARCHABLE: text stays text. */
cor_status cor_cairo_draw(const cor_scene *scene, cairo_surface_t *surface, bool searchable, cor_error *err);
/* Ends and destroys SURFACE. */
cor_status cor_cairo_finish(cairo_surface_t *surface, cor_error *err);

/* Draws SCENE as one page of SURFACE and finishes it; SURFACE is destroyed. SEARCHABLE: text stays text. */
cor_status cor_cairo_page(const cor_scene *scene, cairo_surface_t *surface, bool searchable, cor_error *err);

/* COR_BAD_OUTPUT for a page without a usable size. */
cor_status cor_check_page(const cor_scene *scene, cor_error *err);

#endif
