#include "proj/curvature.h"

#include <glib.h>

#include "proj/internal.h"

enum { CELLS = 24, SIDE = CELLS + 1 };

/* Curvature may peak between samples. */
static const double margin = 1.5;

static double second(const cor_point *p, size_t i, size_t step)
{
    return hypot(p[i - step].x + p[i + step].x - 2 * p[i].x, p[i - step].y + p[i + step].y - 2 * p[i].y);
}

static double mixed(const cor_point *p, size_t i)
{
    const cor_point *a = p + i - SIDE, *b = p + i + SIDE;
    return hypot(b[1].x - b[-1].x - a[1].x + a[-1].x, b[1].y - b[-1].y - a[1].y + a[-1].y) / 4;
}

bool cor_may_tear(const cor_transform *transform)
{
    return transform->from->is_geographic &&
           (transform->to->frame.kind == COR_FRAME_UNKNOWN || transform->to->frame.kind == COR_FRAME_INTERRUPTED);
}

cor_curvature cor_curvature_over(const cor_transform *transform, cor_rect area)
{
    cor_point p[SIDE * SIDE];
    double hx = cor_rect_width(area) / CELLS, hy = cor_rect_height(area) / CELLS;
    for (size_t i = 0; i < G_N_ELEMENTS(p); i++)
        p[i] = (cor_point){area.x0 + hx * (double) (i % SIDE), area.y0 + hy * (double) (i / SIDE)};
    if (cor_rect_is_empty(area) || cor_transform_forward(transform, p, G_N_ELEMENTS(p)))
        return (cor_curvature){.xx = INFINITY, .xy = INFINITY, .yy = INFINITY, .may_tear = cor_may_tear(transform)};

    cor_curvature most = {.may_tear = cor_may_tear(transform)};
    for (size_t row = 1; row < CELLS; row++)
        for (size_t i = row * SIDE + 1; i < row * SIDE + CELLS; i++) {
            most.xx = fmax(most.xx, second(p, i, 1));
            most.yy = fmax(most.yy, second(p, i, SIDE));
            most.xy = fmax(most.xy, mixed(p, i));
            if (!most.may_tear) continue;
            most.x = fmax(most.x, hypot(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y));
            most.y = fmax(most.y, hypot(p[i].x - p[i - SIDE].x, p[i].y - p[i - SIDE].y));
        }
    /* A flat area has no width to divide by, and no edges along it either. */
    most.xx = hx > 0 ? margin * most.xx / (hx * hx) : 0;
    most.yy = hy > 0 ? margin * most.yy / (hy * hy) : 0;
    most.xy = hx > 0 && hy > 0 ? margin * most.xy / (hx * hy) : 0;
    most.x = hx > 0 ? margin * most.x / hx : 0;
    most.y = hy > 0 ? margin * most.y / hy : 0;
    return most;
}
