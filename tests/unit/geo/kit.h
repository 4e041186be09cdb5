/* An arena and a builder of geometry for each test. */
#ifndef COR_UNIT_GEO_KIT_H
#define COR_UNIT_GEO_KIT_H

#include "geo/geometry.h"
#include "support/cmocka_all.h"

typedef struct {
    cor_arena *arena;
    cor_geometry_builder *builder;
} kit;

static inline int set_up(void **state)
{
    static kit k;
    k.arena = cor_arena_new();
    k.builder = cor_geometry_builder_new();
    *state = &k;
    return 0;
}

static inline int tear_down(void **state)
{
    kit *k = *state;
    cor_geometry_builder_free(k->builder);
    cor_arena_free(k->arena);
    return 0;
}

#endif
