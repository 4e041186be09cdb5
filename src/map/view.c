/* The view: which piece of the world, with how much air, in which projection. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

/* At NODE; NULL when the numbers come from an OPTION. */
static bool wrong_rect(cor_map_reader *reader, const cor_node *node, const char *option, const char *what)
{
    return node ? cor_map_fault(reader, node, "%s", what) : cor_map_option_fault(reader, "%s: %s", option, what);
}

static bool check_bbox(cor_map_reader *reader, const double *x, const cor_node *node)
{
    for (int i = 0; i < 4; i++) {
        double limit = i % 2 ? 90 : 360;
        if (!(fabs(x[i]) <= limit))
            return wrong_rect(reader, node, "bbox",
                              i % 2 ? "a latitude beyond 90 degrees; the order is west, south, east, north"
                                    : "a longitude beyond 360 degrees; the order is west, south, east, north");
    }
    if (!(x[1] < x[3]))
        return wrong_rect(reader, node, "bbox", "south is not below north; the order is west, south, east, north");
    if (x[0] == x[2] || fabs(x[2] - x[0]) > 360)
        return wrong_rect(reader, node, "bbox", "west and east make no box; the order is west, south, east, north");
    return true;
}

static bool check_extent(cor_map_reader *reader, const double *x, const cor_node *node)
{
    for (int i = 0; i < 4; i++)
        if (!(fabs(x[i]) <= 1e12))
            return wrong_rect(reader, node, "extent", "a coordinate that is no number below 1e12");
    if (!(x[0] < x[2] && x[1] < x[3]))
        return wrong_rect(reader, node, "extent", "an empty box; the order is xmin, ymin, xmax, ymax");
    return true;
}

static bool read_four(cor_map_reader *reader, const cor_node *node, const char *wanted, double *ret_four)
{
    bool fits = node->kind == COR_NODE_SEQ && node->n == 4;
    for (size_t i = 0; fits && i < 4; i++) {
        fits = node->items[i]->kind == COR_NODE_NUMBER;
        ret_four[i] = node->items[i]->number;
    }
    return fits || cor_map_fault(reader, node, "\"%s\" is not four numbers; write [%s]", node->key, wanted);
}

static cor_rect rect_of(const double *x)
{
    return (cor_rect){x[0], x[1], x[2], x[3]};
}

bool cor_map_read_bbox(cor_map_reader *reader, const cor_node *node, cor_rect *ret_bbox)
{
    double x[4];
    if (!read_four(reader, node, "west, south, east, north", x) || !check_bbox(reader, x, node)) return false;
    *ret_bbox = rect_of(x);
    return true;
}

static void read_bbox(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_view *view = target;
    view->has_bbox = cor_map_read_bbox(reader, node, &view->bbox);
}

static void read_extent(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_view *view = target;
    double x[4];
    view->has_extent = read_four(reader, node, "xmin, ymin, xmax, ymax", x) && check_extent(reader, x, node);
    if (view->has_extent) view->extent = rect_of(x);
}

static void read_percent(cor_map_reader *reader, const cor_node *node, double *ret_fraction)
{
    double percent;
    char *digits = g_strndup(node->text, strlen(node->text) - 1);
    bool good = cor_parse_number(digits, &percent) && percent >= 0 && percent <= 100;
    g_free(digits);
    if (good)
        *ret_fraction = percent / 100;
    else
        cor_map_fault(reader, node, "the margin \"%.40s\" is no share from 0%% to 100%%", node->text);
}

static void read_paper_margin(cor_map_reader *reader, const cor_node *node, double *ret_points)
{
    cor_error wrong;
    if (node->kind == COR_NODE_NUMBER && node->number == 0) return;
    if (node->kind == COR_NODE_NUMBER)
        cor_map_fault(reader, node, "the margin \"%.40s\" has no unit that is known; write \"8%%\" or \"10 mm\"",
                      node->text);
    else if (cor_length_parse(node->text, ret_points, &wrong))
        cor_map_fault(reader, node, "%s; a margin may be a share as well, like \"8%%\"", wrong.message);
    else if (*ret_points < 0)
        cor_map_fault(reader, node, "the margin \"%.40s\" is negative; it goes from 0 up", node->text);
}

void cor_map_read_margin(cor_map_reader *reader, const cor_node *node, double *fraction, double *points)
{
    const char *text = NULL;
    if (!cor_read_text(reader, node, &text)) return;
    *points = 0;
    if (g_str_has_suffix(text, "%")) {
        read_percent(reader, node, fraction);
        return;
    }
    *fraction = 0;
    read_paper_margin(reader, node, points);
}

static void read_margin(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_view *view = target;
    cor_map_read_margin(reader, node, &view->margin, &view->margin_points);
}

static void read_crs(cor_map_reader *reader, const cor_node *node, void *target)
{
    if (node->kind == COR_NODE_NUMBER)
        cor_map_fault(reader, node, "\"crs\" is the number %.20s; write EPSG:%.20s", node->text, node->text);
    else
        cor_read_text(reader, node, target);
}

/* One of fit, bbox and extent; more would contradict each other. A box is shown as it is. */
static void demand(cor_map_reader *reader, const cor_node *node)
{
    static const char *const ways[] = {"fit", "bbox", "extent"};
    const cor_node *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        const cor_node *way = cor_node_get(node, ways[i]);
        if (way && first)
            cor_map_key_fault(reader, way, "both \"%s\" and \"%s\" say what to show; keep one", first->key, way->key);
        if (!first) first = way;
    }
    reader->map->view.node = node;
    if (cor_node_get(node, "bbox") || cor_node_get(node, "extent")) reader->map->view.margin = 0;
}

static const cor_map_key keys[] = {
    {"fit", COR_KEY_TEXT, .at = offsetof(cor_map_view, fit)},
    {"bbox", .read = read_bbox},
    {"extent", .read = read_extent},
    {"margin", .read = read_margin, .takes_length = true},
    {"crs", .at = offsetof(cor_map_view, crs), .read = read_crs},
};

const cor_map_keys cor_map_view_keys = {COR_MAP_KEYS(keys), .begin = demand};

void cor_map_set_view(cor_map_document *map)
{
    map->view.crs = "auto";
    map->view.margin = 0.05;
}

/* An option's box takes the place of whatever the document says, its margin included: what was asked for
 * is what is shown. */
static void apply_box(cor_map_reader *reader)
{
    const cor_options *options = reader->options;
    cor_map_view *view = &reader->map->view;
    view->fit = NULL;
    view->margin = view->margin_points = 0;
    view->has_bbox = options->bbox && check_bbox(reader, options->bbox, NULL);
    view->has_extent = options->extent && check_extent(reader, options->extent, NULL);
    if (view->has_bbox) view->bbox = rect_of(options->bbox);
    if (view->has_extent) view->extent = rect_of(options->extent);
}

void cor_map_finish_view(cor_map_reader *reader)
{
    const cor_options *options = reader->options;
    cor_map_view *view = &reader->map->view;
    if (options->crs && *options->crs) view->crs = cor_arena_copy(reader->arena, options->crs);
    if (options->bbox && options->extent)
        cor_map_option_fault(reader, "bbox: given together with extent; keep one");
    else if (options->bbox || options->extent)
        apply_box(reader);
    if (view->has_extent && !strcmp(view->crs, "auto") && !cor_map_is_told(reader, view->node))
        wrong_rect(reader, options->extent ? NULL : cor_node_get(view->node, "extent"), "extent",
                   "an extent needs the CRS that its numbers are in; write crs: EPSG:n");
}
