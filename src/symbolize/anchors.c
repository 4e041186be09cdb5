#include "symbolize/anchors.h"

#include <math.h>
#include <string.h>

cor_anchor cor_anchor_parse(const char *word)
{
    cor_anchor anchor = {0.5, 0.5};
    if (!strncmp(word, "top", 3)) anchor.y = 0;
    if (!strncmp(word, "bottom", 6)) anchor.y = 1;
    if (strstr(word, "left")) anchor.x = 0;
    if (strstr(word, "right")) anchor.x = 1;
    return anchor;
}

/* -1 where the box lies left of (above) the point, 1 where it lies right (below), 0 across it. */
static double side(double fraction)
{
    return fraction < 0.25 ? 1 : fraction > 0.75 ? -1 : 0;
}

cor_point cor_anchor_outwards(cor_anchor anchor, cor_point offset)
{
    return (cor_point){fabs(offset.x) * side(anchor.x), fabs(offset.y) * side(anchor.y)};
}

cor_point cor_anchor_radial(cor_anchor anchor, double radius)
{
    double x = side(anchor.x), y = side(anchor.y), length = hypot(x, y);
    return length > 0 ? (cor_point){radius * x / length, radius * y / length} : (cor_point){0, 0};
}
