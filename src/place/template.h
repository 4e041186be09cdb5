/* The template after which further places of a label are made: one of its own, set in the same run, with the icon
 * fitted to it. Private to place. */
#ifndef COR_PLACE_TEMPLATE_H
#define COR_PLACE_TEMPLATE_H

#include "scene/scene.h"

/* The first candidate of LABEL that stands on the same side of its point as one which hangs there at the share X of its
 * width (0: to the right of it, 1: to the left), as its lines are flush on that side; else the first of all. LABEL has
 * candidates. */
const cor_candidate *cor_template_for(const cor_label *label, double x);

/* TEMPLATE, which is of one piece, with its box, its text and its icon moved. In ARENA. */
cor_candidate cor_template_moved(cor_arena *arena, const cor_candidate *template, double dx, double dy);

#endif
