#include "prepare/source_filter.h"

#include <math.h>

#include "table/select.h"

cor_eval cor_source_filter_eval(const cor_render_context *context, const cor_table *table, const cor_geometry *lonlat,
                                cor_arena *arena)
{
    return (cor_eval){.state = context->state,
                      .n_state = context->n_state,
                      .arena = arena,
                      .interns = context->interns,
                      .diagnostics = context->diagnostics,
                      .columns = table->columns,
                      .n_columns = table->n_columns,
                      .geometry = lonlat,
                      .ids = table->ids,
                      .line_progress = NAN,
                      .heatmap_density = NAN,
                      .elevation = NAN};
}

static const cor_value *promoted(const cor_table *table, const cor_column *column, cor_arena *arena)
{
    cor_value *ids = COR_NEW_ARRAY(arena, cor_value, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        ids[i] = cor_column_value(column, i);
    return ids;
}

/* Places in the file, before anything is left out of it. */
static const cor_value *places(const cor_table *table, cor_arena *arena)
{
    cor_value *ids = COR_NEW_ARRAY(arena, cor_value, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        ids[i] = cor_number((double) i);
    return ids;
}

static const cor_table *with_promoted_ids(const cor_style_source *source, const char *layer, const cor_table *table,
                                          cor_arena *arena)
{
    const char *field = cor_source_id_field(source, layer);
    const cor_column *column = field ? cor_table_column(table, field) : NULL;
    if (!column && !source->generate_ids && table->ids) return table;
    cor_table *copy = cor_arena_memdup(arena, table, sizeof *table);
    copy->ids = column                 ? promoted(table, column, arena)
                : source->generate_ids ? places(table, arena)
                                       : cor_table_ids(table, arena);
    return copy;
}

static const cor_table *filtered(const cor_render_context *context, const cor_program *filter, const cor_table *table,
                                 const cor_geometry *lonlat, cor_arena *arena)
{
    cor_arena *scratch = cor_arena_new();
    cor_eval eval = cor_source_filter_eval(context, table, lonlat, scratch);
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++)
        rows[i] = (uint32_t) i;
    filter = cor_program_bind(filter, table->columns, table->n_columns, arena);
    size_t n = cor_evaluate_filter(filter, &eval, rows, table->n_rows);
    cor_arena_free(scratch);
    if (n == table->n_rows) return table;
    cor_table *passed = cor_table_select(table, rows, n, NULL, arena);
    passed->counts.left_out +=
        cor_table_feature_count(table, NULL, table->n_rows) - cor_table_feature_count(table, rows, n);
    return passed;
}

const cor_table *cor_filter_source(const cor_render_context *context, const cor_style_source *source, const char *layer,
                                   const cor_table *table, const cor_geometry *lonlat, bool with_ids, cor_arena *arena)
{
    if (with_ids) table = with_promoted_ids(source, layer, table, arena);
    return source->filter ? filtered(context, source->filter, table, lonlat, arena) : table;
}
