/* The view: which piece of the world, with how much air, in which projection. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

static cor_status wrong_rect(const cor_node *node, const char *option, const char *what, cor_error *err)
{
    if (node) return cor_node_fail(node, err, "%s", what);
    return cor_fail(err, COR_BAD_DOCUMENT, "%s: %s", option, what);
}

/* NODE is NULL when the numbers come from an option. */
static cor_status check_bbox(const double *x, const cor_node *node, cor_error *err)
{
    for (int i = 0; i < 4; i++) {
        double limit = i % 2 ? 90 : 360;
        if (!(fabs(x[i]) <= limit))
            return wrong_rect(node, "bbox",
                              i % 2 ? "a latitude beyond 90 degrees; the order is west, south, east, north"
                                    : "a longitude beyond 360 degrees; the order is west, south, east, north",
                              err);
    }
    if (!(x[1] < x[3]))
        return wrong_rect(node, "bbox", "south is not below north; the order is west, south, east, north", err);
    if (x[0] == x[2] || fabs(x[2] - x[0]) > 360)
        return wrong_rect(node, "bbox", "west and east make no box; the order is west, south, east, north", err);
    return COR_OK;
}

static cor_status check_extent(const double *x, const cor_node *node, cor_error *err)
{
    for (int i = 0; i < 4; i++)
        if (!(fabs(x[i]) <= 1e12)) return wrong_rect(node, "extent", "a coordinate that is no number below 1e12", err);
    if (!(x[0] < x[2] && x[1] < x[3]))
        return wrong_rect(node, "extent", "an empty box; the order is xmin, ymin, xmax, ymax", err);
    return COR_OK;
}

static cor_status read_rect(const cor_node *view, const char *key, const char *wanted, double *ret_four,
                            bool *ret_there, cor_error *err)
{
    const cor_node *node = cor_node_get(view, key);
    if (!node) return COR_OK;
    bool fits = node->kind == COR_NODE_SEQ && node->n == 4;
    for (size_t i = 0; fits && i < 4; i++) {
        fits = node->items[i]->kind == COR_NODE_NUMBER;
        ret_four[i] = node->items[i]->number;
    }
    if (!fits) return cor_node_fail(node, err, "\"%s\" is not four numbers; write [%s]", key, wanted);
    *ret_there = true;
    return COR_OK;
}

static cor_rect rect_of(const double *x)
{
    return (cor_rect){x[0], x[1], x[2], x[3]};
}

cor_status cor_map_read_bbox(const cor_node *node, const char *key, cor_rect *ret_bbox, cor_error *err)
{
    bool there;
    double x[4];
    cor_status status = read_rect(node, key, "west, south, east, north", x, &there, err);
    if (!status) status = check_bbox(x, cor_node_get(node, key), err);
    if (!status) *ret_bbox = rect_of(x);
    return status;
}

static cor_status read_rects(cor_map_reader *reader, const cor_node *view, cor_error *err)
{
    double bbox[4], extent[4];
    cor_map_document *map = reader->map;
    cor_status status = read_rect(view, "bbox", "west, south, east, north", bbox, &map->view.has_bbox, err);
    if (!status && map->view.has_bbox) {
        map->view.bbox = rect_of(bbox);
        status = check_bbox(bbox, cor_node_get(view, "bbox"), err);
    }
    if (!status) status = read_rect(view, "extent", "xmin, ymin, xmax, ymax", extent, &map->view.has_extent, err);
    if (!status && map->view.has_extent) {
        map->view.extent = rect_of(extent);
        status = check_extent(extent, cor_node_get(view, "extent"), err);
    }
    return status;
}

static cor_status read_percent(const cor_node *node, double *ret_fraction, cor_error *err)
{
    double percent;
    char *digits = g_strndup(node->text, strlen(node->text) - 1);
    bool good = cor_parse_number(digits, &percent) && percent >= 0 && percent <= 100;
    g_free(digits);
    if (!good) return cor_node_fail(node, err, "the margin \"%.40s\" is no share from 0%% to 100%%", node->text);
    *ret_fraction = percent / 100;
    return COR_OK;
}

cor_status cor_map_read_margin(const cor_node *parent, double *fraction, double *points, cor_error *err)
{
    const cor_node *node = cor_node_get(parent, "margin");
    const char *text = NULL;
    cor_error wrong;
    cor_status status = cor_field_text(parent, "margin", &text, err);
    if (status || !text) return status;
    *points = 0;
    if (g_str_has_suffix(text, "%")) return read_percent(node, fraction, err);
    *fraction = 0;
    if (node->kind == COR_NODE_NUMBER && node->number == 0) return COR_OK;
    if (node->kind == COR_NODE_NUMBER)
        return cor_node_fail(node, err, "the margin \"%.40s\" has no unit that is known; write \"8%%\" or \"10 mm\"",
                             text);
    if (cor_length_parse(text, points, &wrong))
        return cor_node_fail(node, err, "%s; a margin may be a share as well, like \"8%%\"", wrong.message);
    if (*points < 0) return cor_node_fail(node, err, "the margin \"%.40s\" is negative; it goes from 0 up", text);
    return COR_OK;
}

static cor_status read_crs(cor_map_reader *reader, const cor_node *view, cor_error *err)
{
    const cor_node *node = cor_node_get(view, "crs");
    if (node && node->kind == COR_NODE_NUMBER)
        return cor_node_fail(node, err, "\"crs\" is the number %.20s; write EPSG:%.20s", node->text, node->text);
    return cor_field_text(view, "crs", &reader->map->view.crs, err);
}

/* One of fit, bbox and extent; more would contradict each other. */
static cor_status check_one(const cor_node *view, cor_error *err)
{
    static const char *const ways[] = {"fit", "bbox", "extent"};
    const cor_node *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        const cor_node *node = cor_node_get(view, ways[i]);
        if (!node) continue;
        if (first)
            return cor_key_fail(node, err, "both \"%s\" and \"%s\" say what to show; keep one", first->key, node->key);
        first = node;
    }
    return COR_OK;
}

static cor_status read_view(cor_map_reader *reader, const cor_node *view, cor_error *err)
{
    static const char *const keys[] = {"fit", "bbox", "extent", "margin", "crs"};
    cor_status status = cor_node_only(view, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = check_one(view, err);
    if (!status) status = cor_field_text(view, "fit", &reader->map->view.fit, err);
    if (!status) status = read_rects(reader, view, err);
    if (!status) status = cor_map_read_margin(view, &reader->map->view.margin, &reader->map->view.margin_points, err);
    if (!status) status = read_crs(reader, view, err);
    return status;
}

/* An option's box takes the place of whatever the document says, its margin included: what was asked for
 * is what is shown. */
static cor_status apply_options(cor_map_reader *reader, cor_error *err)
{
    const cor_options *options = reader->options;
    cor_map_document *map = reader->map;
    if (options->crs && *options->crs) map->view.crs = cor_arena_copy(reader->arena, options->crs);
    if (options->bbox && options->extent)
        return cor_fail(err, COR_BAD_DOCUMENT, "bbox: given together with extent; keep one");
    if (!options->bbox && !options->extent) return COR_OK;
    map->view.fit = NULL;
    map->view.margin = map->view.margin_points = 0;
    map->view.has_bbox = options->bbox;
    map->view.has_extent = options->extent;
    if (options->bbox) {
        map->view.bbox = rect_of(options->bbox);
        return check_bbox(options->bbox, NULL, err);
    }
    map->view.extent = rect_of(options->extent);
    return check_extent(options->extent, NULL, err);
}

cor_status cor_map_read_view(cor_map_reader *reader, cor_error *err)
{
    cor_map_document *map = reader->map;
    map->view.crs = "auto";
    map->view.margin = 0.05;
    cor_status status = cor_field_map(map->root, "view", &map->view.node, err);
    const cor_node *view = map->view.node;
    if (!status && (cor_node_get(view, "bbox") || cor_node_get(view, "extent"))) map->view.margin = 0;
    if (!status) status = read_view(reader, view, err);
    if (!status) status = apply_options(reader, err);
    if (status || !map->view.has_extent || strcmp(map->view.crs, "auto")) return status;
    return wrong_rect(reader->options->extent ? NULL : cor_node_get(view, "extent"), "extent",
                      "an extent needs the CRS that its numbers are in; write crs: EPSG:n", err);
}
