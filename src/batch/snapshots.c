/* Which databases the pages of a batch ask themselves, because the shared tables have no such table, and that all of
 * them are shown one state of each. */
#include <string.h>

#include "batch/batch.h"
#include "prepare/data_source.h"
#include "prepare/layer_needs.h"
#include "prepare/rows_inside.h"

static bool some_page_draws(const cor_batch *batch, const char *source)
{
    bool draws = false;
    for (size_t i = 0; i < batch->coverage.n && !draws; i++) {
        cor_arena *scratch = cor_arena_new();
        cor_render_context *page =
            cor_atlas_page_open(batch->context, &batch->common, &batch->coverage.pages[i], scratch);
        draws = cor_source_may_be_drawn(page, source);
        cor_render_context_close(page);
        cor_arena_free(scratch);
    }
    return draws;
}

static bool is_asked_by_layers(const cor_batch *batch, const char *source)
{
    const cor_style *style = batch->context->map->style;
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        if (cor_layer_has_rows(layer) && !strcmp(cor_layer_source(layer), source) &&
            !cor_shared_tables_has(batch->shared_tables, source, cor_layer_source_layer(layer)))
            return some_page_draws(batch, source);
    }
    return false;
}

/* What lies in SOURCE is found where its own rows are read, or by each page for itself. */
static bool is_asked_for_inside(const cor_batch *batch, const cor_map_source *s, const char *source)
{
    if (g_strcmp0(s->inside.source, source) != 0) return false;
    return is_asked_by_layers(batch, s->name) ||
           (cor_inside_is_of_page(batch->context, s) && some_page_draws(batch, s->name));
}

/* What is near SOURCE, or joined to it, or counts it, is found where its own rows are read. */
static bool is_asked_for_rows(const cor_batch *batch, const char *source)
{
    const cor_map_document *document = batch->context->map->document;
    for (size_t i = 0; i < document->n_sources; i++) {
        const cor_map_source *s = &document->sources[i];
        if (s->near_node && !strcmp(s->near_source, source) && is_asked_by_layers(batch, s->name)) return true;
        if (!g_strcmp0(s->made.count, source) && is_asked_by_layers(batch, s->name)) return true;
        if (!g_strcmp0(s->join.to, source) && is_asked_by_layers(batch, s->name)) return true;
        if (is_asked_for_inside(batch, s, source)) return true;
    }
    return false;
}

/* Mask, view and insets read sources whole, whatever the layers want of them. */
static bool is_asked_by_page(const cor_batch *batch, const char *source)
{
    const cor_map_document *document = batch->context->map->document;
    if (document->mask.on && !g_strcmp0(document->mask.source, source)) return true;
    if (cor_shared_tables_has(batch->shared_tables, source, NULL)) return false;
    return (!document->atlas.fit && !g_strcmp0(document->view.fit, source)) ||
           (document->furniture.n_insets && !strcmp(source, "countries"));
}

static void share(cor_batch *batch, const char *source)
{
    cor_data_source data_source;
    cor_session *session = batch->context->session;
    if (cor_data_source_of(batch->context, source, &data_source, NULL) || !cor_source_is_database(&data_source.request))
        return;
    if (!is_asked_by_layers(batch, source) && !is_asked_for_rows(batch, source) && !is_asked_by_page(batch, source))
        return;
    cor_sources_share(session->sources, &data_source.request, session->diagnostics);
    batch->shared_databases++;
}

void cor_batch_share_databases(cor_batch *batch)
{
    const cor_map_document *document = batch->context->map->document;
    const cor_style *style = batch->context->map->style;
    for (size_t i = 0; i < cor_style_source_count(style); i++)
        share(batch, cor_style_source_at(style, i)->id);
    for (size_t i = 0; i < document->n_sources; i++)
        if (!cor_style_source_of(style, document->sources[i].name)) share(batch, document->sources[i].name);
}
