/* Where a text fits into an area: boxes that lie wholly inside rings. Rings are closed; shells and holes are told apart
 * by the even-odd rule. */
#ifndef COR_GEO_BOX_FIT_H
#define COR_GEO_BOX_FIT_H

#include "base/arena.h"
#include "geo/geometry.h"

/* A place for the middle of a box. */
typedef struct {
    cor_point middle;
    double length; /* of the free stretch, as high as the box, that it lies in */
} cor_box_fit;

/* Whether BOX lies wholly inside RINGS. */
bool cor_path_holds(const cor_path *rings, cor_rect box);

/* At most MAX places for a WIDTH × HEIGHT box inside RINGS and WINDOW, in OUT; those near to NEAR and in long free
 * stretches first, none on another. Bounded work: large areas are looked at in fewer rows. */
size_t cor_path_box_fits(const cor_path *rings, cor_rect window, double width, double height, cor_point near,
                         cor_box_fit *out, size_t most);

/* One area, of shells and holes. */
typedef struct {
    cor_path rings; /* a shell and the holes in it */
    double area;    /* of the shell */
} cor_area_part;

/* The shells of PATH with their holes, at most MAX of the largest, the largest first; copies in ARENA. Of very many
 * rings the smallest count for nothing. */
size_t cor_path_shells(cor_arena *arena, const cor_path *path, cor_area_part *out, size_t most);

#endif
