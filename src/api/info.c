/* Info: what is in a source or on a map, as JSON. */
#include <jansson.h>
#include <math.h>
#include <string.h>

#include <glib.h>

#include "api/map_handle.h"
#include "batch/coverage.h"
#include "page/page.h"

static json_t *field_json(const cor_field_info *field)
{
    json_t *json = json_pack("{s:s, s:s}", "name", field->name, "type", field->kind);
    if (field->from) json_object_set_new(json, "from", json_string(field->from));
    return json;
}

static json_t *layer_json(const cor_layer_info *layer)
{
    json_t *fields = json_array();
    for (size_t i = 0; i < layer->n_fields; i++)
        json_array_append_new(fields, field_json(&layer->fields[i]));
    json_t *json = json_pack("{s:s, s:s, s:s?, s:o}", "name", layer->name, "geometry", layer->geometry, "crs",
                             layer->crs, "fields", fields);
    if (layer->known) json_object_set_new(json, "known", json_string(layer->known));
    if (layer->n_features >= 0) json_object_set_new(json, "features", json_integer((json_int_t) layer->n_features));
    if (!cor_rect_is_empty(layer->extent))
        json_object_set_new(
            json, "extent",
            json_pack("[f, f, f, f]", layer->extent.x0, layer->extent.y0, layer->extent.x1, layer->extent.y1));
    return json;
}

static cor_status source_json(cor_session *session, const char *path, json_t **ret_json, cor_error *err)
{
    const cor_source_info *info;
    cor_request request = {.name = path, .url = path, .trusted = true};
    cor_status st = cor_source_describe(session->sources, &request, session->arena, &info, err);
    if (st) return st;
    json_t *layers = json_array();
    for (size_t i = 0; i < info->n_layers; i++)
        json_array_append_new(layers, layer_json(&info->layers[i]));
    *ret_json = json_pack("{s:s, s:s, s:o}", "source", path, "driver", info->driver, "layers", layers);
    return COR_OK;
}

static json_t *fonts_json(cor_session *session)
{
    json_t *list = json_array();
    for (const char *const *family = cor_fonts_families(session->fonts); *family; family++)
        json_array_append_new(list, json_string(*family));
    return list;
}

static json_t *page_json(const cor_page_subject *page)
{
    const cor_rect b = page->bounds;
    return json_pack("{s:s, s:s, s:I, s:[f, f, f, f]}", "id", page->id, "name", page->stem, "number",
                     (json_int_t) page->number, "bbox", b.x0, b.y0, b.x1, b.y1);
}

/* Of an atlas, its pages. */
static cor_status atlas_json(cor_map *map, json_t **ret_json, cor_error *err)
{
    cor_coverage coverage;
    cor_arena *arena = cor_arena_new();
    cor_render_context *context = cor_render_context_open(map->session, map->resolved, &(cor_page_own){0}, arena);
    cor_status st = cor_coverage_read(context, arena, &coverage, err);
    json_t *pages = st ? NULL : json_array();
    for (size_t i = 0; !st && i < coverage.n; i++)
        json_array_append_new(pages, page_json(&coverage.pages[i]));
    if (!st)
        *ret_json = json_pack("{s:s, s:s, s:o}", "map", map->resolved->document->file, "title",
                              map->resolved->document->atlas.title, "pages", pages);
    cor_render_context_close(context);
    cor_arena_free(arena);
    return st;
}

/* A map is drawn, not painted: its report says all. */
static cor_status map_json(cor_session *session, const char *path, const cor_options *options, json_t **ret_json,
                           cor_error *err)
{
    cor_map *map;
    cor_status st = cor_map_open(session, path, options, &map, err);
    if (st) return st;
    bool atlas = map->resolved->document->atlas.kind != COR_ATLAS_NONE;
    st = atlas ? atlas_json(map, ret_json, err) : cor_map_render(map, NULL, 0, err);
    if (!st && !atlas) *ret_json = json_loads(cor_map_report(map), 0, NULL);
    if (!st) json_object_set_new(*ret_json, "fonts", fonts_json(session));
    cor_map_free(map);
    return st;
}

/* A document names `version`; a JSON file that does not is GeoJSON. */
static bool is_map(const char *path)
{
    const cor_node *root;
    bool named = g_str_has_suffix(path, ".yaml") || g_str_has_suffix(path, ".yml") || g_str_has_suffix(path, ".json");
    if (!named) return false;
    cor_arena *arena = cor_arena_new();
    bool document = cor_doc_read(arena, path, &root, NULL) ? !g_str_has_suffix(path, ".json")
                                                           : cor_node_get(root, "version") != NULL;
    cor_arena_free(arena);
    return document;
}

cor_status cor_info(cor_session *session, const char *path, const cor_options *options, const char **ret_json,
                    cor_error *error)
{
    json_t *json = NULL;
    *ret_json = NULL;
    cor_arena_reset(session->arena);
    cor_status st =
        is_map(path) ? map_json(session, path, options, &json, error) : source_json(session, path, &json, error);
    if (st) return st;
    char *text = json_dumps(json, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    *ret_json = cor_arena_copy(session->arena, text);
    free(text);
    json_decref(json);
    return COR_OK;
}
