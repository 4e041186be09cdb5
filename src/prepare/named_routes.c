#include "prepare/named_routes.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/value_order.h"
#include "base/words.h"
#include "geo/representative.h"
#include "prepare/reproject.h"
#include "prepare/source_rows.h"
#include "table/select.h"

/* The fields that may name a line. */
static const char *const name_fields[] = {"id", "ref", "name", "route"};

/* As published and as drawn: what differs by a larger share is said. */
static const double DIFFERS = 0.02;

typedef struct {
    const char *terms;
    const cor_route *route;
} made;

/* What a route is made of. */
typedef struct {
    const cor_map_route *said; /* how, by the document; NULL: it does not */
    const char *source, *where, *name;
    const char *line; /* the name of the line that is meant; NULL: all lines */
    const cor_node *node;
} recipe;

static const cor_map_route *document_route(const cor_render_context *context, const char *name)
{
    const cor_map_document *document = context->map->document;
    for (size_t i = 0; i < document->n_routes; i++)
        if (!strcmp(document->routes[i].name, name)) return &document->routes[i];
    return NULL;
}

/* What the document says of the lines of SOURCE; NULL: it does not name it. */
static const cor_map_route *source_lines(const cor_render_context *context, const char *source)
{
    const cor_map_document *document = context->map->document;
    for (size_t i = 0; i < document->n_sources; i++)
        if (!strcmp(document->sources[i].name, source)) return &document->sources[i].lines;
    return NULL;
}

static recipe recipe_in(const cor_render_context *context, const char *source, const char *line, const cor_node *node)
{
    return (recipe){.said = source_lines(context, source),
                    .source = source,
                    .name = line ? line : source,
                    .line = line,
                    .node = node};
}

static recipe recipe_of(const cor_render_context *context, const char *name, const cor_node *node)
{
    const cor_map_route *said = document_route(context, name);
    if (said)
        return (recipe){.said = said, .source = said->source, .where = said->where, .name = name, .node = said->node};
    if (!cor_data_source_known(context, name, NULL, NULL)) return recipe_in(context, name, NULL, node);
    return recipe_in(context, COR_ROUTES_SOURCE, name, node);
}

static const cor_node *said_at(const recipe *r, const char *key)
{
    const cor_node *node = r->said ? cor_node_get(r->said->node, key) : NULL;
    return node ? node : r->node;
}

static cor_status lines_of(const cor_render_context *context, const recipe *r, cor_data_source *ret_source,
                           cor_error *err)
{
    return cor_data_source_chosen(context, r->source, r->where, said_at(r, "source"), said_at(r, "where"), ret_source,
                                  err);
}

static cor_status posts_of(const cor_render_context *context, const cor_map_calibration *c, cor_data_source *ret_source,
                           cor_error *err)
{
    const cor_node *points = cor_node_get(c->node, "points"), *where = cor_node_get(c->node, "where");
    if (!cor_data_source_known(context, c->points, NULL, NULL))
        return cor_data_source_chosen(context, c->points, c->where, points, where, ret_source, err);
    *ret_source = (cor_data_source){.name = c->points, .type = "vector"};
    ret_source->request = (cor_request){.name = c->points, .url = c->file, .trusted = true, .where = c->where};
    cor_data_source_set_location(ret_source, where ? where : points);
    return cor_data_source_bind(context, ret_source, err);
}

static const char *terms_of(const cor_render_context *context, const recipe *r, cor_arena *arena)
{
    cor_data_source lines, posts = {0};
    if (lines_of(context, r, &lines, NULL)) return NULL;
    if (r->said && r->said->calibrate.node && posts_of(context, &r->said->calibrate, &posts, NULL)) return NULL;
    return cor_arena_format(arena, "%s %s %s %s %s %s", r->name, r->source, r->line ? r->line : "",
                            lines.request.where ? lines.request.where : "", posts.name ? posts.name : "",
                            posts.request.where ? posts.request.where : "");
}

const char *cor_route_terms(const cor_render_context *context, const char *name, cor_arena *arena)
{
    recipe r = recipe_of(context, name, NULL);
    return terms_of(context, &r, arena);
}

/* ---- its lines --------------------------------------------------------------------------------------------- */

static bool is_called(const cor_table *table, size_t row, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(name_fields); i++) {
        const cor_column *column = cor_table_column(table, name_fields[i]);
        cor_value value = column ? cor_column_value(column, row) : cor_null();
        if (value.kind == COR_STRING && !strcmp(value.string, name)) return true;
    }
    return false;
}

/* Among the document's routes and the lines of TABLE (NULL: none). */
static const char *nearest_name(const cor_render_context *context, const cor_table *table, const char *name)
{
    const cor_map_document *document = context->map->document;
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < document->n_routes; i++)
        g_ptr_array_add(names, (gpointer) document->routes[i].name);
    for (size_t row = 0; table && row < table->n_rows; row++)
        for (size_t i = 0; i < G_N_ELEMENTS(name_fields); i++) {
            const cor_column *column = cor_table_column(table, name_fields[i]);
            cor_value value = column ? cor_column_value(column, row) : cor_null();
            if (value.kind == COR_STRING) g_ptr_array_add(names, (gpointer) value.string);
        }
    const char *nearest = cor_nearest_word(name, (const char *const *) names->pdata, names->len);
    g_ptr_array_unref(names);
    return nearest;
}

/* Keeps the first line that is called by its name. */
static cor_status keep_line(const cor_render_context *context, const recipe *r, const cor_table **table, cor_error *err)
{
    uint32_t row = 0;
    while (row < (*table)->n_rows && !is_called(*table, row, r->line))
        row++;
    if (row < (*table)->n_rows) {
        *table = cor_table_select(*table, &row, 1, NULL, context->arena);
        return COR_OK;
    }
    const char *nearest = nearest_name(context, *table, r->line);
    return cor_node_fail(
        r->node, err,
        "there is no route '%.80s': the document describes none, and source '%s' has no line with this "
        "id, ref or name%s",
        r->line, r->source, cor_hint_of(nearest, '\'', "").text);
}

static cor_status put_in_order(const cor_render_context *context, const recipe *r, const cor_table **table,
                               cor_error *err)
{
    const cor_column *column = cor_table_column(*table, r->said->order);
    size_t n = (*table)->n_rows;
    if (!column)
        return cor_node_fail(said_at(r, "order"), err, "source '%s' has no field '%.60s' to order its lines by",
                             r->source, r->said->order);
    cor_value *values = COR_NEW_ARRAY(context->arena, cor_value, n);
    for (size_t i = 0; i < n; i++)
        values[i] = cor_column_value(column, i);
    const size_t *order = cor_order_values(context->arena, values, n, r->said->descending);
    uint32_t *rows = COR_NEW_ARRAY(context->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (uint32_t) order[i];
    *table = cor_table_select(*table, rows, n, NULL, context->arena);
    return COR_OK;
}

/* Those that may name a line, and the one that lines follow each other by. */
static const char *const *fields_of(const cor_render_context *context, const recipe *r, size_t *ret_n)
{
    const char **fields = COR_NEW_ARRAY(context->arena, const char *, G_N_ELEMENTS(name_fields) + 1);
    *ret_n = 0;
    for (size_t i = 0; r->line && i < G_N_ELEMENTS(name_fields); i++)
        fields[(*ret_n)++] = name_fields[i];
    if (r->said && r->said->order) fields[(*ret_n)++] = r->said->order;
    return fields;
}

/* Whoever names a route seldom means a source of lines that there is not. */
static cor_status check_line(const cor_render_context *context, const recipe *r, cor_error *err)
{
    if (!r->line || strcmp(r->source, COR_ROUTES_SOURCE) != 0 || !cor_data_source_known(context, r->source, NULL, NULL))
        return COR_OK;
    const char *nearest = nearest_name(context, NULL, r->line);
    return cor_node_fail(r->node, err,
                         "there is no route '%.80s': the document describes none, and has no source '%s'%s", r->line,
                         r->source, cor_hint_of(nearest, '\'', "").text);
}

static cor_status read_lines(const cor_render_context *context, const recipe *r, const cor_table **ret_table,
                             cor_error *err)
{
    cor_data_source source;
    cor_status st = check_line(context, r, err);
    if (!st) st = lines_of(context, r, &source, err);
    if (st) return st;
    source.request.fields = fields_of(context, r, &source.request.n_fields);
    st = cor_source_rows(context, &source, context->arena, ret_table, err);
    if (!st && r->line) st = keep_line(context, r, ret_table, err);
    return st || !r->said || !r->said->order ? st : put_in_order(context, r, ret_table, err);
}

static cor_route_options options_of(const cor_render_context *context, const recipe *r)
{
    static const cor_gap_rule gaps[] = {[COR_MAP_GAP_REFUSE] = COR_GAP_REFUSE,
                                        [COR_MAP_GAP_STRAIGHT] = COR_GAP_STRAIGHT,
                                        [COR_MAP_GAP_STEP] = COR_GAP_STEP};
    static const cor_route_direction directions[] = {[COR_MAP_DIRECTION_UNSAID] = COR_DIRECTION_UNSAID,
                                                     [COR_MAP_FORWARD] = COR_DIRECTION_FORWARD,
                                                     [COR_MAP_BACKWARD] = COR_DIRECTION_BACKWARD};
    cor_route_options options = {.name = cor_intern(context->interns, r->name)};
    if (!r->said) return options;
    options.is_ordered = r->said->order != NULL;
    options.gap = gaps[r->said->gap];
    options.step = r->said->step;
    options.direction = directions[r->said->direction];
    options.has_origin = r->said->has_origin;
    options.origin = r->said->origin;
    return options;
}

/* What is wrong with data is said where the document asks for them. */
static cor_status fail_route(const recipe *r, const cor_node *node, const cor_error *why, cor_error *err)
{
    cor_location at = node ? cor_node_location(node) : COR_NOWHERE;
    return cor_fail_at(err, why->status, at, "route '%.60s': %s", r->name, why->message);
}

/* ---- its kilometres ---------------------------------------------------------------------------------------- */

static cor_status kilometre_of(const cor_column *column, size_t row, double *ret_km)
{
    cor_value value = cor_column_value(column, row);
    *ret_km = value.kind == COR_NUMBER ? value.number : NAN;
    if (value.kind == COR_STRING && !cor_parse_number(value.string, ret_km)) return COR_BAD_DATA;
    return COR_OK;
}

static cor_status take_posts(const cor_render_context *context, const cor_map_calibration *c, const cor_table *table,
                             cor_post *posts, cor_error *err)
{
    cor_geometry lonlat = table->geometry;
    const cor_column *column = cor_table_column(table, c->km);
    cor_status st = cor_lonlat_points(context->session->proj, context->arena, table, &lonlat.points, err);
    if (st) return st;
    if (!column) return cor_fail(err, COR_BAD_DATA, "the posts have no field '%.60s'", c->km);
    for (size_t i = 0; i < table->n_rows; i++) {
        posts[i].place = cor_representative_point(&lonlat, i);
        posts[i].name = cor_arena_format(context->arena, "row %.0f of %s", cor_table_id(table, i), c->points);
        if (kilometre_of(column, i, &posts[i].km))
            return cor_fail(err, COR_BAD_DATA, "%s: its %s is no number", posts[i].name, c->km);
    }
    return COR_OK;
}

static void warn_of_lengths(const cor_render_context *context, const recipe *r, const cor_route *route)
{
    double by_posts, drawn;
    if (!cor_route_is_calibrated(route, &by_posts, &drawn) || !(drawn > 0)) return;
    double differs = by_posts / drawn - 1;
    if (fabs(differs) <= DIFFERS) return;
    cor_warn(context->diagnostics, cor_node_location(r->said->calibrate.node),
             "route '%.60s': by its posts it is %.1f km from the first to the last, as it is drawn %.1f km: %.1f %% %s",
             r->name, by_posts, drawn, fabs(differs) * 100, differs > 0 ? "more" : "less");
}

static cor_status calibrate(const cor_render_context *context, const recipe *r, cor_route *route, cor_error *err)
{
    cor_data_source source;
    const cor_table *table;
    cor_error why = {0};
    const cor_map_calibration *c = &r->said->calibrate;
    cor_status st = posts_of(context, c, &source, err);
    if (st) return st;
    source.request.fields = &c->km;
    source.request.n_fields = 1;
    st = cor_source_rows(context, &source, context->arena, &table, err);
    if (st) return st;
    cor_post *posts = COR_NEW_ARRAY(context->arena, cor_post, table->n_rows);
    st = take_posts(context, c, table, posts, &why);
    if (!st) st = cor_route_calibrate(route, posts, table->n_rows, c->within, &why);
    if (st) return fail_route(r, c->node, &why, err);
    warn_of_lengths(context, r, route);
    return COR_OK;
}

/* ---- made once --------------------------------------------------------------------------------------------- */

static const cor_route *find_made(const GPtrArray *routes, const char *terms)
{
    for (guint i = 0; routes && i < routes->len; i++) {
        const made *m = g_ptr_array_index(routes, i);
        if (!strcmp(m->terms, terms)) return m->route;
    }
    return NULL;
}

static cor_status make(const cor_render_context *context, const recipe *r, cor_route **ret_route, cor_error *err)
{
    const cor_table *table;
    cor_ground_features lines;
    cor_error why = {0};
    const cor_route_options options = options_of(context, r);
    cor_status st = read_lines(context, r, &table, err);
    if (!st) st = cor_ground_of_table(context->session->proj, table, &lines, err);
    if (st) return st;
    if (!table->n_rows)
        return cor_node_fail(said_at(r, "where"), err, "route '%.60s': source '%s' has no such lines", r->name,
                             r->source);
    st = cor_route_new(&lines, &options, context->arena, ret_route, &why);
    if (st) return fail_route(r, r->node, &why, err);
    return r->said && r->said->calibrate.node ? calibrate(context, r, *ret_route, err) : COR_OK;
}

static cor_status make_once(const cor_render_context *context, const recipe *r, const cor_route **ret_route,
                            cor_error *err)
{
    cor_route *route;
    const char *terms = terms_of(context, r, context->arena);
    const cor_route *known = terms ? find_made(context->routes, terms) : NULL;
    if (!known && terms) known = find_made(context->routes_before, terms);
    *ret_route = known;
    if (known) return COR_OK;
    cor_status st = make(context, r, &route, err);
    if (st) return st;
    made *m = COR_NEW(context->arena, made);
    *m = (made){terms, route};
    g_ptr_array_add(context->routes, m);
    *ret_route = route;
    return COR_OK;
}

cor_status cor_route_called(const cor_render_context *context, const char *name, const cor_node *node,
                            const cor_route **ret_route, cor_error *err)
{
    recipe r = recipe_of(context, name, node);
    return make_once(context, &r, ret_route, err);
}

cor_status cor_route_in_source(const cor_render_context *context, const char *source, const char *where,
                               const char *name, const cor_node *node, const cor_route **ret_route, cor_error *err)
{
    recipe r = recipe_in(context, source, name, node);
    r.where = where;
    return make_once(context, &r, ret_route, err);
}

const cor_route *cor_routes_made(const cor_render_context *context, size_t at)
{
    size_t before = context->routes_before ? context->routes_before->len : 0;
    const GPtrArray *list = at < before ? context->routes_before : context->routes;
    size_t own = at < before ? at : at - before;
    return own < list->len ? ((const made *) g_ptr_array_index(list, own))->route : NULL;
}
