/* Furniture of few keys: scale bar, north arrow, banner. */
#include "map/internal.h"

static const char *const units[] = {[COR_UNITS_KM] = "km", [COR_UNITS_MILES] = "mi", [COR_UNITS_BOTH] = "both"};

static const cor_map_key of_scale_bar[] = {
    COR_MAP_PLACE_KEY(cor_scale_bar),
    {"units", COR_KEY_WORD, .at = offsetof(cor_scale_bar, units), .words = COR_MAP_WORDS(units)},
    {"length", COR_KEY_LENGTH, .at = offsetof(cor_scale_bar, length), .least = 5, .most = 500},
};

const cor_map_keys cor_map_scale_bar_keys = {COR_MAP_KEYS(of_scale_bar)};

/* YAML takes "true" for a boolean. */
static const char *const norths[] = {"true", "grid"};

/* The word alone, or under `north`. */
static void read_north(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_north_arrow *arrow = target;
    if (node->kind == COR_NODE_BOOL && node->boolean) return;
    arrow->grid = cor_field_says(node, norths[1]);
    if (!arrow->grid && !cor_field_says(node, norths[0]))
        cor_map_fault(reader, node, "\"%s\" is none of its words; write true, grid, or a map like {at: top-right}",
                      node->key);
}

bool cor_map_brief_north_arrow(cor_map_reader *reader, const cor_node *node, void *arrow)
{
    read_north(reader, node, arrow);
    return true;
}

static const cor_map_key of_north_arrow[] = {
    COR_MAP_PLACE_KEY(cor_north_arrow),
    {"north", .read = read_north, .words = COR_MAP_WORDS(norths)},
    {"size", COR_KEY_LENGTH, .at = offsetof(cor_north_arrow, size), .least = 3, .most = 60},
    {"color", COR_KEY_COLOR, .at = offsetof(cor_north_arrow, color)},
};

const cor_map_keys cor_map_north_arrow_keys = {COR_MAP_KEYS(of_north_arrow)};

static void demand_text(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "text", "\"banner\" has no text; write {text: UNCLASSIFIED, color: \"#007a33\"}");
}

bool cor_map_brief_banner(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_banner *banner = target;
    if (node->kind != COR_NODE_STRING) return false;
    cor_read_prose(reader, node, &banner->text);
    return true;
}

static const cor_map_key of_banner[] = {
    {"text", COR_KEY_PROSE, .at = offsetof(cor_banner, text)},
    {"color", COR_KEY_COLOR, .at = offsetof(cor_banner, color)},
};

const cor_map_keys cor_map_banner_keys = {COR_MAP_KEYS(of_banner), .begin = demand_text};
