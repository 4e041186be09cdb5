/* Insets: locators and details, one or a list of them. */
#include "map/internal.h"

#include <math.h>
#include <string.h>

#include <glib.h>

static const double MM = 72 / 25.4;

enum { MAX_MAGNIFY = 1000 };

/* "45 x 30 mm", or one length for the longer side. */
static void read_size(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_inset *inset = target;
    cor_error what;
    bool is_text = node->kind == COR_NODE_STRING;
    if (is_text && !cor_page_size_parse(node->text, &inset->width, &inset->height, &what)) return;
    inset->height = 0;
    if (is_text && !cor_length_parse(node->text, &inset->width, &what) && inset->width >= 8 * MM) return;
    cor_map_fault(reader, node, "this is no size of an inset; write \"45 x 30 mm\", or \"45 mm\" for its longer side");
}

static const char *const extents[] = {[COR_INSET_AUTO] = "auto", [COR_INSET_COUNTRY] = "country"};

static void read_extent(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_inset *inset = target;
    size_t index;
    if (node->kind == COR_NODE_SEQ) {
        inset->extent = COR_INSET_BBOX;
        cor_map_read_bbox(reader, node, &inset->bbox);
    } else if (cor_read_word(reader, node, COR_MAP_WORDS(extents), &index)) {
        inset->extent = (cor_inset_extent) index;
    }
}

static void read_bbox(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_map_read_bbox(reader, node, target);
}

static void read_around(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_inset *inset = target;
    bool good = node->kind == COR_NODE_SEQ && node->n == 2 && node->items[0]->kind == COR_NODE_NUMBER &&
                node->items[1]->kind == COR_NODE_NUMBER && fabs(node->items[0]->number) <= 360 &&
                fabs(node->items[1]->number) <= 90;
    if (!good) {
        cor_map_fault(reader, node, "\"around\" is no place; write [longitude, latitude]");
        return;
    }
    inset->is_around = true;
    inset->around = (cor_point){node->items[0]->number, node->items[1]->number};
}

/* A detail shows a box, or what lies around a place as large as it is magnified. */
static void begin(cor_map_reader *reader, const cor_node *node)
{
    const cor_node *extent = cor_node_get(node, "extent"), *magnify = cor_node_get(node, "magnify");
    const cor_node *bbox = cor_node_get(node, "bbox"), *around = cor_node_get(node, "around");
    if (extent && (bbox || around || magnify))
        cor_map_key_fault(reader, extent, "\"extent\" is for locators; a detail has \"bbox\" or \"around\"");
    if (bbox && around) cor_map_key_fault(reader, around, "both \"bbox\" and \"around\" say what to show; keep one");
    if (magnify && !bbox && !around && !extent && !cor_map_is_told(reader, node))
        cor_map_key_fault(reader, magnify,
                          "\"magnify\" needs a place; add \"around: [longitude, latitude]\" or a \"bbox\"");
}

#define AT(field) .at = offsetof(cor_inset, field)

static const cor_map_key keys[] = {
    COR_MAP_PLACE_KEY(cor_inset),
    {"title", COR_KEY_PROSE, AT(title)},
    {"size", .read = read_size},
    {"extent", .read = read_extent, .words = COR_MAP_WORDS(extents)},
    {"bbox", AT(bbox), .read = read_bbox},
    {"around", .read = read_around},
    {"magnify", COR_KEY_NUMBER, AT(magnify), .least = 1, .most = MAX_MAGNIFY},
    {"crs", COR_KEY_TEXT, AT(crs)},
    {"layers", COR_KEY_TEXTS, AT(layers)},
    {"leader", COR_KEY_BOOL, AT(has_leader)},
    {"color", COR_KEY_COLOR, AT(color)},
};

const cor_map_keys cor_map_inset_keys = {COR_MAP_KEYS(keys), .begin = begin};

static void read_inset(cor_map_reader *reader, const cor_node *node, cor_inset *inset)
{
    inset->node = node;
    inset->has_leader = true;
    if (node->kind == COR_NODE_BOOL || cor_field_says(node, "auto")) return;
    if (node->kind != COR_NODE_MAP) {
        cor_map_fault(reader, node, "an inset is %s; it needs auto, true, false, a map or a list of maps",
                      cor_node_kind_name(node->kind));
        return;
    }
    cor_map_read_keys(reader, node, &cor_map_inset_keys, inset);
    inset->is_detail = cor_node_get(node, "bbox") || inset->is_around || cor_node_get(node, "magnify");
    if (inset->is_around && inset->magnify == 0) inset->magnify = 4;
}

void cor_map_read_insets(cor_map_reader *reader, const cor_node *node)
{
    cor_map_furniture *furniture = &reader->map->furniture;
    bool is_list = node->kind == COR_NODE_SEQ;
    if ((node->kind == COR_NODE_BOOL && !node->boolean) || cor_field_says(node, "none")) return;
    const cor_node *const *nodes = is_list ? node->items : &node;
    size_t n = is_list ? node->n : 1;
    if (n > COR_MAX_INSETS) {
        cor_map_fault(reader, node, "%zu insets; the limit is %d", n, COR_MAX_INSETS);
        return;
    }
    cor_inset *insets = COR_NEW_ARRAY(reader->arena, cor_inset, n);
    for (size_t i = 0; i < n; i++)
        read_inset(reader, nodes[i], &insets[i]);
    furniture->insets = insets;
    furniture->n_insets = n;
}
