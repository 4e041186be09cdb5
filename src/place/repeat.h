/* Names that say what another says already at the same place. */
#ifndef COR_PLACE_REPEAT_H
#define COR_PLACE_REPEAT_H

#include "scene/scene.h"

/* Takes back the text of each placed label that may be there only once, where another label's says the same and belongs
 * to a point that the page can't tell from its own; such labels, those that found no place among them, are `repeated`
 * from then on. NAME_OF says for the report what was in the way. */
void cor_drop_repeats(const cor_scene *scene, const char *(*name_of)(const cor_scene *scene, const cor_label *label));

#endif
