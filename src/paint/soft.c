#include "paint/soft.h"

/* From 0 to 1 without a kink at either end. */
static double smooth(double x)
{
    double t = fmin(1, fmax(0, x));
    return t * t * (3 - 2 * t);
}

static double stroke_of(const cor_circle *kind)
{
    return cor_guard_size(kind->stroke_width) && kind->stroke.a > 0 ? kind->stroke_width : 0;
}

static double radius_of(const cor_circle *kind)
{
    return cor_guard_size(kind->radius) ? kind->radius : 0;
}

double cor_soft_reach(const cor_circle *kind)
{
    return radius_of(kind) + stroke_of(kind);
}

static cor_color mixed(cor_color a, cor_color b, double fraction)
{
    double alpha = a.a * (1 - fraction) + b.a * fraction, from = a.a * (1 - fraction), to = b.a * fraction;
    if (!(alpha > 0)) return (cor_color){0, 0, 0, 0};
    return (cor_color){(float) ((a.r * from + b.r * to) / alpha), (float) ((a.g * from + b.g * to) / alpha),
                       (float) ((a.b * from + b.b * to) / alpha), (float) alpha};
}

cor_color cor_soft_color(const cor_circle *kind, double fraction)
{
    double reach = cor_soft_reach(kind), fill = reach > 0 ? radius_of(kind) / reach : 1;
    cor_color color =
        fill < 1 ? mixed(kind->fill, kind->stroke, smooth(1 + (fraction - fill) / kind->blur)) : kind->fill;
    color.a *= (float) smooth((1 - fraction) / kind->blur);
    return color;
}
