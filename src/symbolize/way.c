#include "symbolize/way.h"

#include <math.h>

/* Points of the curve in an em: letters turn smoothly. */
static const double POINTS_IN_EM = 4;

/* Neighbouring letters are so many ems apart, as MapLibre has it. */
static const double LETTER = 0.6;

/* What makes reading hard, in the measure of cost: a way that turns by so much in all, radians; that strays so far from
 * its line, ems; that is this much steeper than what is easy to read, radians. */
static const double MUCH_TURNING = 1.6, FAR_ASTRAY = 1.2, EASY_SLOPE = 1.05, STEEP = 0.6;

/* Ems: less than that comes of how the line was simplified. */
static const double UNSEEN_ASTRAY = 0.1;

/* Letters drift apart or collide where so many ems of the way turn by so much, radians. */
static const double FEW_LETTERS = 1.5, SHARP = 0.5;

cor_way cor_way_of(cor_arena *arena, const cor_line *line, double size, double calm)
{
    cor_way way = {.deviations = NULL};
    cor_curve raw = cor_curve_of(arena, line->points, line->n, fmax(size / POINTS_IN_EM, 0.25));
    way.curve = cor_curve_smoothed(arena, &raw, calm * size, &way.deviations);
    way.turning = cor_curve_turning(arena, &way.curve);
    way.length = cor_curve_length(&way.curve);
    return way;
}

static size_t index_at(const cor_way *way, double s)
{
    double i = s / way->curve.step;
    return i <= 0 ? 0 : i >= (double) (way->curve.n - 1) ? way->curve.n - 1 : (size_t) i;
}

static double turned_until(const cor_way *way, double s)
{
    size_t i = index_at(way, s);
    if (i + 1 >= way->curve.n) return way->turning[way->curve.n - 1];
    double fraction = fmin(fmax(s / way->curve.step - (double) i, 0), 1);
    return way->turning[i] + fraction * (way->turning[i + 1] - way->turning[i]);
}

static double turned_between(const cor_way *way, double from, double to)
{
    return turned_until(way, to) - turned_until(way, from);
}

static bool is_too_sharp(const cor_way *way, const cor_way_options *options, double from, double to)
{
    double letter = fmax(LETTER * options->size, way->curve.step);
    for (double s = from; s < to; s += letter / 2)
        if (turned_between(way, s, fmin(s + letter, to)) > options->max_angle) return true;
    return false;
}

double cor_way_bulge(const cor_way *way, double from, double to, bool right)
{
    double most = 0;
    for (size_t i = index_at(way, from), end = index_at(way, to); i <= end; i++)
        most = fmax(most, right ? way->deviations[i] : -way->deviations[i]);
    return most;
}

double cor_way_bearing(const cor_way *way, double from, double to)
{
    cor_point a = cor_curve_at(&way->curve, from).at, b = cor_curve_at(&way->curve, to).at;
    return atan2(b.y - a.y, b.x - a.x);
}

bool cor_way_is_upside_down(double bearing)
{
    double across = cos(bearing);
    return fabs(across) < 0.02 ? sin(bearing) > 0 : across < 0;
}

static double steepness(double bearing)
{
    double slope = fabs(atan2(sin(bearing), fabs(cos(bearing))));
    return fmax(0, slope - EASY_SLOPE);
}

static double sharpest(const cor_way *way, const cor_way_options *options, double from, double to)
{
    double few = fmax(FEW_LETTERS * options->size, way->curve.step), most = 0;
    for (double s = from; s < to; s += few / 3)
        most = fmax(most, turned_between(way, s, fmin(s + few, to)));
    return most;
}

double cor_way_cost(const cor_way *way, const cor_way_options *options, double s)
{
    double from = s - options->width / 2, to = s + options->width / 2, slack = 1e-6 * way->length;
    if (options->level) return s >= 0 && s <= way->length ? 0 : INFINITY;
    if (from < -slack || to > way->length + slack || is_too_sharp(way, options, from, to)) return INFINITY;
    double astray = fmax(cor_way_bulge(way, from, to, true), cor_way_bulge(way, from, to, false)) / options->size;
    return turned_between(way, from, to) / MUCH_TURNING + sharpest(way, options, from, to) / SHARP +
           fmax(0, astray - UNSEEN_ASTRAY) / FAR_ASTRAY + steepness(cor_way_bearing(way, from, to)) / STEEP;
}
