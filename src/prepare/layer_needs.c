#include "prepare/layer_needs.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

cor_status cor_layers_known(const cor_render_context *context, const char *const *ids, const cor_node *node,
                            cor_error *err)
{
    size_t n = cor_style_layer_count(context->map->style);
    const char **known = COR_NEW_ARRAY(context->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        known[i] = cor_layer_id(cor_style_layer_at(context->map->style, i));
    for (; ids && *ids; ids++) {
        if (g_strv_contains(known, *ids)) continue;
        const char *nearest = cor_nearest_word(*ids, known, n);
        return cor_node_fail(node, err, "the style has no layer '%.80s'%s", *ids, cor_hint_of(nearest, '\'', "").text);
    }
    return COR_OK;
}

const cor_value *cor_state_value(const cor_render_context *context, const char *name)
{
    for (size_t i = 0; i < context->n_state; i++)
        if (!strcmp(context->state[i].name, name)) return &context->state[i].value;
    return NULL;
}

const char *cor_state_text(const cor_render_context *context, const char *name, cor_arena *arena)
{
    const cor_value *value = cor_state_value(context, name);
    return value ? cor_value_text(*value, arena) : NULL;
}

bool cor_layer_has_rows(const cor_layer *layer)
{
    cor_layer_type type = cor_layer_type_of(layer);
    return cor_layer_source(layer) && type != COR_LAYER_RASTER && type != COR_LAYER_HILLSHADE &&
           type != COR_LAYER_COLOR_RELIEF;
}

cor_program_fields cor_layers_ask(const cor_render_context *context, const char *source, cor_arena *arena)
{
    cor_program_fields asked = {0};
    for (size_t i = 0; i < cor_style_layer_count(context->map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(context->map->style, i);
        if (g_strcmp0(cor_layer_source(layer), source) != 0) continue;
        cor_program_fields fields = cor_layer_fields(layer, arena);
        asked.id |= fields.id;
        asked.geometry |= fields.geometry;
    }
    return asked;
}

bool cor_layer_may_be_drawn(const cor_render_context *context, const cor_layer *layer)
{
    const cor_eval eval = {.state = context->state, .n_state = context->n_state, .interns = context->interns};
    const cor_program *visibility = cor_layer_property(layer, "visibility");
    cor_value value = visibility ? cor_evaluate(visibility, &eval) : cor_null();
    return value.kind != COR_STRING || strcmp(value.string, "none") != 0;
}

bool cor_source_may_be_drawn(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < cor_style_layer_count(context->map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(context->map->style, i);
        if (!g_strcmp0(cor_layer_source(layer), source) && cor_layer_may_be_drawn(context, layer)) return true;
    }
    return false;
}
