#include "prepare/kept_rows.h"

#include "prepare/along_routes.h"
#include "prepare/certainty.h"
#include "prepare/joined_rows.h"
#include "prepare/near.h"
#include "prepare/rows_inside.h"

cor_status cor_kept_rows_check(const cor_render_context *context, const char *source, cor_arena *arena, cor_error *err)
{
    double metres;
    const cor_map_source *near = cor_near_options(context, source), *inside = cor_inside_options(context, source);
    const cor_map_source *along = cor_along_options(context, source);
    cor_status st = near ? cor_near_metres(context, near, arena, &metres, err) : COR_OK;
    if (!st && along) st = cor_along_check(context, along, err);
    if (!st && inside) st = cor_inside_check(context, inside, arena, err);
    return st ? st : cor_join_check(context, source, err);
}

bool cor_counts_within(const cor_render_context *context, const char *source)
{
    return cor_near_options(context, source) || cor_along_options(context, source);
}

const char *cor_kept_rows_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    const char *near = cor_near_terms(context, source, arena), *along = cor_along_terms(context, source, arena),
               *inside = cor_inside_terms(context, source, arena), *join = cor_join_terms(context, source, arena);
    return near && along && inside && join ? cor_arena_format(arena, "%s %s %s %s", near, along, inside, join) : NULL;
}

const char *const *cor_kept_rows_fields(const cor_render_context *context, const char *source, cor_arena *arena)
{
    const char **fields = COR_NEW_ARRAY(arena, const char *, 3);
    size_t n = 0;
    if (cor_counts_within(context, source)) fields[n++] = COR_NEAR_FIELD;
    if (cor_inside_options(context, source)) fields[n++] = COR_INSIDE_FIELD;
    return fields;
}
