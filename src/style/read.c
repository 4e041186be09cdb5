/* From the document to the frozen style: the whole, and what stands at its root. */
#include <string.h>

#include "style/internal.h"

bool cor_style_is_one(cor_reader *reader, const cor_node *root)
{
    if (root->kind != COR_NODE_MAP) {
        cor_style_error(reader, root, "the style is %s; it should be a map with 'version: 8', 'sources' and 'layers'",
                        cor_node_kind_name(root->kind));
        return false;
    }
    const cor_node *version = cor_node_get(root, "version");
    if (version && version->kind == COR_NODE_NUMBER && version->number == 1) {
        cor_style_error(reader, version, "this is a map document (version 1); a style has 'version: 8' and 'layers'");
        return false;
    }
    return true;
}

static void read_state(cor_reader *reader, const cor_node *state)
{
    cor_style *style = reader->style;
    if (!state || state->kind != COR_NODE_MAP) return;
    style->state = COR_NEW_ARRAY(reader->compiler->arena, cor_parameter, state->n);
    for (size_t i = 0; i < state->n; i++) {
        const cor_node *entry = state->items[i], *value = cor_node_get(entry, "default");
        if (!value) {
            cor_style_warn(reader, entry, "state '%s' has no 'default' and so is null; write {default: VALUE}",
                           entry->key);
            continue;
        }
        style->state[style->n_state++] = (cor_parameter){cor_intern(reader->compiler->interns, entry->key),
                                                         cor_node_value(reader->compiler->arena, value)};
    }
}

static void add_sprite(cor_reader *reader, cor_style *style, const char *id, const cor_node *url)
{
    if (!url || url->kind != COR_NODE_STRING) return;
    bool remote = strstr(url->text, "://") != NULL;
    if (remote)
        cor_style_warn(reader, url, "sprite '%s' is not read; give a sprite or a folder of icons beside the style",
                       url->text);
    style->sprites[style->n_sprites++] = (cor_style_sprite){id ? id : "default", url->text, remote, url};
}

/* One sprite, or a list of {id, url}. */
static void read_sprites(cor_reader *reader, const cor_node *sprite, cor_style *style)
{
    bool list = sprite && sprite->kind == COR_NODE_SEQ;
    style->sprites = COR_NEW_ARRAY(reader->compiler->arena, cor_style_sprite, list ? sprite->n : 1);
    if (!list) add_sprite(reader, style, NULL, sprite);
    for (size_t i = 0; list && i < sprite->n; i++)
        add_sprite(reader, style, cor_style_text(sprite->items[i], "id"), cor_node_get(sprite->items[i], "url"));
}

/* What a page can't show is worth a word when the style asks for it, not when it says the default. */
static void note_camera(cor_reader *reader, const cor_node *root)
{
    static const char *const angles[] = {"bearing", "pitch", "roll"};
    for (size_t i = 0; i < sizeof(angles) / sizeof(angles[0]); i++) {
        if (cor_style_number(root, angles[i], 0) == 0) continue;
        cor_style_warn(reader, cor_node_get(root, angles[i]),
                       "%s is not drawn: a page looks straight down, north by its CRS", angles[i]);
    }
    const cor_node *type = cor_node_get(cor_node_get(root, "projection"), "type");
    if (type && !(type->kind == COR_NODE_STRING && strcmp(type->text, "mercator") == 0)) {
        cor_style_warn(reader, type, "projection is not read from styles: the map document's view.crs says it");
    }
}

void cor_style_read_root(cor_reader *reader)
{
    cor_style *style = reader->style;
    cor_style_check_keys(reader, style->root, &cor_keys_root, "the style");
    cor_style_check_scenery(reader);
    note_camera(reader, style->root);
    cor_style_check_metadata(reader);
    style->name = cor_style_text(style->root, "name");
    read_sprites(reader, cor_node_get(style->root, "sprite"), style);
    read_state(reader, cor_node_get(style->root, "state"));
}

cor_status cor_style_read(const cor_compiler *compiler, const cor_node *root, const cor_style **ret_style,
                          cor_error *err)
{
    cor_reader reader = {.compiler = compiler, .style = COR_NEW(compiler->arena, cor_style)};
    reader.style->root = root;
    reader.place = (cor_place){root, ""};
    if (cor_style_is_one(&reader, root)) {
        cor_style_read_root(&reader);
        cor_style_read_sources(&reader);
        cor_style_read_layers(&reader);
    }
    if (reader.first.status != COR_OK) {
        if (err) *err = reader.first;
        return reader.first.status;
    }
    *ret_style = reader.style;
    return COR_OK;
}
