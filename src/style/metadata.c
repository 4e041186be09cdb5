/* The metadata keys that are ours, "corridor:…", in their right shape:
 *
 *     corridor:legend: false                         no entry
 *     corridor:legend: {title: T, labels: {v: W}}    T heads the entry; W stands for the value v */
#include <string.h>

#include "base/words.h"
#include "style/reader.h"

static const char prefix[] = "corridor:";
static const char *const our_keys[] = {"corridor:legend"};
static const char *const legend_keys[] = {"title", "labels"};

enum { OUR_KEYS = sizeof(our_keys) / sizeof(our_keys[0]), LEGEND_KEYS = sizeof(legend_keys) / sizeof(legend_keys[0]) };

static bool is_scalar(const cor_node *node)
{
    return node->kind != COR_NODE_MAP && node->kind != COR_NODE_SEQ;
}

static void check_labels(cor_reader *reader, const cor_layer *layer, const cor_node *labels)
{
    if (labels->kind != COR_NODE_MAP) {
        cor_style_error(reader, labels, "layer '%s': legend labels are %s; they should be a map from value to words",
                        layer->id, cor_node_kind_name(labels->kind));
        return;
    }
    for (size_t i = 0; i < labels->n; i++) {
        if (!is_scalar(labels->items[i])) {
            cor_style_error(reader, labels->items[i],
                            "layer '%s': the legend's words for '%s' are %s; they should be a text", layer->id,
                            labels->items[i]->key, cor_node_kind_name(labels->items[i]->kind));
        }
    }
}

static void check_legend(cor_reader *reader, const cor_layer *layer, const cor_node *legend)
{
    if (legend->kind == COR_NODE_BOOL && !legend->boolean) return;
    if (legend->kind != COR_NODE_MAP) {
        cor_style_error(reader, legend,
                        "layer '%s': corridor:legend is %s; it should be false or {title: …, labels: …}", layer->id,
                        cor_node_kind_name(legend->kind));
        return;
    }
    cor_error err = {0};
    if (cor_node_only(legend, legend_keys, LEGEND_KEYS, &err) != COR_OK) {
        cor_style_pass_on(reader, cor_arena_format(reader->compiler->arena, "layer '%s': corridor:legend", layer->id),
                          &err);
    }
    const cor_node *title = cor_node_get(legend, "title"), *labels = cor_node_get(legend, "labels");
    if (title && !is_scalar(title)) {
        cor_style_error(reader, title, "layer '%s': the legend's title is %s; it should be a text", layer->id,
                        cor_node_kind_name(title->kind));
    }
    if (labels) check_labels(reader, layer, labels);
}

static void check_key(cor_reader *reader, const cor_layer *layer, const cor_node *node)
{
    if (strncmp(node->key, prefix, strlen(prefix)) != 0) return;
    if (strcmp(node->key, "corridor:legend") == 0) {
        check_legend(reader, layer, node);
        return;
    }
    const char *like = cor_nearest_word(node->key, our_keys, OUR_KEYS);
    cor_style_key_error(reader, node, "layer '%s': unknown metadata key '%s'; did you mean '%s'?", layer->id, node->key,
                        like ? like : our_keys[0]);
}

void cor_style_check_metadata(cor_reader *reader, const cor_layer *layer)
{
    const cor_node *metadata = cor_node_get(layer->node, "metadata");
    if (!metadata || metadata->kind != COR_NODE_MAP) return;
    for (size_t i = 0; i < metadata->n; i++)
        check_key(reader, layer, metadata->items[i]);
}
