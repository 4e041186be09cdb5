#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

/* Blocks double up to the largest, so that a table of millions of rows costs few calls. */
enum { FIRST_BLOCK = 16 << 10, LARGEST_BLOCK = 4 << 20, ALIGNMENT = 16 };

typedef struct block block;
struct block {
    block *previous;
    size_t size, used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct cor_arena {
    block *current;
    size_t next_size;
};

static block *block_new(size_t size, block *previous)
{
    block *b = g_malloc(sizeof *b + size);
    b->previous = previous;
    b->size = size;
    b->used = 0;
    return b;
}

cor_arena *cor_arena_new(void)
{
    cor_arena *arena = g_new(cor_arena, 1);
    arena->current = block_new(FIRST_BLOCK, NULL);
    arena->next_size = FIRST_BLOCK * 2;
    return arena;
}

static block *free_down_to_first(block *b)
{
    while (b->previous) {
        block *previous = b->previous;
        g_free(b);
        b = previous;
    }
    return b;
}

void cor_arena_free(cor_arena *arena)
{
    if (!arena) return;
    g_free(free_down_to_first(arena->current));
    g_free(arena);
}

void cor_arena_reset(cor_arena *arena)
{
    arena->current = free_down_to_first(arena->current);
    arena->current->used = 0;
    arena->next_size = FIRST_BLOCK * 2;
}

static block *block_with_room(cor_arena *arena, size_t size)
{
    block *b = arena->current;
    if (b->size - b->used >= size) return b;
    arena->current = block_new(MAX(size, arena->next_size), b);
    arena->next_size = MIN(arena->next_size * 2, (size_t) LARGEST_BLOCK);
    return arena->current;
}

void *cor_alloc(cor_arena *arena, size_t size)
{
    g_assert(size <= SIZE_MAX - 2 * ALIGNMENT);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    block *b = block_with_room(arena, size);
    void *bytes = b->bytes + b->used;
    b->used += size;
    return memset(bytes, 0, size);
}

void *cor_alloc_array(cor_arena *arena, size_t count, size_t size)
{
    g_assert(size == 0 || count <= SIZE_MAX / size);
    return cor_alloc(arena, count * size);
}

void *cor_arena_memdup(cor_arena *arena, const void *bytes, size_t size)
{
    void *copy = cor_alloc(arena, size);
    if (size) memcpy(copy, bytes, size);
    return copy;
}

char *cor_arena_copy_n(cor_arena *arena, const char *text, size_t length)
{
    char *copy = cor_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *cor_arena_copy(cor_arena *arena, const char *text)
{
    return text ? cor_arena_copy_n(arena, text, strlen(text)) : NULL;
}

char *cor_arena_format(cor_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    char *copy = cor_arena_copy(arena, text);
    g_free(text);
    return copy;
}
