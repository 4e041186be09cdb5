#include "source/growing.h"

#include <string.h>

#include <glib.h>

void cor_growing_start(cor_growing *array, cor_arena *arena, size_t capacity, size_t size)
{
    *array = (cor_growing){.capacity = capacity, .in_arena = capacity > 0};
    if (capacity) array->data = cor_alloc_array(arena, capacity, size);
}

/* malloc's realloc moves large blocks for nothing, which an arena can't. */
void cor_growing_grow(cor_growing *array, size_t needed, size_t size)
{
    size_t capacity = MAX(needed, array->capacity + array->capacity / 2 + 64);
    if (array->in_arena) {
        void *moved = g_malloc_n(capacity, size);
        memcpy(moved, array->data, array->capacity * size);
        array->data = moved;
        array->in_arena = false;
    } else {
        array->data = g_realloc_n(array->data, capacity, size);
    }
    array->capacity = capacity;
}

void *cor_growing_finish(cor_growing *array, cor_arena *arena, size_t n, size_t size)
{
    void *data = array->in_arena ? array->data : cor_arena_memdup(arena, array->data, n * size);
    if (!array->in_arena) g_free(array->data);
    *array = (cor_growing){0};
    return data;
}

void cor_growing_discard(cor_growing *array)
{
    if (!array->in_arena) g_free(array->data);
    *array = (cor_growing){0};
}
