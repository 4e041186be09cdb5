/* Points, rectangles and affine maps of the plane. Units are the caller's. */
#ifndef COR_GEO_RECT_H
#define COR_GEO_RECT_H

#include <math.h>
#include <stdbool.h>

typedef struct {
    double x, y;
} cor_point;

/* Empty when x1 < x0 or y1 < y0. */
typedef struct {
    double x0, y0, x1, y1;
} cor_rect;

#define COR_RECT_EMPTY ((cor_rect){INFINITY, INFINITY, -INFINITY, -INFINITY})

static inline bool cor_rect_is_empty(cor_rect r)
{
    return !(r.x0 <= r.x1 && r.y0 <= r.y1);
}
static inline double cor_rect_width(cor_rect r)
{
    return r.x1 - r.x0;
}
static inline double cor_rect_height(cor_rect r)
{
    return r.y1 - r.y0;
}
static inline cor_point cor_rect_center(cor_rect r)
{
    return (cor_point){(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2};
}
static inline cor_rect cor_rect_grown(cor_rect r, double by)
{
    return (cor_rect){r.x0 - by, r.y0 - by, r.x1 + by, r.y1 + by};
}
static inline cor_rect cor_rect_with(cor_rect r, double x, double y)
{
    return (cor_rect){fmin(r.x0, x), fmin(r.y0, y), fmax(r.x1, x), fmax(r.y1, y)};
}
/* The smallest that holds A and B. */
static inline cor_rect cor_rect_between(cor_point a, cor_point b)
{
    return cor_rect_with(cor_rect_with(COR_RECT_EMPTY, a.x, a.y), b.x, b.y);
}
static inline cor_rect cor_rect_union(cor_rect a, cor_rect b)
{
    return (cor_rect){fmin(a.x0, b.x0), fmin(a.y0, b.y0), fmax(a.x1, b.x1), fmax(a.y1, b.y1)};
}
/* Touching is not overlapping. */
/* What lies in both; empty when nothing does. */
static inline cor_rect cor_rect_common(cor_rect a, cor_rect b)
{
    cor_rect r = {fmax(a.x0, b.x0), fmax(a.y0, b.y0), fmin(a.x1, b.x1), fmin(a.y1, b.y1)};
    return r.x0 <= r.x1 && r.y0 <= r.y1 ? r : COR_RECT_EMPTY;
}

static inline bool cor_rects_overlap(cor_rect a, cor_rect b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
static inline bool cor_rect_contains(cor_rect r, double x, double y)
{
    return x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1;
}
static inline bool cor_rect_covers(cor_rect outer, cor_rect inner)
{
    return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

/* x' = xx·x + xy·y + x0;  y' = yx·x + yy·y + y0 */
typedef struct {
    double xx, xy, yx, yy, x0, y0;
} cor_affine;

static inline cor_point cor_affine_apply(cor_affine m, double x, double y)
{
    return (cor_point){m.xx * x + m.xy * y + m.x0, m.yx * x + m.yy * y + m.y0};
}

#endif
