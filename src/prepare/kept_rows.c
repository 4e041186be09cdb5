#include "prepare/kept_rows.h"

#include "prepare/along_routes.h"
#include "prepare/certainty.h"
#include "prepare/joined_rows.h"
#include "prepare/made_rows.h"
#include "prepare/made_source.h"
#include "prepare/near.h"
#include "prepare/rows_inside.h"

cor_status cor_kept_rows_check(const cor_render_context *context, const char *source, cor_arena *arena, cor_error *err)
{
    double metres;
    const cor_map_source *near = cor_near_options(context, source), *inside = cor_inside_options(context, source);
    const cor_map_source *along = cor_along_options(context, source), *made = cor_made_options(context, source);
    cor_status st = near ? cor_near_metres(context, near, arena, &metres, err) : COR_OK;
    if (!st && along) st = cor_along_check(context, along, err);
    if (!st && made) st = cor_made_check(context, made, err);
    if (!st && inside) st = cor_inside_check(context, inside, arena, err);
    return st ? st : cor_join_check(context, source, err);
}

bool cor_counts_within(const cor_render_context *context, const char *source)
{
    return cor_near_options(context, source) || cor_along_options(context, source);
}

/* What is made of a route rests on it, and on the rows of which source it counts. */
static const char *made_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    cor_data_source counted;
    const cor_map_source *made = cor_made_options(context, source);
    const char *terms = made ? cor_made_terms(context, made, arena) : "";
    if (!terms || !made || !made->made.count) return terms;
    /* A source that is made of a route is never counted: this goes no deeper. */
    const char *kept =
        cor_made_options(context, made->made.count) ? NULL : cor_kept_rows_terms(context, made->made.count, arena);
    if (!kept || cor_data_source_of(context, made->made.count, &counted, NULL) ||
        cor_data_source_bind(context, &counted, NULL))
        return NULL;
    return cor_arena_format(arena, "%s %s %s", terms, kept, counted.request.where ? counted.request.where : "");
}

const char *cor_kept_rows_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    const char *near = cor_near_terms(context, source, arena), *along = cor_along_terms(context, source, arena),
               *inside = cor_inside_terms(context, source, arena), *join = cor_join_terms(context, source, arena),
               *made = made_terms(context, source, arena);
    return near && along && inside && join && made
               ? cor_arena_format(arena, "%s %s %s %s %s", near, along, inside, join, made)
               : NULL;
}

const char *const *cor_kept_rows_fields(const cor_render_context *context, const char *source, cor_arena *arena)
{
    const char **fields = COR_NEW_ARRAY(arena, const char *, 3);
    size_t n = 0;
    if (cor_counts_within(context, source)) fields[n++] = COR_NEAR_FIELD;
    if (cor_inside_options(context, source)) fields[n++] = COR_INSIDE_FIELD;
    return fields;
}
