/* Where many places are along routes, one after its neighbour: what the last one touched is at hand, and its foot
 * bounds how far the next one's can be. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "chainage/locator.h"

/* Cells of the cube round the earth in which places stand together: 2^10 a side, 12 km wide. */
enum { BITS = 10, CELLS = 1 << BITS, DIGIT = 15, DIGITS = 2 };

typedef struct {
    uint32_t key, row;
} place;

/* Bits of X, two free ones between each. */
static uint32_t spread(uint32_t x)
{
    x = (x | x << 16) & 0x030000ff;
    x = (x | x << 8) & 0x0300f00f;
    x = (x | x << 4) & 0x030c30c3;
    return (x | x << 2) & 0x09249249;
}

static uint32_t cell_of(double x)
{
    return (uint32_t) fmin(fmax((x / COR_EQUATORIAL + 1) / 2 * CELLS, 0), CELLS - 1);
}

/* Morton's order: cells that are near have keys that are, mostly. */
static uint32_t key_of(cor_vector v)
{
    return spread(cell_of(v.x)) | spread(cell_of(v.y)) << 1 | spread(cell_of(v.z)) << 2;
}

/* By key, digit after digit; equal ones stay in their order. */
static void sort_places(place *places, place *other, size_t n)
{
    size_t *starts = g_new(size_t, (1 << DIGIT) + 1);
    for (int digit = 0; digit < DIGITS; digit++) {
        int shift = digit * DIGIT;
        memset(starts, 0, ((1 << DIGIT) + 1) * sizeof *starts);
        for (size_t i = 0; i < n; i++)
            starts[(places[i].key >> shift & ((1 << DIGIT) - 1)) + 1]++;
        for (size_t k = 0; k < 1 << DIGIT; k++)
            starts[k + 1] += starts[k];
        for (size_t i = 0; i < n; i++)
            other[starts[places[i].key >> shift & ((1 << DIGIT) - 1)]++] = places[i];
        place *swap = places;
        places = other;
        other = swap;
    }
    g_free(starts);
}

typedef struct {
    const cor_locator *locator;
    double metres;
    cor_vector foot; /* of the last place that had one */
    bool has_foot;
} walk;

static void locate_one(walk *w, cor_point p, cor_route_position *ret_position)
{
    /* Metres: more than rounding makes of a distance. */
    const double slack = 1e-3;
    cor_foot foot;
    cor_vector at = cor_geocentric(p);
    double bound = w->metres;
    *ret_position = (cor_route_position){.distance = NAN};
    if (!cor_is_place(p)) return;
    if (w->has_foot) bound = fmin(bound, cor_vector_length(cor_vector_minus(at, w->foot)) + slack);
    if (!cor_locator_nearest(w->locator, at, bound, &foot)) return;
    w->foot = cor_arc_at(&w->locator->arcs[foot.arc], foot.u);
    w->has_foot = true;
    cor_route_position position = cor_position_at(w->locator, at, foot);
    if (position.distance <= w->metres) *ret_position = position;
}

void cor_locate_points(const cor_locator *locator, const cor_point *points, size_t n, double metres,
                       cor_route_position *ret_positions)
{
    walk w = {.locator = locator, .metres = metres};
    place *places = g_new(place, n + 1), *other = g_new(place, n + 1);
    for (size_t i = 0; i < n; i++)
        places[i] = (place){cor_is_place(points[i]) ? key_of(cor_geocentric(points[i])) : 0, (uint32_t) i};
    sort_places(places, other, n); /* an even number of digits: the last pass ends in PLACES */
    for (size_t i = 0; i < n; i++)
        locate_one(&w, points[places[i].row], &ret_positions[places[i].row]);
    g_free(places);
    g_free(other);
}
