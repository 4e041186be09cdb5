#include "prepare/kept_rows.h"

#include "prepare/joined_rows.h"
#include "prepare/near.h"
#include "prepare/rows_inside.h"

cor_status cor_kept_rows_check(const cor_render_context *context, const char *source, cor_arena *arena, cor_error *err)
{
    double metres;
    const cor_map_source *near = cor_near_options(context, source), *inside = cor_inside_options(context, source);
    cor_status st = near ? cor_near_metres(context, near, arena, &metres, err) : COR_OK;
    if (!st && inside) st = cor_inside_check(context, inside, arena, err);
    return st ? st : cor_join_check(context, source, err);
}

const char *cor_kept_rows_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    const char *near = cor_near_terms(context, source, arena), *inside = cor_inside_terms(context, source, arena),
               *join = cor_join_terms(context, source, arena);
    return near && inside && join ? cor_arena_format(arena, "%s %s %s", near, inside, join) : NULL;
}
