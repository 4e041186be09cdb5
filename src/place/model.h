/* What further places of a label are made after: one of its own, set in the same run. Private to place. */
#ifndef COR_PLACE_MODEL_H
#define COR_PLACE_MODEL_H

#include "scene/scene.h"

/* The first candidate of LABEL that stands on the same side of its point as one which hangs there at the share X of its
 * width (0: to the right of it, 1: to the left), as its lines are flush on that side; else the first of all. LABEL has
 * candidates. */
const cor_candidate *cor_model_for(const cor_label *label, double x);

/* MODEL with its box and text moved. */
cor_candidate cor_model_moved(const cor_candidate *model, double dx, double dy);

#endif
