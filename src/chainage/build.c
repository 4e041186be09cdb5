/* A route is made of lines: cut into arcs, put in order, joined, and measured. */
#include <math.h>

#include <glib.h>

#include "chainage/internal.h"
#include "geo/points.h"

typedef struct {
    const cor_ground_features *lines;
    const cor_route_options *options;
    cor_arc_list arcs;
    GArray *strands; /* cor_strand */
    /* What comes of it: stations one after the other, and what lies between. */
    GArray *points, *measures, *on, *leaps; /* cor_point, double, cor_arc, uint8_t */
    GArray *gaps;                           /* cor_route_gap */
    double drawn;
} building;

static bool in_degrees(const building *b)
{
    return !b->lines->to_lonlat || cor_transform_is_from_degrees(b->lines->to_lonlat);
}

/* The vertices of a part that are places, without those that repeat the one before. */
static size_t places_of(const building *b, const cor_point *points, size_t n, cor_point *out)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        if (cor_is_place(cor_ground_lonlat(b->lines, points[i])) &&
            !(count && cor_points_equal(points[i], out[count - 1])))
            out[count++] = points[i];
    return count;
}

/* Lines shorter than what counts as meeting would meet themselves. */
static void add_strand(building *b, const cor_point *points, size_t n)
{
    cor_strand s = {.first = b->arcs.n};
    cor_point *places = g_new(cor_point, n + 1);
    double metres = 0;
    n = places_of(b, points, n, places);
    if (n > 1) {
        cor_arc_list_add_part(&b->arcs, b->lines->to_lonlat, places, n, false);
        s.a = places[0];
        s.b = places[n - 1];
        s.from = cor_ground_lonlat(b->lines, s.a);
    }
    s.end = b->arcs.n;
    for (size_t i = s.first; i < s.end; i++)
        metres += cor_arc_length(&b->arcs.arcs[i], 1);
    if (metres > COR_ENDS_MEET) {
        s.at[0] = b->arcs.arcs[s.first].at;
        s.at[1] = cor_arc_at(&b->arcs.arcs[s.end - 1], 1);
        g_array_append_val(b->strands, s);
    } else {
        b->arcs.n = s.first;
    }
    g_free(places);
}

static cor_status cut_lines(building *b, cor_error *err)
{
    const cor_geometry *g = b->lines->geometry;
    for (size_t i = 0; i < g->n_features; i++) {
        if (cor_geometry_kind(g, i) != COR_SHAPE_LINE) continue;
        for (size_t p = cor_geometry_first_part(g, i); p < cor_geometry_first_part(g, i + 1); p++)
            add_strand(b, g->points + g->parts[p], g->parts[p + 1] - g->parts[p]);
    }
    if (b->strands->len) return COR_OK;
    return cor_fail(err, COR_BAD_DATA,
                    g->n_features ? "a route is made of lines, and there is none with a length" : "there are no lines");
}

static void begin_at(building *b, cor_point p)
{
    double nothing = 0;
    g_array_append_val(b->points, p);
    g_array_append_val(b->measures, nothing);
}

static double measure_so_far(const building *b)
{
    return g_array_index(b->measures, double, b->measures->len - 1);
}

/* Longitudes go on from the last station's. */
static void go_on(building *b, const cor_arc *arc, cor_point end, double metres, bool is_leap)
{
    uint8_t leap = is_leap;
    double measure = measure_so_far(b) + metres;
    end.x += 360 * round((g_array_index(b->points, cor_point, b->points->len - 1).x - end.x) / 360);
    g_array_append_val(b->points, end);
    g_array_append_val(b->measures, measure);
    g_array_append_vals(b->on, arc, 1);
    g_array_append_val(b->leaps, leap);
    if (!is_leap) b->drawn += metres;
}

static void add_line(building *b, cor_strand_turn turn)
{
    const cor_strand *s = &g_array_index(b->strands, cor_strand, turn.strand);
    for (size_t i = 0; i < s->end - s->first; i++) {
        size_t at = turn.turned ? s->end - 1 - i : s->first + i;
        const cor_arc *arc = &b->arcs.arcs[at];
        cor_arc back = cor_arc_turned(arc);
        cor_point end = !turn.turned ? b->arcs.ends[at] : at > s->first ? b->arcs.ends[at - 1] : s->from;
        go_on(b, turn.turned ? &back : arc, end, cor_arc_length(arc, 1), false);
    }
}

/* A straight edge in the coordinates of the source. */
static void go_straight(building *b, cor_point from, cor_point to)
{
    cor_arc_list edge = {0};
    if (in_degrees(b)) to.x += 360 * round((from.x - to.x) / 360);
    cor_arc_list_add(&edge, b->lines->to_lonlat, from, to);
    for (size_t i = 0; i < edge.n; i++)
        go_on(b, &edge.arcs[i], edge.ends[i], cor_arc_length(&edge.arcs[i], 1), false);
    cor_arc_list_free(&edge);
}

static cor_status refuse_gap(const cor_route_gap *gap, cor_error *err)
{
    bool far = gap->metres >= 1000;
    return cor_fail(
        err, COR_BAD_DATA,
        "the lines do not meet: between [%.5f, %.5f] and [%.5f, %.5f] there is a gap of %.*f %s; draw what is "
        "missing, or write \"gap: straight\" or \"gap: step 0 km\"",
        gap->from.x, gap->from.y, gap->to.x, gap->to.y, far ? 1 : 0, far ? gap->metres / 1000 : gap->metres,
        far ? "km" : "m");
}

/* From the end of strand BEFORE to the start of strand NEXT. Where they meet but for less than a metre, the way between
 * counts as well. */
static cor_status join(building *b, cor_strand_turn before, cor_strand_turn next, cor_error *err)
{
    const double nothing = 1e-6;
    const cor_strand *strands = (const cor_strand *) (void *) b->strands->data;
    const cor_strand *s = &strands[before.strand], *t = &strands[next.strand];
    cor_vector end = cor_strand_end(strands, before, 1), start = cor_strand_end(strands, next, 0);
    cor_point from = before.turned ? s->a : s->b, to = next.turned ? t->b : t->a;
    cor_route_gap gap = {.from = cor_ground_lonlat(b->lines, from),
                         .to = cor_ground_lonlat(b->lines, to),
                         .metres = cor_ground_distance(end, start),
                         .measure = measure_so_far(b)};
    if (gap.metres <= nothing) return COR_OK;
    bool is_gap = gap.metres > COR_ENDS_MEET;
    if (is_gap && b->options->gap == COR_GAP_REFUSE) return refuse_gap(&gap, err);
    if (is_gap && b->options->gap == COR_GAP_STEP) {
        cor_arc nowhere = cor_arc_of_place(end);
        go_on(b, &nowhere, gap.to, b->options->step, true);
    } else {
        go_straight(b, from, to);
    }
    gap.counted = measure_so_far(b) - gap.measure;
    if (is_gap) g_array_append_val(b->gaps, gap);
    return COR_OK;
}

static cor_status join_lines(building *b, const cor_strand_turn *order, cor_error *err)
{
    cor_status st = COR_OK;
    const cor_strand *first = &g_array_index(b->strands, cor_strand, order[0].strand);
    begin_at(b, cor_ground_lonlat(b->lines, order[0].turned ? first->b : first->a));
    add_line(b, order[0]);
    for (size_t i = 1; i < b->strands->len && !st; i++) {
        st = join(b, order[i - 1], order[i], err);
        if (!st) add_line(b, order[i]);
    }
    return st;
}

static void *taken(cor_arena *arena, const GArray *array)
{
    return cor_arena_memdup(arena, array->data, array->len * g_array_get_element_size((GArray *) array));
}

static cor_route *finished(const building *b, bool is_loop, cor_arena *arena)
{
    cor_route *route = COR_NEW(arena, cor_route);
    *route = (cor_route){.name = b->options->name,
                         .arena = arena,
                         .n = b->points->len,
                         .points = taken(arena, b->points),
                         .measures = taken(arena, b->measures),
                         .arcs = taken(arena, b->on),
                         .leaps = taken(arena, b->leaps),
                         .drawn = b->drawn,
                         .is_loop = is_loop,
                         .direction = b->options->direction,
                         .gaps = taken(arena, b->gaps),
                         .n_gaps = b->gaps->len};
    return route;
}

/* Of the route: what lies in the middle but for rounding is not nearer to the end. */
static const double MIDDLE = 0.5 + 1e-9;

/* A loop starts at its origin; on a line kilometres rise away from it along the longer way where nothing is said. */
static void begin_at_origin(cor_route *route, const cor_route_options *options)
{
    size_t at;
    double u;
    bool backward = options->direction == COR_DIRECTION_BACKWARD;
    if (options->has_origin) cor_route_scan(route, options->origin, &at, &u);
    if (options->has_origin && route->is_loop)
        cor_route_rotate(route, at, u);
    else if (options->has_origin)
        route->origin = cor_route_measure_at(route, at, u);
    if (options->direction == COR_DIRECTION_UNSAID && !route->is_loop)
        backward = route->origin > cor_route_end(route) * MIDDLE;
    if (backward) cor_route_reverse(route);
    if (!options->has_origin || route->is_loop) route->origin = 0;
}

static cor_status refuse_loop(const building *b, cor_strand_turn first, cor_error *err)
{
    cor_point p = cor_of_geocentric(cor_strand_end((const cor_strand *) (const void *) b->strands->data, first, 0));
    return cor_fail(
        err, COR_BAD_DATA,
        "the lines close to a loop, at [%.5f, %.5f] among others; say where it starts: \"origin: [%.5f, %.5f]\"", p.x,
        p.y, p.x, p.y);
}

static cor_status build(building *b, cor_arena *arena, cor_route **ret_route, cor_error *err)
{
    bool is_loop = false;
    cor_status st = cut_lines(b, err);
    if (st) return st;
    const cor_strand *strands = (const cor_strand *) (void *) b->strands->data;
    cor_strand_turn *order = g_new(cor_strand_turn, b->strands->len);
    st = cor_strands_order(strands, b->strands->len, b->options, order, &is_loop, err);
    if (!st && is_loop && !b->options->has_origin && !b->options->is_ordered) st = refuse_loop(b, order[0], err);
    if (!st) st = join_lines(b, order, err);
    if (!st && is_loop) st = join(b, order[b->strands->len - 1], order[0], err);
    g_free(order);
    if (st) return st;
    *ret_route = finished(b, is_loop, arena);
    begin_at_origin(*ret_route, b->options);
    return COR_OK;
}

cor_status cor_route_new(const cor_ground_features *lines, const cor_route_options *options, cor_arena *arena,
                         cor_route **ret_route, cor_error *err)
{
    building b = {.lines = lines,
                  .options = options,
                  .strands = g_array_new(FALSE, FALSE, sizeof(cor_strand)),
                  .points = g_array_new(FALSE, FALSE, sizeof(cor_point)),
                  .measures = g_array_new(FALSE, FALSE, sizeof(double)),
                  .on = g_array_new(FALSE, FALSE, sizeof(cor_arc)),
                  .leaps = g_array_new(FALSE, FALSE, sizeof(uint8_t)),
                  .gaps = g_array_new(FALSE, FALSE, sizeof(cor_route_gap))};
    cor_status st = build(&b, arena, ret_route, err);
    cor_arc_list_free(&b.arcs);
    g_array_unref(b.strands);
    g_array_unref(b.points);
    g_array_unref(b.measures);
    g_array_unref(b.on);
    g_array_unref(b.leaps);
    g_array_unref(b.gaps);
    return st;
}
