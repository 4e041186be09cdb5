/* Which meridians and parallels a view shows. */
#include <math.h>
#include <stdlib.h>

#include "furnish/graticule.h"
#include "furnish/ground.h"
#include "furnish/layout.h"

enum { GRID = 25, PLACES = GRID * GRID, MAX_LINES = 200 };

/* Lines are at least this far apart when the step is chosen, points before `unit`. */
static const double USUAL_SPACING = 105;

static const double nice[] = {1. / 3600, 2. / 3600, 5. / 3600, 10. / 3600, 15. / 3600, 30. / 3600, 1. / 60, 2. / 60,
                              5. / 60,   10. / 60,  15. / 60,  30. / 60,   1,          2,          5,       10,
                              15,        20,        30,        45,         60,         90};
enum { N_NICE = sizeof nice / sizeof *nice };

static int by_value(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return x < y ? -1 : x > y;
}

static size_t sample_frame(const cor_pen *pen, cor_point *places)
{
    cor_rect f = pen->scene->frame;
    size_t n = 0;
    for (int i = 0; i < PLACES; i++)
        places[i] = (cor_point){f.x0 + cor_rect_width(f) * (i % GRID) / (GRID - 1),
                                f.y0 + cor_rect_height(f) * (i / GRID) / (GRID - 1)};
    cor_page_to_lonlat(pen, places, PLACES);
    for (int i = 0; i < PLACES; i++)
        if (isfinite(places[i].x) && isfinite(places[i].y)) places[n++] = places[i];
    return n;
}

/* The shortest interval that holds all longitudes: what is left of the turn is the widest gap between two of them. */
static void longitudes_of(const cor_point *places, size_t n, cor_rect *reach)
{
    double sorted[PLACES], widest = 0;
    size_t after = 0;
    for (size_t i = 0; i < n; i++)
        sorted[i] = places[i].x - 360 * floor((places[i].x + 180) / 360);
    qsort(sorted, n, sizeof *sorted, by_value);
    for (size_t i = 0; i < n; i++) {
        double gap = i + 1 < n ? sorted[i + 1] - sorted[i] : sorted[0] + 360 - sorted[i];
        if (gap <= widest) continue;
        widest = gap;
        after = i;
    }
    reach->x0 = sorted[(after + 1) % n];
    reach->x1 = sorted[after] < reach->x0 ? sorted[after] + 360 : sorted[after];
}

static bool shows_pole(const cor_pen *pen, double latitude)
{
    cor_point pole = {0, latitude};
    cor_lonlat_to_page(pen, &pole, 1);
    return cor_rect_contains(pen->scene->frame, pole.x, pole.y);
}

/* What lies between the places of the grid is in reach, too. */
static cor_rect reach_of(const cor_pen *pen, const cor_point *places, size_t n)
{
    cor_rect r = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++)
        r = cor_rect_with(r, 0, places[i].y);
    longitudes_of(places, n, &r);
    double more_x = (r.x1 - r.x0) / (GRID - 1), more_y = (r.y1 - r.y0) / (GRID - 1);
    bool north = shows_pole(pen, 90), south = shows_pole(pen, -90);
    r = (cor_rect){r.x0 - more_x, south ? -90 : fmax(r.y0 - more_y, -90), r.x1 + more_x,
                   north ? 90 : fmin(r.y1 + more_y, 90)};
    if (north || south || r.x1 - r.x0 > 300) {
        r.x0 = -180;
        r.x1 = 180;
    }
    return r;
}

static double middle_value(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_value);
    return n ? values[n / 2] : NAN;
}

/* Page points of one degree along parallels and meridians. */
static void measure_degrees(const cor_pen *pen, const cor_point *places, size_t n, cor_graticule_lines *lines)
{
    static const double small = 1e-4;
    double lon[PLACES], lat[PLACES];
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        double other = places[i].y > 0 ? -small : small;
        cor_point p[3] = {places[i], {places[i].x + small, places[i].y}, {places[i].x, places[i].y + other}};
        cor_lonlat_to_page(pen, p, 3);
        lon[m] = hypot(p[1].x - p[0].x, p[1].y - p[0].y) / small;
        lat[m] = hypot(p[2].x - p[0].x, p[2].y - p[0].y) / small;
        m += isfinite(lon[m] + lat[m]) && lon[m] < 36000 / small;
    }
    lines->points_per_lon = middle_value(lon, m);
    lines->points_per_lat = middle_value(lat, m);
}

size_t cor_graticule_multiples(double step, double low, double high, double *ret_first)
{
    double first = ceil(low / step - 1e-9), last = floor(high / step + 1e-9);
    *ret_first = first * step;
    return last < first ? 0 : (size_t) fmin(last - first + 1, 1e6);
}

/* The smallest nice step whose lines are not crowded, unless it leaves fewer than two in view. */
static double nice_step(double points_per_degree, double spacing, double low, double high)
{
    double first;
    int i = 0;
    while (i + 1 < N_NICE && !(nice[i] * points_per_degree >= spacing))
        i++;
    while (i > 0 && cor_graticule_multiples(nice[i], low, high, &first) < 2)
        i--;
    return nice[i];
}

/* One step for both where that leaves two lines of each. */
static void choose_steps(const cor_pen *pen, cor_graticule_lines *lines)
{
    double spacing = USUAL_SPACING * pen->unit, first;
    bool lon = !lines->step_lon, lat = !lines->step_lat;
    cor_rect r = lines->shown;
    if (lon) lines->step_lon = nice_step(lines->points_per_lon, spacing, r.x0, r.x1);
    r.y0 = fmax(r.y0, -89.9); /* a pole is no line */
    r.y1 = fmin(r.y1, 89.9);
    if (lat) lines->step_lat = fmin(nice_step(lines->points_per_lat, spacing, r.y0, r.y1), 30);
    double both = fmax(lines->step_lon, lines->step_lat);
    if (!lon || !lat || both > 30 || fmin(lines->step_lon, lines->step_lat) * 4 < both) return;
    if (cor_graticule_multiples(both, r.x0, r.x1, &first) >= 2 &&
        cor_graticule_multiples(both, r.y0, r.y1, &first) >= 2)
        lines->step_lon = lines->step_lat = both;
}

static bool too_fine(const cor_pen *pen, const cor_graticule_lines *lines)
{
    double first;
    if (cor_graticule_multiples(lines->step_lon, lines->shown.x0, lines->shown.x1, &first) <= MAX_LINES &&
        cor_graticule_multiples(lines->step_lat, lines->shown.y0, lines->shown.y1, &first) <= MAX_LINES)
        return false;
    cor_warn(pen->what->symbolizer->diagnostics, cor_file_location(pen->what->map->file),
             "the graticule is left out: its step makes more than %d lines in this view; make the step larger",
             MAX_LINES);
    return true;
}

bool cor_graticule_lines_of(const cor_pen *pen, cor_graticule_lines *ret_lines)
{
    cor_point places[PLACES];
    const cor_graticule *options = &pen->what->map->furniture.graticule;
    size_t n = sample_frame(pen, places);
    if (!n) return false;
    *ret_lines = (cor_graticule_lines){
        .step_lon = options->step_lon, .step_lat = options->step_lat, .shown = reach_of(pen, places, n)};
    measure_degrees(pen, places, n, ret_lines);
    if (!(ret_lines->points_per_lon > 0 && ret_lines->points_per_lat > 0)) return false;
    choose_steps(pen, ret_lines);
    return !too_fine(pen, ret_lines);
}
