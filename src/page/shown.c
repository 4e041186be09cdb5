#include "page/shown.h"

#include <string.h>

#include <glib.h>

bool cor_page_shows(const cor_drawing_page *page, const cor_layer *layer)
{
    const cor_eval eval = {.zoom = page->view.zoom,
                           .state = page->context->state,
                           .n_state = page->context->n_state,
                           .arena = page->arena,
                           .interns = page->context->interns,
                           .diagnostics = page->context->diagnostics};
    return cor_layer_visible_in(layer, &eval);
}

bool cor_inset_shows(const cor_inset *inset, const cor_layer *layer)
{
    const cor_node *said = cor_layer_metadata(layer, "corridor:inset");
    cor_layer_type type = cor_layer_type_of(layer);
    if (inset->layers) return g_strv_contains(inset->layers, cor_layer_id(layer));
    bool out = said && (said->kind == COR_NODE_BOOL ? !said->boolean
                                                    : strcmp(said->text, inset->is_detail ? "detail" : "locator") != 0);
    return !out &&
           (inset->is_detail || type == COR_LAYER_BACKGROUND || type == COR_LAYER_FILL || type == COR_LAYER_LINE);
}

bool cor_insets_show(const cor_drawing_page *page, const char *source)
{
    for (size_t i = 0; i < page->n_insets; i++)
        for (size_t k = 0; k < page->insets[i].n_layers; k++) {
            const cor_drawn_layer *drawn = &page->insets[i].layers[k];
            const char *own = cor_layer_source(drawn->layer);
            if (drawn->counts.drawn && own && !strcmp(own, source)) return true;
        }
    return false;
}
