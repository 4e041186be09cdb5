/* Between the page and the ground. */
#include "furnish/ground.h"

void cor_lonlat_to_page(const cor_pen *pen, cor_point *points, size_t n)
{
    cor_transform_forward(pen->what->from_lonlat, points, n);
    for (size_t i = 0; i < n; i++)
        points[i] = cor_affine_apply(pen->what->to_page, points[i].x, points[i].y);
}

/* Nearer than this a place is where it was, points. */
static const double SAME_PLACE = 0.02;

void cor_page_to_lonlat(const cor_pen *pen, cor_point *points, size_t n)
{
    enum { BATCH = 256 };
    cor_point back[BATCH];
    for (size_t from = 0; from < n; from += BATCH) {
        size_t m = n - from < BATCH ? n - from : BATCH;
        cor_point *own = points + from;
        cor_point before[BATCH];
        for (size_t i = 0; i < m; i++) {
            before[i] = own[i];
            own[i] = cor_affine_apply(pen->what->to_map, own[i].x, own[i].y);
        }
        cor_transform_forward(pen->what->to_lonlat, own, m);
        for (size_t i = 0; i < m; i++)
            back[i] = own[i];
        cor_lonlat_to_page(pen, back, m);
        for (size_t i = 0; i < m; i++)
            if (!(hypot(back[i].x - before[i].x, back[i].y - before[i].y) < SAME_PLACE)) own[i] = (cor_point){NAN, NAN};
    }
}
