#include "prepare/source_rows.h"

#include "prepare/joined_rows.h"
#include "prepare/made_source.h"
#include "prepare/page_source.h"
#include "prepare/since_report.h"

cor_status cor_source_read_bound(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                                 cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    const cor_map_source *made = cor_made_options(context, source->name);
    if (made)
        return cor_node_fail(made->made.node, err,
                             "the source '%.60s' is made of a route: it is drawn and listed, and nothing else can be "
                             "made of it",
                             source->name);
    if (cor_join_options(context, source->name))
        return cor_joined_rows(context, source, arena, diagnostics, ret_table, err);
    return cor_own_rows(context, source->name, &source->request, arena, diagnostics, ret_table, err);
}

cor_status cor_source_rows(const cor_render_context *context, cor_data_source *source, cor_arena *arena,
                           const cor_table **ret_table, cor_error *err)
{
    if (cor_is_page_source(context, source->name)) {
        *ret_table = cor_page_source_table(context, arena);
        return COR_OK;
    }
    cor_status st = cor_data_source_bind(context, source, err);
    if (!st) st = cor_data_source_check_crs(context, source, err);
    return st ? st : cor_source_read_bound(context, source, arena, context->diagnostics, ret_table, err);
}

cor_status cor_source_contents(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err)
{
    const cor_map_source *made = cor_made_options(context, source->name);
    if (made) {
        *ret_info = cor_made_contents(made, arena);
        return COR_OK;
    }
    if (cor_join_options(context, source->name)) return cor_joined_contents(context, source, arena, ret_info, err);
    return cor_source_describe(context->session->sources, &source->request, arena, ret_info, err);
}
