/* The study area: whose it is, and how what lies outside of it steps back. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

/* true, a width, or {width, color}. */
static cor_status read_band(const cor_node *mask, const char *key, cor_soft_band *band, cor_error *err)
{
    static const char *const keys[] = {"width", "color"};
    const cor_node *node = cor_node_get(mask, key);
    if (!node) return COR_OK;
    band->on = true;
    if (node->kind == COR_NODE_BOOL) return cor_field_bool(mask, key, &band->on, err);
    if (node->kind != COR_NODE_MAP) return cor_field_length(mask, key, 0.2, 50, &band->width, err);
    cor_status status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_length(node, "width", 0.2, 50, &band->width, err);
    if (!status) status = cor_field_color(node, "color", &band->color, err);
    return status;
}

cor_status cor_map_read_mask(cor_map_reader *reader, cor_error *err)
{
    static const char *const keys[] = {"source", "where", "style", "color", "opacity", "glow", "shadow", "keep"};
    static const char *const styles[] = {"fade", "hide", "none"};
    cor_mask *mask = &reader->map->mask;
    size_t style = 0;
    const cor_node *node = NULL;
    cor_status status = cor_field_map(reader->map->root, "mask", &node, err);
    if (status || !node) return status;
    mask->on = true;
    mask->node = node;
    mask->opacity = 0.65;
    status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_field_text(node, "source", &mask->source, err);
    if (!status && !mask->source)
        return cor_node_fail(node, err, "\"mask\" names no source; write {source: countries, where: \"…\"}");
    if (!status) status = cor_field_text(node, "where", &mask->where, err);
    if (!status) status = cor_field_word(node, "style", styles, G_N_ELEMENTS(styles), &style, err);
    mask->style = (cor_mask_style) style;
    if (!status) status = cor_field_color(node, "color", &mask->color, err);
    if (!status) status = cor_field_number(node, "opacity", 0, 1, &mask->opacity, err);
    if (!status) status = read_band(node, "glow", &mask->glow, err);
    if (!status) status = read_band(node, "shadow", &mask->shadow, err);
    if (!status) status = cor_field_texts(reader->arena, node, "keep", &mask->keep, err);
    return status;
}

bool cor_mask_keeps(const cor_mask *mask, const char *id)
{
    return mask->on && mask->keep && g_strv_contains(mask->keep, id);
}
