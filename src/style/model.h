/* What reading leaves behind. Private to the style reader. */
#ifndef COR_STYLE_MODEL_H
#define COR_STYLE_MODEL_H

#include "style/style.h"

struct cor_layer {
    const char *id;
    cor_layer_type type;
    const char *source, *source_layer;
    double minzoom, maxzoom;
    const cor_program *filter;
    const cor_property_row *rows; /* the lines of `type` */
    size_t n_rows;
    const cor_program **programs; /* one for each line; NULL: not set */
    const cor_node *node;
};

struct cor_style {
    const cor_node *root;
    const char *name;
    cor_style_sprite *sprites;
    size_t n_sprites;
    cor_style_source *sources;
    size_t n_sources;
    cor_layer **layers;
    size_t n_layers;
    cor_parameter *state;
    size_t n_state;
};

#endif
