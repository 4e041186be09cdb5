/* Many arcs, and which of them are near a place: a tree of boxes in space. */
#ifndef COR_PROJ_ARC_TREE_H
#define COR_PROJ_ARC_TREE_H

#include <stdint.h>

#include "proj/arc.h"

typedef struct cor_arc_tree cor_arc_tree;

/* A tree over N ARCS in ARENA; those whose SKIP (a flag each; NULL: none) is set are not in it. Arcs that follow each
 * other in the list are best near each other. ARCS is borrowed and must live as long. */
cor_arc_tree *cor_arc_tree_new(const cor_arc *arcs, const uint8_t *skip, size_t n, cor_arena *arena);

/* Shows SEE the arcs from FIRST up to END, in the order of their boxes' distances from P, as long as one may lie within
 * the distance whose square is *WITHIN2, which SEE may lower; a negative one ends the search. */
typedef void (*cor_arc_see)(void *context, size_t first, size_t end, double *within2);
void cor_arc_tree_visit(const cor_arc_tree *tree, cor_vector p, double *within2, cor_arc_see see, void *context);

#endif
