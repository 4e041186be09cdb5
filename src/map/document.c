/* The document as a whole, and the keys at its root. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static void take_names(cor_map_reader *reader, const char *path)
{
    char *folder = g_path_get_dirname(path), *base = g_path_get_basename(path);
    char *dot = strrchr(base, '.');
    if (dot && dot != base) *dot = 0;
    reader->map->file = cor_arena_copy(reader->arena, path);
    reader->map->folder = cor_arena_copy(reader->arena, folder);
    reader->map->name = cor_arena_copy(reader->arena, base);
    g_free(folder);
    g_free(base);
}

/* One style, or a list of them. */
static void read_style(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char *const **ret_styles = target, *const * texts, *text;
    bool is_list = node->kind == COR_NODE_SEQ;
    if (!(is_list ? cor_read_texts(reader, node, &texts) : cor_read_text(reader, node, &text))) return;
    size_t n = is_list ? node->n : 1;
    const char **styles = COR_NEW_ARRAY(reader->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        styles[i] = cor_map_find_style(reader, cor_node_item(node, i));
    *ret_styles = styles;
}

static void read_as_of(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char **as_of = target;
    if (cor_read_text(reader, node, as_of) && !cor_date_is_valid(*as_of))
        cor_map_fault(reader, node, "\"%.40s\" is no date; write it as YYYY-MM-DD", *as_of);
}

static void check_day(cor_map_reader *reader, const char *option, const char *day)
{
    if (day && !cor_date_is_valid(day))
        cor_map_option_fault(reader, "%s: \"%.40s\" is no date; write it as YYYY-MM-DD", option, day);
}

static void finish_as_of(cor_map_reader *reader)
{
    const cor_options *options = reader->options;
    check_day(reader, "as_of", options->as_of);
    check_day(reader, "today", options->today);
    if (options->as_of) reader->map->as_of = cor_arena_copy(reader->arena, options->as_of);
    reader->map->as_of_is_said = reader->map->as_of != NULL;
    if (!reader->map->as_of) reader->map->as_of = cor_arena_copy(reader->arena, options->today);
}

static void read_worldview(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (cor_read_text(reader, node, &reader->map->worldview)) reader->map->worldview_node = node;
}

static void finish_worldview(cor_map_reader *reader)
{
    if (!reader->options->worldview) return;
    reader->map->worldview = cor_arena_copy(reader->arena, reader->options->worldview);
    reader->map->worldview_node = NULL;
}

static bool is_language(const char *text)
{
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    return n > 1 && n < 36 && !text[n] && g_ascii_isalpha(text[0]);
}

static void read_languages(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char *const **languages = target;
    if (!cor_read_texts(reader, node, languages)) return;
    for (size_t i = 0; (*languages)[i]; i++)
        if (!is_language((*languages)[i]))
            cor_map_fault(reader, cor_node_item(node, i), "\"%.40s\" is no language code; write one like en, ur or zh",
                          (*languages)[i]);
}

static const char *const digits[] = {"latin", "native"};

static void read_digits(cor_map_reader *reader, const cor_node *node, void *target)
{
    bool *native = target;
    size_t index;
    if (cor_read_word(reader, node, COR_MAP_WORDS(digits), &index)) *native = index == 1;
}

static bool check_version(cor_map_reader *reader, const cor_node *node)
{
    if (node->kind == COR_NODE_NUMBER && node->number == 1) return true;
    return cor_map_fault(reader, node, "the version is not one that this Corridor reads; write \"version: 1\"");
}

static void read_version(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    check_version(reader, node);
}

static void demand(cor_map_reader *reader, const cor_node *root)
{
    cor_map_demand(reader, root, "version", "\"version\" is missing; write \"version: 1\"");
    cor_map_demand(reader, root, "style", "\"style\" is missing; write \"style: FILE\"");
}

#define AT(field) .at = offsetof(cor_map_document, field)

/* `atlas` asks for what `view` and `outputs` say. */
static const cor_map_key keys[] = {
    {"version", .read = read_version},
    {"title", COR_KEY_PROSE, AT(title)},
    {"subtitle", COR_KEY_PROSE, AT(subtitle)},
    {"alt", COR_KEY_PROSE, AT(alt)},
    {"caption", COR_KEY_PROSE, AT(caption)},
    {"as_of", AT(as_of), .read = read_as_of},
    {"style", AT(styles), .read = read_style},
    {"layers", AT(layers), .read = cor_map_read_layers, .below = &cor_map_layer_keys},
    {"labels", AT(labels), .below = &cor_map_label_keys},
    {"worldview", .read = read_worldview},
    {"languages", AT(languages), .read = read_languages},
    {"digits", AT(native_digits), .read = read_digits, .words = COR_MAP_WORDS(digits)},
    {"parameters", .read = cor_map_read_parameters},
    {"sources", .read = cor_map_read_sources, .below = &cor_map_source_keys},
    {"routes", .read = cor_map_read_routes, .below = &cor_map_route_keys},
    {"view", AT(view), .below = &cor_map_view_keys},
    {"page", AT(page), .below = &cor_map_page_keys},
    {"furniture", .read = cor_map_read_furniture},
    {"mask", AT(mask), .read = cor_map_read_mask, .below = &cor_map_mask_keys},
    {"annotations", .read = cor_map_read_annotations, .below = cor_map_annotation_keys},
    {"outputs", AT(outputs), .read = cor_map_read_formats},
    {"atlas", AT(atlas), .read = cor_map_read_atlas, .below = &cor_map_atlas_keys},
};

const cor_map_keys cor_map_root_keys = {COR_MAP_KEYS(keys), .begin = demand};

/* A style says version 8, if any. */
static bool is_style(const cor_node *root)
{
    const cor_node *version = cor_node_get(root, "version");
    return cor_node_get(root, "layers") && version && !(version->kind == COR_NODE_NUMBER && version->number == 1);
}

/* Whether this is a map document at all: of anything else the keys say nothing. */
static bool check_root(cor_map_reader *reader, const cor_node *root)
{
    const cor_node *version = cor_node_get(root, "version");
    if (root->kind != COR_NODE_MAP)
        return cor_map_fault(reader, root, "a map document is a map of keys and values; this is %s",
                             cor_node_kind_name(root->kind));
    if (is_style(root))
        return cor_map_fault(reader, root, "this is a style; a map document names it with \"style: FILE\"");
    return !version || check_version(reader, version);
}

static void set_defaults(cor_map_document *map)
{
    static const char *const english[] = {"en", NULL}, *const image[] = {"png", NULL};
    map->languages = english;
    map->outputs = image;
    cor_map_set_view(map);
    cor_map_set_page(map);
    cor_map_set_furniture(map);
}

static void read_root(cor_map_reader *reader, const cor_node *root)
{
    set_defaults(reader->map);
    if (!check_root(reader, root)) return;
    cor_map_read_keys(reader, root, &cor_map_root_keys, reader->map);
    finish_as_of(reader);
    finish_worldview(reader);
    cor_map_apply_set(reader);
    cor_map_finish_view(reader);
    cor_map_finish_page(reader);
    cor_map_finish_furniture(reader);
}

cor_status cor_map_document_read(cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics, const char *path,
                                 const cor_options *options, const cor_map_document **ret_map, cor_error *err)
{
    static const cor_options none;
    const cor_node *root;
    cor_map_document *map = COR_NEW(arena, cor_map_document);
    cor_map_reader reader = {.arena = arena,
                             .interns = interns,
                             .diagnostics = diagnostics,
                             .options = options ? options : &none,
                             .map = map};
    cor_status status = cor_doc_read(arena, path, &root, err);
    if (status) return status;
    take_names(&reader, path);
    map->root = root;
    read_root(&reader, root);
    status = cor_map_say_faults(&reader, err);
    if (!status) *ret_map = map;
    return status;
}
