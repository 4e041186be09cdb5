#include "prepare/table_cache.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "geo/fit.h"
#include "prepare/along_routes.h"
#include "prepare/along_where.h"
#include "prepare/certainty.h"
#include "prepare/cluster_rows.h"
#include "prepare/joined_rows.h"
#include "prepare/kept_rows.h"
#include "prepare/layer_needs.h"
#include "prepare/made_rows.h"
#include "prepare/made_source.h"
#include "prepare/missing_fields.h"
#include "prepare/near.h"
#include "prepare/page_source.h"
#include "prepare/reproject.h"
#include "prepare/row_areas.h"
#include "prepare/rows_inside.h"
#include "prepare/shared_tables.h"
#include "prepare/since_report.h"
#include "prepare/source_filter.h"
#include "prepare/source_rows.h"
#include "prepare/unclipped.h"
#include "prepare/visibility.h"
#include "proj/densify.h"
#include "show/shown_layers.h"
#include "source/wanted.h"

/* Points beyond the frame that are kept, so that strokes, dashes and joins end out of sight. */
static const double BEYOND_FRAME = 36;

/* Names see lines and areas as a page of so many pixels an inch has them, whatever the page's own pixels: so they stand
 * in the same places. Pages that say nothing of pixels have as many, and then there is nothing to do twice. */
static const double PLACING_DPI = 150;

typedef struct {
    const char *source, *layer;
    const cor_table *table;
    cor_drawable *drawable;      /* NULL before it is asked for */
    const cor_geometry *placing; /* the same */
} entry;

/* What TRANSFORM shows of the source in REACH: tables of one CRS share it. */
typedef struct {
    const cor_transform *transform; /* NULL: none yet */
    cor_rect reach;
    cor_window window;
} sight;

struct cor_table_cache {
    const cor_render_context *context;
    cor_arena *arena;
    GArray *entries;
    bool wants_all; /* columns */
    cor_table_cache_losses losses;
    sight sight; /* of the table that was projected last */
};

cor_table_cache *cor_table_cache_new(const cor_render_context *context, cor_arena *arena)
{
    cor_table_cache *cache = g_new0(cor_table_cache, 1);
    cache->context = context;
    cache->arena = arena;
    cache->entries = g_array_new(FALSE, TRUE, sizeof(entry));
    return cache;
}

void cor_table_cache_free(cor_table_cache *cache)
{
    if (!cache) return;
    cor_sources_release(cache->context->session->sources);
    g_array_unref(cache->entries);
    g_free(cache);
}

void cor_table_cache_want_all(cor_table_cache *cache)
{
    cache->wants_all = true;
}

cor_table_cache_losses cor_table_cache_lost(const cor_table_cache *cache)
{
    return cache->losses;
}

static entry *find(cor_table_cache *cache, const char *source, const char *layer)
{
    for (guint i = 0; i < cache->entries->len; i++) {
        entry *e = &g_array_index(cache->entries, entry, i);
        if (!strcmp(e->source, source) && !g_strcmp0(e->layer, layer)) return e;
    }
    return NULL;
}

static void want(cor_program_fields fields, GHashTable *names, GPtrArray *list, cor_request *request)
{
    request->all_fields |= fields.all;
    for (size_t k = 0; k < fields.n; k++)
        if (g_hash_table_add(names, (gpointer) fields.names[k])) g_ptr_array_add(list, (gpointer) fields.names[k]);
}

/* The columns of the page's table. */
static void want_for_table(const cor_render_context *context, const char *source, GHashTable *names, GPtrArray *list)
{
    const cor_feature_table_options *options = &context->map->document->furniture.table;
    if (!options->on || g_strcmp0(options->source, source) != 0) return;
    for (size_t i = 0; i < options->n_columns; i++)
        if (g_hash_table_add(names, (gpointer) options->fields[i]))
            g_ptr_array_add(list, (gpointer) options->fields[i]);
    if (options->order && g_hash_table_add(names, (gpointer) options->order))
        g_ptr_array_add(list, (gpointer) options->order);
}

/* What the page's charts count by. */
static void want_for_charts(const cor_render_context *context, const char *source, GHashTable *names, GPtrArray *list)
{
    const cor_timeline_options *timeline = &context->map->document->furniture.timeline;
    const cor_ranking_options *ranking = &context->map->document->furniture.ranking;
    const struct {
        const cor_chart_options *chart;
        const char *field;
    } asked[] = {{&timeline->chart, timeline->date}, {&ranking->chart, ranking->by}, {&ranking->chart, ranking->sum}};
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
        if (asked[i].chart->on && asked[i].field && !g_strcmp0(asked[i].chart->source, source) &&
            g_hash_table_add(names, (gpointer) asked[i].field))
            g_ptr_array_add(list, (gpointer) asked[i].field);
}

/* What the map document shows the source by, before there are layers that read it. */
static void want_for_show(cor_table_cache *cache, const char *source, GHashTable *names, GPtrArray *list)
{
    const cor_map_document *document = cache->context->map->document;
    for (size_t i = 0; i < document->n_sources; i++) {
        size_t n = 0;
        if (!document->sources[i].show || strcmp(document->sources[i].name, source) != 0) continue;
        const char *const *fields = cor_show_fields(document->sources[i].show, cache->arena, &n);
        for (size_t k = 0; k < n; k++)
            if (g_hash_table_add(names, (gpointer) fields[k])) g_ptr_array_add(list, (gpointer) fields[k]);
    }
}

static void want_for_along(cor_table_cache *cache, const char *source, GHashTable *names, GPtrArray *list)
{
    const cor_map_source *options = cor_along_options(cache->context, source);
    if (!options) return;
    const char *const *field = cor_along_where_fields(cache->context, options, cor_along_fields, cache->arena);
    for (; *field; field++)
        if (g_hash_table_add(names, (gpointer) *field)) g_ptr_array_add(list, (gpointer) *field);
}

/* What segments of a route add up of the source. */
static void want_for_segments(const cor_render_context *context, const char *source, GHashTable *names, GPtrArray *list)
{
    const cor_map_document *document = context->map->document;
    for (size_t i = 0; i < document->n_sources; i++) {
        const cor_map_made *made = &document->sources[i].made;
        if (made->sum && !g_strcmp0(made->count, source) && g_hash_table_add(names, (gpointer) made->sum))
            g_ptr_array_add(list, (gpointer) made->sum);
    }
}

/* Those that `along` and `since` add are in no file. */
static void drop_made_fields(const cor_render_context *context, const char *source, GPtrArray *list)
{
    for (guint i = list->len; i-- > 0;)
        if (cor_is_along_field(context, source, list->pdata[i]) || cor_is_since_field(context, source, list->pdata[i]))
            g_ptr_array_remove_index(list, i);
}

/* Every field that the source itself or some layer on this table reads, each once. */
static void want_fields(cor_table_cache *cache, const char *source, const char *layer, cor_request *request)
{
    const cor_style *style = cache->context->map->style;
    const cor_style_source *own = cor_style_source_of(style, source);
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *list = g_ptr_array_new();
    if (own) want(cor_source_fields(own, layer, cache->arena), names, list, request);
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        const cor_layer *l = cor_style_layer_at(style, i);
        if (g_strcmp0(cor_layer_source(l), source) != 0) continue;
        if (layer && g_strcmp0(cor_layer_source_layer(l), layer) != 0) continue;
        want(cor_layer_fields(l, cache->arena), names, list, request);
    }
    want_for_table(cache->context, source, names, list);
    want_for_charts(cache->context, source, names, list);
    want_for_show(cache, source, names, list);
    want_for_along(cache, source, names, list);
    want_for_segments(cache->context, source, names, list);
    drop_made_fields(cache->context, source, list);
    request->fields = cor_arena_memdup(cache->arena, list->pdata, list->len * sizeof(char *));
    request->n_fields = list->len;
    g_ptr_array_unref(list);
    g_hash_table_unref(names);
}

static void want_more(cor_request *request, const char *const *more, cor_arena *arena)
{
    size_t n = request->n_fields;
    const char **fields = COR_NEW_ARRAY(arena, const char *, n + g_strv_length((char **) more));
    if (n) memcpy(fields, request->fields, n * sizeof *fields);
    for (; *more; more++)
        if (!cor_request_wants(request, *more)) fields[n++] = *more;
    request->fields = fields;
    request->n_fields = n;
}

/* What is of use if the source has it, and nobody is told that it lacks it: what `near` and `inside` go by, and where
 * things are, which is said in words of what the document names. */
static void want_if_there(cor_table_cache *cache, const cor_data_source *data_source, cor_request *request)
{
    static const char *const place[] = {COR_PLACE_FIELD, NULL};
    if (request->all_fields) return;
    if (*cor_kept_rows_fields(cache->context, data_source->name, cache->arena))
        want_more(request, cor_certainty_fields(), cache->arena);
    if (data_source->named) want_more(request, place, cache->arena);
}

/* "Did the filter or the file leave nothing?" is said once, aloud. That a style's own ground (its seas, its lakes) has
 * nothing in this view is usual. */
static void warn_if_empty(const cor_render_context *context, const cor_data_source *data_source, const cor_table *table)
{
    const cor_request *request = &data_source->request;
    if (table->n_rows || table->is_absent || (request->has_extent && !data_source->replaced && !request->where)) return;
    if (request->has_extent && context->map->document->atlas.kind != COR_ATLAS_NONE)
        return; /* another page may have some */
    cor_warn(context->diagnostics, request->location, "source '%s' has no rows%s", request->name,
             request->where        ? " after its \"where\""
             : request->has_extent ? " in this view"
                                   : "");
}

/* TABLE's geometry in degrees: its own, or a copy. */
static cor_status lonlat_of(cor_table_cache *cache, const cor_table *table, const cor_geometry **ret_lonlat,
                            cor_error *err)
{
    const cor_point *points;
    *ret_lonlat = &table->geometry;
    cor_status st = cor_lonlat_points(cache->context->session->proj, cache->arena, table, &points, err);
    if (st || points == table->geometry.points) return st;
    cor_geometry *copy = COR_NEW(cache->arena, cor_geometry);
    *copy = table->geometry;
    copy->points = points;
    *ret_lonlat = copy;
    return COR_OK;
}

/* Areas in square kilometres, where a layer asks for them. */
static cor_status measure_areas(cor_table_cache *cache, const cor_request *request, entry *e, cor_error *err)
{
    const cor_geometry *lonlat;
    bool asked = false;
    for (size_t i = 0; i < request->n_fields && !asked; i++)
        asked = !strcmp(request->fields[i], COR_AREA_FIELD);
    if (!asked) return COR_OK;
    cor_status st = lonlat_of(cache, e->table, &lonlat, err);
    if (!st) e->table = cor_with_row_areas(e->table, lonlat, cache->context->interns, cache->arena);
    return st;
}

/* What the style's source says of its features holds for the map document's data, too. */
static cor_status filter(cor_table_cache *cache, entry *e, cor_error *err)
{
    static const cor_style_source silent;
    const cor_geometry *lonlat = NULL;
    const cor_style_source *own = cor_style_source_of(cache->context->map->style, e->source);
    if (!own) own = &silent;
    const cor_program_fields by_source = cor_source_fields(own, NULL, cache->arena);
    const cor_program_fields by_layers = cor_layers_ask(cache->context, e->source, cache->arena);
    bool geometry = by_source.geometry || by_layers.geometry, ids = by_source.id || by_layers.id;
    cor_status st = own->filter && geometry ? lonlat_of(cache, e->table, &lonlat, err) : COR_OK;
    if (!st) e->table = cor_filter_source(cache->context, own, e->layer, e->table, lonlat, ids, cache->arena);
    return st;
}

static bool is_grouped(const cor_render_context *context, const char *source)
{
    const cor_style_source *own = cor_style_source_of(context->map->style, source);
    return own && own->clustering;
}

/* A cluster at the page's edge is made of points beyond it; what is near, along or inside something, or has a partner,
 * is counted on and off the page; what is new is told by all that there is. */
static bool is_read_whole(const cor_render_context *context, const char *source)
{
    return is_grouped(context, source) || cor_near_options(context, source) || cor_along_options(context, source) ||
           cor_inside_options(context, source) || cor_join_options(context, source) ||
           cor_since_needs_all(context, source);
}

/* Keeps of E what the map document wants in the areas of another source. What each page of an atlas chooses for itself
 * is left to it. */
static cor_status keep_inside(cor_table_cache *cache, const char *source, entry *e, cor_error *err)
{
    const cor_render_context *context = cache->context;
    const cor_map_source *options = cor_inside_options(context, source);
    if (!options || (!context->subject && cor_inside_is_of_page(context, options))) return COR_OK;
    return cor_keep_inside(context, options, e->table, cache->arena, &e->table, err);
}

/* What all pages share of SOURCE; NULL in E when they do not. A page that has still to choose does so from all of it.
 */
static cor_status take_shared(cor_table_cache *cache, const cor_data_source *data_source, const cor_view *view,
                              entry *e, cor_error *err)
{
    const cor_render_context *context = cache->context;
    const cor_map_source *options = cor_inside_options(context, e->source);
    bool chooses = options && cor_inside_is_of_page(context, options);
    if (!context->shared_tables) return COR_OK;
    cor_status st =
        cor_shared_tables_take(context->shared_tables, context, e->source, e->layer, data_source->request.where,
                               chooses ? NULL : view, cache->arena, &e->table, err);
    return st || !e->table || !chooses ? st : keep_inside(cache, e->source, e, err);
}

/* All features of the source that OPTIONS measures from: on the page or not, drawn or not. */
static cor_status read_others(cor_table_cache *cache, const cor_map_source *options, cor_ground_features *ret_features,
                              cor_error *err)
{
    cor_data_source data_source;
    const cor_table *table;
    cor_status st = cor_data_source_of(cache->context, options->near_source, &data_source, err);
    if (!st) st = cor_source_rows(cache->context, &data_source, cache->arena, &table, err);
    return st ? st : cor_ground_of_table(cache->context->session->proj, table, ret_features, err);
}

/* Keeps of E what the map document wants near another source. */
static cor_status keep_near(cor_table_cache *cache, const cor_map_source *options, entry *e, cor_error *err)
{
    double metres;
    cor_ground_features others, own;
    cor_status st = cor_near_metres(cache->context, options, cache->arena, &metres, err);
    if (!st) st = read_others(cache, options, &others, err);
    if (!st) st = cor_ground_of_table(cache->context->session->proj, e->table, &own, err);
    if (st) return st;
    bool some = e->table->n_rows > 0;
    e->table = cor_near_rows(cache->context, options, e->table, &own, &others, metres, cache->arena);
    if (some && !e->table->n_rows)
        cor_warn(cache->context->diagnostics, cor_node_location(options->near_node),
                 "nothing of source '%s' lies within %.60s of '%s'", options->name, options->near_within,
                 options->near_source);
    return COR_OK;
}

static cor_status read_table(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                             entry *e, cor_error *err);

/* All rows of what is counted, wherever the page is: what the cache holds of it may be those of the page alone. */
static cor_status make_of_route(cor_table_cache *cache, const cor_map_source *options, const cor_data_source *source,
                                entry *e, cor_error *err)
{
    const cor_render_context *context = cache->context;
    entry counted = {.source = options->made.count};
    cor_status st = cor_made_check(context, options, err);
    if (!st && counted.source) st = read_table(cache, counted.source, NULL, NULL, &counted, err);
    if (!st) st = cor_made_rows(context, options, counted.table, cache->arena, &e->table, err);
    if (st) return st;
    cor_warn_missing_columns(context, source, e->table, cache->arena);
    st = filter(cache, e, err);
    return st ? st : keep_inside(cache, e->source, e, err);
}

static cor_status read_table(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                             entry *e, cor_error *err)
{
    cor_data_source data_source;
    cor_session *session = cache->context->session;
    if (cor_is_page_source(cache->context, source)) {
        e->table = cor_page_source_table(cache->context, cache->arena);
        return COR_OK;
    }
    cor_status st = cor_data_source_of(cache->context, source, &data_source, err);
    if (!st) st = cor_data_source_bind(cache->context, &data_source, err);
    if (!st) st = cor_data_source_check_crs(cache->context, &data_source, err);
    if (st) return st;
    cor_request *request = &data_source.request;
    st = take_shared(cache, &data_source, view, e, err);
    if (st || e->table) return st;
    if (!request->layer && !strcmp(data_source.type, "vector")) request->layer_hint = layer;
    request->all_fields = cache->wants_all;
    if (!cache->wants_all) want_fields(cache, source, layer, request);
    const cor_data_source by_style = data_source;
    const cor_map_source *options = cor_made_options(cache->context, source);
    if (options) return make_of_route(cache, options, &by_style, e, err);
    want_if_there(cache, &by_style, request);
    if (view && view->has_reach && !is_read_whole(cache->context, source)) {
        request->has_extent = true;
        request->proj = session->proj;
        request->extent = view->reach;
    }
    st = cor_source_read_bound(cache->context, &data_source, cache->arena, cache->context->diagnostics, &e->table, err);
    if (st) return st;
    warn_if_empty(cache->context, &data_source, e->table);
    cor_warn_missing_columns(cache->context, &by_style, e->table, cache->arena);
    options = cor_near_options(cache->context, source);
    if (options) st = keep_near(cache, options, e, err);
    if (!st) st = measure_areas(cache, request, e, err);
    options = cor_along_options(cache->context, source);
    if (!st && options) st = cor_along_rows(cache->context, options, e->table, cache->arena, &e->table, err);
    if (!st) st = filter(cache, e, err);
    return st ? st : keep_inside(cache, source, e, err);
}

static cor_status cache_entry(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                              entry **ret_entry, cor_error *err)
{
    *ret_entry = find(cache, source, layer);
    if (*ret_entry) return COR_OK;
    entry e = {.source = source, .layer = layer};
    cor_status st = read_table(cache, source, layer, view, &e, err);
    if (st) return st;
    g_array_append_val(cache->entries, e);
    *ret_entry = &g_array_index(cache->entries, entry, cache->entries->len - 1);
    return COR_OK;
}

cor_status cor_table_cache_table(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                                 const cor_table **ret_table, cor_error *err)
{
    entry *e;
    cor_status st = cache_entry(cache, source, layer, view, &e, err);
    if (!st) *ret_table = e->table;
    return st;
}

/* within and distance speak of lon/lat; only tables in another CRS need a copy. */
static cor_status add_lonlat(cor_table_cache *cache, const entry *e, cor_drawable *drawable, cor_error *err)
{
    if (!drawable->table->crs || !cor_layers_ask(cache->context, e->source, cache->arena).geometry) return COR_OK;
    return lonlat_of(cache, drawable->table, &drawable->lonlat, err);
}

/* Clusters are those of the page's zoom. */
static cor_status group(cor_table_cache *cache, const cor_view *view, const entry *e, const cor_table **ret_table,
                        cor_error *err)
{
    const cor_geometry *lonlat;
    *ret_table = e->table;
    if (!is_grouped(cache->context, e->source)) return COR_OK;
    cor_status st = lonlat_of(cache, e->table, &lonlat, err);
    const cor_style_source *own = cor_style_source_of(cache->context->map->style, e->source);
    if (!st) *ret_table = cor_grouped(cache->context, own, view->zoom, e->table, lonlat, cache->arena);
    return st;
}

static const cor_window *window_of(cor_table_cache *cache, const cor_transform *transform, cor_rect reach)
{
    sight *s = &cache->sight;
    if (s->transform != transform || !cor_rect_covers(s->reach, reach) || !cor_rect_covers(reach, s->reach))
        *s = (sight){transform, reach, cor_window_of(transform, reach)};
    return &s->window;
}

static double quarter_dot(double dpi)
{
    return 0.25 * 72 / dpi;
}

static cor_rect reach_of(const cor_view *view)
{
    return cor_rect_grown(view->extent, BEYOND_FRAME * view->units_per_point);
}

static const cor_geometry *torn_outlines(cor_table_cache *cache, const cor_view *view, const char *source,
                                         const cor_table *table, const cor_transform *transform, const uint8_t *torn)
{
    const cor_map_document *document = cache->context->map->document;
    return cor_torn_outlines(cache->context->map->style, source, &table->geometry, transform, view,
                             window_of(cache, transform, reach_of(view)), torn,
                             cor_rect_grown(view->frame, BEYOND_FRAME), quarter_dot(document->page.dpi), cache->arena);
}

/* TABLE's geometry in the units of the map, in SCRATCH, and in points, in the table cache's arena. */
static const cor_geometry *fit(cor_table_cache *cache, const cor_view *view, const cor_table *table,
                               const cor_transform *transform, double tolerance, cor_arena *scratch,
                               cor_geometry *projected, cor_projected_counts *lost)
{
    *projected = cor_project_geometry(transform, &table->geometry, tolerance * view->units_per_point,
                                      window_of(cache, transform, reach_of(view)), scratch, lost);
    cor_geometry *page = COR_NEW(cache->arena, cor_geometry);
    *page = cor_fit_geometry(projected, view->to_page, cor_rect_grown(view->frame, BEYOND_FRAME), tolerance,
                             cache->arena, NULL);
    if (page->kinds == projected->kinds) /* a point table's are shared */
        page->kinds = page->kinds ? cor_arena_memdup(cache->arena, page->kinds, page->n_features) : NULL;
    return page;
}

/* What is in the map's units is needed only until it is in points: it lies in SCRATCH. */
static cor_status project_in(cor_table_cache *cache, const cor_view *view, entry *e, cor_arena *scratch, cor_error *err)
{
    const cor_transform *transform;
    const cor_table *table = NULL;
    cor_geometry projected;
    cor_projected_counts lost = {0};
    double tolerance = quarter_dot(cache->context->map->document->page.dpi);
    cor_status st = group(cache, view, e, &table, err);
    if (!st) st = cor_table_transform(cache->context->session->proj, table, view->crs, &transform, err);
    if (st) return st;
    const cor_geometry *page = fit(cache, view, table, transform, tolerance, scratch, &projected, &lost);
    cache->losses.points_lost += lost.points_lost;
    cache->losses.parts_split += lost.parts_split;
    e->drawable = COR_NEW(cache->arena, cor_drawable);
    const cor_row_geometries geometries = {.transform = transform,
                                           .source = &table->geometry,
                                           .projected = &projected,
                                           .page = page,
                                           .frame = view->frame,
                                           .some_lost = lost.features_lost > 0,
                                           .in_degrees = cor_transform_is_from_degrees(transform)};
    const cor_style *style = cache->context->map->style;
    *e->drawable = (cor_drawable){
        .table = table,
        .page = page,
        .visibility = cor_visibilities(cache->arena, &geometries),
        .unclipped = cor_unclipped_lines(style, e->source, &table->geometry, transform, view, tolerance, cache->arena),
        .outlines = torn_outlines(cache, view, e->source, table, transform, lost.torn),
        .vertices = cor_true_vertices(style, e->source, &table->geometry, transform, view, cache->arena)};
    return add_lonlat(cache, e, e->drawable, err);
}

/* As names see it: points are the same to them. */
static cor_status project_for_names(cor_table_cache *cache, const cor_view *view, entry *e, cor_arena *scratch,
                                    cor_error *err)
{
    const cor_transform *transform;
    const cor_table *table = e->drawable->table;
    cor_geometry projected;
    e->placing = e->drawable->page;
    if (cache->context->map->document->page.dpi == PLACING_DPI || !table->geometry.parts) return COR_OK;
    cor_status st = cor_table_transform(cache->context->session->proj, table, view->crs, &transform, err);
    if (!st) e->placing = fit(cache, view, table, transform, quarter_dot(PLACING_DPI), scratch, &projected, NULL);
    return st;
}

static cor_status project(cor_table_cache *cache, const cor_view *view, bool for_names, entry *e, cor_error *err)
{
    cor_arena *scratch = cor_arena_new();
    cor_status st = e->drawable ? COR_OK : project_in(cache, view, e, scratch, err);
    if (!st && for_names && !e->placing) st = project_for_names(cache, view, e, scratch, err);
    cor_arena_free(scratch);
    return st;
}

cor_status cor_table_cache_drawable(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                                    const cor_drawable **ret_drawable, cor_error *err)
{
    entry *e;
    cor_status st = cache_entry(cache, source, layer, view, &e, err);
    if (!st) st = project(cache, view, false, e, err);
    if (!st) *ret_drawable = e->drawable;
    return st;
}

cor_status cor_table_cache_placing(cor_table_cache *cache, const char *source, const char *layer, const cor_view *view,
                                   const cor_geometry **ret_placing, cor_error *err)
{
    entry *e;
    cor_status st = cache_entry(cache, source, layer, view, &e, err);
    if (!st) st = project(cache, view, true, e, err);
    if (!st) *ret_placing = e->placing == e->drawable->page ? NULL : e->placing;
    return st;
}
