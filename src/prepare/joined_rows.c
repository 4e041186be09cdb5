#include "prepare/joined_rows.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "prepare/join_remarks.h"
#include "prepare/made_source.h"
#include "prepare/page_source.h"
#include "prepare/since_report.h"
#include "table/select.h"

const cor_map_source *cor_join_options(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const cor_map_source *s = &context->map->document->sources[i];
        if (s->join.to && !strcmp(s->name, source)) return s;
    }
    return NULL;
}

static cor_status check(const cor_render_context *context, const cor_map_source *options, cor_error *err)
{
    const cor_node *node = cor_node_get(options->join.node, "to");
    const char *to = options->join.to;
    cor_status st = cor_data_source_known(context, to, node, err);
    if (st) return st;
    if (!strcmp(to, options->name)) return cor_node_fail(node, err, "the source '%s' is joined to itself", to);
    if (cor_is_page_source(context, to))
        return cor_node_fail(node, err, "a page has no rows to join to; name a source of areas or a table");
    if (cor_made_options(context, to))
        return cor_node_fail(node, err, "the source '%s' is made of a route; name one that is read", to);
    if (cor_join_options(context, to))
        return cor_node_fail(node, err, "the source '%s' is joined itself; name one that is not", to);
    return COR_OK;
}

cor_status cor_join_check(const cor_render_context *context, const char *source, cor_error *err)
{
    const cor_map_source *options = cor_join_options(context, source);
    return options ? check(context, options, err) : COR_OK;
}

const char *cor_join_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    cor_data_source other;
    const cor_map_source *options = cor_join_options(context, source);
    if (!options) return "";
    if (cor_data_source_of(context, options->join.to, &other, NULL) || cor_data_source_bind(context, &other, NULL))
        return NULL;
    return cor_arena_format(arena, "join %s %s", options->join.to, other.request.where ? other.request.where : "");
}

/* The other source, bound. */
static cor_status other_of(const cor_render_context *context, const cor_map_source *options, cor_data_source *ret_other,
                           cor_error *err)
{
    cor_status st = check(context, options, err);
    if (!st) st = cor_data_source_of(context, options->join.to, ret_other, err);
    if (!st) st = cor_data_source_bind(context, ret_other, err);
    return st ? st : cor_data_source_check_crs(context, ret_other, err);
}

/* The fields of REQUEST and KEY. */
static void want(cor_request *request, const cor_request *wanted, const char *key, cor_arena *arena)
{
    const char **fields = COR_NEW_ARRAY(arena, const char *, wanted->n_fields + 1);
    if (wanted->n_fields) memcpy(fields, wanted->fields, wanted->n_fields * sizeof *fields);
    fields[wanted->n_fields] = key;
    request->fields = fields;
    request->n_fields = wanted->n_fields + 1;
    request->all_fields = wanted->all_fields;
    request->has_extent = false;
}

static bool has_shapes(const cor_table *table)
{
    for (size_t i = 0; i < table->geometry.n_features; i++)
        if (cor_geometry_kind(&table->geometry, i) != COR_SHAPE_NONE) return true;
    return false;
}

/* Both tables, and which of them has the shapes. */
static cor_status read_both(const cor_joining *j, const cor_request *wanted, cor_arena *arena,
                            cor_diagnostics *diagnostics, cor_joined *both, cor_error *err)
{
    cor_sources *sources = j->context->session->sources;
    cor_request own = *wanted, other = j->other->request;
    want(&own, wanted, j->options->join.own, arena);
    want(&other, wanted, j->options->join.theirs, arena);
    other.places = COR_PLACES_IF_ANY;
    cor_status st = cor_source_read(sources, &other, arena, j->context->interns, diagnostics, &both->other, err);
    if (st) return st;
    both->shapes_are_own = !has_shapes(both->other);
    own.places = both->shapes_are_own ? COR_PLACES_IF_ANY : COR_PLACES_UNASKED;
    st = cor_own_rows(j->context, j->source->name, &own, arena, diagnostics, &both->own, err);
    if (st || !both->shapes_are_own || has_shapes(both->own) || !both->own->n_rows || !both->other->n_rows) return st;
    return cor_node_fail(cor_node_get(j->options->join.node, "to"), err,
                         "neither '%s' nor '%s' has places to draw; join to a source of areas, lines or points",
                         j->options->name, j->options->join.to);
}

/* The column of a key; where there is none it is said which would be near. */
static cor_status key_column(const cor_joining *j, const cor_table *table, bool own, cor_arena *arena,
                             const cor_column **ret_column, cor_error *err)
{
    const char *field = own ? j->options->join.own : j->options->join.theirs;
    *ret_column = cor_table_column(table, field);
    return *ret_column ? COR_OK : cor_join_refuse_field(j, own, arena, err);
}

static void add_columns(GArray *columns, const cor_table *table, const cor_column *left_out)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        bool known = left_out == &table->columns[i];
        for (guint k = 0; k < columns->len && !known; k++)
            known = !strcmp(g_array_index(columns, cor_column, k).name, table->columns[i].name);
        if (!known) g_array_append_val(columns, table->columns[i]);
    }
}

/* TABLE with its columns as the shapes' rows have them. */
static const cor_table *spread(const cor_table *table, const uint32_t *rows, size_t n, cor_arena *arena)
{
    cor_table *copy = cor_arena_memdup(arena, table, sizeof *table);
    cor_column *columns = COR_NEW_ARRAY(arena, cor_column, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        columns[i] = cor_column_select(&table->columns[i], rows, n, arena);
    copy->columns = columns;
    return copy;
}

/* Each of the source's rows once, with the first of the shapes that have its key. */
static const uint32_t *features_of(const cor_key_match *match, size_t n, cor_arena *arena)
{
    uint32_t *features = COR_NEW_ARRAY(arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        features[i] = match->rows[i] != UINT32_MAX && !match->is_repeat[i];
    return features;
}

static const cor_table *combine(const cor_joined *both, const cor_key_match *match, const char *name,
                                const cor_column *key_of_columns, cor_arena *arena)
{
    const cor_table *shapes = both->shapes_are_own ? both->own : both->other,
                    *rows = both->shapes_are_own ? both->other : both->own;
    const cor_table *filled = spread(rows, match->rows, shapes->n_rows, arena);
    /* A shape knows its key, whether it has a partner or not. */
    const cor_column *left_out =
        cor_table_column(shapes, key_of_columns->name) ? &filled->columns[key_of_columns - rows->columns] : NULL;
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(cor_column));
    add_columns(columns, both->shapes_are_own ? shapes : filled, left_out);
    add_columns(columns, both->shapes_are_own ? filled : shapes, left_out);
    cor_table *table = cor_arena_memdup(arena, shapes, sizeof *shapes);
    table->source = name;
    table->news = both->own->news;
    table->columns = cor_arena_memdup(arena, columns->data, columns->len * sizeof(cor_column));
    table->n_columns = columns->len;
    g_array_unref(columns);
    if (both->shapes_are_own) return table;
    table->features = features_of(match, shapes->n_rows, arena);
    table->counts.left_out += match->asked.n;
    return table;
}

cor_status cor_joined_rows(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                           cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    cor_data_source other;
    cor_joined both = {0};
    const cor_column *own_key, *other_key;
    const cor_joining j = {context, cor_join_options(context, source->name), source, &other};
    cor_status st = other_of(context, j.options, &other, err);
    if (!st) st = read_both(&j, &source->request, arena, diagnostics, &both, err);
    if (!st) st = key_column(&j, both.own, true, arena, &own_key, err);
    if (!st) st = key_column(&j, both.other, false, arena, &other_key, err);
    if (st) return st;
    cor_keys own = cor_keys_of(own_key, both.own->n_rows, arena),
             others = cor_keys_of(other_key, both.other->n_rows, arena);
    both.shape_keys = both.shapes_are_own ? own : others;
    both.row_keys = both.shapes_are_own ? others : own;
    cor_key_match match = cor_match_keys(both.shape_keys, both.row_keys, arena);
    st = cor_join_judge(&j, &both, &match, arena, diagnostics, err);
    if (!st) *ret_table = combine(&both, &match, both.own->source, both.shapes_are_own ? other_key : own_key, arena);
    return st;
}

static void add_fields(GArray *fields, const cor_source_info *info)
{
    for (size_t i = 0; i < info->n_layers; i++)
        g_array_append_vals(fields, info->layers[i].fields, (guint) info->layers[i].n_fields);
}

cor_status cor_joined_contents(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err)
{
    cor_data_source other;
    const cor_source_info *own, *others;
    cor_sources *sources = context->session->sources;
    cor_request request = source->request;
    cor_status st = other_of(context, cor_join_options(context, source->name), &other, err);
    request.places = other.request.places = COR_PLACES_IF_ANY;
    if (!st) st = cor_source_describe(sources, &request, arena, &own, err);
    if (!st) st = cor_source_describe(sources, &other.request, arena, &others, err);
    if (st) return st;
    GArray *fields = g_array_new(FALSE, FALSE, sizeof(cor_field_info));
    add_fields(fields, own);
    add_fields(fields, others);
    bool shapes_are_own = !others->n_layers || !g_strcmp0(others->layers[0].geometry, "none");
    cor_source_info *info = cor_arena_memdup(arena, shapes_are_own ? own : others, sizeof *info);
    cor_layer_info *layer = COR_NEW(arena, cor_layer_info);
    if (info->n_layers) *layer = info->layers[0];
    layer->fields = cor_arena_memdup(arena, fields->data, fields->len * sizeof(cor_field_info));
    layer->n_fields = fields->len;
    info->layers = layer;
    info->n_layers = 1;
    g_array_unref(fields);
    *ret_info = info;
    return COR_OK;
}
