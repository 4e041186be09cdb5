/* Geometry that goes in two steps, round the poles of each. */
#include "proj/steps.h"

#include <glib.h>
#include <string.h>

#include "geo/points.h"
#include "proj/continuous.h"
#include "proj/internal.h"

static bool has_steps(const cor_transform *t)
{
    return t->first_step && t->second_step;
}

/* Units of its source: edges of the first step are no longer, so that none strays from where it belongs by more than
 * TOLERANCE, target units of the second. Degrees of arc bend by their square over eight earth's radii at most. */
static double step_length(const cor_transform *t, double tolerance)
{
    static const double radius = 6.37e6, shortest = 0.02, longest = 1;
    const cor_crs *from = t->from, *to = t->to;
    double metres = tolerance * (to->metres > 0 ? to->metres : radius * G_PI / 180);
    double degrees = CLAMP(sqrt(4 * metres / radius) * 180 / G_PI, shortest, longest);
    return from->is_geographic ? degrees : degrees * radius * G_PI / 180 / (from->metres > 0 ? from->metres : 1);
}

/* The part with vertices no farther apart than STEP. */
static void add_fine(cor_geometry_builder *builder, const cor_point *points, size_t n, double step)
{
    enum { MOST = 4096 };
    cor_builder_part(builder);
    for (size_t i = 0; i < n; i++) {
        cor_point a = points[i ? i - 1 : 0], b = points[i];
        double pieces = ceil(fmax(fabs(b.x - a.x), fabs(b.y - a.y)) / step);
        int k_end = pieces > 1 ? (int) fmin(pieces, MOST) : 1;
        for (int k = 1; k < k_end; k++)
            cor_builder_point(builder, a.x + (b.x - a.x) * k / k_end, a.y + (b.y - a.y) * k / k_end);
        cor_builder_point(builder, b.x, b.y);
    }
    cor_builder_end_part(builder, 1);
}

/* SOURCE's lines and areas finely through the first step. What does not go there is NaN. */
static cor_geometry through_first_step(const cor_transform *t, const cor_geometry *source, double tolerance,
                                       cor_arena *arena)
{
    double step = step_length(t, tolerance);
    cor_geometry_builder *builder = cor_geometry_builder_new();
    for (size_t i = 0; i < source->n_features; i++) {
        cor_builder_feature(builder, cor_geometry_kind(source, i));
        bool is_point = cor_geometry_kind(source, i) == COR_SHAPE_POINT;
        for (size_t p = cor_geometry_first_part(source, i); p < cor_geometry_first_part(source, i + 1); p++) {
            size_t start = cor_geometry_first_point(source, p);
            add_fine(builder, source->points + start, cor_geometry_first_point(source, p + 1) - start,
                     is_point ? INFINITY : step);
        }
        cor_builder_end_feature(builder);
    }
    cor_geometry fine = cor_builder_finish(builder, arena);
    cor_geometry_builder_free(builder);
    cor_transform_forward(t->first_step, (cor_point *) fine.points, fine.n_points);
    cor_close_rings(source->parts ? &fine : source, (cor_point *) fine.points);
    return fine;
}

/* An area on the way through the first step. */
typedef struct {
    const cor_geometry *before, *after; /* the step: degrees, joined and closed over poles; degrees round other poles */
    cor_geometry_builder *builder;
    cor_points ring;
    cor_point here, there; /* the same place before and after */
} turning;

/* A ring that lies round a pole of the new ones is closed over the northern one. */
static void close_over_new_pole(cor_points *ring)
{
    cor_point first = ring->at[0], last = ring->at[ring->n - 1];
    if (fabs(last.x - first.x) < 180) return;
    cor_points_reserve(ring, ring->n + 3);
    ring->at[ring->n++] = (cor_point){last.x, 90};
    ring->at[ring->n++] = (cor_point){first.x, 90};
    ring->at[ring->n++] = first;
}

/* A ring alone doesn't say which side of it is inside; in the plane of the new degrees that may be the other one, as
 * with the world's own outline, of which nothing is left. One place, known before, tells: then the whole world is
 * added. */
static bool turn_area(turning *r, size_t feature)
{
    static const cor_point world[] = {{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}};
    bool was_inside = false, is_inside = false;
    const cor_geometry *a = r->before, *b = r->after;
    for (size_t p = cor_geometry_first_part(a, feature); p < cor_geometry_first_part(a, feature + 1); p++)
        was_inside ^= cor_contains_degrees(a->points + a->parts[p], a->parts[p + 1] - a->parts[p], r->here);
    for (size_t p = cor_geometry_first_part(b, feature); p < cor_geometry_first_part(b, feature + 1); p++) {
        cor_make_continuous(b->points + b->parts[p], b->parts[p + 1] - b->parts[p], true, &r->ring);
        if (!r->ring.n) continue;
        close_over_new_pole(&r->ring);
        is_inside ^= cor_contains_degrees(r->ring.at, r->ring.n, r->there);
        cor_builder_part(r->builder);
        cor_builder_points(r->builder, r->ring.at, r->ring.n);
    }
    if (was_inside == is_inside) return false;
    cor_builder_part(r->builder);
    cor_builder_points(r->builder, world, G_N_ELEMENTS(world));
    return true;
}

/* AFTER the first step, with areas as they lie round the new poles. TORN is set where one got more edges. */
static cor_geometry turned_areas(const cor_transform *t, const cor_geometry *before, const cor_geometry *after,
                                 uint8_t *torn, cor_arena *arena)
{
    static const cor_point somewhere = {12.3456, 87.6543};
    turning r = {.before = before, .after = after, .here = somewhere, .there = somewhere};
    if (!after->parts || cor_transform_inverse(t->first_step, &r.here, 1)) return *after;
    r.builder = cor_geometry_builder_new();
    for (size_t i = 0; i < after->n_features; i++) {
        cor_shape_kind kind = cor_geometry_kind(after, i);
        cor_builder_feature(r.builder, kind);
        if (kind == COR_SHAPE_POLYGON) torn[i] |= turn_area(&r, i);
        for (size_t p = cor_geometry_first_part(after, i);
             kind != COR_SHAPE_POLYGON && p < cor_geometry_first_part(after, i + 1); p++) {
            cor_builder_part(r.builder);
            cor_builder_points(r.builder, after->points + after->parts[p], after->parts[p + 1] - after->parts[p]);
        }
        cor_builder_end_feature(r.builder);
    }
    cor_geometry turned = cor_builder_finish(r.builder, arena);
    cor_geometry_builder_free(r.builder);
    cor_points_free(&r.ring);
    return turned;
}

static cor_geometry project_in_steps(const cor_transform *t, const cor_geometry *source, double tolerance,
                                     const cor_window *window, cor_arena *arena, cor_projected_counts *counts)
{
    cor_arena *scratch = cor_arena_new();
    const cor_window globe = cor_window_on_globe();
    uint8_t *torn = COR_NEW_ARRAY(arena, uint8_t, source->n_features);
    cor_geometry joined = t->from->is_geographic ? cor_window_cut(&globe, source, scratch, torn) : *source;
    cor_geometry fine = through_first_step(t, &joined, tolerance, arena);
    if (t->from->is_geographic) fine = turned_areas(t, &joined, &fine, torn, arena);
    cor_geometry result = cor_project_geometry(t->second_step, &fine, tolerance, window, arena, counts);
    for (size_t i = 0; counts->torn && i < source->n_features; i++)
        torn[i] |= counts->torn[i];
    counts->torn = source->n_features && memchr(torn, 1, source->n_features) ? torn : NULL;
    cor_arena_free(scratch);
    return result;
}

static cor_geometry outlines_in_steps(const cor_transform *t, const cor_geometry *source, double tolerance,
                                      const cor_window *window, const uint8_t *torn, cor_arena *arena)
{
    cor_arena *scratch = cor_arena_new();
    const cor_window globe = cor_window_on_globe();
    cor_geometry lines = cor_window_outlines(&globe, source, torn, scratch);
    cor_geometry fine = through_first_step(t, &lines, tolerance, arena);
    cor_geometry result = cor_project_geometry(t->second_step, &fine, tolerance, window, arena, NULL);
    cor_arena_free(scratch);
    return result;
}

cor_geometry cor_project_geometry(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  const cor_window *window, cor_arena *arena, cor_projected_counts *counts)
{
    cor_projected_counts unused;
    if (!counts) counts = &unused;
    *counts = (cor_projected_counts){0};
    if (has_steps(transform) && source->parts)
        return project_in_steps(transform, source, tolerance, window, arena, counts);
    return cor_project_directly(transform, source, tolerance, window, arena, counts);
}

cor_geometry cor_project_outlines(const cor_transform *transform, const cor_geometry *source, double tolerance,
                                  const cor_window *window, const uint8_t *torn, cor_arena *arena)
{
    if (has_steps(transform)) return outlines_in_steps(transform, source, tolerance, window, torn, arena);
    return cor_outlines_directly(transform, source, tolerance, window, torn, arena);
}
