/* Which fields a layer reads (the union over filter and properties), and which the source itself does. */
#include <glib.h>

#include "style/model.h"

typedef struct {
    GPtrArray *names;
    GHashTable *seen;
    cor_program_fields fields;
} gathering;

static gathering start(void)
{
    return (gathering){.names = g_ptr_array_new(), .seen = g_hash_table_new(g_str_hash, g_str_equal)};
}

static void add_name(gathering *g, const char *name)
{
    if (g_hash_table_add(g->seen, (gpointer) name)) g_ptr_array_add(g->names, (gpointer) name);
}

static void add(gathering *g, const cor_program *program)
{
    if (!program) return;
    cor_program_fields more = cor_program_wants(program);
    g->fields.all |= more.all;
    g->fields.geometry |= more.geometry;
    g->fields.id |= more.id;
    for (size_t i = 0; i < more.n; i++)
        add_name(g, more.names[i]);
}

static cor_program_fields finish(gathering *g, cor_arena *arena)
{
    g->fields.n = g->names->len;
    g->fields.names = cor_arena_memdup(arena, g->names->pdata, g->names->len * sizeof(char *));
    g_ptr_array_free(g->names, TRUE);
    g_hash_table_destroy(g->seen);
    return g->fields;
}

cor_program_fields cor_layer_fields(const cor_layer *layer, cor_arena *arena)
{
    gathering g = start();
    add(&g, layer->filter);
    for (size_t i = 0; i < layer->n_rows; i++)
        add(&g, layer->programs[i]);
    return finish(&g, arena);
}

cor_program_fields cor_source_fields(const cor_style_source *source, const char *layer, cor_arena *arena)
{
    gathering g = start();
    const char *id = cor_source_id_field(source, layer);
    add(&g, source->filter);
    if (id) add_name(&g, id);
    for (size_t i = 0; source->clustering && i < source->clustering->n_properties; i++)
        add(&g, source->clustering->properties[i].map);
    return finish(&g, arena);
}
