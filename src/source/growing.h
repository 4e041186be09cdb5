/* An array that grows: in an arena from the start when its size is known, else malloc's
 * until it is finished. */
#ifndef COR_SOURCE_GROWING_H
#define COR_SOURCE_GROWING_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct {
    void *data;
    size_t capacity; /* in elements */
    bool in_arena;
} cor_growing;

/* CAPACITY 0: not known. */
void cor_growing_start(cor_growing *array, cor_arena *arena, size_t capacity, size_t size);

void cor_growing_grow(cor_growing *array, size_t needed, size_t size);

/* The N elements, in ARENA. ARRAY is empty afterwards. */
void *cor_growing_finish(cor_growing *array, cor_arena *arena, size_t n, size_t size);
void cor_growing_discard(cor_growing *array);

/* Room for NEEDED elements of SIZE bytes. */
static inline void cor_growing_reserve(cor_growing *array, size_t needed, size_t size)
{
    if (needed > array->capacity) cor_growing_grow(array, needed, size);
}

#endif
