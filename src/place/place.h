/* Placement: chooses a candidate for each label of the page, or none, and says
 * what was in the way. Deterministic. Touches only the scene. */
#ifndef COR_PLACE_PLACE_H
#define COR_PLACE_PLACE_H

#include "scene/scene.h"

/* Fills chosen, mark_drawn and blocked_by of each label. COR_REFUSED when a required label finds no place. */
cor_status cor_place(cor_scene *scene, cor_error *err);

#endif
