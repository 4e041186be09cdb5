/* The atlas: one map for each feature of a source, each cell of a grid, or each stretch of a route. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static const double min_scale = 100, max_scale = 1e9;

static cor_status read_distance(const cor_node *parent, const char *key, const char *example, double *ret_metres,
                                cor_error *err)
{
    const cor_node *node = cor_node_get(parent, key);
    const char *text = NULL;
    cor_error wrong;
    cor_status status = cor_field_text(parent, key, &text, err);
    if (status) return status;
    if (!text) return cor_node_fail(parent, err, "\"%s\" is missing; write \"%s: %s\"", key, key, example);
    if (cor_distance_parse(text, ret_metres, &wrong)) return cor_node_fail(node, err, "%s", wrong.message);
    return COR_OK;
}

static cor_status read_grid(const cor_node *over, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const keys[] = {"grid", "in"};
    atlas->kind = COR_ATLAS_GRID;
    cor_status status = cor_node_only(over, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = read_distance(over, "grid", "200 km", &atlas->step, err);
    return status ? status : cor_field_text(over, "in", &atlas->source, err);
}

static cor_status read_route(const cor_node *over, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const keys[] = {"route", "in", "every"};
    atlas->kind = COR_ATLAS_ROUTE;
    atlas->source = "routes";
    cor_status status = cor_node_only(over, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_text(over, "route", &atlas->route, err);
    if (!status) status = cor_field_text(over, "in", &atlas->source, err);
    return status ? status : read_distance(over, "every", "100 km", &atlas->step, err);
}

static cor_status read_over(const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const keys[] = {"grid", "route", "in", "every"};
    const cor_node *over = cor_node_get(node, "over");
    if (!over) return cor_node_fail(node, err, "\"over\" is missing; name the source that has a feature for each map");
    if (over->kind != COR_NODE_MAP) {
        atlas->kind = COR_ATLAS_FEATURES;
        return cor_field_text(node, "over", &atlas->source, err);
    }
    if (cor_node_get(over, "grid")) return read_grid(over, atlas, err);
    if (cor_node_get(over, "route")) return read_route(over, atlas, err);
    cor_status status = cor_node_only(over, keys, G_N_ELEMENTS(keys), err);
    return status ? status
                  : cor_node_fail(over, err, "\"over\" is a source, {grid: 200 km} or {route: NAME, every: 100 km}");
}

static cor_status read_fit(const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const words[] = {"feature", "view"};
    size_t index = 0;
    cor_status status = cor_field_word(node, "fit", words, G_N_ELEMENTS(words), &index, err);
    atlas->fit = index == 0;
    return status;
}

static cor_status read_crs(const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const words[] = {"page", "once"};
    size_t index = 0;
    cor_status status = cor_field_word(node, "crs", words, G_N_ELEMENTS(words), &index, err);
    atlas->one_crs = index == 1;
    return status;
}

/* 500000 or "1:500000". */
static cor_status read_denominator(const cor_node *node, double *ret_scale, cor_error *err)
{
    const char *digits = node->kind == COR_NODE_STRING && g_str_has_prefix(node->text, "1:") ? node->text + 2
                         : node->kind == COR_NODE_NUMBER                                     ? node->text
                                                                                             : "";
    if (!cor_parse_number(digits, ret_scale) || !(*ret_scale >= min_scale && *ret_scale <= max_scale))
        return cor_node_fail(node, err, "a scale is a number from 100 to 1000000000, like 500000 or \"1:500000\"");
    return COR_OK;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static cor_status read_scales(cor_map_reader *reader, const cor_node *list, cor_map_atlas *atlas, cor_error *err)
{
    bool many = list->kind == COR_NODE_SEQ;
    size_t n = many ? list->n : 1;
    double *scales = COR_NEW_ARRAY(reader->arena, double, n);
    if (!n) return cor_node_fail(list, err, "\"scale\" is an empty list; write fit, fixed or scales like [250000]");
    for (size_t i = 0; i < n; i++) {
        cor_status status = read_denominator(many ? list->items[i] : list, &scales[i], err);
        if (status) return status;
    }
    qsort(scales, n, sizeof *scales, by_size);
    atlas->scale = COR_SCALE_LIST;
    atlas->scales = scales;
    atlas->n_scales = n;
    return COR_OK;
}

static cor_status read_scale(cor_map_reader *reader, const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const words[] = {"fit", "fixed"};
    const cor_node *scale = cor_node_get(node, "scale");
    size_t index = 0;
    if (!scale) return COR_OK;
    if (scale->kind != COR_NODE_STRING || g_str_has_prefix(scale->text, "1:"))
        return read_scales(reader, scale, atlas, err);
    cor_status status = cor_field_word(node, "scale", words, G_N_ELEMENTS(words), &index, err);
    atlas->scale = index ? COR_SCALE_FIXED : COR_SCALE_FIT;
    return status;
}

/* Without `formats`, the file's ending says which; without either, the document's outputs. */
static cor_status choose_formats(cor_map_reader *reader, const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    cor_format ending = cor_format_of_file(atlas->file);
    const char *named = cor_format_name(ending); /* "maps/{id}.png" names a format; in the others the ending changes */
    bool stated = atlas->formats != NULL;
    if (!stated) atlas->formats = reader->map->outputs;
    if (named && !stated) {
        const char **one = COR_NEW_ARRAY(reader->arena, const char *, 2);
        one[0] = named;
        atlas->formats = one;
    }
    if (named && !g_strv_contains(atlas->formats, named))
        return cor_node_fail(
            cor_node_get(node, "file"), err,
            "\"%.80s\" names the format %s, which \"formats\" does not list; add it or drop the ending", atlas->file,
            named);
    size_t length = strlen(atlas->file) - (named ? strlen(cor_format_ending(ending)) : 0);
    atlas->file = cor_arena_copy_n(reader->arena, atlas->file, length);
    return COR_OK;
}

static bool leaves_folder(const char *file)
{
    char **parts = g_strsplit(file, "/", -1);
    bool leaves = *file == '/';
    for (char **part = parts; *part; part++)
        leaves |= !**part || **part == '.';
    g_strfreev(parts);
    return leaves;
}

static cor_status read_files(cor_map_reader *reader, const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    atlas->file = "{id}";
    cor_status status = cor_field_text(node, "file", &atlas->file, err);
    if (!status) status = cor_field_texts(reader->arena, node, "formats", &atlas->formats, err);
    if (!status && atlas->formats) status = cor_map_check_formats(atlas->formats, cor_node_get(node, "formats"), err);
    if (!status && (leaves_folder(atlas->file) || strlen(atlas->file) > COR_PROSE_BYTES))
        return cor_node_fail(cor_node_get(node, "file"), err,
                             "\"%.80s\" is no name inside of the output folder; write one like \"{id}.png\" or "
                             "\"{country}/{id}.png\"",
                             atlas->file);
    return status ? status : choose_formats(reader, node, atlas, err);
}

static cor_status read_atlas(cor_map_reader *reader, const cor_node *node, cor_map_atlas *atlas, cor_error *err)
{
    static const char *const keys[] = {"over", "where", "order", "file", "formats", "margin",
                                       "fit",  "scale", "crs",   "book", "title"};
    cor_status status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = read_over(node, atlas, err);
    if (!status) status = cor_field_text(node, "where", &atlas->where, err);
    if (!status) status = cor_field_order(node, "order", &atlas->order, &atlas->descending, err);
    if (!status) status = read_files(reader, node, atlas, err);
    if (!status) status = cor_map_read_margin(node, &atlas->margin, &atlas->margin_points, err);
    if (!status) status = read_fit(node, atlas, err);
    if (!status) status = read_scale(reader, node, atlas, err);
    if (!status) status = read_crs(node, atlas, err);
    if (!status) status = cor_field_bool(node, "book", &atlas->book, err);
    return status ? status : cor_field_prose(reader->arena, node, "title", &atlas->title, err);
}

cor_status cor_map_read_atlas(cor_map_reader *reader, cor_error *err)
{
    const cor_node *node = NULL;
    cor_map_document *map = reader->map;
    cor_status status = cor_field_map(map->root, "atlas", &node, err);
    if (status || !node) return status;
    map->atlas = (cor_map_atlas){.node = node,
                                 .fit = true,
                                 .title = map->name,
                                 .margin = map->view.has_bbox || map->view.has_extent ? 0.05 : map->view.margin,
                                 .margin_points = map->view.margin_points};
    return read_atlas(reader, node, &map->atlas, err);
}
