#include "proj/proximity.h"

#include <math.h>

#include "proj/arc_tree.h"

/* Metres that an arc may bend to a side and still count as straight. */
static const double STRAIGHT = 0.1;

struct cor_proximity {
    const cor_arc *arcs;
    cor_arc_tree *tree;
    const cor_ground_areas *areas; /* NULL: none */
    cor_point *places;             /* degrees: one of each part */
    size_t n_places;
};

/* The first vertex of each part: where no edges are near each other, it lies where all of the part does. */
static void gather_places(const cor_ground_features *features, cor_proximity *proximity)
{
    const cor_geometry *g = features->geometry;
    for (size_t part = 0; part < g->n_parts; part++) {
        size_t first = cor_geometry_first_point(g, part), end = cor_geometry_first_point(g, part + 1);
        cor_point p = first < end ? cor_ground_lonlat(features, g->points[first]) : (cor_point){NAN, NAN};
        if (cor_is_place(p)) proximity->places[proximity->n_places++] = p;
    }
}

cor_proximity *cor_proximity_new(const cor_ground_features *features, cor_arena *arena)
{
    cor_arc_list arcs = {0};
    cor_proximity *proximity = COR_NEW(arena, cor_proximity);
    for (size_t i = 0; i < features->geometry->n_features; i++)
        cor_ground_arcs(features, i, &arcs);
    const cor_arc *list = cor_arena_memdup(arena, arcs.arcs, arcs.n * sizeof *list);
    proximity->arcs = list;
    proximity->tree = cor_arc_tree_new(list, NULL, arcs.n, arena);
    cor_arc_list_free(&arcs);
    proximity->areas = cor_ground_areas_new(features, arena);
    proximity->places = COR_NEW_ARRAY(arena, cor_point, features->geometry->n_parts);
    gather_places(features, proximity);
    return proximity;
}

static bool is_place_near(const cor_arc *arc, cor_vector p, double metres)
{
    double u, chord2 = cor_arc_nearest(arc, p, &u);
    return chord2 <= metres * metres && cor_ground_distance(cor_arc_at(arc, u), p) <= metres;
}

/* A search among the arcs of PROXIMITY; found ends it. */
typedef struct {
    const cor_arc *arcs;
    const cor_arc *own; /* NULL: of PLACE alone */
    cor_vector place;
    double metres;
    bool found;
} search;

static void see_place(void *context, size_t first, size_t end, double *within2)
{
    search *s = context;
    for (size_t i = first; i < end && !s->found; i++)
        s->found = is_place_near(&s->arcs[i], s->place, s->metres);
    if (s->found) *within2 = -1;
}

/* Whether the great circles through the ends of A and B cross between these. */
static bool cross_each_other(const cor_arc *a, const cor_arc *b)
{
    cor_vector a1 = cor_arc_at(a, 1), b1 = cor_arc_at(b, 1);
    cor_vector over_a = cor_vector_cross(a->at, a1), over_b = cor_vector_cross(b->at, b1),
               at = cor_vector_cross(over_a, over_b);
    double sides[4] = {
        cor_vector_dot(cor_vector_cross(over_a, a->at), at), cor_vector_dot(cor_vector_cross(a1, over_a), at),
        cor_vector_dot(cor_vector_cross(over_b, b->at), at), cor_vector_dot(cor_vector_cross(b1, over_b), at)};
    bool ahead = true, behind = true;
    for (int i = 0; i < 4; i++) {
        ahead &= sides[i] > 0;
        behind &= sides[i] < 0;
    }
    return ahead || behind;
}

/* How far ARC bends to a side, metres. */
static double bend_of(const cor_arc *arc)
{
    cor_vector up = cor_upward(arc->at);
    cor_vector aside = cor_vector_plus(arc->second, -cor_vector_dot(arc->second, up), up);
    return cor_vector_length(aside) / 4;
}

static bool are_ends_near(const cor_arc *a, const cor_arc *b, double metres)
{
    return is_place_near(b, a->at, metres) || is_place_near(b, cor_arc_at(a, 1), metres) ||
           is_place_near(a, b->at, metres) || is_place_near(a, cor_arc_at(b, 1), metres);
}

static double apart(cor_vector a, cor_vector b)
{
    return cor_vector_length(cor_vector_minus(a, b));
}

/* Of two straight lines that do not cross, an end of one is nearest to the other; what bends is halved. */
static bool are_arcs_near(const cor_arc *a, const cor_arc *b, double metres)
{
    cor_vector a1 = cor_arc_at(a, 1), b1 = cor_arc_at(b, 1);
    double least = fmin(fmin(apart(a->at, b->at), apart(a->at, b1)), fmin(apart(a1, b->at), apart(a1, b1)));
    if (least - cor_arc_length(a, 1) / 2 - cor_arc_length(b, 1) / 2 > metres) return false;
    if (are_ends_near(a, b, metres) || cross_each_other(a, b)) return true;
    if (bend_of(a) + bend_of(b) < STRAIGHT) return false;
    const cor_arc of_a[] = {cor_arc_part(a, 0, 0.5), cor_arc_part(a, 0.5, 1)};
    const cor_arc of_b[] = {cor_arc_part(b, 0, 0.5), cor_arc_part(b, 0.5, 1)};
    for (int i = 0; i < 4; i++)
        if (are_arcs_near(&of_a[i / 2], &of_b[i % 2], metres)) return true;
    return false;
}

static void see_arc(void *context, size_t first, size_t end, double *within2)
{
    search *s = context;
    for (size_t i = first; i < end && !s->found; i++)
        s->found = are_arcs_near(s->own, &s->arcs[i], s->metres);
    if (s->found) *within2 = -1;
}

static bool is_arc_near(const cor_proximity *proximity, const cor_arc *arc, double metres)
{
    search s = {.arcs = proximity->arcs, .own = arc, .place = arc->at, .metres = metres};
    double length = cor_arc_length(arc, 1), reach = metres + length;
    double within2 = reach * reach;
    cor_arc_tree_visit(proximity->tree, arc->at, &within2, length > 0 ? see_arc : see_place, &s);
    return s.found;
}

static bool are_some_near(const cor_proximity *proximity, const cor_arc_list *own, double metres)
{
    for (size_t i = 0; i < own->n; i++)
        if (is_arc_near(proximity, &own->arcs[i], metres)) return true;
    for (size_t i = 0; proximity->areas && i < own->n; i++)
        if (cor_arc_list_begins(own, i) && cor_ground_areas_have(proximity->areas, own->ends[i])) return true;
    return false;
}

/* An area may hold all that it is near to. */
static bool holds_some(const cor_proximity *proximity, const cor_ground_features *features, size_t row)
{
    cor_arena *scratch = cor_arena_new();
    cor_geometry own = cor_feature_alone(features->geometry, row, scratch);
    bool found = false;
    const cor_ground_areas *areas = cor_ground_areas_new(&(cor_ground_features){&own, features->to_lonlat}, scratch);
    for (size_t i = 0; areas && !found && i < proximity->n_places; i++)
        found = cor_ground_areas_have(areas, proximity->places[i]);
    cor_arena_free(scratch);
    return found;
}

static bool is_point_near(const cor_proximity *proximity, cor_point p, double metres)
{
    search s = {.arcs = proximity->arcs, .place = cor_geocentric(p), .metres = metres};
    double within2 = metres * metres;
    if (!cor_is_place(p)) return false;
    cor_arc_tree_visit(proximity->tree, s.place, &within2, see_place, &s);
    return s.found || (proximity->areas && cor_ground_areas_have(proximity->areas, p));
}

static bool are_points_near(const cor_proximity *proximity, const cor_ground_features *features, size_t row,
                            double metres)
{
    const cor_geometry *g = features->geometry;
    size_t first = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
    size_t end = cor_geometry_first_point(g, cor_geometry_first_part(g, row + 1));
    for (size_t i = first; i < end; i++)
        if (is_point_near(proximity, cor_ground_lonlat(features, g->points[i]), metres)) return true;
    return false;
}

bool cor_proximity_has(const cor_proximity *proximity, const cor_ground_features *features, size_t row, double metres)
{
    cor_arc_list own = {0};
    cor_shape_kind kind = cor_geometry_kind(features->geometry, row);
    if (kind == COR_SHAPE_POINT) return are_points_near(proximity, features, row, metres);
    cor_ground_arcs(features, row, &own);
    bool has = are_some_near(proximity, &own, metres);
    cor_arc_list_free(&own);
    return has || (kind == COR_SHAPE_POLYGON && holds_some(proximity, features, row));
}
