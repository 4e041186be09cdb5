/* Icons that fill areas and follow lines. Private to symbolize. */
#ifndef COR_SYMBOLIZE_PATTERN_H
#define COR_SYMBOLIZE_PATTERN_H

#include "symbolize/drawing.h"

/* Fills PATHS (in the scene's arena) with ICON at its own size, side by side from the page's corner, so that
 * the cells of all areas meet. */
void cor_add_area_pattern(cor_scene *scene, const cor_icon *icon, double opacity, const cor_path *paths, size_t n);

/* Draws ICON along each part of PATH, as high as WIDTH (points), one after the other from the part's start. */
void cor_add_line_pattern(cor_scene *scene, const cor_icon *icon, double opacity, const cor_path *path, double width);

#endif
