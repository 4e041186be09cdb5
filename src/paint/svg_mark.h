/* What tells the ids of one SVG from those of another, when a page of the web has both in its text. Knows the scene. */
#ifndef COR_PAINT_SVG_MARK_H
#define COR_PAINT_SVG_MARK_H

#include "scene/scene.h"

enum { COR_SVG_MARK = 8 }; /* bytes: six digits, and the end */

/* Six hexadecimal digits out of SCENE's words, sizes and places: the same for the same picture, almost surely another
 * for another. */
void cor_svg_mark(const cor_scene *scene, char mark[COR_SVG_MARK]);

#endif
