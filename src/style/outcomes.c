/* What a value may come to, as far as the style spells it out: fonts and icons can be looked for before anything is
 * evaluated. */
#include <string.h>

#include <glib.h>

#include "style/internal.h"

/* The walk over one value. */
typedef struct {
    GPtrArray *nodes; /* texts and lists that it may come to; NULL: not wanted */
    bool complete;    /* it comes to nothing else */
} outcomes;

static void walk(outcomes *o, const cor_node *node);

static void walk_some(outcomes *o, const cor_node *node, size_t from, size_t step)
{
    for (size_t i = from; i < node->n; i += step)
        walk(o, node->items[i]);
}

/* Which operands of an operator are what it may come to: from FROM, every STEP (0: none), and the last where LAST. */
static const struct {
    const char *name;
    size_t from, step;
    bool last;
} ways[] = {
    {"case", 2, 2, true},       {"match", 3, 2, true},  {"step", 2, 2, false}, {"interpolate", 4, 2, false},
    {"coalesce", 1, 1, false},  {"let", 0, 0, true},    {"array", 0, 0, true}, {"string", 1, 1, false},
    {"to-string", 1, 1, false}, {"image", 1, 1, false},
};

static void walk_expression(outcomes *o, const cor_node *node)
{
    const char *name = node->items[0]->text;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        if (strcmp(name, ways[i].name) != 0) continue;
        if (ways[i].step) walk_some(o, node, ways[i].from, ways[i].step);
        if (ways[i].last && node->n > 1) walk(o, node->items[node->n - 1]);
        return;
    }
    if (strcmp(name, "literal") != 0 || node->n < 2) {
        o->complete = false;
    } else if (o->nodes) {
        g_ptr_array_add(o->nodes, (gpointer) node->items[1]);
    }
}

/* {stops: [[3, OUTCOME], …], default: OUTCOME} */
static void walk_function(outcomes *o, const cor_node *node)
{
    const cor_node *stops = cor_node_get(node, "stops"), *fallback = cor_node_get(node, "default");
    if (!stops) o->complete = false;
    for (size_t i = 0; stops && i < stops->n; i++)
        if (stops->items[i]->n == 2) walk(o, stops->items[i]->items[1]);
    if (fallback) walk(o, fallback);
}

static void walk(outcomes *o, const cor_node *node)
{
    if (cor_style_is_expression(node)) {
        walk_expression(o, node);
    } else if (node->kind == COR_NODE_MAP) {
        walk_function(o, node);
    } else if (o->nodes) {
        g_ptr_array_add(o->nodes, (gpointer) node);
    }
}

bool cor_style_is_spelt_out(const cor_node *node)
{
    outcomes o = {.complete = true};
    walk(&o, node);
    return o.complete;
}

const cor_node *const *cor_layer_outcomes(const cor_layer *layer, const char *name, cor_arena *arena, size_t *ret_n)
{
    const cor_property_row *row = cor_layer_row(layer, name);
    const cor_node *node = row ? cor_node_get(cor_node_get(layer->node, row->layout ? "layout" : "paint"), name) : NULL;
    outcomes o = {.nodes = g_ptr_array_new(), .complete = true};
    if (node) walk(&o, node);
    *ret_n = o.nodes->len;
    const cor_node *const *nodes = cor_arena_memdup(arena, o.nodes->pdata, o.nodes->len * sizeof(cor_node *));
    g_ptr_array_free(o.nodes, TRUE);
    return nodes;
}

/* Whether NODE is TEXT, or a list that has it. */
static const cor_node *node_of(const cor_node *node, const char *text)
{
    if (node->kind == COR_NODE_STRING) return strcmp(node->text, text) ? NULL : node;
    for (size_t i = 0; node->kind == COR_NODE_SEQ && i < node->n; i++)
        if (node->items[i]->kind == COR_NODE_STRING && !strcmp(node->items[i]->text, text)) return node->items[i];
    return NULL;
}

const cor_node *cor_layer_names(const cor_layer *layer, const char *name, cor_arena *arena)
{
    const cor_node *found = NULL;
    for (size_t i = 0; i < layer->n_rows && !found; i++) {
        size_t n = 0;
        bool named = layer->rows[i].spec.kind == COR_EXPECT_IMAGE || !strcmp(layer->rows[i].name, "text-font");
        const cor_node *const *nodes = named ? cor_layer_outcomes(layer, layer->rows[i].name, arena, &n) : NULL;
        for (size_t k = 0; k < n && !found; k++)
            found = node_of(nodes[k], name);
    }
    return found;
}
