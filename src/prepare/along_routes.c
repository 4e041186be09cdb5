#include "prepare/along_routes.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "chainage/locate.h"
#include "prepare/along_where.h"
#include "prepare/certainty.h"
#include "prepare/layer_needs.h"
#include "prepare/named_routes.h"
#include "prepare/reproject.h"
#include "table/select.h"

const char *const cor_along_fields[] = {
    [COR_ALONG_ROUTE] = "route",     [COR_ALONG_KM] = "route_km",           [COR_ALONG_DISTANCE] = "route_distance_km",
    [COR_ALONG_SIDE] = "route_side", [COR_ALONG_KM_FROM] = "route_km_from", [COR_ALONG_KM_TO] = "route_km_to",
    [COR_ALONG_FIELDS] = NULL};

const cor_map_source *cor_along_options(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const cor_map_source *s = &context->map->document->sources[i];
        if (s->along.routes && !strcmp(s->name, source)) return s;
    }
    return NULL;
}

bool cor_is_along_field(const cor_render_context *context, const char *source, const char *field)
{
    return cor_along_options(context, source) && g_strv_contains(cor_along_fields, field);
}

/* ---- what is asked for -------------------------------------------------------------------------------------- */

typedef struct {
    const cor_render_context *context;
    cor_arena *arena;
    const char *unknown; /* what was asked for in vain */
} look_up;

static const char *parameter(void *context, const char *name)
{
    look_up *l = context;
    const char *text = cor_state_text(l->context, name, l->arena);
    if (!text) l->unknown = cor_arena_copy(l->arena, name);
    return text;
}

/* The distance that OPTIONS ask for, in metres. */
static cor_status reach_of(const cor_render_context *context, const cor_map_source *options, double *ret_metres,
                           cor_error *err)
{
    const char *text;
    look_up l = {context, context->arena, NULL};
    cor_error why = {0};
    cor_status st = cor_text_fill(context->arena, options->along.within, parameter, &l, &text, &why);
    if (!st) st = cor_distance_parse(text, ret_metres, &why);
    if (!st) return COR_OK;
    const char **names = COR_NEW_ARRAY(context->arena, const char *, context->n_state);
    for (size_t i = 0; i < context->n_state; i++)
        names[i] = context->state[i].name;
    return cor_fail_at(err, st, cor_node_location(cor_node_get(options->along.node, "within")), "%s",
                       cor_text_unfilled(context->arena, &why, l.unknown, names, context->n_state));
}

/* Those that the document does not describe come behind the others. */
cor_status cor_along_routes(const cor_render_context *context, const cor_map_source *options,
                            const cor_route *const **ret_routes, size_t *ret_n, cor_error *err)
{
    const cor_map_document *document = context->map->document;
    const cor_node *node = cor_node_get(options->along.node, "route");
    const char *const *names = options->along.routes;
    size_t n = g_strv_length((char **) names), count = 0;
    const cor_route **routes = COR_NEW_ARRAY(context->arena, const cor_route *, n);
    cor_status st = COR_OK;
    for (size_t i = 0; i < document->n_routes && !st; i++)
        for (size_t k = 0; k < n && !st; k++)
            if (!strcmp(names[k], document->routes[i].name))
                st = cor_route_called(context, names[k], node->n ? node->items[k] : node, &routes[count++], err);
    for (size_t k = 0; k < n && !st; k++) {
        bool described = false;
        for (size_t i = 0; i < document->n_routes; i++)
            described |= !strcmp(names[k], document->routes[i].name);
        if (!described)
            st = cor_route_called(context, names[k], node->n ? node->items[k] : node, &routes[count++], err);
    }
    *ret_routes = routes;
    *ret_n = count;
    return st;
}

/* ---- rows and fields ----------------------------------------------------------------------------------------- */

/* A place of a route that a row is near enough to; of one row several stand in a row. */
typedef struct {
    cor_route_position position;
    double from, to; /* measures */
    uint32_t row;
} located;

static void keep(GArray *list, size_t row, const cor_route_position *position, double from, double to)
{
    const located l = {*position, from, to, (uint32_t) row};
    g_array_append_val(list, l);
}

/* How much farther off than asked for ROW may be: as far as its place may be from its point. */
static double slack_of(const cor_certainty *certainty, size_t row)
{
    double radius = cor_certainty_radius(certainty, row);
    return isinf(radius) ? 0 : radius;
}

/* A table of points, one for each row. */
static void locate_points(const cor_locator *locator, const cor_certainty *certainty, const cor_point *lonlat, size_t n,
                          double metres, GArray *list)
{
    double slack = 0;
    for (size_t i = 0; i < n; i++)
        slack = fmax(slack, slack_of(certainty, i));
    cor_route_position *positions = g_new(cor_route_position, n);
    cor_locate_points(locator, lonlat, n, metres + slack, positions);
    for (size_t i = 0; i < n; i++)
        if (positions[i].route && positions[i].distance <= metres + slack_of(certainty, i))
            keep(list, i, &positions[i], positions[i].measure, positions[i].measure);
    g_free(positions);
}

static void locate_features(const cor_locator *locator, const cor_certainty *certainty, const cor_ground_features *own,
                            double metres, GArray *list)
{
    for (size_t i = 0; i < own->geometry->n_features; i++) {
        cor_route_position position;
        double from, to, reach = metres + slack_of(certainty, i);
        if (cor_locate_feature(locator, own, i, reach, &position, &from, &to)) keep(list, i, &position, from, to);
    }
}

/* A row for each time that a route passes a point. */
static void locate_passes(const cor_locator *locator, const cor_certainty *certainty, const cor_point *lonlat, size_t n,
                          double metres, GArray *list)
{
    cor_arena *scratch = cor_arena_new();
    for (size_t i = 0; i < n; i++) {
        const cor_route_position *positions;
        size_t times = cor_locate_all(locator, lonlat[i], metres + slack_of(certainty, i), scratch, &positions);
        for (size_t k = 0; k < times; k++)
            keep(list, i, &positions[k], positions[k].measure, positions[k].measure);
        cor_arena_reset(scratch);
    }
    cor_arena_free(scratch);
}

static cor_column new_column(const cor_render_context *context, int field, size_t n, cor_arena *arena)
{
    cor_column column = {.name = cor_intern(context->interns, cor_along_fields[field])};
    column.kind = field == COR_ALONG_ROUTE || field == COR_ALONG_SIDE ? COR_COLUMN_STRINGS : COR_COLUMN_NUMBERS;
    if (column.kind == COR_COLUMN_STRINGS)
        column.strings = COR_NEW_ARRAY(arena, const char *, n);
    else
        column.numbers = COR_NEW_ARRAY(arena, double, n);
    return column;
}

/* To a decimetre, in km: what is finer is no ground's, and only makes labels long. Never -0. */
double cor_along_km(double km)
{
    return round(km * 1e4) / 1e4 + 0.0;
}

static void fill_columns(const cor_render_context *context, const GArray *list, cor_column *columns)
{
    const char *sides[G_N_ELEMENTS(cor_route_side_words)];
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
        sides[i] = cor_intern(context->interns, cor_route_side_words[i]);
    for (guint i = 0; i < list->len; i++) {
        const located *l = &g_array_index(list, located, i);
        const cor_route_position *p = &l->position;
        columns[COR_ALONG_ROUTE].strings[i] = cor_route_name(p->route);
        columns[COR_ALONG_KM].numbers[i] = cor_along_km(p->km);
        columns[COR_ALONG_DISTANCE].numbers[i] = cor_along_km(p->distance / 1000);
        columns[COR_ALONG_SIDE].strings[i] = sides[p->side];
        columns[COR_ALONG_KM_FROM].numbers[i] = cor_along_km(cor_route_km(p->route, l->from));
        columns[COR_ALONG_KM_TO].numbers[i] = cor_along_km(cor_route_km(p->route, l->to));
    }
}

/* The columns of TABLE that are none of ours, and ours. */
static void add_columns(const cor_render_context *context, const GArray *list, cor_table *table, cor_arena *arena)
{
    size_t n = 0;
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns + COR_ALONG_FIELDS);
    for (size_t i = 0; i < table->n_columns; i++)
        if (!g_strv_contains(cor_along_fields, table->columns[i].name)) columns[n++] = table->columns[i];
    for (int i = 0; i < COR_ALONG_FIELDS; i++)
        columns[n + (size_t) i] = new_column(context, i, list->len, arena);
    fill_columns(context, list, columns + n);
    table->columns = columns;
    table->n_columns = n + COR_ALONG_FIELDS;
}

static cor_status locate_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                              const cor_locator *locator, cor_arena *arena, double metres, GArray *list, cor_error *err)
{
    cor_ground_features own;
    const cor_point *lonlat = NULL;
    const cor_certainty certainty = cor_certainty_of(options, table);
    bool of_points = !table->geometry.parts;
    cor_proj *proj = context->session->proj;
    cor_status st =
        of_points ? cor_lonlat_points(proj, arena, table, &lonlat, err) : cor_ground_of_table(proj, table, &own, err);
    if (st) return st;
    if (of_points && options->along.all_passes)
        locate_passes(locator, &certainty, lonlat, table->n_rows, metres, list);
    else if (of_points)
        locate_points(locator, &certainty, lonlat, table->n_rows, metres, list);
    else
        locate_features(locator, &certainty, &own, metres, list);
    return COR_OK;
}

/* Chooses what LIST has: a row lies within METRES for certain where its nearest pass does, with all of its own
 * uncertainty. */
static cor_chosen_rows choose(const cor_map_source *options, const cor_table *table, const GArray *list, double metres,
                              cor_arena *arena)
{
    const cor_certainty certainty = cor_certainty_of(options, table);
    cor_chosen_rows chosen = cor_chosen_rows_new(list->len + 1, arena);
    const located *l = &g_array_index(list, located, 0), *end = l + list->len;
    for (size_t row = 0; row < table->n_rows; row++) {
        double nearest = INFINITY;
        size_t times = 0;
        for (; l < end && l->row == row; l++, times++)
            nearest = fmin(nearest, l->position.distance);
        bool unsure = options->near_node && cor_is_only_possible(table, row);
        bool certain = nearest + cor_certainty_radius(&certainty, row) <= metres && !unsure;
        cor_choose_row(&chosen, &certainty, table, row, times > 0, certain);
        for (; times > 1; times--, chosen.n++) {
            chosen.rows[chosen.n] = (uint32_t) row;
            chosen.certain[chosen.n] = certain;
        }
    }
    return chosen;
}

/* Those rows of TABLE that LIST has, with our columns. Of SEVERAL for one, `features` says which row each is of until
 * it is known which are kept. */
static const cor_table *with_places(const cor_render_context *context, const cor_map_source *options,
                                    const cor_table *table, const GArray *list, double metres, cor_arena *arena)
{
    const cor_chosen_rows chosen = choose(options, table, list, metres, arena);
    cor_table *near = cor_take_chosen(context, &chosen, table, COR_NEAR_FIELD, arena);
    add_columns(context, list, near, arena);
    if (options->along.all_passes && !table->geometry.parts) near->features = chosen.rows;
    cor_note_certainty(context, &chosen, options->along.node, options->name,
                       cor_arena_format(arena, "within %.60s of the route", options->along.within));
    return near;
}

static cor_status keep_near(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                            cor_arena *arena, const cor_table **ret_near, cor_error *err)
{
    double metres;
    size_t n;
    const cor_route *const *routes;
    GArray *list = g_array_new(FALSE, FALSE, sizeof(located));
    cor_status st = reach_of(context, options, &metres, err);
    if (!st) st = cor_along_routes(context, options, &routes, &n, err);
    if (!st) st = locate_rows(context, options, table, cor_locator_new(routes, n, arena), arena, metres, list, err);
    if (!st) *ret_near = with_places(context, options, table, list, metres, arena);
    g_array_unref(list);
    return st;
}

static void warn_if_none(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                         const cor_table *near)
{
    if (!table->n_rows || near->n_rows) return;
    cor_warn(context->diagnostics, cor_node_location(options->along.node),
             "nothing of source '%s' lies within %.60s of the route%s", options->name, options->along.within,
             options->along_where ? " and passes \"along_where\"" : "");
}

/* A feature that has several rows counts once, with the first of them. */
static void count_once(cor_table *table, const uint32_t *origins, cor_arena *arena)
{
    uint32_t *features = COR_NEW_ARRAY(arena, uint32_t, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        features[i] = !i || origins[i] != origins[i - 1];
    table->features = features;
}

cor_status cor_along_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                          cor_arena *arena, const cor_table **ret_table, cor_error *err)
{
    const cor_table *near;
    cor_status st = keep_near(context, options, table, arena, &near, err);
    if (!st) st = cor_along_where_keep(context, options, arena, &near, err);
    if (st) return st;
    cor_table *kept = cor_arena_memdup(arena, near, sizeof *near);
    if (options->along.all_passes && !table->geometry.parts) count_once(kept, near->features, arena);
    kept->counts.left_out = table->counts.left_out + cor_table_feature_count(table, NULL, table->n_rows) -
                            cor_table_feature_count(kept, NULL, kept->n_rows);
    cor_count_certain(kept, &kept->counts.within, &kept->counts.within_possible);
    warn_if_none(context, options, table, kept);
    *ret_table = kept;
    return COR_OK;
}

cor_status cor_along_check(const cor_render_context *context, const cor_map_source *options, cor_error *err)
{
    double metres;
    size_t n;
    const cor_route *const *routes;
    cor_status st = reach_of(context, options, &metres, err);
    if (!st) st = cor_along_routes(context, options, &routes, &n, err);
    return st ? st : cor_along_where_check(context, options, err);
}

const char *cor_along_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    double metres;
    char distance[COR_NUMBER_SPACE];
    const char *where = "";
    const cor_map_source *options = cor_along_options(context, source);
    if (!options) return "";
    if (reach_of(context, options, &metres, NULL)) return NULL;
    if (options->along_where && cor_along_where_bind(context, options, &where, NULL)) return NULL;
    cor_format_shortest(distance, metres);
    const char *terms =
        cor_arena_format(arena, "along %s %s %s", distance, options->along.all_passes ? "all" : "", where);
    for (const char *const *name = options->along.routes; *name; name++) {
        const char *route = cor_route_terms(context, *name, arena);
        if (!route) return NULL;
        terms = cor_arena_format(arena, "%s %s", terms, route);
    }
    return terms;
}
