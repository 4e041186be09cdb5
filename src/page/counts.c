#include "page/counts.h"

#include <string.h>

#include <glib.h>

#include "page/shown.h"
#include "prepare/layer_needs.h"

static cor_source_count *count_of(cor_source_count *counts, size_t *n, const char *source)
{
    for (size_t i = 0; i < *n; i++)
        if (!strcmp(counts[i].source, source)) return &counts[i];
    counts[*n] = (cor_source_count){.source = source};
    return &counts[(*n)++];
}

bool cor_layer_is_part(const cor_layer *layer)
{
    const cor_node *part = cor_layer_metadata(layer, "corridor:part");
    return part && part->kind == COR_NODE_BOOL && part->boolean;
}

size_t cor_page_counts(cor_drawing_page *page, const cor_source_count **ret_counts)
{
    cor_source_count *counts = COR_NEW_ARRAY(page->arena, cor_source_count, page->n_layers);
    size_t n = 0;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!drawn->drawable) continue;
        cor_source_count *count = count_of(counts, &n, cor_layer_source(drawn->layer));
        if (cor_layer_is_part(drawn->layer)) count->in_parts += drawn->counts.drawn;
        count->drawn = MAX(MAX(count->drawn, drawn->counts.drawn), count->in_parts);
    }
    *ret_counts = counts;
    return n;
}

/* As layers count what they read: rows with all that they stand for, and what the source kept back. */
static bool total_of(const cor_table *table, size_t *ret_total)
{
    size_t total = table->counts.left_out;
    for (size_t row = 0; row < table->n_rows; row++)
        total += cor_table_features(table, row);
    *ret_total = total + table->counts.outside;
    return table->counts.outside != SIZE_MAX;
}

bool cor_page_total(cor_drawing_page *page, const char *source, size_t *ret_total)
{
    const cor_style *style = page->context->map->style;
    bool known = false;
    *ret_total = 0;
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        const cor_table *table;
        size_t total;
        if (!cor_layer_has_rows(layer) || strcmp(cor_layer_source(layer), source) != 0 || !cor_page_shows(page, layer))
            continue;
        if (cor_table_cache_table(page->cache, source, cor_layer_source_layer(layer), &page->view, &table, NULL) ||
            !total_of(table, &total))
            return false;
        *ret_total = MAX(*ret_total, total);
        known = true;
    }
    return known;
}
