#include "prepare/resolved_map.h"

#include <string.h>

#include <glib.h>

#include "prepare/worldview.h"

cor_status cor_style_open(cor_session *session, cor_arena *arena, const char *path, const cor_style **ret_style,
                          cor_error *err)
{
    const cor_node *root;
    cor_compiler compiler = {.arena = arena, .interns = session->interns, .diagnostics = session->diagnostics};
    cor_status st = cor_doc_read(arena, path, &root, err);
    if (!st) st = cor_style_read(&compiler, root, ret_style, err);
    return st;
}

const char *cor_path_from(cor_arena *arena, const char *folder, const char *path)
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
    if (map->worldview) set_state(map, state, (cor_parameter){"worldview", cor_string(map->worldview)});
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
                (cor_icon_place){sprites[i].id, cor_path_from(map->arena, map->style_folder, sprites[i].url)};
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
    if (!st) st = cor_worldview_choose(map, err);
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
