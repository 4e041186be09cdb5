/* What an SVG says of itself, in elements that stand first in it. */
#ifndef COR_PAINT_SVG_ABOUT_H
#define COR_PAINT_SVG_ABOUT_H

#include "paint/svg_writer.h"

/* Title, what the picture shows, and metadata of SCENE, as far as it has them. */
void cor_svg_about(cor_svg *svg, const cor_scene *scene);

#endif
