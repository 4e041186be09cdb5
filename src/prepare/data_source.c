#include "prepare/data_source.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "prepare/page_source.h"
#include "prepare/style_tree.h"

static const cor_map_source *map_source(const cor_render_context *context, const char *name)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++)
        if (!strcmp(context->map->document->sources[i].name, name)) return &context->map->document->sources[i];
    return NULL;
}

static void from_style(const cor_render_context *context, const cor_style_source *source, cor_data_source *data_source)
{
    data_source->type = source->type;
    data_source->request.url = cor_style_path(context->arena, source->node, source->url);
    data_source->request.json = source->inline_json;
    if (source->node) data_source->request.location = cor_node_location(source->node);
}

static cor_location location_of(const cor_node *node)
{
    return node ? cor_node_location(node) : COR_NOWHERE;
}

static void take_fields(const cor_map_source *source, cor_arena *arena, cor_request *request)
{
    static const cor_field_kind kinds[] = {[COR_MAP_FIELD_TEXT] = COR_FIELD_TEXT,
                                           [COR_MAP_FIELD_NUMBER] = COR_FIELD_NUMBER,
                                           [COR_MAP_FIELD_DATE] = COR_FIELD_DATE};
    cor_field_name *names = COR_NEW_ARRAY(arena, cor_field_name, source->n_fields);
    cor_field_type *types = COR_NEW_ARRAY(arena, cor_field_type, source->n_types);
    for (size_t i = 0; i < source->n_fields; i++)
        names[i] = (cor_field_name){.ours = source->fields[i].ours,
                                    .theirs = source->fields[i].theirs,
                                    .location = location_of(source->fields[i].node)};
    for (size_t i = 0; i < source->n_types; i++)
        types[i] = (cor_field_type){.field = source->types[i].field,
                                    .kind = kinds[source->types[i].kind],
                                    .format = source->types[i].format,
                                    .location = location_of(source->types[i].node)};
    request->names = names;
    request->n_names = source->n_fields;
    request->types = types;
    request->n_types = source->n_types;
    request->keeps_names = source->keeps_names;
}

static void take_precision(const cor_map_source *source, cor_arena *arena, cor_precision *precision)
{
    const cor_map_precision *stated = &source->precision;
    cor_precision_code *codes = COR_NEW_ARRAY(arena, cor_precision_code, stated->n_codes);
    for (size_t i = 0; i < stated->n_codes; i++)
        codes[i] = (cor_precision_code){stated->codes[i].code, stated->codes[i].sure, stated->codes[i].km};
    *precision = (cor_precision){
        .field = stated->field, .codes = codes, .n_codes = stated->n_codes, .location = location_of(stated->node)};
}

/* A source of the map document may say where the data are, or only how the style's are to be read. */
static void from_map(const cor_map_source *source, cor_arena *arena, cor_data_source *data_source)
{
    cor_request *request = &data_source->request;
    if (source->url) {
        request->url = source->url;
        request->json = NULL;
        request->trusted = true;
        data_source->replaced = true;
    }
    if (source->made.kind != COR_MADE_OF_NO_ROUTE) {
        request->url = request->json = NULL;
        data_source->type = "vector";
        data_source->replaced = true;
    }
    data_source->named = true;
    data_source->stack = source->stack;
    request->layer = source->layer;
    request->crs = source->crs;
    request->encoding = source->encoding;
    request->column_x = source->column_x;
    request->column_y = source->column_y;
    request->where = source->where;
    request->skip = (size_t) source->skip;
    request->sheet = source->sheet;
    take_fields(source, arena, request);
    take_precision(source, arena, &request->precision);
    if (source->node) request->location = cor_node_location(source->node);
}

cor_status cor_data_source_known(const cor_render_context *context, const char *name, const cor_node *node,
                                 cor_error *err)
{
    size_t n = 0, in_style = cor_style_source_count(context->map->style);
    if (cor_style_source_of(context->map->style, name) || map_source(context, name)) return COR_OK;
    if (cor_is_page_source(context, name)) return COR_OK;
    const char **names = COR_NEW_ARRAY(context->arena, const char *, in_style + context->map->document->n_sources);
    for (size_t i = 0; i < context->map->document->n_sources; i++)
        names[n++] = context->map->document->sources[i].name;
    for (size_t i = 0; i < in_style; i++)
        names[n++] = cor_style_source_at(context->map->style, i)->id;
    const char *nearest = cor_nearest_word(name, names, n);
    return cor_fail_at(
        err, COR_BAD_DOCUMENT, node ? cor_node_location(node) : cor_file_location(context->map->document->file),
        "there is no source '%s' in the map document or its style%s", name, cor_hint_of(nearest, '\'', "").text);
}

cor_status cor_data_source_of(const cor_render_context *context, const char *name, cor_data_source *ret_source,
                              cor_error *err)
{
    const cor_style_source *in_style = cor_style_source_of(context->map->style, name);
    const cor_map_source *in_map = map_source(context, name);
    if (!in_style && !in_map && !cor_is_page_source(context, name))
        return cor_data_source_known(context, name, NULL, err);
    cor_data_source data_source = {.name = name, .type = "vector"};
    data_source.request.name = name;
    data_source.request.languages = context->map->document->languages;
    if (in_style) from_style(context, in_style, &data_source);
    if (in_map) from_map(in_map, context->arena, &data_source);
    *ret_source = data_source;
    return COR_OK;
}

void cor_data_source_set_location(cor_data_source *data_source, const cor_node *node)
{
    if (node) data_source->request.location = cor_node_location(node);
}

cor_status cor_data_source_check_crs(const cor_render_context *context, const cor_data_source *data_source,
                                     cor_error *err)
{
    const cor_crs *crs;
    cor_error why;
    const cor_map_source *source = map_source(context, data_source->name);
    if (!data_source->request.crs || !cor_crs_open(context->session->proj, data_source->request.crs, &crs, &why))
        return COR_OK;
    const cor_node *node = source ? cor_node_get(source->node, "crs") : NULL;
    return node ? cor_node_fail(node, err, "%s", why.message) : cor_fail(err, COR_BAD_DOCUMENT, "%s", why.message);
}

cor_status cor_data_source_bind(const cor_render_context *context, cor_data_source *data_source, cor_error *err)
{
    const cor_map_document *document = context->map->document;
    cor_request *request = &data_source->request;
    if (!request->where) return COR_OK;
    const char **names = COR_NEW_ARRAY(context->arena, const char *, context->n_state);
    cor_value *values = COR_NEW_ARRAY(context->arena, cor_value, context->n_state);
    for (size_t i = 0; i < context->n_state; i++) {
        names[i] = context->state[i].name;
        values[i] = context->state[i].value;
    }
    cor_status st = cor_sql_bind(context->arena, request->where, names, values, context->n_state, &request->where, err);
    if (st && err) {
        cor_fail_there(err, request->location.file ? request->location : cor_file_location(document->file));
    }
    return st;
}

cor_status cor_data_source_chosen(const cor_render_context *context, const char *name, const char *where,
                                  const cor_node *source_node, const cor_node *where_node, cor_data_source *ret_source,
                                  cor_error *err)
{
    const char **own = &ret_source->request.where;
    cor_status st = cor_data_source_known(context, name, source_node, err);
    if (!st) st = cor_data_source_of(context, name, ret_source, err);
    if (st) return st;
    if (where) {
        *own = *own ? cor_arena_format(context->arena, "(%s) AND (%s)", *own, where) : where;
        cor_data_source_set_location(ret_source, where_node);
    }
    return cor_data_source_bind(context, ret_source, err);
}
