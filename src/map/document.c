#include "map/internal.h"

#include <string.h>

#include <glib.h>

static const char *const worldviews[] = {"un", "pk", "cn", "in", NULL};
static const char *const worldview_words[] = {"un", "pk", "cn", "in", "all"};

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

static cor_status check_keys(const cor_node *root, cor_error *err)
{
    static const char *const keys[] = {"version",   "title",       "subtitle",   "as_of",   "style",  "worldview",
                                       "languages", "digits",      "parameters", "sources", "view",   "page",
                                       "furniture", "annotations", "mask",       "atlas",   "outputs"};
    if (root->kind != COR_NODE_MAP)
        return cor_node_fail(root, err, "a map document is a map of keys and values; this is %s",
                             cor_node_kind_name(root->kind));
    return cor_node_only(root, keys, G_N_ELEMENTS(keys), err);
}

static cor_status check_version(const cor_node *root, cor_error *err)
{
    const cor_node *version = cor_node_get(root, "version");
    if (!version) return cor_node_fail(root, err, "\"version\" is missing; write \"version: 1\"");
    if (version->kind != COR_NODE_NUMBER || version->number != 1)
        return cor_node_fail(version, err, "the version is not one that this Corridor reads; write \"version: 1\"");
    return COR_OK;
}

static bool is_style(const cor_node *root)
{
    return root->kind == COR_NODE_MAP && cor_node_get(root, "layers") && cor_node_get(root, "version");
}

static cor_status check_root(const cor_node *root, cor_error *err)
{
    if (is_style(root))
        return cor_node_fail(root, err, "this is a style; a map document names it with \"style: FILE\"");
    cor_status status = check_keys(root, err);
    return status ? status : check_version(root, err);
}

static cor_status read_style(cor_map_reader *reader, cor_error *err)
{
    cor_map_document *map = reader->map;
    const cor_node *node = cor_node_get(map->root, "style");
    const char *path = NULL;
    cor_status status = cor_field_text(map->root, "style", &path, err);
    if (status) return status;
    if (!path) return cor_node_fail(map->root, err, "\"style\" is missing; write \"style: FILE\"");
    map->style = cor_map_resolve(reader, path);
    if (!g_file_test(map->style, G_FILE_TEST_IS_REGULAR))
        return cor_node_fail(node, err, "there is no style file %.200s; paths are relative to the document",
                             map->style);
    return COR_OK;
}

static cor_status read_as_of(cor_map_reader *reader, cor_error *err)
{
    cor_map_document *map = reader->map;
    const cor_options *options = reader->options;
    const cor_node *node = cor_node_get(map->root, "as_of");
    cor_status status = cor_field_text(map->root, "as_of", &map->as_of, err);
    if (status) return status;
    if (map->as_of && !cor_date_is_valid(map->as_of))
        return cor_node_fail(node, err, "\"%.40s\" is no date; write it as YYYY-MM-DD", map->as_of);
    if (options->as_of && !cor_date_is_valid(options->as_of))
        return cor_fail(err, COR_BAD_DOCUMENT, "as_of: \"%.40s\" is no date; write it as YYYY-MM-DD", options->as_of);
    if (options->today && !cor_date_is_valid(options->today))
        return cor_fail(err, COR_BAD_DOCUMENT, "today: \"%.40s\" is no date; write it as YYYY-MM-DD", options->today);
    if (options->as_of) map->as_of = cor_arena_copy(reader->arena, options->as_of);
    if (!map->as_of) map->as_of = cor_arena_copy(reader->arena, options->today);
    return COR_OK;
}

static cor_status read_worldview(cor_map_reader *reader, cor_error *err)
{
    const char *asked = reader->options->worldview;
    size_t index = 0;
    const size_t n = G_N_ELEMENTS(worldview_words), all = n - 1;
    cor_status status = cor_field_word(reader->map->root, "worldview", worldview_words, n, &index, err);
    if (status) return status;
    if (asked) index = cor_word_index(asked, worldview_words, n);
    if (index == n)
        return cor_fail(err, COR_BAD_DOCUMENT, "worldview: \"%.40s\" is not known; it is one of %s", asked,
                        cor_words_listed(reader->arena, worldview_words, n));
    reader->map->worldview = worldviews[index == all ? 0 : index];
    reader->map->worldviews = index == all ? worldviews : NULL;
    reader->map->worldview_is_set = asked || cor_node_get(reader->map->root, "worldview");
    return COR_OK;
}

static bool is_language(const char *text)
{
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    return n > 1 && n < 36 && !text[n] && g_ascii_isalpha(text[0]);
}

/* The node of the I-th text of a list, or of the single text. */
static const cor_node *item_node(const cor_node *node, size_t i)
{
    return node->kind == COR_NODE_SEQ ? node->items[i] : node;
}

static cor_status read_languages(cor_map_reader *reader, cor_error *err)
{
    static const char *const english[] = {"en", NULL};
    cor_map_document *map = reader->map;
    const cor_node *node = cor_node_get(map->root, "languages");
    map->languages = english;
    cor_status status = cor_field_texts(reader->arena, map->root, "languages", &map->languages, err);
    for (size_t i = 0; !status && map->languages[i]; i++)
        if (!is_language(map->languages[i]))
            return cor_node_fail(item_node(node, i), err, "\"%.40s\" is no language code; write one like en, ur or zh",
                                 map->languages[i]);
    return status;
}

static cor_status read_digits(cor_map_reader *reader, cor_error *err)
{
    static const char *const words[] = {"latin", "native"};
    size_t index = 0;
    cor_status status = cor_field_word(reader->map->root, "digits", words, G_N_ELEMENTS(words), &index, err);
    reader->map->native_digits = index == 1;
    return status;
}

cor_status cor_map_check_formats(const char *const *outputs, const cor_node *node, cor_error *err)
{
    for (size_t i = 0; outputs[i]; i++) {
        if (cor_format_called(outputs[i]) == COR_FORMAT_AUTO)
            return cor_node_fail(item_node(node, i), err,
                                 "the output \"%.40s\" is not known; there are png, svg, svg-outlines and pdf",
                                 outputs[i]);
        if (cor_word_index(outputs[i], outputs, i) < i)
            return cor_node_fail(item_node(node, i), err, "the output \"%s\" is listed twice; keep one", outputs[i]);
    }
    return COR_OK;
}

static cor_status read_outputs(cor_map_reader *reader, cor_error *err)
{
    static const char *const image[] = {"png", NULL};
    reader->map->outputs = image;
    cor_status status = cor_field_texts(reader->arena, reader->map->root, "outputs", &reader->map->outputs, err);
    return status ? status
                  : cor_map_check_formats(reader->map->outputs, cor_node_get(reader->map->root, "outputs"), err);
}

static cor_status read_parts(cor_map_reader *reader, cor_error *err)
{
    cor_map_document *map = reader->map;
    cor_status status = check_root(map->root, err);
    if (!status) status = cor_field_prose(reader->arena, map->root, "title", &map->title, err);
    if (!status) status = cor_field_prose(reader->arena, map->root, "subtitle", &map->subtitle, err);
    if (!status) status = read_as_of(reader, err);
    if (!status) status = read_style(reader, err);
    if (!status) status = read_worldview(reader, err);
    if (!status) status = read_languages(reader, err);
    if (!status) status = read_digits(reader, err);
    if (!status) status = cor_map_read_parameters(reader, err);
    if (!status) status = cor_map_read_sources(reader, err);
    if (!status) status = cor_map_apply_set(reader, err);
    if (!status) status = cor_map_read_view(reader, err);
    if (!status) status = cor_map_read_page(reader, err);
    if (!status) status = cor_map_read_furniture(reader, err);
    if (!status) status = cor_map_read_mask(reader, err);
    if (!status) status = cor_map_read_annotations(reader, err);
    if (!status) status = read_outputs(reader, err);
    if (!status) status = cor_map_read_atlas(reader, err);
    return status;
}

cor_status cor_map_read_root(cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics, const char *path,
                             const cor_node *root, const cor_options *options, const cor_map_document **ret_map,
                             cor_error *err)
{
    static const cor_options none;
    cor_map_document *map = COR_NEW(arena, cor_map_document);
    cor_map_reader reader = {arena, interns, diagnostics, options ? options : &none, map};
    take_names(&reader, path);
    map->root = root;
    cor_status status = read_parts(&reader, err);
    if (!status) *ret_map = map;
    return status;
}

cor_status cor_map_document_read(cor_arena *arena, cor_interns *interns, cor_diagnostics *diagnostics, const char *path,
                                 const cor_options *options, const cor_map_document **ret_map, cor_error *err)
{
    const cor_node *root;
    cor_status status = cor_doc_read(arena, path, &root, err);
    return status ? status : cor_map_read_root(arena, interns, diagnostics, path, root, options, ret_map, err);
}
