/* The study area: whose it is, and how what lies outside of it steps back. */
#include "map/internal.h"

#include <string.h>

#include <glib.h>

static const cor_map_key of_band[] = {
    {"width", COR_KEY_LENGTH, .at = offsetof(cor_soft_band, width), .least = 0.2, .most = 50},
    {"color", COR_KEY_COLOR, .at = offsetof(cor_soft_band, color)},
};

static const cor_map_keys band_keys = {COR_MAP_KEYS(of_band)};

/* true, a width, or {width, color}. */
static void read_band(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_soft_band *band = target;
    band->on = true;
    if (node->kind == COR_NODE_BOOL)
        band->on = node->boolean;
    else if (node->kind == COR_NODE_MAP)
        cor_map_read_keys(reader, node, &band_keys, band);
    else
        cor_read_length(reader, node, of_band[0].least, of_band[0].most, &band->width);
}

static void begin(cor_map_reader *reader, const cor_node *node)
{
    cor_map_demand(reader, node, "source", "\"mask\" names no source; write {source: countries, where: \"…\"}");
}

static const char *const styles[] = {[COR_MASK_FADE] = "fade", [COR_MASK_HIDE] = "hide", [COR_MASK_NONE] = "none"};

static const cor_map_key keys[] = {
    {"source", COR_KEY_TEXT, .at = offsetof(cor_mask, source)},
    {"where", COR_KEY_TEXT, .at = offsetof(cor_mask, where)},
    {"style", COR_KEY_WORD, .at = offsetof(cor_mask, style), .words = COR_MAP_WORDS(styles)},
    {"color", COR_KEY_COLOR, .at = offsetof(cor_mask, color)},
    {"opacity", COR_KEY_NUMBER, .at = offsetof(cor_mask, opacity), .least = 0, .most = 1},
    {"glow", .at = offsetof(cor_mask, glow), .read = read_band, .below = &band_keys, .takes_length = true},
    {"shadow", .at = offsetof(cor_mask, shadow), .read = read_band, .below = &band_keys, .takes_length = true},
    {"keep", COR_KEY_TEXTS, .at = offsetof(cor_mask, keep)},
};

const cor_map_keys cor_map_mask_keys = {COR_MAP_KEYS(keys), .begin = begin};

void cor_map_read_mask(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_mask *mask = target;
    if (!cor_read_map(reader, node)) return;
    mask->on = true;
    mask->node = node;
    mask->opacity = 0.65;
    cor_map_read_keys(reader, node, &cor_map_mask_keys, mask);
}

bool cor_mask_keeps(const cor_mask *mask, const char *id)
{
    return mask->on && mask->keep && g_strv_contains(mask->keep, id);
}
