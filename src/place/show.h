/* Placement made visible: for whoever wonders why a name stands where it does, or not at all. */
#ifndef COR_PLACE_SHOW_H
#define COR_PLACE_SHOW_H

#include "scene/scene.h"

/* Appends groups over a placed scene: "debug-obstacles", what labels keep off; "debug-candidates", the places that
 * labels could have taken; "debug-placed", those they took; "debug-dropped", the first choice of those that are not
 * drawn, with their words and what was in the way. Very many things are shown in part. */
void cor_place_show(cor_scene *scene, cor_fonts *fonts, cor_diagnostics *diagnostics);

#endif
