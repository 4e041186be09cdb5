/* Insets: locators and details, one or a list of them. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

static const double MM = 72 / 25.4, MAX_MAGNIFY = 1000;

static cor_status read_size(const cor_node *node, cor_inset *inset, cor_error *err)
{
    const cor_node *size = cor_node_get(node, "size");
    cor_error what;
    if (!size) return COR_OK;
    bool is_text = size->kind == COR_NODE_STRING;
    if (is_text && !cor_page_size_parse(size->text, &inset->width, &inset->height, &what)) return COR_OK;
    inset->height = 0;
    if (is_text && !cor_length_parse(size->text, &inset->width, &what) && inset->width >= 8 * MM) return COR_OK;
    return cor_node_fail(size, err,
                         "this is no size of an inset; write \"45 x 30 mm\", or \"45 mm\" for its longer side");
}

static cor_status read_extent(const cor_node *node, cor_inset *inset, cor_error *err)
{
    static const char *const words[] = {"auto", "country"};
    const cor_node *extent = cor_node_get(node, "extent");
    size_t index = 0;
    if (!extent) return COR_OK;
    if (extent->kind == COR_NODE_SEQ) {
        inset->extent = COR_INSET_BBOX;
        return cor_map_read_bbox(node, "extent", &inset->bbox, err);
    }
    cor_status status = cor_field_word(node, "extent", words, G_N_ELEMENTS(words), &index, err);
    inset->extent = (cor_inset_extent) index;
    return status;
}

static cor_status read_around(const cor_node *node, cor_inset *inset, cor_error *err)
{
    const cor_node *around = cor_node_get(node, "around");
    if (!around) return COR_OK;
    bool good = around->kind == COR_NODE_SEQ && around->n == 2 && around->items[0]->kind == COR_NODE_NUMBER &&
                around->items[1]->kind == COR_NODE_NUMBER && fabs(around->items[0]->number) <= 360 &&
                fabs(around->items[1]->number) <= 90;
    if (!good) return cor_node_fail(around, err, "\"around\" is no place; write [longitude, latitude]");
    inset->is_around = true;
    inset->around = (cor_point){around->items[0]->number, around->items[1]->number};
    return COR_OK;
}

/* What a detail shows: a box, or what lies around a place as large as it is magnified. */
static cor_status read_part(const cor_node *node, cor_inset *inset, cor_error *err)
{
    const cor_node *extent = cor_node_get(node, "extent"), *magnify = cor_node_get(node, "magnify");
    bool has_bbox = cor_node_get(node, "bbox") != NULL;
    cor_status status = has_bbox ? cor_map_read_bbox(node, "bbox", &inset->bbox, err) : COR_OK;
    if (!status) status = read_around(node, inset, err);
    if (!status) status = cor_field_number(node, "magnify", 1, MAX_MAGNIFY, &inset->magnify, err);
    if (status) return status;
    inset->is_detail = has_bbox || inset->is_around || magnify;
    if (inset->is_detail && extent)
        return cor_key_fail(extent, err, "\"extent\" is for locators; a detail has \"bbox\" or \"around\"");
    if (has_bbox && inset->is_around)
        return cor_key_fail(cor_node_get(node, "around"), err,
                            "both \"bbox\" and \"around\" say what to show; keep one");
    if (magnify && !has_bbox && !inset->is_around)
        return cor_key_fail(magnify, err,
                            "\"magnify\" needs a place; add \"around: [longitude, latitude]\" or a \"bbox\"");
    if (inset->is_around && !magnify) inset->magnify = 4;
    return COR_OK;
}

static cor_status read_inset(cor_map_reader *reader, const cor_node *node, cor_inset *inset, cor_error *err)
{
    static const char *const keys[] = {"at",      "title", "size",   "extent", "bbox", "around",
                                       "magnify", "crs",   "layers", "leader", "color"};
    bool on = true;
    inset->node = node;
    inset->has_leader = true;
    if (node->kind == COR_NODE_BOOL || cor_field_says(node, "auto")) return COR_OK;
    if (node->kind != COR_NODE_MAP)
        return cor_node_fail(node, err, "an inset is %s; it needs auto, true, false, a map or a list of maps",
                             cor_node_kind_name(node->kind));
    cor_status status = cor_node_only(node, keys, G_N_ELEMENTS(keys), err);
    if (!status) status = cor_map_read_place(node, &on, &inset->at, err);
    if (!status) status = cor_field_prose(reader->arena, node, "title", &inset->title, err);
    if (!status) status = read_size(node, inset, err);
    if (!status) status = read_extent(node, inset, err);
    if (!status) status = read_part(node, inset, err);
    if (!status) status = cor_field_text(node, "crs", &inset->crs, err);
    if (!status) status = cor_field_texts(reader->arena, node, "layers", &inset->layers, err);
    if (!status) status = cor_field_bool(node, "leader", &inset->has_leader, err);
    if (!status) status = cor_field_color(node, "color", &inset->color, err);
    return status;
}

cor_status cor_map_read_insets(cor_map_reader *reader, const cor_node *all, cor_error *err)
{
    const cor_node *node = cor_node_get(all, "inset");
    cor_map_document *map = reader->map;
    cor_status status = COR_OK;
    if (!node || (node->kind == COR_NODE_BOOL && !node->boolean)) return COR_OK;
    if (cor_field_says(node, "none")) return COR_OK;
    const cor_node *const *nodes = node->kind == COR_NODE_SEQ ? node->items : &node;
    size_t n = node->kind == COR_NODE_SEQ ? node->n : 1;
    if (n > COR_MAX_INSETS) return cor_node_fail(node, err, "%zu insets; the limit is %d", n, COR_MAX_INSETS);
    cor_inset *insets = COR_NEW_ARRAY(reader->arena, cor_inset, n);
    for (size_t i = 0; i < n && !status; i++)
        status = read_inset(reader, nodes[i], &insets[i], err);
    map->furniture.insets = insets;
    map->furniture.n_insets = n;
    return status;
}
