#include "prepare/resolved_map.h"

#include <glib.h>

#include "prepare/shown_sources.h"
#include "prepare/style_tree.h"
#include "prepare/worldview.h"

/* Strings of the document's parameters are interned: expressions compare them by pointer. */
static cor_parameter interned(cor_interns *interns, cor_parameter parameter)
{
    parameter.name = cor_intern(interns, parameter.name);
    if (parameter.value.kind == COR_STRING) parameter.value = cor_interned(cor_intern(interns, parameter.value.string));
    return parameter;
}

static void set_state(cor_resolved_map *map, cor_parameter *state, cor_parameter parameter)
{
    parameter = interned(map->interns, parameter);
    for (size_t i = 0; i < map->n_state; i++)
        if (state[i].name == parameter.name) {
            state[i] = parameter;
            return;
        }
    state[map->n_state++] = parameter;
}

/* What `global-state` reads: the later word wins. */
static void collect_state(cor_resolved_map *map)
{
    size_t n;
    const cor_parameter *defaults = cor_style_state(map->style, &n);
    const cor_map_document *document = map->document;
    map->n_state = 0;
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

static void find_icons(cor_resolved_map *map)
{
    size_t n;
    const cor_style_sprite *sprites = cor_style_sprites(map->style, &n);
    cor_icon_place *places = COR_NEW_ARRAY(map->arena, cor_icon_place, n);
    map->n_icon_places = 0;
    for (size_t i = 0; i < n; i++)
        if (!sprites[i].remote)
            places[map->n_icon_places++] =
                (cor_icon_place){sprites[i].id, cor_style_path(map->arena, sprites[i].node, sprites[i].url)};
    map->icon_places = places;
}

/* What MAP is drawn by, out of the tree ROOT. */
static cor_status take_style(const cor_compiler *compiler, cor_resolved_map *map, const cor_node *root, cor_error *err)
{
    map->style_root = root;
    cor_status st = cor_style_read(compiler, root, &map->style, err);
    if (!st) find_icons(map);
    if (st || !map->document->root) return st; /* a style alone */
    st = cor_worldview_choose(map, err);
    if (!st) collect_state(map);
    return st;
}

static bool shows_rows(const cor_map_document *document)
{
    for (size_t i = 0; i < document->n_sources; i++)
        if (document->sources[i].show) return true;
    return false;
}

/* The layers that the document's sources are shown by. Their rows are read through a map that has the styles alone;
 * what is wrong with these is said when all is read. */
static cor_status show_rows(cor_session *session, const cor_compiler *compiler, cor_resolved_map *map,
                            const cor_node *root, GPtrArray *shown, cor_error *err)
{
    cor_compiler quiet = *compiler;
    quiet.diagnostics = NULL;
    const cor_node *styles = cor_style_tree_with_sources(map->arena, root, map->document);
    if (take_style(&quiet, map, styles, NULL)) return COR_OK;
    return cor_shown_sources(session, map, shown, err);
}

static cor_status open_style(cor_session *session, cor_resolved_map *map, cor_error *err)
{
    const cor_compiler compiler = {.arena = map->arena, .interns = map->interns, .diagnostics = session->diagnostics};
    const cor_node *root;
    GPtrArray *shown = g_ptr_array_new();
    cor_status st = cor_style_tree_read(&compiler, map->document, &root, err);
    if (!st && shows_rows(map->document)) st = show_rows(session, &compiler, map, root, shown, err);
    if (!st)
        st = cor_style_tree_finish(&compiler, map->document, root, (const cor_node *const *) shown->pdata, shown->len,
                                   &root, err);
    if (!st) st = take_style(&compiler, map, root, err);
    map->is_shown = shown->len > 0;
    g_ptr_array_unref(shown);
    return st;
}

static cor_status resolve(cor_session *session, cor_resolved_map *map, const char *path, const cor_options *options,
                          cor_error *err)
{
    static const cor_options none;
    if (!options) options = &none;
    map->strict = options->strict;
    map->debug_labels = options->debug_labels;
    cor_status st =
        cor_map_document_read(map->arena, map->interns, session->diagnostics, path, options, &map->document, err);
    return st ? st : open_style(session, map, err);
}

static cor_resolved_map *new_map(void)
{
    cor_resolved_map *map = g_new0(cor_resolved_map, 1);
    map->arena = cor_arena_new();
    map->interns = cor_interns_new();
    return map;
}

/* MAP for *ret_map when STATUS is good; else it is freed. */
static cor_status give(cor_resolved_map *map, cor_status status, const cor_resolved_map **ret_map)
{
    if (status)
        cor_resolved_map_free(map);
    else
        *ret_map = map;
    return status;
}

cor_status cor_resolved_map_of_style(cor_session *session, const char *path, const cor_resolved_map **ret_map,
                                     cor_error *err)
{
    cor_resolved_map *map = new_map();
    cor_map_document *document = COR_NEW(map->arena, cor_map_document);
    const char **styles = COR_NEW_ARRAY(map->arena, const char *, 2);
    document->file = styles[0] = cor_arena_copy(map->arena, path);
    document->styles = styles;
    map->document = document;
    return give(map, open_style(session, map, err), ret_map);
}

cor_status cor_resolved_map_open(cor_session *session, const char *path, const cor_options *options,
                                 const cor_resolved_map **ret_map, cor_error *err)
{
    cor_resolved_map *map = new_map();
    return give(map, resolve(session, map, path, options, err), ret_map);
}

void cor_resolved_map_free(const cor_resolved_map *map)
{
    if (!map) return;
    cor_interns_free(map->interns);
    cor_arena_free(map->arena);
    g_free((gpointer) map);
}
