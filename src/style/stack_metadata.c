/* The metadata key `corridor:stack` of a layer: see metadata.c for its shape. */
#include <string.h>

#include <glib.h>

#include "base/stack_way.h"
#include "base/words.h"
#include "style/internal.h"

static bool is_stack_word(const cor_node *node)
{
    if (node->kind != COR_NODE_STRING) return false;
    for (int i = 0; i < COR_STACK_WORDS; i++)
        if (!strcmp(node->text, cor_stack_words[i])) return true;
    return !strcmp(node->text, "sum");
}

static const cor_node *layer_called(const cor_reader *reader, const char *id)
{
    const cor_node *layers = cor_node_get(reader->style->root, "layers");
    for (size_t i = 0; i < layers->n; i++)
        if (!g_strcmp0(cor_style_text(layers->items[i], "id"), id)) return layers->items[i];
    return NULL;
}

/* The id of a layer that is most like ID; NULL: none is. */
static const char *layer_like(const cor_reader *reader, const char *id)
{
    const cor_node *layers = cor_node_get(reader->style->root, "layers");
    const char **ids = COR_NEW_ARRAY(reader->compiler->arena, const char *, layers->n);
    size_t n = 0;
    for (size_t i = 0; i < layers->n; i++) {
        const char *other = cor_style_text(layers->items[i], "id");
        if (other) ids[n++] = other;
    }
    return cor_nearest_word(id, ids, n);
}

/* A row is the same in both layers when they draw from the same table. */
static bool share_rows(const cor_node *a, const cor_node *b)
{
    return !g_strcmp0(cor_style_text(a, "source"), cor_style_text(b, "source")) &&
           !g_strcmp0(cor_style_text(a, "source-layer"), cor_style_text(b, "source-layer"));
}

/* The layer in whose metadata STACK stands. */
static const cor_node *layer_with(const cor_reader *reader, const cor_node *stack)
{
    const cor_node *layers = cor_node_get(reader->style->root, "layers");
    for (size_t i = 0; i < layers->n; i++)
        if (cor_node_get(cor_node_get(layers->items[i], "metadata"), "corridor:stack") == stack)
            return layers->items[i];
    return NULL;
}

/* Two layers' marks of one row keep together: WITH names a layer that has marks of the same rows. */
static void check_companion(cor_reader *reader, const char *what, const cor_node *stack, const cor_node *with)
{
    const char *id = with->kind == COR_NODE_STRING ? with->text : "";
    const cor_node *layer = layer_with(reader, stack), *other = layer_called(reader, id);
    if (g_strcmp0(cor_style_text(layer, "type"), "symbol") != 0)
        cor_style_error(reader, with, "%s: with of corridor:stack is for symbol layers", what);
    else if (!other)
        cor_style_error(reader, with, "%s: with of corridor:stack names '%s'; there is no such layer%s", what, id,
                        cor_hint_of(layer_like(reader, id), '\'', "").text);
    else if (other == layer || g_strcmp0(cor_style_text(other, "type"), "symbol") != 0)
        cor_style_error(reader, with, "%s: with of corridor:stack names '%s'; it should be another symbol layer", what,
                        id);
    else if (!share_rows(other, layer))
        cor_style_error(reader, with, "%s: with of corridor:stack names '%s', which draws from another source", what,
                        id);
    if (stack->n > 1)
        cor_style_error(reader, stack, "%s: corridor:stack should have either with, or marks and icon", what);
}

void cor_style_check_stack(cor_reader *reader, const char *what, const cor_node *node)
{
    static const char *const keys[] = {"marks", "icon", "with"};
    cor_error err = {0};
    const cor_node *marks = node, *icon = cor_node_get(node, "icon"), *with = cor_node_get(node, "with");
    if (node->kind == COR_NODE_BOOL && !node->boolean) return;
    if (node->kind == COR_NODE_MAP) {
        if (cor_node_only(node, keys, 3, &err) != COR_OK)
            cor_style_pass_on_at(reader, node, "",
                                 cor_arena_format(reader->compiler->arena, "%s: corridor:stack", what), &err);
        if (with) check_companion(reader, what, node, with);
        if (icon && icon->kind != COR_NODE_STRING)
            cor_style_error(reader, icon, "%s: icon of corridor:stack should be the name of an icon", what);
        marks = cor_node_get(node, "marks");
    }
    if (marks && !is_stack_word(marks))
        cor_style_error(reader, marks,
                        "%s: corridor:stack should be spread, count, list, pile, false, {marks: WORD, icon: NAME} or "
                        "{with: LAYER}; of circles sum",
                        what);
}
