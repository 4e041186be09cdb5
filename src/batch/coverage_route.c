/* Stretches of a route as the pages of an atlas: its line cut every so many metres, measured on the ellipsoid. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "batch/coverage.h"
#include "prepare/reproject.h"
#include "proj/geodesic.h"

typedef struct {
    cor_covering *covering;
    GArray *line;  /* cor_point: the route from end to end */
    GArray *piece; /* of the segment being walked */
    double from;   /* metres, of the segment */
    const cor_route_line *route;
    const char *name;
} walk;

static bool is_called(const cor_covering *c, size_t row, const char *name)
{
    static const char *const fields[] = {"id", "ref", "name", "route"};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        const cor_column *column = cor_table_column(c->table, fields[i]);
        cor_value value = column ? cor_column_value(column, row) : cor_null();
        if (value.kind == COR_STRING && !strcmp(value.string, name)) return true;
    }
    return false;
}

/* Where several features have the name, the first. Without a name, the source's only one. */
static cor_status find_route(const cor_covering *c, size_t *ret_row, cor_error *err)
{
    const cor_map_atlas *atlas = &c->context->map->document->atlas;
    size_t n = c->table->n_rows, row = 0;
    while (atlas->route && row < n && !is_called(c, row, atlas->route))
        row++;
    *ret_row = row;
    if (row == n && atlas->route)
        return cor_atlas_fail(c->context, "over", err, COR_BAD_DATA,
                              "source '%s' has no route whose id, ref or name is \"%.80s\"", atlas->source,
                              atlas->route);
    if (row == n || cor_geometry_kind(&c->table->geometry, row) != COR_SHAPE_LINE)
        return cor_atlas_fail(c->context, "over", err, COR_BAD_DATA, "the route in source '%s' is no line",
                              atlas->source);
    return COR_OK;
}

static void add_part(GArray *line, const cor_point *points, size_t n, bool backwards)
{
    for (size_t i = 0; i < n; i++) {
        cor_point p = points[backwards ? n - 1 - i : i];
        if (isfinite(p.x) && isfinite(p.y)) g_array_append_val(line, p);
    }
}

/* Parts in their order, each turned so that it goes on where the last one ended. */
static void join_parts(walk *w, size_t row)
{
    const cor_covering *c = w->covering;
    const cor_geometry *g = &c->table->geometry;
    for (size_t p = cor_geometry_first_part(g, row); p < cor_geometry_first_part(g, row + 1); p++) {
        const cor_point *points = c->lonlat + g->parts[p];
        size_t n = g->parts[p + 1] - g->parts[p];
        bool backwards = false;
        if (w->line->len && n) {
            cor_point end = g_array_index(w->line, cor_point, w->line->len - 1);
            backwards = cor_geodesic_distance(end, points[n - 1]) < cor_geodesic_distance(end, points[0]);
        }
        add_part(w->line, points, n, backwards);
    }
}

/* The piece walked so far becomes a page; the next one starts where it ends. */
static void end_segment(walk *w, double to)
{
    cor_covering *c = w->covering;
    cor_interns *interns = c->context->interns;
    cor_point last = g_array_index(w->piece, cor_point, w->piece->len - 1);
    cor_parameter *fields = COR_NEW_ARRAY(c->arena, cor_parameter, 3);
    fields[0] = (cor_parameter){cor_intern(interns, "route"), cor_interned(cor_intern(interns, w->name))};
    fields[1] = (cor_parameter){cor_intern(interns, "from_km"), cor_number(round(w->from / 1000))};
    fields[2] = (cor_parameter){cor_intern(interns, "to_km"), cor_number(round(to / 1000))};
    cor_page_subject page = {.id = cor_arena_format(c->arena, "%.0f-%.0f", w->from / 1000, to / 1000),
                             .fields = fields,
                             .n_fields = 3,
                             .points = cor_arena_memdup(c->arena, w->piece->data, w->piece->len * sizeof(cor_point)),
                             .n_points = w->piece->len};
    page.bounds = cor_lonlat_bounds(page.points, page.n_points);
    page.route = w->route;
    page.from = w->from;
    page.to = to;
    g_array_append_val(c->list, page);
    g_array_set_size(w->piece, 0);
    g_array_append_val(w->piece, last);
    w->from = to;
}

/* Between vertices a straight line in degrees is near enough: they lie close. */
static cor_point between(cor_point a, cor_point b, double share)
{
    return (cor_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

static cor_status check_count(const walk *w, double metres, cor_error *err)
{
    if (metres / w->covering->context->map->document->atlas.step <= COR_MAX_PAGES) return COR_OK;
    return cor_atlas_fail(w->covering->context, "over", err, COR_BAD_DOCUMENT,
                          "the route has more than 100000 stretches; make them longer");
}

/* A rest shorter than a tenth of a segment stays with the one before. */
static void cut(walk *w, double total)
{
    double step = w->covering->context->map->document->atlas.step, walked = 0;
    const cor_point *points = (const cor_point *) (void *) w->line->data;
    g_array_append_val(w->piece, points[0]);
    for (guint i = 1; i < w->line->len; i++) {
        double length = cor_geodesic_distance(points[i - 1], points[i]);
        while (w->from + step < walked + length && total - (w->from + step) > step / 10) {
            double at = w->from + step;
            cor_point p = between(points[i - 1], points[i], (at - walked) / length);
            g_array_append_val(w->piece, p);
            end_segment(w, at);
        }
        g_array_append_val(w->piece, points[i]);
        walked += length;
    }
    end_segment(w, walked);
    cor_page_subject *last = &g_array_index(w->covering->list, cor_page_subject, w->covering->list->len - 1);
    last->to = INFINITY; /* whatever lengths add up to */
}

static cor_status walk_route(walk *w, cor_error *err)
{
    const cor_covering *c = w->covering;
    const cor_map_atlas *atlas = &c->context->map->document->atlas;
    size_t row;
    cor_status st = find_route(c, &row, err);
    if (st) return st;
    w->name = atlas->route ? atlas->route : cor_covering_id(c, row);
    join_parts(w, row);
    double total = w->line->len ? cor_geodesic_length((const cor_point *) (void *) w->line->data, w->line->len) : 0;
    if (!(total > 0))
        return cor_atlas_fail(c->context, "over", err, COR_BAD_DATA, "the route in source '%s' has no length",
                              atlas->source);
    st = check_count(w, total, err);
    if (st) return st;
    const cor_point *line = cor_arena_memdup(c->arena, w->line->data, w->line->len * sizeof *line);
    w->route = cor_route_line_new(c->arena, line, w->line->len);
    cut(w, total);
    return COR_OK;
}

cor_status cor_cover_route(cor_covering *covering, cor_error *err)
{
    walk w = {.covering = covering,
              .line = g_array_new(FALSE, FALSE, sizeof(cor_point)),
              .piece = g_array_new(FALSE, FALSE, sizeof(cor_point))};
    cor_status st = walk_route(&w, err);
    g_array_unref(w.line);
    g_array_unref(w.piece);
    return st;
}
