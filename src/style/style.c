/* What others may ask of a style that has been read. */
#include "style/style.h"

#include <string.h>

#include "style/model.h"

const char *cor_style_name(const cor_style *style)
{
    return style->name;
}

size_t cor_style_source_count(const cor_style *style)
{
    return style->n_sources;
}

const cor_style_source *cor_style_source_at(const cor_style *style, size_t index)
{
    return &style->sources[index];
}

size_t cor_style_layer_count(const cor_style *style)
{
    return style->n_layers;
}

const cor_layer *cor_style_layer_at(const cor_style *style, size_t index)
{
    return style->layers[index];
}

const cor_style_sprite *cor_style_sprites(const cor_style *style, size_t *ret_n)
{
    *ret_n = style->n_sprites;
    return style->sprites;
}

const cor_node *cor_style_metadata(const cor_style *style, const char *key)
{
    return cor_node_get(cor_node_get(style->root, "metadata"), key);
}

const cor_parameter *cor_style_state(const cor_style *style, size_t *ret_n)
{
    *ret_n = style->n_state;
    return style->state;
}

const char *cor_layer_id(const cor_layer *layer)
{
    return layer->id;
}

cor_layer_type cor_layer_type_of(const cor_layer *layer)
{
    return layer->type;
}

const char *cor_layer_source(const cor_layer *layer)
{
    return layer->source;
}

const char *cor_layer_source_layer(const cor_layer *layer)
{
    return layer->source_layer;
}

const cor_program *cor_layer_filter(const cor_layer *layer)
{
    return layer->filter;
}

const cor_node *cor_layer_node(const cor_layer *layer)
{
    return layer->node;
}

const cor_node *cor_layer_metadata(const cor_layer *layer, const char *key)
{
    return cor_node_get(cor_node_get(layer->node, "metadata"), key);
}

bool cor_layer_visible_in(const cor_layer *layer, const cor_eval *eval)
{
    if (!(layer->minzoom <= eval->zoom && eval->zoom < layer->maxzoom)) return false;
    const cor_program *program = cor_layer_property(layer, "visibility");
    if (!program) return true;
    cor_value value = cor_evaluate(program, eval);
    return !(value.kind == COR_STRING && strcmp(value.string, "none") == 0);
}

const cor_property_row *cor_layer_row(const cor_layer *layer, const char *name)
{
    for (size_t i = 0; i < layer->n_rows; i++) {
        if (strcmp(layer->rows[i].name, name) == 0) return &layer->rows[i];
    }
    return NULL;
}

const cor_program *cor_layer_property(const cor_layer *layer, const char *name)
{
    const cor_property_row *row = cor_layer_row(layer, name);
    return row ? layer->programs[row - layer->rows] : NULL;
}
