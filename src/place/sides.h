/* On which side of shores and borders names stand: a coast town's in the water, an inland town's on land, none across
 * its coast or in another country than its point. Private to place. */
#ifndef COR_PLACE_SIDES_H
#define COR_PLACE_SIDES_H

#include "scene/scene.h"

typedef struct cor_sides cor_sides;

/* NULL where SCENE has neither water nor borders. Caller frees. */
cor_sides *cor_sides_new(const cor_scene *scene);
void cor_sides_free(cor_sides *sides); /* NULL is fine */

/* How wrong the side is that CANDIDATE of LABEL stands on: 0 for the right one, for labels
 * that keep to none, and where SIDES is NULL. Counted like `farther` of candidates. After absurdly many questions
 * all borders are open. */
unsigned cor_sides_wrong(cor_sides *sides, const cor_label *label, const cor_candidate *candidate);

#endif
