#include "api/check_resources.h"

#include <string.h>

/* A list of fonts, the best first: one of them is enough. */
static void check_fonts(const cor_render_context *context, const cor_layer *layer, const cor_node *list,
                        cor_arena *arena)
{
    const cor_node *first = NULL;
    for (size_t i = 0; list->kind == COR_NODE_SEQ && i < list->n; i++) {
        const cor_node *node = list->items[i];
        if (node->kind != COR_NODE_STRING) continue;
        if (cor_fonts_has(context->session->fonts, cor_font_parse(arena, node->text).family)) return;
        if (!first) first = node;
    }
    if (first)
        cor_warn(context->diagnostics, cor_node_location(first), "layer '%s': %s", cor_layer_id(layer),
                 cor_font_missing(context->session->fonts, arena, first->text));
}

/* Names that are put together of fields ("{kind}") are known only when they are drawn. */
static bool is_name(const cor_node *node, const cor_property_row *row)
{
    return node->kind == COR_NODE_STRING && node->text[0] && !(row->spec.tokens && strchr(node->text, '{'));
}

static void check_icon(const cor_render_context *context, const cor_layer *layer, const cor_node *node)
{
    cor_error err = {0};
    const cor_icon *icon;
    size_t n;
    cor_style_sprites(context->map->style, &n);
    if (n && !context->map->n_icon_places) return; /* said once, of the sprite */
    if (cor_icon_open(context->icons, node->text, &icon, &err) == COR_BAD_DATA)
        cor_warn(context->diagnostics, cor_node_location(node), "layer '%s': %s", cor_layer_id(layer), err.message);
}

void cor_check_sprites(const cor_render_context *context)
{
    size_t n, near = 0;
    const cor_style_sprite *sprites = cor_style_sprites(context->map->style, &n);
    for (size_t i = 0; i < n; i++) {
        cor_error err;
        const cor_node *node = sprites[i].node;
        if (!sprites[i].remote && cor_icons_check(context->icons, near++, &err))
            cor_warn(context->diagnostics, cor_node_location(node), "sprite: %s", err.message);
    }
}

void cor_check_layer_needs(const cor_render_context *context, const cor_layer *layer, cor_arena *arena)
{
    size_t n_rows, n;
    const cor_property_row *rows = cor_property_table(&n_rows);
    for (size_t i = 0; i < n_rows; i++) {
        bool fonts = !strcmp(rows[i].name, "text-font");
        if (rows[i].layer != cor_layer_type_of(layer) || (!fonts && rows[i].spec.kind != COR_EXPECT_IMAGE)) continue;
        const cor_node *const *nodes = cor_layer_outcomes(layer, rows[i].name, arena, &n);
        for (size_t k = 0; k < n; k++) {
            if (fonts) check_fonts(context, layer, nodes[k], arena);
            if (!fonts && is_name(nodes[k], &rows[i])) check_icon(context, layer, nodes[k]);
        }
    }
}
