/* Which fields of its source a layer reads: the union over filter and properties. */
#include <glib.h>

#include "style/model.h"

static void add(GPtrArray *names, GHashTable *seen, cor_program_fields *fields, const cor_program *program)
{
    cor_program_fields more = cor_program_wants(program);
    fields->all |= more.all;
    fields->geometry |= more.geometry;
    fields->id |= more.id;
    for (size_t i = 0; i < more.n; i++) {
        if (g_hash_table_add(seen, (gpointer) more.names[i])) g_ptr_array_add(names, (gpointer) more.names[i]);
    }
}

cor_program_fields cor_layer_fields(const cor_layer *layer, cor_arena *arena)
{
    GPtrArray *names = g_ptr_array_new();
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    cor_program_fields fields = {0};
    if (layer->filter) add(names, seen, &fields, layer->filter);
    for (size_t i = 0; i < layer->n_rows; i++) {
        if (layer->programs[i]) add(names, seen, &fields, layer->programs[i]);
    }
    fields.n = names->len;
    fields.names = cor_arena_memdup(arena, names->pdata, names->len * sizeof(char *));
    g_ptr_array_free(names, TRUE);
    g_hash_table_destroy(seen);
    return fields;
}
