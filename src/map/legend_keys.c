/* The legend: where it stands, and what of what the layers want listed it lists, how and in which order. */
#include "map/internal.h"

#include <math.h>

/* {WORDS: WORDS, …} */
static void read_rename(cor_map_reader *reader, const cor_node *node, void *target)
{
    cor_legend_furniture *legend = target;
    if (!cor_read_map(reader, node)) return;
    cor_new_name *all = COR_NEW_ARRAY(reader->arena, cor_new_name, node->n);
    for (size_t i = 0; i < node->n; i++) {
        cor_new_name *name = &all[legend->n_rename];
        *name = (cor_new_name){.from = node->items[i]->key, .node = node->items[i]};
        if (cor_read_plain_prose(reader, node->items[i], &name->to)) legend->n_rename++;
    }
    legend->rename = all;
}

static void read_columns(cor_map_reader *reader, const cor_node *node, void *columns)
{
    double n;
    if (cor_field_says(node, "auto")) return;
    if (!cor_read_number(reader, node, 1, COR_MAX_LEGEND_COLUMNS, &n)) return;
    if (n == floor(n))
        *(double *) columns = n;
    else
        cor_map_fault(reader, node, "\"columns\" is %.40s; it needs a whole number", node->text);
}

#define AT(field) .at = offsetof(cor_legend_furniture, field)

static const cor_map_key keys[] = {
    {"at", COR_KEY_WORD, AT(at), .words = COR_MAP_WORDS(cor_map_legend_places)},
    {"title", COR_KEY_PROSE, AT(title)},
    {"counts", COR_KEY_BOOL, AT(counts)},
    {"omit", AT(omit), .read = cor_map_read_names},
    {"order", AT(order), .read = cor_map_read_names},
    {"rename", .read = read_rename},
    {"columns", AT(columns), .read = read_columns},
};

const cor_map_keys cor_map_legend_keys = {COR_MAP_KEYS(keys)};
