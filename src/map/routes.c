/* Routes: lines of a source that follow each other, with kilometres; and what lies along them. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

#define AT(field) .at = offsetof(cor_map_route, field)

const char *const cor_map_gap_words[] = {
    [COR_MAP_GAP_REFUSE] = "refuse", [COR_MAP_GAP_STRAIGHT] = "straight", [COR_MAP_GAP_STEP] = "step"};
const char *const cor_map_direction_words[] = {
    [COR_MAP_DIRECTION_UNSAID] = "auto", [COR_MAP_FORWARD] = "forward", [COR_MAP_BACKWARD] = "backward"};

/* "step 12 km": no step at all is written 0. */
static void read_step(cor_map_reader *reader, const cor_node *node, cor_map_route *route)
{
    const char *distance = node->text + strlen("step ");
    cor_error wrong;
    double number;
    char *first = g_strndup(distance, strcspn(distance, " kmni"));
    bool is_zero = cor_parse_number(first, &number) && number == 0;
    g_free(first);
    route->gap = COR_MAP_GAP_STEP;
    if (!is_zero && cor_distance_parse(distance, &route->step, &wrong))
        cor_map_fault(reader, node, "%s", wrong.message);
}

void cor_map_read_gap(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_route *route = target;
    if (node->kind == COR_NODE_STRING && !strcmp(node->text, cor_map_gap_words[COR_MAP_GAP_REFUSE]))
        route->gap = COR_MAP_GAP_REFUSE;
    else if (node->kind == COR_NODE_STRING && !strcmp(node->text, cor_map_gap_words[COR_MAP_GAP_STRAIGHT]))
        route->gap = COR_MAP_GAP_STRAIGHT;
    else if (node->kind == COR_NODE_STRING && g_str_has_prefix(node->text, "step "))
        read_step(reader, node, route);
    else
        cor_map_fault(reader, node, "\"gap\" is refuse, straight, or a step like \"step 12 km\"");
}

static bool is_place(const cor_node *node)
{
    return node->kind == COR_NODE_SEQ && node->n == 2 && node->items[0]->kind == COR_NODE_NUMBER &&
           node->items[1]->kind == COR_NODE_NUMBER && fabs(node->items[0]->number) <= 360 &&
           fabs(node->items[1]->number) <= 90;
}

void cor_map_read_origin(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_route *route = target;
    route->has_origin = is_place(node);
    if (route->has_origin)
        route->origin = (cor_point){node->items[0]->number, node->items[1]->number};
    else
        cor_map_fault(reader, node, "\"origin\" is the place of kilometre 0; write [longitude, latitude] in degrees");
}

void cor_map_read_line_order(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_route *route = target;
    cor_read_order(reader, node, &route->order, &route->descending);
}

static void read_points(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_calibration *calibration = target;
    if (cor_read_text(reader, node, &calibration->points))
        calibration->file = cor_url_is_connection(calibration->points) ? calibration->points
                                                                       : cor_map_resolve(reader, calibration->points);
}

void cor_map_read_distance(cor_map_reader *reader, const cor_node *node, void *target)
{
    const char *text;
    cor_error wrong;
    if (cor_read_text(reader, node, &text) && cor_distance_parse(text, target, &wrong))
        cor_map_fault(reader, node, "%s", wrong.message);
}

static void demand_calibration(cor_map_reader *reader, const cor_node *node)
{
    static const char both[] = "\"calibrate\" needs posts and the field of their kilometres; write {points: posts.csv, "
                               "km: km}";
    if (cor_map_demand(reader, node, "points", both)) cor_map_demand(reader, node, "km", both);
}

#define IN(field) .at = offsetof(cor_map_calibration, field)

static const cor_map_key of_calibration[] = {
    {"points", IN(points), .read = read_points},
    {"km", COR_KEY_TEXT, IN(km)},
    {"where", COR_KEY_TEXT, IN(where)},
    {"within", IN(within), .read = cor_map_read_distance, .takes_distance = true},
};
const cor_map_keys cor_map_calibration_keys = {COR_MAP_KEYS(of_calibration), .begin = demand_calibration};

void cor_map_read_calibrate(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_calibration *calibration = target;
    static const double farthest = 10e3;
    if (node->kind == COR_NODE_NULL) return;
    calibration->node = node;
    calibration->within = farthest;
    if (cor_read_map(reader, node)) cor_map_read_keys(reader, node, &cor_map_calibration_keys, calibration);
}

static void demand_source(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "source", "the route has no source of lines; write {source: roads, where: \"…\"}");
}

static const cor_map_key keys[] = {
    {"source", COR_KEY_TEXT, AT(source)},
    {"where", COR_KEY_TEXT, AT(where)},
    {"order", .read = cor_map_read_line_order},
    {"gap", .read = cor_map_read_gap, .words = COR_MAP_GAP_WORDS},
    {"origin", .read = cor_map_read_origin},
    {"direction", COR_KEY_WORD, AT(direction), .words = COR_MAP_DIRECTION_WORDS},
    {"calibrate", AT(calibrate), .read = cor_map_read_calibrate, .below = &cor_map_calibration_keys},
};

const cor_map_keys cor_map_route_keys = {COR_MAP_KEYS(keys), .begin = demand_source};

void cor_map_read_routes(cor_map_reader *reader, const cor_node *node, void *target)
{
    (void) target;
    if (!cor_read_map(reader, node)) return;
    cor_map_route *routes = COR_NEW_ARRAY(reader->arena, cor_map_route, node->n);
    for (size_t i = 0; i < node->n; i++) {
        routes[i] = (cor_map_route){.name = node->items[i]->key, .node = node->items[i]};
        if (cor_read_map(reader, node->items[i]))
            cor_map_read_keys(reader, node->items[i], &cor_map_route_keys, &routes[i]);
    }
    reader->map->routes = routes;
    reader->map->n_routes = node->n;
}
