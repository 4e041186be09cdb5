/* What tests of whole tables through a projection begin with, and leave. */
#ifndef COR_SUPPORT_PROJECTING_H
#define COR_SUPPORT_PROJECTING_H

#include "proj/densify.h"

typedef struct {
    cor_arena *arena;
    cor_proj *proj;
    cor_geometry_builder *builder;
    cor_projected_counts counts;
} kit;

static inline int set_up(void **state)
{
    static kit k;
    k.arena = cor_arena_new();
    k.proj = cor_proj_new();
    k.builder = cor_geometry_builder_new();
    *state = &k;
    return 0;
}

static inline int tear_down(void **state)
{
    kit *k = *state;
    cor_geometry_builder_free(k->builder);
    cor_proj_free(k->proj);
    cor_arena_free(k->arena);
    return 0;
}

#endif
