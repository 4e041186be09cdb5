/* Between the page and the ground. */
#include "furnish/ground.h"

#include "geo/fit.h"
#include "proj/densify.h"

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

/* Beyond the frame, points: where what leaves it is cut. */
static const double BEYOND_FRAME = 30;

const cor_path *cor_ground_path(cor_pen *pen, const cor_geometry *lonlat)
{
    const cor_furnishing *what = pen->what;
    cor_rect clip = cor_rect_grown(pen->scene->frame, BEYOND_FRAME);
    double quarter_dot = 0.25 * 72 / pen->scene->dpi, units = fabs(what->to_map.xx);
    cor_point low = cor_affine_apply(what->to_map, clip.x0, clip.y1);
    cor_point high = cor_affine_apply(what->to_map, clip.x1, clip.y0);
    const cor_window window = cor_window_of(what->from_lonlat, (cor_rect){low.x, low.y, high.x, high.y});
    cor_geometry projected =
        cor_project_geometry(what->from_lonlat, lonlat, quarter_dot * units, &window, pen->arena, NULL);
    cor_geometry page = cor_fit_geometry(&projected, what->to_page, clip, quarter_dot, pen->arena, NULL);
    if (!page.n_features || cor_geometry_kind(&page, 0) == COR_SHAPE_NONE) return NULL;
    cor_path *path = COR_NEW(pen->arena, cor_path);
    *path = cor_geometry_path(&page, 0);
    return path;
}
