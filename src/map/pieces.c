/* Furniture of few keys: scale bar, north arrow, banner. */
#include "map/internal.h"

#include <glib.h>

cor_status cor_map_read_scale_bar(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"at", "units", "length"}, *const units[] = {"km", "mi", "both"};
    cor_scale_bar *bar = &reader->map->furniture.scale_bar;
    size_t index = bar->units;
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_map_read_place(node, &bar->on, &bar->at, err);
    if (!status) status = cor_field_word(node, "units", units, G_N_ELEMENTS(units), &index, err);
    bar->units = (cor_units) index;
    if (!status) status = cor_field_length(node, "length", 5, 500, &bar->length, err);
    return status;
}

/* The word alone, or under `north`: YAML takes "true" for a boolean. */
static cor_status read_north(const cor_node *node, cor_north_arrow *arrow, cor_error *err)
{
    if (!node || (node->kind == COR_NODE_BOOL && node->boolean)) return COR_OK;
    arrow->grid = cor_field_says(node, "grid");
    if (arrow->grid || cor_field_says(node, "true")) return COR_OK;
    return cor_node_fail(node, err, "\"%s\" is none of its words; write true, grid, or a map like {at: top-right}",
                         node->key);
}

cor_status cor_map_read_north_arrow(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"at", "north", "size", "color"};
    cor_north_arrow *arrow = &reader->map->furniture.north_arrow;
    if (node->kind != COR_NODE_MAP) return read_north(node, arrow, err);
    cor_status status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_map_read_place(node, &arrow->on, &arrow->at, err);
    if (!status) status = read_north(cor_node_get(node, "north"), arrow, err);
    if (!status) status = cor_field_length(node, "size", 3, 60, &arrow->size, err);
    if (!status) status = cor_field_color(node, "color", &arrow->color, err);
    return status;
}

cor_status cor_map_read_banner(cor_map_reader *reader, const cor_node *node, cor_error *err)
{
    static const char *const keys[] = {"text", "color"};
    cor_banner *banner = &reader->map->furniture.banner;
    banner->node = node;
    if (node->kind == COR_NODE_STRING) /* banner: UNCLASSIFIED */
        return cor_field_prose(reader->arena, cor_node_get(reader->map->root, "furniture"), "banner", &banner->text,
                               err);
    cor_status status = cor_map_read_own_keys(node, keys, G_N_ELEMENTS(keys), err);
    if (!status && !cor_node_get(node, "text"))
        return cor_node_fail(node, err, "\"banner\" has no text; write {text: UNCLASSIFIED, color: \"#007a33\"}");
    if (!status) status = cor_field_prose(reader->arena, node, "text", &banner->text, err);
    if (!status) status = cor_field_color(node, "color", &banner->color, err);
    if (!status) banner->node = cor_node_get(node, "text");
    return status;
}
