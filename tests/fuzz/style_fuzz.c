/* Any document as a style: errors as diagnostics with the first of them returned, or a style whose layers can be asked
 * everything. */
#include <stdint.h>
#include <stdlib.h>

#include "style/style.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask(cor_arena *arena, const cor_layer *layer)
{
    size_t n;
    const cor_property_row *rows = cor_property_table(&n);
    cor_layer_visible_in(layer, &(cor_eval){.zoom = 5});
    cor_layer_fields(layer, arena);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].layer == cor_layer_type_of(layer) && !cor_layer_row(layer, rows[i].name)) abort();
        cor_layer_property(layer, rows[i].name);
    }
}

/* The same over itself, and with its own layers for those of a map document: what comes of it is read, too. */
static const cor_node *combined(const cor_compiler *compiler, const cor_node *root)
{
    const cor_node *layers = cor_node_get(root, "layers"), *all = root;
    if (cor_style_combine(compiler, root, root, &all, NULL)) return root;
    if (layers && layers->kind == COR_NODE_SEQ) cor_style_add_layers(compiler, all, layers, &all, NULL);
    return all;
}

static void read_style(cor_arena *arena, const cor_node *root)
{
    cor_interns *interns = cor_interns_new();
    cor_diagnostics *diagnostics = cor_diagnostics_new();
    cor_compiler compiler = {arena, interns, diagnostics};
    const cor_style *style = NULL;
    cor_error err = {0};
    cor_status status = cor_style_read(&compiler, root, &style, &err);
    if (status && (status != COR_BAD_DOCUMENT || !err.message[0] || !cor_diagnostics_count(diagnostics))) abort();
    for (size_t i = 0; !status && i < cor_style_layer_count(style); i++)
        ask(arena, cor_style_layer_at(style, i));
    cor_diagnostics_free(diagnostics);
    cor_interns_free(interns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_arena *arena = cor_arena_new();
    const cor_node *root = NULL;
    if (!cor_doc_parse(arena, (const char *) data, size, "fuzz", &root, NULL)) {
        cor_interns *interns = cor_interns_new();
        read_style(arena, root);
        read_style(arena, combined(&(cor_compiler){arena, interns, NULL}, root));
        cor_interns_free(interns);
    }
    cor_arena_free(arena);
    return 0;
}
