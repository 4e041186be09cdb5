/* Which of many rectangles overlap one: a tree packed once and never changed. Rectangles are sorted along a Hilbert
 * curve and grouped by sixteen, the groups likewise (after Kamel and Faloutsos, "On packing R-trees", 1993). */
#ifndef COR_GEO_INDEX_H
#define COR_GEO_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "geo/rect.h"

typedef struct cor_index cor_index;

/* Of N BOXES (fewer than 2^32), which are copied; empty ones overlap nothing. In ARENA. */
cor_index *cor_index_new(cor_arena *arena, const cor_rect *boxes, size_t n);

/* Calls VISIT with the number of each box that overlaps RECT, in no order that means anything. Touching is not
 * overlapping. */
typedef void (*cor_index_visit)(void *context, uint32_t box);
void cor_index_find(const cor_index *index, cor_rect rect, cor_index_visit visit, void *context);

#endif
