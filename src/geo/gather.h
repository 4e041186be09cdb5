/* Points that lie at one place, however many there are. */
#ifndef COR_GEO_GATHER_H
#define COR_GEO_GATHER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "geo/rect.h"

enum { COR_NO_PLACE = UINT32_MAX };

typedef struct {
    const uint32_t *of_point; /* the number of each point's place; COR_NO_PLACE for one that is not finite */
    const cor_point *at;      /* of each place: one of its points */
    size_t n;
} cor_places;

/* Gathers N POINTS (fewer than 2^32 - 1) round those where most lie: such a point takes all to itself that are nearer
 * than WIDTH and not taken yet, so that a place is no wider than two WIDTHs however dense the points are, and no two
 * places are nearer to each other than WIDTH. Among equals the western and northern one is first (x, then y), so the
 * order of POINTS says nothing but how places are numbered: by their first points. WIDTH (same unit as the points) may
 * be 0: points within a hair of each other are one place all the same. O(n log n). In ARENA. */
cor_places cor_gather_points(const cor_point *points, size_t n, double width, cor_arena *arena);

/* Two points that are nearer than this are always at one place. */
#define COR_GATHER_HAIR 0.01

#endif
