/* Names of what only the map itself knows: layers, entries of the legend, words on the map. Whether there is something
 * of that name is found out where it is drawn. */
#include "map/internal.h"

void cor_map_read_names(cor_map_reader *reader, const cor_node *node, void *names)
{
    cor_map_names *read = names;
    if (cor_read_texts(reader, node, &read->list)) read->node = node;
}

#define AT(field) .at = offsetof(cor_map_labels, field)

static const cor_map_key of_labels[] = {
    {"require", AT(require), .read = cor_map_read_names},
    {"leave", AT(leave), .read = cor_map_read_names},
};

const cor_map_keys cor_map_label_keys = {COR_MAP_KEYS(of_labels)};
