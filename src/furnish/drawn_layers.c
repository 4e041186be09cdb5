#include <glib.h>

#include "furnish/furnish.h"

bool cor_layers_draw(const cor_drawn_layer *layers, size_t n, const char *const *ids)
{
    for (size_t i = 0; i < n; i++)
        if (layers[i].counts.drawn && g_strv_contains(ids, cor_layer_id(layers[i].layer))) return true;
    return false;
}
