#include "place/lead.h"

#include "geo/clip.h"

/* A mark whose edge comes as near to its place as this needs no line, points. */
static const double TOUCHING = 0.3;

static cor_rect moved(cor_rect r, cor_point by)
{
    return (cor_rect){r.x0 + by.x, r.y0 + by.y, r.x1 + by.x, r.y1 + by.y};
}

/* Where a line from FROM to the middle of the round picture in BOX meets it. */
static cor_point rim(cor_point from, cor_rect box)
{
    cor_point c = cor_rect_center(box);
    double length = hypot(c.x - from.x, c.y - from.y);
    double radius = fmin(cor_rect_width(box), cor_rect_height(box)) / 2;
    double share = length > radius ? (length - radius) / length : 0;
    return (cor_point){from.x + (c.x - from.x) * share, from.y + (c.y - from.y) * share};
}

/* Where a line from FROM to the middle of what is in BOX enters it. */
static cor_point entry(cor_point from, cor_rect box, cor_point to)
{
    cor_point a = from, b = to;
    return cor_clip_segment(&a, &b, box) ? a : to;
}

cor_lead cor_lead_of(cor_point place, cor_point at, cor_rect icon, cor_rect cell, const cor_point *knee)
{
    cor_rect picture = moved(icon, at), all = moved(cell, at);
    cor_point middle = cor_rect_center(picture), from = knee ? *knee : place;
    double radius = fmin(cor_rect_width(picture), cor_rect_height(picture)) / 2;
    cor_lead lead = {.n = 0};
    if (hypot(middle.x - place.x, middle.y - place.y) <= radius + TOUCHING) return lead;
    lead.points[lead.n++] = place;
    if (knee) lead.points[lead.n++] = *knee;
    bool behind_text = from.y >= all.y1 && all.y1 > picture.y1;
    cor_point end = behind_text ? entry(from, all, middle) : rim(from, picture);
    if (!knee || hypot(end.x - from.x, end.y - from.y) > TOUCHING) lead.points[lead.n++] = end;
    return lead;
}

bool cor_lead_crosses(const cor_lead *lead, cor_rect box)
{
    for (size_t i = 0; i + 1 < lead->n; i++) {
        cor_point a = lead->points[i], b = lead->points[i + 1];
        if (cor_clip_segment(&a, &b, box)) return true;
    }
    return false;
}
