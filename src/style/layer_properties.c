/* Layout and paint of one layer: each property against the table, then compiled. */
#include <string.h>

#include <glib.h>

#include "style/internal.h"

static const char transition[] = "-transition";

/* "line-color-transition" says how fast a web map changes: known, and nothing to a page. */
static bool is_transition(const cor_layer *layer, const char *name)
{
    if (!g_str_has_suffix(name, transition)) return false;
    char *property = g_strndup(name, strlen(name) - strlen(transition));
    const cor_property_row *row = cor_layer_row(layer, property);
    g_free(property);
    return row && row->transition;
}

static void unknown_property(cor_reader *reader, const cor_layer *layer, bool layout, const cor_node *node)
{
    const char *group = layout ? "layout" : "paint", *name = node->key, *type = cor_layer_type_name(layer->type);
    const cor_property_row *here = cor_layer_row(layer, name), *there = cor_spec_row_anywhere(name);
    const char *like = cor_spec_nearest(layer->type, layout, name);
    if (!like) like = cor_spec_nearest(layer->type, !layout, name);
    if (here) {
        cor_style_key_error(reader, node, "layer '%s': '%s' stands under %s; it should stand under %s", layer->id, name,
                            group, layout ? "paint" : "layout");
    } else if (there) {
        cor_style_key_error(reader, node, "layer '%s': '%s' belongs to %s layers; this is a %s layer", layer->id, name,
                            cor_layer_type_name(there->layer), type);
    } else if (like) {
        cor_style_key_error(reader, node, "layer '%s': unknown %s property '%s'; did you mean '%s'?", layer->id, group,
                            name, like);
    } else {
        cor_style_key_error(reader, node, "layer '%s': unknown %s property '%s'; %s layers have none of that name",
                            layer->id, group, name, type);
    }
}

static const cor_program *read_value(cor_reader *reader, const cor_property_row *row, const cor_node *node,
                                     const char *what)
{
    if (row->literal)
        return cor_style_check_constant(reader, node, &row->spec, what)
                   ? cor_style_read_value(reader, node, &row->spec, what)
                   : NULL;
    return cor_style_read_value(reader, node, &row->spec, what);
}

/* "{name}" as a whole where no texts are filled in. */
static bool is_lonely_token(const cor_property_row *row, const cor_node *node)
{
    if (node->kind != COR_NODE_STRING || !row->spec.feature || row->spec.tokens) return false;
    size_t length = strlen(node->text);
    return length > 2 && node->text[0] == '{' && strcspn(node->text + 1, "}") == length - 2;
}

static bool is_identity(const cor_node *node)
{
    const char *type = cor_style_text(node, "type");
    return node->kind == COR_NODE_MAP && type && strcmp(type, "identity") == 0;
}

/* Fonts must be known before features are, so the names have to be written out. */
static bool check_fonts(cor_reader *reader, const cor_node *node, const char *what)
{
    if (cor_style_is_expression(node) && !cor_style_is_spelt_out(node)) {
        cor_style_error(reader, node, "%s: the names of fonts should be literals in the expression", what);
        return false;
    }
    if (!is_identity(node)) return true;
    cor_style_error(reader, node, "%s can't be an identity function; the names of fonts should be written out", what);
    return false;
}

static bool check_use(cor_reader *reader, const cor_property_row *row, const cor_node *node, const char *what)
{
    if (strcmp(row->name, "text-font") == 0 && !check_fonts(reader, node, what)) return false;
    return !row->layout || !cor_style_is_expression(node) || cor_style_check_stateless(reader, node, what);
}

static void set_property(cor_reader *reader, cor_layer *layer, const cor_property_row *row, const cor_node *node)
{
    char *what = cor_arena_format(reader->compiler->arena, "layer '%s': %s", layer->id, row->name);
    const cor_program **program = &layer->programs[row - layer->rows];
    if (is_lonely_token(row, node)) {
        cor_style_error(reader, node, "%s is '%s'; write [get, FIELD] for the value of a field", what, node->text);
        return;
    }
    *program = read_value(reader, row, node, what);
    if (*program && check_use(reader, row, node, what)) cor_style_note_support(reader, layer, row, node);
}

static void read_property(cor_reader *reader, cor_layer *layer, bool layout, const cor_node *node)
{
    const cor_property_row *row = cor_layer_row(layer, node->key);
    if (!row && !layout && is_transition(layer, node->key)) {
        cor_style_check_keys(reader, node, &cor_keys_transition,
                             cor_arena_format(reader->compiler->arena, "layer '%s': %s", layer->id, node->key));
    } else if (!row || row->layout != layout) {
        unknown_property(reader, layer, layout, node);
    } else {
        set_property(reader, layer, row, node);
    }
}

void cor_style_read_properties(cor_reader *reader, cor_layer *layer, const cor_node *group, bool layout)
{
    for (size_t i = 0; group && group->kind == COR_NODE_MAP && i < group->n; i++)
        read_property(reader, layer, layout, group->items[i]);
}
