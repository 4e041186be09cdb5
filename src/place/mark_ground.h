/* What marks that are set aside had better not cover: circles, routes, other icons; and on which side of shores and
 * borders they had better stand. Private to place. */
#ifndef COR_PLACE_MARK_GROUND_H
#define COR_PLACE_MARK_GROUND_H

#include "scene/scene.h"

typedef struct cor_mark_ground cor_mark_ground;

/* Of SCENE, borrowed. Caller frees. */
cor_mark_ground *cor_mark_ground_new(const cor_scene *scene);
void cor_mark_ground_free(cor_mark_ground *ground);

/* Whether a mark in CELL, whose place is PLACE, would cover a part of another layer's mark that is not at that place.
 */
bool cor_mark_ground_cuts(const cor_mark_ground *ground, cor_point place, cor_rect cell);

/* Where the marks belong that are set aside together. A circle is their own whose centre is one of these. */
typedef struct {
    const cor_point *all;
    size_t n;
} cor_mark_places;

/* How far their own circles reach as seen from AT; 0: there are none. */
double cor_mark_ground_reach(const cor_mark_ground *ground, cor_mark_places places, cor_point at);

/* What it costs, in points farther away, that the mark which belongs at number I of PLACES has its CELL there. */
double cor_mark_ground_cost(cor_mark_ground *ground, cor_mark_places places, size_t i, cor_rect cell);

#endif
