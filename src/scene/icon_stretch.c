/* How icons stretch: zones take what is to be gained, the rest keeps its size. */
#include <math.h>

#include "scene/icon_internal.h"

static double stretching(const cor_icon_zone *zones, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += zones[i].to - zones[i].from;
    return sum;
}

static cor_icon_axis axis_of(const cor_icon_zone *zones, size_t n, double size, double length, double fixed)
{
    double stretch = n ? stretching(zones, n) : size, rest = size - stretch;
    cor_icon_axis axis = {.zones = zones, .n = n, .size = size, .fixed = fixed};
    if (rest * fixed > length) axis.fixed = length / rest;
    axis.stretched = fmax(0, length - rest * axis.fixed) / stretch;
    return axis;
}

cor_icon_axis cor_icon_axis_x(const cor_icon *icon, double length, double fixed)
{
    return axis_of(icon->fit.x, icon->fit.n_x, icon->width, length, fixed);
}

cor_icon_axis cor_icon_axis_y(const cor_icon *icon, double length, double fixed)
{
    return axis_of(icon->fit.y, icon->fit.n_y, icon->height, length, fixed);
}

double cor_icon_stretched(const cor_icon_axis *axis, double px)
{
    double points = 0, at = 0;
    if (!axis->n) return px * axis->stretched;
    for (size_t i = 0; i < axis->n && at < px; i++) {
        double from = fmin(px, axis->zones[i].from), to = fmin(px, axis->zones[i].to);
        points += (from - at) * axis->fixed + (to - from) * axis->stretched;
        at = to;
    }
    return points + (px - at) * axis->fixed;
}

double cor_icon_unstretched(const cor_icon_axis *axis, double points)
{
    double at = 0;
    if (!axis->n) return axis->stretched > 0 ? points / axis->stretched : 0;
    for (size_t i = 0; i < axis->n; i++) {
        double before = (axis->zones[i].from - at) * axis->fixed;
        double within = (axis->zones[i].to - axis->zones[i].from) * axis->stretched;
        if (points < before) return at + points / axis->fixed;
        if (points < before + within) return axis->zones[i].from + (points - before) / axis->stretched;
        points -= before + within;
        at = axis->zones[i].to;
    }
    return fmin(axis->size, at + (axis->fixed > 0 ? points / axis->fixed : 0));
}
