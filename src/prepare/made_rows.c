#include "prepare/made_rows.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "prepare/along_routes.h"
#include "prepare/data_source.h"
#include "prepare/made_source.h"
#include "prepare/named_routes.h"
#include "prepare/rows_inside.h"
#include "prepare/segment_counts.h"

/* More are no help to a reader, but a slip of the unit. */
enum { MOST_ROWS = 10000 };

/* Kilometres: what is nearer to an end is that end. */
static const double MILLIMETRE = 1e-6;
/* Metres: what is shorter has no ground. */
static const double NO_GROUND = 1e-3;

/* Round kilometres of a route, between its ends: STEP times FIRST, FIRST + 1, … */
typedef struct {
    const cor_route *route;
    double step; /* km */
    double first, n;
    double start, end; /* km of the route's ends */
} rounding;

static rounding rounding_of(const cor_route *route, const cor_map_made *made)
{
    rounding r = {.route = route, .step = made->every / 1000};
    r.start = cor_route_km(route, 0);
    r.end = cor_route_km(route, cor_route_end(route));
    r.first = floor((r.start + MILLIMETRE) / r.step) + 1;
    r.n = fmax(ceil((r.end - MILLIMETRE) / r.step) - r.first, 0);
    return r;
}

static cor_status round_kilometres(const cor_render_context *context, const cor_map_source *options, rounding *ret,
                                   cor_error *err)
{
    const cor_map_made *made = &options->made;
    const cor_route *route;
    cor_status st = cor_route_called(context, made->route, cor_node_get(made->node, "route"), &route, err);
    if (st) return st;
    *ret = rounding_of(route, made);
    /* Posts stand at both ends, too; there is one segment more than places to cut at. */
    double n = ret->n + (made->kind == COR_MADE_POSTS ? 2 : 1);
    if (n <= MOST_ROWS) return COR_OK;
    return cor_node_fail(cor_node_get(made->node, "every"), err,
                         "route '%.60s' is %.0f km long: that makes %.0f %s, and the most is %d; write a longer "
                         "distance",
                         made->route, ret->end - ret->start, n, made->kind == COR_MADE_POSTS ? "posts" : "segments",
                         MOST_ROWS);
}

static cor_status check_counted(const cor_render_context *context, const cor_map_made *made, cor_error *err)
{
    const cor_node *node = cor_node_get(made->node, "count");
    cor_status st = cor_data_source_known(context, made->count, node, err);
    if (st) return st;
    const cor_map_source *along = cor_along_options(context, made->count),
                         *inside = cor_inside_options(context, made->count);
    if (!along || !g_strv_contains(along->along.routes, made->route))
        return cor_node_fail(node, err,
                             "of source '%.60s' it is not said where along '%.60s' its rows lie; give it "
                             "along: {route: %.60s, within: 50 km}",
                             made->count, made->route, made->route);
    if (inside && cor_inside_is_of_page(context, inside))
        return cor_node_fail(node, err,
                             "each page has other rows of source '%.60s', and segments are the same on all; name one "
                             "without \"inside: page\"",
                             made->count);
    return COR_OK;
}

cor_status cor_made_check(const cor_render_context *context, const cor_map_source *options, cor_error *err)
{
    rounding r;
    cor_status st = round_kilometres(context, options, &r, err);
    return st || !options->made.count ? st : check_counted(context, &options->made, err);
}

const char *cor_made_terms(const cor_render_context *context, const cor_map_source *options, cor_arena *arena)
{
    char every[COR_NUMBER_SPACE];
    const cor_map_made *made = &options->made;
    const char *route = cor_route_terms(context, made->route, arena);
    cor_format_shortest(every, made->every);
    return route ? cor_arena_format(arena, "made %d %s %s %s %s", (int) made->kind, route, every,
                                    made->count ? made->count : "", made->sum ? made->sum : "")
                 : NULL;
}

static cor_table *new_table(const cor_render_context *context, const cor_map_source *options, size_t n,
                            cor_column *columns, size_t n_columns, cor_arena *arena)
{
    cor_table *table = COR_NEW(arena, cor_table);
    *table = (cor_table){.source = options->name,
                         .file = context->map->document->file,
                         .n_rows = n,
                         .first_id = 1,
                         .n_columns = n_columns};
    table->counts.read = n;
    for (size_t i = 0; i < n_columns; i++)
        columns[i].name = cor_intern(context->interns, columns[i].name);
    table->columns = cor_arena_memdup(arena, columns, n_columns * sizeof *columns);
    return table;
}

/* ---- posts ----------------------------------------------------------------------------------------------------- */

typedef struct {
    const cor_route *route;
    cor_point *places;
    double *km, *angles;
    const char **routes, **kinds;
    size_t n;
} posts;

static posts new_posts(const cor_route *route, size_t room, cor_arena *arena)
{
    return (posts){.route = route,
                   .places = COR_NEW_ARRAY(arena, cor_point, room),
                   .km = COR_NEW_ARRAY(arena, double, room),
                   .angles = COR_NEW_ARRAY(arena, double, room),
                   .routes = COR_NEW_ARRAY(arena, const char *, room),
                   .kinds = COR_NEW_ARRAY(arena, const char *, room)};
}

static void add_post(posts *p, double measure, double km, const char *kind)
{
    double azimuth;
    p->places[p->n] = cor_route_place(p->route, measure, &azimuth);
    p->km[p->n] = cor_along_km(km);
    p->angles[p->n] = fmod(round(azimuth * 10) / 10, 360);
    p->routes[p->n] = cor_route_name(p->route);
    p->kinds[p->n++] = kind;
}

/* A loop ends where it starts: it has no second post there. */
static const cor_table *make_posts(const cor_render_context *context, const cor_map_source *options, const rounding *r,
                                   cor_arena *arena)
{
    posts p = new_posts(r->route, (size_t) r->n + 2, arena);
    const char *post = cor_intern(context->interns, "post");
    add_post(&p, 0, r->start, cor_intern(context->interns, "start"));
    for (double i = 0; i < r->n; i++) {
        double km = (r->first + i) * r->step, measure = cor_route_measure(r->route, km);
        if (!cor_route_leaps_over(r->route, measure)) add_post(&p, measure, km, post);
    }
    if (!cor_route_is_loop(r->route))
        add_post(&p, cor_route_end(r->route), r->end, cor_intern(context->interns, "end"));
    cor_column columns[] = {{.name = "km", .kind = COR_COLUMN_NUMBERS, .numbers = p.km},
                            {.name = "route", .kind = COR_COLUMN_STRINGS, .strings = p.routes},
                            {.name = "angle", .kind = COR_COLUMN_NUMBERS, .numbers = p.angles},
                            {.name = "kind", .kind = COR_COLUMN_STRINGS, .strings = p.kinds}};
    cor_table *table = new_table(context, options, p.n, columns, G_N_ELEMENTS(columns), arena);
    table->geometry =
        (cor_geometry){.n_features = p.n, .n_parts = p.n, .n_points = p.n, .points = p.places, .kind = COR_SHAPE_POINT};
    return table;
}

/* ---- segments -------------------------------------------------------------------------------------------------- */

typedef struct {
    cor_geometry_builder *lines;
    double *numbers, *from, *to, *lengths;
    const char **routes;
    size_t n;
} segments;

static segments new_segments(size_t room, cor_arena *arena)
{
    return (segments){.lines = cor_geometry_builder_new(),
                      .numbers = COR_NEW_ARRAY(arena, double, room),
                      .from = COR_NEW_ARRAY(arena, double, room),
                      .to = COR_NEW_ARRAY(arena, double, room),
                      .lengths = COR_NEW_ARRAY(arena, double, room),
                      .routes = COR_NEW_ARRAY(arena, const char *, room)};
}

static void add_line(segments *s, const cor_geometry *line)
{
    cor_builder_feature(s->lines, COR_SHAPE_LINE);
    for (size_t part = 0; part < line->n_parts; part++) {
        size_t first = cor_geometry_first_point(line, part), end = cor_geometry_first_point(line, part + 1);
        cor_builder_part(s->lines);
        cor_builder_points(s->lines, line->points + first, end - first);
        cor_builder_end_part(s->lines, 2);
    }
    cor_builder_end_feature(s->lines);
}

/* What a step leaps over is no line. */
static void add_segment(segments *s, const cor_route *route, double number, double from, double to, cor_arena *arena)
{
    double start = cor_route_measure(route, from), end = cor_route_measure(route, to),
           ground = cor_route_ground(route, start, end);
    if (ground < NO_GROUND) return;
    const cor_geometry line = cor_route_between(route, start, end, arena);
    add_line(s, &line);
    s->numbers[s->n] = number;
    s->from[s->n] = cor_along_km(from);
    s->to[s->n] = cor_along_km(to);
    s->lengths[s->n] = cor_along_km(ground / 1000);
    s->routes[s->n++] = cor_route_name(route);
}

static void cut(segments *s, const rounding *r, cor_arena *arena)
{
    double from = r->start;
    for (double i = 0; i <= r->n; i++) {
        double to = i < r->n ? (r->first + i) * r->step : r->end;
        add_segment(s, r->route, i + 1, from, to, arena);
        from = to;
    }
}

static cor_table *make_segments(const cor_render_context *context, const cor_map_source *options, const rounding *r,
                                cor_arena *arena)
{
    segments s = new_segments((size_t) r->n + 1, arena);
    cut(&s, r, arena);
    cor_column columns[] = {{.name = "segment", .kind = COR_COLUMN_NUMBERS, .numbers = s.numbers},
                            {.name = "km_from", .kind = COR_COLUMN_NUMBERS, .numbers = s.from},
                            {.name = "km_to", .kind = COR_COLUMN_NUMBERS, .numbers = s.to},
                            {.name = "route", .kind = COR_COLUMN_STRINGS, .strings = s.routes},
                            {.name = "length_km", .kind = COR_COLUMN_NUMBERS, .numbers = s.lengths}};
    cor_table *table = new_table(context, options, s.n, columns, G_N_ELEMENTS(columns), arena);
    table->geometry = cor_builder_finish(s.lines, arena);
    cor_geometry_builder_free(s.lines);
    return table;
}

cor_status cor_made_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *counted,
                         cor_arena *arena, const cor_table **ret_table, cor_error *err)
{
    rounding r;
    cor_status st = round_kilometres(context, options, &r, err);
    if (st) return st;
    if (options->made.kind == COR_MADE_POSTS) {
        *ret_table = make_posts(context, options, &r, arena);
        return COR_OK;
    }
    cor_table *table = make_segments(context, options, &r, arena);
    *ret_table = table;
    return counted ? cor_count_segments(context, options, counted, table, arena, err) : COR_OK;
}
