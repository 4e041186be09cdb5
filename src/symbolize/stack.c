/* Which layers have marks that are minded where they lie at one place. */
#include <string.h>

#include "symbolize/internal.h"

/* COR_STACK_UNSAID when NODE says none of the ways. */
static cor_stack_way way_of(const cor_node *node)
{
    const cor_node *marks = node && node->kind == COR_NODE_MAP ? cor_node_get(node, "marks") : node;
    if (!marks) return COR_STACK_UNSAID;
    if (marks->kind == COR_NODE_BOOL) return marks->boolean ? COR_STACK_UNSAID : COR_STACK_NEVER;
    for (int i = 0; marks->kind == COR_NODE_STRING && i < COR_STACK_WORDS; i++)
        if (!strcmp(marks->text, cor_stack_words[i])) return (cor_stack_way) (COR_STACK_SPREAD + i);
    return COR_STACK_UNSAID;
}

const char *cor_layer_companion_of(const cor_layer *layer)
{
    const cor_node *with = cor_node_get(cor_layer_metadata(layer, "corridor:stack"), "with");
    return with && with->kind == COR_NODE_STRING ? with->text : NULL;
}

static bool on_lines(cor_drawing *d)
{
    cor_use placement = cor_use_of(d, "symbol-placement");
    return !strncmp(cor_use_word(d, &placement, 0), "line", 4);
}

/* By the layer's first row, where that depends on rows at all. */
static bool may_overlap(cor_drawing *d)
{
    cor_use overlap = cor_use_of(d, "icon-overlap"), allow = cor_use_of(d, "icon-allow-overlap");
    if (!cor_layer_property(d->layer, "icon-image") || !d->what->table->n_rows) return false;
    const char *word = cor_use_word(d, &overlap, 0);
    return *word ? !strcmp(word, "always") : cor_use_flag(d, &allow, 0);
}

cor_stack_way cor_layer_stack(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                              cor_stack_way said, bool own)
{
    if (cor_layer_type_of(layer) != COR_LAYER_SYMBOL) return COR_STACK_NEVER;
    if (cor_layer_companion_of(layer)) return COR_STACK_NEVER;
    cor_stack_way way = way_of(cor_layer_metadata(layer, "corridor:stack"));
    if (way != COR_STACK_NEVER && said) way = said;
    if (way == COR_STACK_UNSAID && !own) return COR_STACK_NEVER;
    cor_drawing drawing;
    cor_drawing_open(&drawing, symbolizer, layer, drawable, false);
    if (way == COR_STACK_UNSAID) way = may_overlap(&drawing) ? COR_STACK_SPREAD : COR_STACK_NEVER;
    if (on_lines(&drawing)) way = COR_STACK_NEVER;
    cor_drawing_close(&drawing);
    return way;
}

size_t cor_mark_widths(const cor_symbolizer *symbolizer, const cor_layer *layer, const cor_drawable *drawable,
                       double *widths)
{
    size_t n = 0;
    cor_symbolizer quiet = *symbolizer;
    cor_drawing drawing;
    quiet.diagnostics = NULL; /* what is amiss is said when the layer is drawn */
    cor_drawing_open(&drawing, &quiet, layer, drawable, false);
    cor_drawing_choose(&drawing, NULL);
    cor_symbol_icon uses = cor_symbol_icon_of(&drawing);
    for (size_t i = 0; i < drawing.n_rows; i++) {
        cor_arena_reset(drawing.scratch);
        const cor_icon *icon = cor_use_icon(&drawing, &uses.image, drawing.rows[i]);
        if (icon) widths[n++] = cor_symbol_icon_width(&drawing, &uses, drawing.rows[i], icon);
    }
    cor_drawing_close(&drawing);
    return n;
}

bool cor_layer_sums(const cor_layer *layer)
{
    const cor_node *node = cor_layer_metadata(layer, "corridor:stack");
    return cor_layer_type_of(layer) == COR_LAYER_CIRCLE && node && node->kind == COR_NODE_STRING &&
           !strcmp(node->text, "sum");
}
