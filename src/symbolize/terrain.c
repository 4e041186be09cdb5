#include "symbolize/terrain.h"

#include <string.h>

/* As the tiles of OpenMapTiles, Shortbread and Mapbox call their layers. */
static const char *const WATERS[] = {"water", "ocean", "water_polygons"};
static const char *const BORDERS[] = {"boundary", "boundaries", "admin"};

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; word && i < n; i++)
        if (!strcmp(word, words[i])) return true;
    return false;
}

/* KIND's word, and the layers that are of that kind when they don't say. */
static bool means(const cor_layer *layer, const char *kind, const char *const *usual, size_t n)
{
    const cor_node *said = cor_layer_metadata(layer, "corridor:means");
    if (said) return said->kind == COR_NODE_STRING && !strcmp(said->text, kind);
    return is_one_of(cor_layer_source_layer(layer), usual, n);
}

static void add(cor_scene *scene, cor_terrain_kind kind, const cor_path *paths, size_t n)
{
    *cor_scene_terrain(scene) = (cor_terrain){kind, paths, n};
}

static bool is_water(const cor_layer *layer)
{
    return cor_layer_type_of(layer) == COR_LAYER_FILL && means(layer, "water", WATERS, sizeof WATERS / sizeof *WATERS);
}

static bool is_border(const cor_layer *layer)
{
    return cor_layer_type_of(layer) == COR_LAYER_LINE &&
           means(layer, "border", BORDERS, sizeof BORDERS / sizeof *BORDERS);
}

bool cor_is_terrain(const cor_layer *layer)
{
    return is_water(layer) || is_border(layer);
}

void cor_add_terrain(cor_scene *scene, const cor_layer *layer, const cor_group *drawn)
{
    bool water = is_water(layer), border = is_border(layer);
    for (size_t i = 0; (water || border) && i < drawn->n_items; i++) {
        const cor_item *item = &drawn->items[i];
        if (water && item->kind == COR_ITEM_FILL) add(scene, COR_TERRAIN_WATER, item->fill.paths, item->fill.n_paths);
        if (water && item->kind == COR_ITEM_PATTERN)
            add(scene, COR_TERRAIN_WATER, item->pattern.paths, item->pattern.n_paths);
        if (border && item->kind == COR_ITEM_STROKE)
            add(scene, COR_TERRAIN_BORDER, item->stroke.paths, item->stroke.n_paths);
    }
}
