#include "prepare/resolved_map.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

cor_status cor_style_open(cor_session *session, cor_arena *arena, const char *path, const cor_style **ret_style,
                          cor_error *err)
{
    const cor_node *root;
    cor_compiler compiler = {.arena = arena, .interns = session->interns, .diagnostics = session->diagnostics};
    cor_status st = cor_doc_read(arena, path, &root, err);
    if (!st) st = cor_style_read(&compiler, root, ret_style, err);
    return st;
}

/* PATH as seen from FOLDER. Anything that is no relative path stays as it is. */
static const char *resolved(cor_arena *arena, const char *folder, const char *path)
{
    if (!path || g_path_is_absolute(path) || strchr(path, ':')) return path;
    char *joined = g_build_filename(folder, path, NULL);
    const char *copy = cor_arena_copy(arena, joined);
    g_free(joined);
    return copy;
}

/* Strings of the document's parameters are interned: expressions compare them by pointer. */
static cor_parameter interned(cor_session *session, cor_parameter parameter)
{
    parameter.name = cor_intern(session->interns, parameter.name);
    if (parameter.value.kind == COR_STRING)
        parameter.value = cor_interned(cor_intern(session->interns, parameter.value.string));
    return parameter;
}

static void set_state(cor_map *map, cor_parameter *state, cor_parameter parameter)
{
    parameter = interned(map->session, parameter);
    for (size_t i = 0; i < map->n_state; i++)
        if (state[i].name == parameter.name) {
            state[i] = parameter;
            return;
        }
    state[map->n_state++] = parameter;
}

/* What `global-state` reads: the later word wins. */
static void collect_state(cor_map *map)
{
    size_t n;
    const cor_parameter *defaults = cor_style_state(map->style, &n);
    const cor_map_document *document = map->document;
    cor_parameter *state = COR_NEW_ARRAY(map->arena, cor_parameter, n + document->n_parameters + 3);
    for (size_t i = 0; i < n; i++)
        set_state(map, state, defaults[i]);
    for (size_t i = 0; i < document->n_parameters; i++)
        set_state(map, state, document->parameters[i]);
    set_state(map, state, (cor_parameter){"worldview", cor_string(document->worldview)});
    set_state(map, state, (cor_parameter){"language", cor_string(document->languages[0])});
    if (document->as_of) set_state(map, state, (cor_parameter){"as_of", cor_string(document->as_of)});
    map->state = state;
}

/* A sprite's pictures of double size are for pages of more pixels than a screen's. */
static const double SCREEN_DPI = 96;

static void open_icons(cor_map *map)
{
    size_t n;
    const cor_style_sprite *sprites = cor_style_sprites(map->style, &n);
    cor_icon_place *places = COR_NEW_ARRAY(map->arena, cor_icon_place, n);
    for (size_t i = 0; i < n; i++)
        if (!sprites[i].remote)
            places[map->n_icon_places++] =
                (cor_icon_place){sprites[i].id, resolved(map->arena, map->style_folder, sprites[i].url)};
    map->icon_places = places;
    map->icons = cor_icons_of(places, map->n_icon_places, map->document->page.dpi > SCREEN_DPI);
}

static cor_status open_style(cor_map *map, const char *path, cor_error *err)
{
    cor_status st = cor_style_open(map->session, map->arena, path, &map->style, err);
    if (st) return st;
    char *folder = g_path_get_dirname(path);
    map->style_folder = cor_arena_copy(map->arena, folder);
    g_free(folder);
    open_icons(map);
    return COR_OK;
}

static cor_status freeze(cor_map *map, const char *path, const cor_options *options, cor_error *err)
{
    cor_session *session = map->session;
    static const cor_options none;
    if (!options) options = &none;
    map->strict = options->strict;
    map->debug_labels = options->debug_labels;
    cor_status st =
        cor_map_document_read(map->arena, session->interns, session->diagnostics, path, options, &map->document, err);
    if (!st) st = open_style(map, map->document->style, err);
    if (!st) collect_state(map);
    return st;
}

cor_status cor_map_of_style(cor_session *session, const char *path, cor_map **ret_map, cor_error *err)
{
    cor_map *map = g_new0(cor_map, 1);
    map->session = session;
    map->arena = cor_arena_new();
    cor_map_document *document = COR_NEW(map->arena, cor_map_document);
    document->file = cor_arena_copy(map->arena, path);
    map->document = document;
    cor_status st = open_style(map, path, err);
    if (st) {
        cor_map_free(map);
        return st;
    }
    *ret_map = map;
    return COR_OK;
}

cor_status cor_map_open(cor_session *session, const char *path, const cor_options *options, cor_map **ret_map,
                        cor_error *error)
{
    cor_map *map = g_new0(cor_map, 1);
    map->session = session;
    map->arena = cor_arena_new();
    cor_status st = freeze(map, path, options, error);
    if (st) {
        cor_map_free(map);
        return st;
    }
    *ret_map = map;
    return COR_OK;
}

void cor_map_free(cor_map *map)
{
    if (!map) return;
    cor_icons_free(map->icons);
    if (map->inputs) g_ptr_array_unref(map->inputs);
    cor_arena_free(map->arena);
    g_free(map->report);
    g_free(map);
}

size_t cor_map_output_count(const cor_map *map)
{
    size_t n = 0;
    while (map->document->outputs[n])
        n++;
    return n;
}

const char *cor_map_output(const cor_map *map, size_t index)
{
    return map->document->outputs[index];
}
const char *cor_map_name(const cor_map *map)
{
    return map->document->name;
}

size_t cor_map_worldview_count(const cor_map *map)
{
    size_t n = 0;
    while (map->document->worldviews && map->document->worldviews[n])
        n++;
    return n ? n : 1;
}

const char *cor_map_worldview(const cor_map *map, size_t index)
{
    return map->document->worldviews ? map->document->worldviews[index] : map->document->worldview;
}

const char *cor_map_report(const cor_map *map)
{
    return map->report;
}

static const cor_map_source *map_source(const cor_map *map, const char *name)
{
    for (size_t i = 0; i < map->document->n_sources; i++)
        if (!strcmp(map->document->sources[i].name, name)) return &map->document->sources[i];
    return NULL;
}

static void blame(cor_request *request, const cor_node *node)
{
    if (!node) return;
    request->location.file = node->file;
    request->location.line = node->line;
    request->location.column = node->column;
}

static void from_style(const cor_map *map, const cor_style_source *source, cor_data_source *data_source)
{
    data_source->type = source->type;
    data_source->request.url = resolved(map->arena, map->style_folder, source->url);
    data_source->request.json = source->inline_json;
    blame(&data_source->request, source->node);
}

/* A source of the map document may say where the data are, or only how the style's are to be read. */
static void from_map(const cor_map_source *source, cor_data_source *data_source)
{
    cor_request *request = &data_source->request;
    if (source->url) {
        request->url = source->url;
        request->json = NULL;
        request->trusted = true;
        data_source->replaced = true;
    }
    request->layer = source->layer;
    request->crs = source->crs;
    request->encoding = source->encoding;
    request->column_x = source->column_x;
    request->column_y = source->column_y;
    request->where = source->where;
    blame(request, source->node);
}

cor_status cor_data_source_known(const cor_map *map, const char *name, const cor_node *node, cor_error *err)
{
    size_t n = 0, in_style = cor_style_source_count(map->style);
    if (cor_style_source_of(map->style, name) || map_source(map, name)) return COR_OK;
    const char **names = COR_NEW_ARRAY(map->arena, const char *, in_style + map->document->n_sources);
    for (size_t i = 0; i < map->document->n_sources; i++)
        names[n++] = map->document->sources[i].name;
    for (size_t i = 0; i < in_style; i++)
        names[n++] = cor_style_source_at(map->style, i)->id;
    const char *nearest = cor_nearest_word(name, names, n);
    return cor_fail_at(err, COR_BAD_DOCUMENT,
                       (cor_location){map->document->file, node ? node->line : 0, node ? node->column : 0},
                       "there is no source '%s' in the map document or its style%s%s%s", name,
                       nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

cor_status cor_layers_known(const cor_map *map, const char *const *ids, const cor_node *node, cor_error *err)
{
    size_t n = cor_style_layer_count(map->style);
    const char **known = COR_NEW_ARRAY(map->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        known[i] = cor_layer_id(cor_style_layer_at(map->style, i));
    for (; ids && *ids; ids++) {
        if (g_strv_contains(known, *ids)) continue;
        const char *nearest = cor_nearest_word(*ids, known, n);
        return cor_node_fail(node, err, "the style has no layer '%.80s'%s%s%s", *ids, nearest ? "; did you mean '" : "",
                             nearest ? nearest : "", nearest ? "'?" : "");
    }
    return COR_OK;
}

cor_status cor_data_source_of(const cor_map *map, const char *name, cor_data_source *ret_source, cor_error *err)
{
    const cor_style_source *in_style = cor_style_source_of(map->style, name);
    const cor_map_source *in_map = map_source(map, name);
    if (!in_style && !in_map) return cor_data_source_known(map, name, NULL, err);
    cor_data_source data_source = {.name = name, .type = "vector"};
    data_source.request.name = name;
    if (in_style) from_style(map, in_style, &data_source);
    if (in_map) from_map(in_map, &data_source);
    *ret_source = data_source;
    return COR_OK;
}

void cor_data_source_set_location(cor_data_source *data_source, const cor_node *node)
{
    blame(&data_source->request, node);
}

cor_status cor_data_source_check_crs(const cor_map *map, const cor_data_source *data_source, cor_error *err)
{
    const cor_crs *crs;
    cor_error why;
    const cor_map_source *source = map_source(map, data_source->name);
    if (!data_source->request.crs || !cor_crs_open(map->session->proj, data_source->request.crs, &crs, &why))
        return COR_OK;
    const cor_node *node = source ? cor_node_get(source->node, "crs") : NULL;
    return node ? cor_node_fail(node, err, "%s", why.message) : cor_fail(err, COR_BAD_DOCUMENT, "%s", why.message);
}

cor_status cor_data_source_bind(const cor_map *map, cor_data_source *data_source, cor_error *err)
{
    const cor_map_document *document = map->document;
    cor_request *request = &data_source->request;
    if (!request->where) return COR_OK;
    const char **names = COR_NEW_ARRAY(map->arena, const char *, map->n_state);
    cor_value *values = COR_NEW_ARRAY(map->arena, cor_value, map->n_state);
    for (size_t i = 0; i < map->n_state; i++) {
        names[i] = map->state[i].name;
        values[i] = map->state[i].value;
    }
    cor_status st = cor_sql_bind(map->arena, request->where, names, values, map->n_state, &request->where, err);
    if (st && err) {
        err->line = request->location.line;
        err->column = request->location.column;
        cor_fail_in(err, request->location.file ? request->location.file : document->file);
    }
    return st;
}

cor_status cor_data_source_read(const cor_map *map, cor_data_source *data_source, cor_arena *arena,
                                const cor_table **ret_table, cor_error *err)
{
    cor_session *session = map->session;
    cor_status st = cor_data_source_bind(map, data_source, err);
    if (!st) st = cor_data_source_check_crs(map, data_source, err);
    return st ? st
              : cor_source_read(session->sources, &data_source->request, arena, session->interns, session->diagnostics,
                                ret_table, err);
}

const char *cor_state_text(const cor_map *map, const char *name, cor_arena *arena)
{
    for (size_t i = 0; i < map->n_state; i++)
        if (!strcmp(map->state[i].name, name)) return cor_value_text(map->state[i].value, arena);
    return NULL;
}

bool cor_layer_has_rows(const cor_layer *layer)
{
    cor_layer_type type = cor_layer_type_of(layer);
    return cor_layer_source(layer) && type != COR_LAYER_RASTER && type != COR_LAYER_HILLSHADE &&
           type != COR_LAYER_COLOR_RELIEF;
}

cor_program_fields cor_layers_ask(const cor_map *map, const char *source, cor_arena *arena)
{
    cor_program_fields asked = {0};
    for (size_t i = 0; i < cor_style_layer_count(map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(map->style, i);
        if (g_strcmp0(cor_layer_source(layer), source) != 0) continue;
        cor_program_fields fields = cor_layer_fields(layer, arena);
        asked.id |= fields.id;
        asked.geometry |= fields.geometry;
    }
    return asked;
}

bool cor_source_may_be_drawn(const cor_map *map, const char *source)
{
    const cor_eval eval = {.state = map->state, .n_state = map->n_state, .interns = map->session->interns};
    for (size_t i = 0; i < cor_style_layer_count(map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(map->style, i);
        const cor_program *visibility = cor_layer_property(layer, "visibility");
        if (g_strcmp0(cor_layer_source(layer), source) != 0) continue;
        cor_value value = visibility ? cor_evaluate(visibility, &eval) : cor_null();
        if (value.kind != COR_STRING || strcmp(value.string, "none") != 0) return true;
    }
    return false;
}
