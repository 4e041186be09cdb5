/* Where a box stands relative to its point: MapLibre's anchors and offsets. Private to symbolize. */
#ifndef COR_SYMBOLIZE_ANCHORS_H
#define COR_SYMBOLIZE_ANCHORS_H

#include "symbolize/drawing.h"

/* Which part of the box lies at the point: x and y are 0 (left, top), ½ (middle) or 1 (right, bottom). */
typedef struct {
    double x, y;
} cor_anchor;

cor_anchor cor_anchor_parse(const char *word); /* "top-left", …; anything else: the centre */

/* The top left corner of a WIDTH × HEIGHT box whose ANCHOR lies at AT, moved by OFFSET. */
static inline cor_point cor_anchored(cor_point at, cor_anchor anchor, double width, double height, cor_point offset)
{
    return (cor_point){at.x - anchor.x * width + offset.x, at.y - anchor.y * height + offset.y};
}

/* OFFSET (points) away from the point for ANCHOR: outwards where the anchor is at a side. As text-variable-anchor
 * uses text-offset: the sign follows the anchor. */
cor_point cor_anchor_outwards(cor_anchor anchor, cor_point offset);

/* The same for text-radial-offset: RADIUS from the point, diagonal anchors at 45°. */
cor_point cor_anchor_radial(cor_anchor anchor, double radius);

#endif
