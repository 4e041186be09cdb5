/* Neighbouring areas are antialiased one by one, so that along their common border
 * a quarter of what lies below would shine through as a pale hairline. Opaque areas
 * are therefore drawn with a thin edge of their own colour, the same in every format. */
#ifndef COR_PAINT_SEAM_H
#define COR_PAINT_SEAM_H

#include "scene/scene.h"

/* Points; two thirds of a dot at 96 dpi. */
#define COR_SEAM_WIDTH 0.5

/* A rectangle along the axes is a panel or a swatch, which has no neighbours but crisp edges. */
static inline bool cor_is_upright_box(const cor_path *path)
{
    if (path->n_parts != 1 || path->parts[1] - path->parts[0] != 5) return false;
    const cor_point *p = path->points + path->parts[0];
    for (int i = 0; i < 4; i++) {
        if (p[i].x != p[i + 1].x && p[i].y != p[i + 1].y) return false;
    }
    return true;
}

static inline bool cor_seam_wanted(const cor_fill *fill, const cor_path *path)
{
    return fill->color.a >= 1 && !cor_is_upright_box(path);
}

#endif
