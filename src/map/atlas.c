/* The atlas: one map for each feature of a source, each cell of a grid, or each stretch of a route. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

enum { MIN_SCALE = 100, MAX_SCALE = 1000000000 };

#define AT(field) .at = offsetof(cor_map_atlas, field)

static void demand_every(cor_map_reader *reader, const cor_node *over)
{
    cor_map_demand(reader, over, "every", "\"every\" is missing; write \"every: 100 km\"");
}

static const cor_map_key of_grid[] = {{"grid", AT(step), .read = cor_map_read_distance, .takes_distance = true},
                                      {"in", COR_KEY_TEXT, AT(source)}};
static const cor_map_key of_route[] = {{"route", COR_KEY_TEXT, AT(route)},
                                       {"in", COR_KEY_TEXT, AT(source)},
                                       {"every", AT(step), .read = cor_map_read_distance, .takes_distance = true}};

static const cor_map_keys route_keys = {"route", COR_MAP_KEYS(of_route), .begin = demand_every},
                          grid_keys = {"grid", COR_MAP_KEYS(of_grid), .next = &route_keys};

static void refuse_over(cor_map_reader *reader, const cor_node *over)
{
    static const char *const known[] = {"grid", "route", "in", "every"};
    cor_map_refuse_unknown(reader, over, known, G_N_ELEMENTS(known));
    cor_map_fault(reader, over, "\"over\" is a source, {grid: 200 km} or {route: NAME, every: 100 km}");
}

static void read_over(cor_map_reader *reader, const cor_node *over, void *target)
{
    cor_map_atlas *atlas = target;
    if (over->kind != COR_NODE_MAP) {
        atlas->kind = COR_ATLAS_FEATURES;
        cor_read_text(reader, over, &atlas->source);
    } else if (cor_node_get(over, "grid")) {
        atlas->kind = COR_ATLAS_GRID;
        cor_map_read_keys(reader, over, &grid_keys, atlas);
    } else if (cor_node_get(over, "route")) {
        atlas->kind = COR_ATLAS_ROUTE;
        cor_map_read_keys(reader, over, &route_keys, atlas);
    } else {
        refuse_over(reader, over);
    }
}

static const char *const fits[] = {"feature", "view"};

static void read_fit(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_atlas *atlas = target;
    size_t index;
    if (cor_read_word(reader, node, COR_MAP_WORDS(fits), &index)) atlas->fit = index == 0;
}

static const char *const choices[] = {"page", "once"};

static void read_crs(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_atlas *atlas = target;
    size_t index;
    if (cor_read_word(reader, node, COR_MAP_WORDS(choices), &index)) atlas->one_crs = index == 1;
}

/* 500000 or "1:500000". */
static void read_denominator(cor_map_reader *reader, const cor_node *node, double *ret_scale)
{
    const char *digits = node->kind == COR_NODE_STRING && g_str_has_prefix(node->text, "1:") ? node->text + 2
                         : node->kind == COR_NODE_NUMBER                                     ? node->text
                                                                                             : "";
    if (!cor_parse_number(digits, ret_scale) || !(*ret_scale >= MIN_SCALE && *ret_scale <= MAX_SCALE))
        cor_map_fault(reader, node, "a scale is a number from 100 to 1000000000, like 500000 or \"1:500000\"");
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static void read_scales(cor_map_reader *reader, const cor_node *list, cor_map_atlas *atlas)
{
    bool many = list->kind == COR_NODE_SEQ;
    size_t n = many ? list->n : 1;
    double *scales = COR_NEW_ARRAY(reader->arena, double, n);
    if (!n) return;
    for (size_t i = 0; i < n; i++)
        read_denominator(reader, many ? list->items[i] : list, &scales[i]);
    qsort(scales, n, sizeof *scales, by_size);
    atlas->scale = COR_SCALE_LIST;
    atlas->scales = scales;
    atlas->n_scales = n;
}

static const char *const ways[] = {[COR_SCALE_FIT] = "fit", [COR_SCALE_FIXED] = "fixed"};

static void read_scale(cor_map_reader *reader, const cor_node *scale, void *target)
{
    cor_map_atlas *atlas = target;
    size_t index;
    if (scale->kind != COR_NODE_STRING || g_str_has_prefix(scale->text, "1:"))
        read_scales(reader, scale, atlas);
    else if (cor_read_word(reader, scale, COR_MAP_WORDS(ways), &index))
        atlas->scale = (cor_scale_kind) index;
}

/* Without `formats`, the file's ending says which; without either, the document's outputs. */
static void choose_formats(cor_map_reader *reader, const cor_node *node, cor_map_atlas *atlas)
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
        cor_map_fault(reader, cor_node_get(node, "file"),
                      "\"%.80s\" names the format %s, which \"formats\" does not list; add it or drop the ending",
                      atlas->file, named);
    size_t length = strlen(atlas->file) - (named ? strlen(cor_format_ending(ending)) : 0);
    atlas->file = cor_arena_copy_n(reader->arena, atlas->file, length);
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

static void read_file(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char **file = target;
    if (cor_read_text(reader, node, file) && (leaves_folder(*file) || strlen(*file) > COR_PROSE_BYTES))
        cor_map_fault(reader, node,
                      "\"%.80s\" is no name inside of the output folder; write one like \"{id}.png\" or "
                      "\"{country}/{id}.png\"",
                      *file);
}

static void read_margin(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_atlas *atlas = target;
    cor_map_read_margin(reader, node, &atlas->margin, &atlas->margin_points);
}

static void read_order(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_atlas *atlas = target;
    cor_read_order(reader, node, &atlas->order, &atlas->descending);
}

static void begin(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "over", "\"over\" is missing; name the source that has a feature for each map");
}

static const cor_map_key keys[] = {
    {"over", .read = read_over, .below = &grid_keys},
    {"where", COR_KEY_TEXT, AT(where)},
    {"order", .read = read_order},
    {"file", AT(file), .read = read_file},
    {"formats", AT(formats), .read = cor_map_read_formats},
    {"margin", .read = read_margin, .takes_length = true},
    {"fit", .read = read_fit, .words = COR_MAP_WORDS(fits)},
    {"id", COR_KEY_TEXT, AT(id)},
    {"group", COR_KEY_TEXT, AT(group)},
    {"scale", .read = read_scale, .words = COR_MAP_WORDS(ways)},
    {"crs", .read = read_crs, .words = COR_MAP_WORDS(choices)},
    {"book", COR_KEY_BOOL, AT(book)},
    {"thumbnails", COR_KEY_BOOL, AT(thumbnails)},
    {"title", COR_KEY_PLAIN, AT(title)},
};

const cor_map_keys cor_map_atlas_keys = {COR_MAP_KEYS(keys), .begin = begin};

void cor_map_read_atlas(cor_map_reader *reader, const cor_node *node, void *target)
{
    const cor_map_document *map = reader->map;
    cor_map_atlas *atlas = target;
    if (!cor_read_map(reader, node)) return;
    *atlas = (cor_map_atlas){.node = node,
                             .fit = true,
                             .thumbnails = true,
                             .file = "{id}",
                             .title = map->name,
                             .margin = map->view.has_bbox || map->view.has_extent ? 0.05 : map->view.margin,
                             .margin_points = map->view.margin_points};
    cor_map_read_keys(reader, node, &cor_map_atlas_keys, atlas);
    if (atlas->id && (atlas->kind == COR_ATLAS_GRID || atlas->kind == COR_ATLAS_ROUTE))
        cor_map_fault(reader, cor_node_get(node, "id"),
                      "\"id\" is a field of the features of \"over\"; cells and stretches have ids of their own");
    choose_formats(reader, node, atlas);
}
