/* An arena for each test. */
#ifndef COR_UNIT_GEO_ARENA_H
#define COR_UNIT_GEO_ARENA_H

#include "base/arena.h"
#include "support/cmocka_all.h"

static cor_arena *arena;

static inline int set_up(void **state)
{
    (void) state;
    arena = cor_arena_new();
    return 0;
}

static inline int tear_down(void **state)
{
    (void) state;
    cor_arena_free(arena);
    return 0;
}

#endif
