/* What is drawn of the map and names had better not lie on: circles, routes, icons; and which side of shores and
 * borders they had better stand on. Private to place. */
#ifndef COR_PLACE_AVOID_H
#define COR_PLACE_AVOID_H

#include "scene/scene.h"

typedef struct cor_avoidance cor_avoidance;

/* What a text would stand on, best first. */
typedef enum {
    COR_GROUND_CLEAR,
    COR_GROUND_CROWDED, /* something to be avoided, but so much of it is there that names would find no place */
    COR_GROUND_BARRED
} cor_ground;

/* Obstacles, terrain and icons of SCENE, borrowed. NULL when nothing is to be avoided. Caller frees. */
cor_avoidance *cor_avoidance_new(const cor_scene *scene);
void cor_avoidance_free(cor_avoidance *avoidance);

const cor_label *cor_avoidance_label(const cor_avoidance *avoidance, uint32_t label);

/* What CANDIDATE of the scene's LABEL stands on, if it is on the map; RET_WHAT: what bars it. The answers depend on the
 * order of the questions only when there have been absurdly many: work is bounded, and then everything is clear. */
cor_ground cor_avoidance_ground(cor_avoidance *avoidance, uint32_t label, const cor_candidate *candidate,
                                const char **ret_what);

/* How wrong the side of shores and borders is that CANDIDATE stands on; 0: not at all. */
unsigned cor_avoidance_wrong_side(cor_avoidance *avoidance, uint32_t label, const cor_candidate *candidate);

/* How far the circles that LABEL belongs to reach from its point; 0: there are none. AVOIDANCE may be NULL. */
double cor_avoidance_own_radius(cor_avoidance *avoidance, uint32_t label);

/* The same for the leader of CANDIDATE: barred where it crosses an icon or a circle, crowded where it crosses a line.
 * AVOIDANCE may be NULL. */
cor_ground cor_avoidance_leader(cor_avoidance *avoidance, uint32_t label, const cor_candidate *candidate);

#endif
