/* Marks of one place side by side, before names look for theirs. Private to place. */
#ifndef COR_PLACE_SPREAD_H
#define COR_PLACE_SPREAD_H

#include "scene/scene.h"

/* Moves the marks of SCENE's stacks that are to be spread, with their texts, to where they are whole, clear of each
 * other, of all other marks of stacks and of furniture, and names keep off the lines that lead back. Where there is no
 * room, one stands for all. A mark alone that furniture or the frame would cut is moved likewise. Says in each stack
 * what became of it. */
void cor_spread_stacks(cor_scene *scene);

#endif
