/* Scenes made by hand. Everything lies in the scene's arena. */
#ifndef COR_SUPPORT_DRAWING_H
#define COR_SUPPORT_DRAWING_H

#include "scene/scene.h"

/* A page of WIDTH × HEIGHT points, white. */
cor_scene *new_page(double width, double height);
void free_page(cor_scene *scene); /* the arena too */

/* "#rrggbb" or "#rrggbbaa". */
cor_color color(const char *text);

/* "0 0, 10 0, 10 10; 5 5, 6 6": parts of points. CLOSED repeats the first vertex where it is not repeated. */
cor_path path_of(cor_scene *scene, const char *coordinates, bool closed);

/* Items in the current group. */
void add_polygon(cor_scene *scene, const char *fill, const char *coordinates);
cor_stroke *add_line(cor_scene *scene, const char *stroke, double width, const char *coordinates);
void add_circles(cor_scene *scene, const cor_circle *kind, const cor_point *at, size_t n);

/* TEXT in FAMILY at SIZE points, its top left at X, Y: dark with a white halo. A failure fails the test. */
cor_text_item *add_text(cor_scene *scene, cor_fonts *fonts, const char *text, const char *family, double size, double x,
                        double y);

#endif
