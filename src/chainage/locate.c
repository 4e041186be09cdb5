#include "chainage/locate.h"

#include <math.h>

#include "chainage/locator.h"

bool cor_locate(const cor_locator *locator, cor_point p, double metres, cor_route_position *ret_position)
{
    cor_foot foot;
    *ret_position = (cor_route_position){.distance = NAN};
    if (!isfinite(p.x) || !(fabs(p.y) <= 90)) return false;
    cor_vector at = cor_geocentric(p);
    if (!cor_locator_nearest(locator, at, metres, &foot)) return false;
    cor_route_position position = cor_position_at(locator, at, foot);
    if (position.distance > metres) return false;
    *ret_position = position;
    return true;
}
