#include "unit/chainage/made.h"

#include <string.h>

#include "support/cmocka_all.h"

made_lines new_lines(void)
{
    return (made_lines){cor_geometry_builder_new()};
}

void add_line(made_lines *lines, const cor_point *points, size_t n)
{
    cor_builder_feature(lines->builder, COR_SHAPE_LINE);
    cor_builder_part(lines->builder);
    cor_builder_points(lines->builder, points, n);
    cor_builder_end_part(lines->builder, 1);
    cor_builder_end_feature(lines->builder);
}

cor_ground_features finish_lines(made_lines *lines, cor_arena *arena)
{
    cor_geometry *g = COR_NEW(arena, cor_geometry);
    *g = cor_builder_finish(lines->builder, arena);
    cor_geometry_builder_free(lines->builder);
    return (cor_ground_features){.geometry = g};
}

cor_route *made_route(const cor_ground_features *lines, const cor_route_options *options, cor_arena *arena)
{
    cor_route *route = NULL;
    cor_error err;
    if (cor_route_new(lines, options, arena, &route, &err)) fail_msg("%s", err.message);
    return route;
}

void refused_route(const cor_ground_features *lines, const cor_route_options *options, const char *words)
{
    cor_route *route = NULL;
    cor_error err;
    cor_arena *arena = cor_arena_new();
    assert_int_equal(cor_route_new(lines, options, arena, &route, &err), COR_BAD_DATA);
    if (!strstr(err.message, words)) fail_msg("\"%s\" lacks \"%s\"", err.message, words);
    cor_arena_free(arena);
}
