#include "source/extent.h"

#include <math.h>

enum { STEPS = 21, WIDEST = 60 /* degrees */, NEAREST_TO_POLE = 85 };

static bool is_small(cor_rect e)
{
    return e.x0 <= e.x1 && e.y0 <= e.y1 && cor_rect_width(e) < WIDEST && e.y0 > -NEAREST_TO_POLE &&
           e.y1 < NEAREST_TO_POLE;
}

bool cor_extent_projected(const cor_request *request, const char *crs, cor_rect degrees, cor_rect *ret_rect)
{
    const cor_crs *own;
    const cor_transform *transform;
    cor_proj *proj = request->proj;
    if (!proj || !is_small(degrees) || cor_crs_open(proj, crs, &own, NULL)) return false;
    if (cor_transform_open(proj, cor_crs_lonlat(proj), own, &transform, NULL)) return false;
    cor_rect bounds = cor_transform_bounds(transform, degrees, STEPS);
    if (cor_rect_is_empty(bounds) || !isfinite(bounds.x0 + bounds.y0 + bounds.x1 + bounds.y1)) return false;
    *ret_rect = cor_rect_grown(bounds, 0.05 * fmax(cor_rect_width(bounds), cor_rect_height(bounds)));
    return true;
}
