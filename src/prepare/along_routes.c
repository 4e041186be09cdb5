#include "prepare/along_routes.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/words.h"
#include "chainage/locate.h"
#include "prepare/layer_needs.h"
#include "prepare/named_routes.h"
#include "prepare/reproject.h"
#include "source/where.h"
#include "table/select.h"

enum { ROUTE, KM, DISTANCE, SIDE, KM_FROM, KM_TO, FIELDS };

const char *const cor_along_fields[] = {
    [ROUTE] = "route",     [KM] = "route_km",           [DISTANCE] = "route_distance_km",
    [SIDE] = "route_side", [KM_FROM] = "route_km_from", [KM_TO] = "route_km_to",
    [FIELDS] = NULL};

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

/* The routes that OPTIONS name, in the order of the document's `routes`, those that it does not describe behind: of
 * several that are as near, the first counts. */
static cor_status routes_of(const cor_render_context *context, const cor_map_source *options,
                            const cor_route ***ret_routes, size_t *ret_n, cor_error *err)
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

/* ---- along_where --------------------------------------------------------------------------------------------- */

static const cor_node *where_node(const cor_map_source *options)
{
    return cor_node_get(options->node, "along_where");
}

/* `along_where` with its parameters quoted. */
static cor_status bound_where(const cor_render_context *context, const cor_map_source *options, const char **ret_where,
                              cor_error *err)
{
    const char **names = COR_NEW_ARRAY(context->arena, const char *, context->n_state);
    cor_value *values = COR_NEW_ARRAY(context->arena, cor_value, context->n_state);
    for (size_t i = 0; i < context->n_state; i++) {
        names[i] = context->state[i].name;
        values[i] = context->state[i].value;
    }
    cor_status st = cor_sql_bind(context->arena, options->along_where, names, values, context->n_state, ret_where, err);
    return st ? cor_fail_there(err, cor_node_location(where_node(options))) : COR_OK;
}

static cor_status open_where(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                             cor_where **ret_where, cor_error *err)
{
    const char *text;
    cor_error why = {0};
    cor_status st = bound_where(context, options, &text, err);
    if (st) return st;
    st = cor_where_open(text, arena, ret_where, &why);
    return st ? cor_node_fail(where_node(options), err, "%s", why.message) : COR_OK;
}

const char *const *cor_along_where_fields(const cor_render_context *context, const cor_map_source *options,
                                          cor_arena *arena)
{
    cor_where *where;
    const char *missing;
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < FIELDS; i++)
        g_ptr_array_add(names, (gpointer) cor_along_fields[i]);
    if (options->along_where && !open_where(context, options, arena, &where, NULL)) {
        while ((missing = cor_where_bind(where, (const char *const *) names->pdata, names->len, NULL)))
            g_ptr_array_add(names, cor_arena_copy(arena, missing));
        cor_where_close(where);
    }
    g_ptr_array_add(names, NULL);
    const char *const *own = cor_arena_memdup(arena, names->pdata + FIELDS, (names->len - FIELDS) * sizeof *own);
    g_ptr_array_unref(names);
    return own;
}

typedef struct {
    const cor_table *table;
    size_t row;
} cursor;

static cor_value cell(const void *row, size_t column)
{
    const cursor *c = row;
    return cor_column_value(&c->table->columns[column], c->row);
}

static cor_status bind_columns(cor_where *where, const cor_map_source *options, const cor_table *table,
                               cor_arena *arena, cor_error *err)
{
    const char **names = COR_NEW_ARRAY(arena, const char *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    const char *missing = cor_where_bind(where, names, table->n_columns, NULL);
    if (!missing) return COR_OK;
    const char *nearest = cor_nearest_word(missing, names, table->n_columns);
    return cor_node_fail(where_node(options), err, "source '%s' has no field '%.60s'%s", options->name, missing,
                         cor_hint_of(nearest, '\'', "").text);
}

static cor_status keep_where(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                             const cor_table **table, cor_error *err)
{
    cor_where *where;
    size_t n = 0;
    const cor_table *all = *table;
    if (!options->along_where) return COR_OK;
    cor_status st = open_where(context, options, arena, &where, err);
    if (st) return st;
    st = bind_columns(where, options, all, arena, err);
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, all->n_rows);
    for (size_t i = 0; i < all->n_rows && !st; i++) {
        const cursor c = {all, i};
        double id = cor_table_id(all, i);
        if (cor_where_keeps(where, cell, &c, id, id)) rows[n++] = (uint32_t) i;
    }
    const char *fault = st ? NULL : cor_where_fault(where, "row");
    if (fault) st = cor_node_fail(where_node(options), err, "%s", fault);
    cor_where_close(where);
    if (!st) *table = cor_table_select(all, rows, n, NULL, arena);
    return st;
}

/* ---- rows and fields ----------------------------------------------------------------------------------------- */

/* Where the rows that are near enough are. */
typedef struct {
    cor_route_position *positions;
    double *from, *to; /* measures */
    uint32_t *rows;
    size_t n;
} located;

static void keep(located *l, size_t row, const cor_route_position *position, double from, double to)
{
    l->positions[l->n] = *position;
    l->from[l->n] = from;
    l->to[l->n] = to;
    l->rows[l->n++] = (uint32_t) row;
}

/* A table of points, one for each row. */
static void locate_points(const cor_locator *locator, const cor_point *lonlat, size_t n, double metres, located *l)
{
    cor_route_position *positions = g_new(cor_route_position, n);
    cor_locate_points(locator, lonlat, n, metres, positions);
    for (size_t i = 0; i < n; i++)
        if (positions[i].route) keep(l, i, &positions[i], positions[i].measure, positions[i].measure);
    g_free(positions);
}

static void locate_features(const cor_locator *locator, const cor_ground_features *own, double metres, located *l)
{
    for (size_t i = 0; i < own->geometry->n_features; i++) {
        cor_route_position position;
        double from, to;
        if (cor_locate_feature(locator, own, i, metres, &position, &from, &to)) keep(l, i, &position, from, to);
    }
}

static cor_column new_column(const cor_render_context *context, int field, size_t n, cor_arena *arena)
{
    cor_column column = {.name = cor_intern(context->interns, cor_along_fields[field])};
    column.kind = field == ROUTE || field == SIDE ? COR_COLUMN_STRINGS : COR_COLUMN_NUMBERS;
    if (column.kind == COR_COLUMN_STRINGS)
        column.strings = COR_NEW_ARRAY(arena, const char *, n);
    else
        column.numbers = COR_NEW_ARRAY(arena, double, n);
    return column;
}

static void fill_columns(const cor_render_context *context, const located *l, cor_column *columns)
{
    const char *sides[G_N_ELEMENTS(cor_route_side_words)];
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
        sides[i] = cor_intern(context->interns, cor_route_side_words[i]);
    for (size_t i = 0; i < l->n; i++) {
        const cor_route_position *p = &l->positions[i];
        columns[ROUTE].strings[i] = cor_route_name(p->route);
        columns[KM].numbers[i] = p->km;
        columns[DISTANCE].numbers[i] = p->distance / 1000;
        columns[SIDE].strings[i] = sides[p->side];
        columns[KM_FROM].numbers[i] = cor_route_km(p->route, l->from[i]);
        columns[KM_TO].numbers[i] = cor_route_km(p->route, l->to[i]);
    }
}

/* The columns of TABLE that are none of ours, and ours. */
static void add_columns(const cor_render_context *context, const located *l, cor_table *table, cor_arena *arena)
{
    size_t n = 0;
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns + FIELDS);
    for (size_t i = 0; i < table->n_columns; i++)
        if (!g_strv_contains(cor_along_fields, table->columns[i].name)) columns[n++] = table->columns[i];
    for (int i = 0; i < FIELDS; i++)
        columns[n + (size_t) i] = new_column(context, i, l->n, arena);
    fill_columns(context, l, columns + n);
    table->columns = columns;
    table->n_columns = n + FIELDS;
}

static cor_status with_places(const cor_render_context *context, const cor_table *table, const cor_locator *locator,
                              double metres, cor_arena *arena, const cor_table **ret_near, cor_error *err)
{
    located l = {.positions = COR_NEW_ARRAY(arena, cor_route_position, table->n_rows),
                 .from = COR_NEW_ARRAY(arena, double, table->n_rows),
                 .to = COR_NEW_ARRAY(arena, double, table->n_rows),
                 .rows = COR_NEW_ARRAY(arena, uint32_t, table->n_rows)};
    cor_ground_features own;
    const cor_point *lonlat = NULL;
    bool of_points = !table->geometry.parts;
    cor_proj *proj = context->session->proj;
    cor_status st =
        of_points ? cor_lonlat_points(proj, arena, table, &lonlat, err) : cor_ground_of_table(proj, table, &own, err);
    if (st) return st;
    if (of_points)
        locate_points(locator, lonlat, table->n_rows, metres, &l);
    else
        locate_features(locator, &own, metres, &l);
    cor_table *near = cor_table_select(table, l.rows, l.n, NULL, arena);
    add_columns(context, &l, near, arena);
    *ret_near = near;
    return COR_OK;
}

static void warn_if_none(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                         const cor_table *near)
{
    if (!table->n_rows || near->n_rows) return;
    cor_warn(context->diagnostics, cor_node_location(options->along.node),
             "nothing of source '%s' lies within %.60s of the route%s", options->name, options->along.within,
             options->along_where ? " and passes \"along_where\"" : "");
}

cor_status cor_along_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                          cor_arena *arena, const cor_table **ret_table, cor_error *err)
{
    double metres;
    size_t n;
    const cor_route **routes;
    const cor_table *near;
    cor_status st = reach_of(context, options, &metres, err);
    if (!st) st = routes_of(context, options, &routes, &n, err);
    if (!st) st = with_places(context, table, cor_locator_new(routes, n, arena), metres, arena, &near, err);
    if (!st) st = keep_where(context, options, arena, &near, err);
    if (st) return st;
    cor_table *kept = cor_arena_memdup(arena, near, sizeof *near);
    kept->counts.left_out += table->n_rows - kept->n_rows;
    kept->counts.within = kept->n_rows;
    warn_if_none(context, options, table, kept);
    *ret_table = kept;
    return COR_OK;
}

cor_status cor_along_check(const cor_render_context *context, const cor_map_source *options, cor_error *err)
{
    double metres;
    size_t n;
    const cor_route **routes;
    cor_where *where;
    cor_status st = reach_of(context, options, &metres, err);
    if (!st) st = routes_of(context, options, &routes, &n, err);
    if (st || !options->along_where) return st;
    st = open_where(context, options, context->arena, &where, err);
    if (!st) cor_where_close(where);
    return st;
}

const char *cor_along_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    double metres;
    char distance[COR_NUMBER_SPACE];
    const char *where = "";
    const cor_map_source *options = cor_along_options(context, source);
    if (!options) return "";
    if (reach_of(context, options, &metres, NULL)) return NULL;
    if (options->along_where && bound_where(context, options, &where, NULL)) return NULL;
    cor_format_shortest(distance, metres);
    const char *terms = cor_arena_format(arena, "along %s %s", distance, where);
    for (const char *const *name = options->along.routes; *name; name++) {
        const char *route = cor_route_terms(context, *name, arena);
        if (!route) return NULL;
        terms = cor_arena_format(arena, "%s %s", terms, route);
    }
    return terms;
}
