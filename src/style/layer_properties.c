/* Layout and paint of one layer: each property against the table, then compiled. */
#include <string.h>

#include <glib.h>

#include "style/reader.h"

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

static bool is_expression(const cor_node *node)
{
    return node->kind == COR_NODE_MAP ||
           (node->kind == COR_NODE_SEQ && node->n > 0 && node->items[0]->kind == COR_NODE_STRING);
}

/* ["#445", "red"]: colours, though a text comes first. */
static bool is_plain_list(const cor_node *node)
{
    cor_color color;
    if (node->kind != COR_NODE_SEQ || node->n == 0) return false;
    return !is_expression(node) || cor_parse_color(node->items[0]->text, &color);
}

/* What to compile for ROW: of a list where one value would do (several lights of a hillshade) the first alone is drawn,
 * and that is said. SPEC is changed to that of one value. */
static const cor_node *first_of(cor_reader *reader, const cor_layer *layer, const cor_property_row *row,
                                const cor_node *node, cor_property_spec *spec)
{
    if (!row->one_or_many) return node;
    spec->kind = spec->kind == COR_EXPECT_NUMBER_ARRAY ? COR_EXPECT_NUMBER : COR_EXPECT_COLOR;
    if (!is_plain_list(node)) return node;
    if (node->n > 1) {
        cor_style_warn(reader, node, "layer '%s': only the first value of %s is drawn yet", layer->id, row->name);
    }
    return node->items[0];
}

static void say_errors(cor_reader *reader, const char *what, const cor_node *node, const cor_expr_error *errors,
                       size_t n)
{
    for (size_t i = 0; i < n; i++) {
        cor_error err = {0};
        cor_fail_at(&err, COR_BAD_DOCUMENT, node->file, errors[i].line ? errors[i].line : node->line,
                    errors[i].line ? errors[i].column : node->column, "%s", errors[i].message);
        cor_style_pass_on(
            reader, cor_arena_format(reader->compiler->arena, "%s%s", what, errors[i].key ? errors[i].key : ""), &err);
    }
}

static bool compile(cor_reader *reader, cor_layer *layer, const cor_property_row *row, const cor_node *node)
{
    cor_property_spec spec = row->spec;
    node = first_of(reader, layer, row, node, &spec);
    const cor_expr_error *errors = NULL;
    size_t n_errors = 0;
    cor_error err = {0};
    cor_status status =
        cor_compile(reader->compiler, node, &spec, &layer->programs[row - layer->rows], &errors, &n_errors, &err);
    if (status == COR_OK) return true;
    char *what = cor_arena_format(reader->compiler->arena, "layer '%s': %s", layer->id, row->name);
    if (n_errors > 0) {
        say_errors(reader, what, node, errors, n_errors);
    } else {
        cor_style_pass_on(reader, what, &err);
    }
    return false;
}

static void read_property(cor_reader *reader, cor_layer *layer, bool layout, const cor_node *node)
{
    const cor_property_row *row = cor_layer_row(layer, node->key);
    if (!row && !layout && is_transition(layer, node->key)) return;
    if (!row || row->layout != layout) {
        unknown_property(reader, layer, layout, node);
    } else if (row->literal && is_expression(node)) {
        cor_style_error(reader, node, "layer '%s': %s takes a plain value, no expression", layer->id, row->name);
    } else if (compile(reader, layer, row, node)) {
        cor_style_note_support(reader, layer, row, node);
    }
}

static void read_group(cor_reader *reader, cor_layer *layer, const char *key)
{
    const cor_node *group = cor_node_get(layer->node, key);
    if (!group || group->kind != COR_NODE_MAP) return;
    for (size_t i = 0; i < group->n; i++)
        read_property(reader, layer, strcmp(key, "layout") == 0, group->items[i]);
}

void cor_style_read_properties(cor_reader *reader, cor_layer *layer)
{
    read_group(reader, layer, "layout");
    read_group(reader, layer, "paint");
}
