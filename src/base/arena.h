/* Memory by lifetime: a document, a map, a feature. Everything allocated from
 * an arena goes at once. Out of memory ends the process, as in GLib; limits refuse
 * absurd sizes before they are allocated. Not thread-safe. */
#ifndef COR_BASE_ARENA_H
#define COR_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"

typedef struct cor_arena cor_arena;

cor_arena *cor_arena_new(void);
void cor_arena_free(cor_arena *arena); /* NULL is fine */

/* Gives back everything but the first block, which is used again. */
void cor_arena_reset(cor_arena *arena);

/* SIZE zeroed bytes, aligned for any type. SIZE 0 gives a valid pointer. */
void *cor_alloc(cor_arena *arena, size_t size);

/* COUNT × SIZE zeroed bytes; a product beyond size_t ends the process. */
void *cor_alloc_array(cor_arena *arena, size_t count, size_t size);

#define COR_NEW(arena, type) ((type *) cor_alloc((arena), sizeof(type)))
#define COR_NEW_ARRAY(arena, type, count) ((type *) cor_alloc_array((arena), (count), sizeof(type)))

char *cor_arena_copy(cor_arena *arena, const char *text); /* NULL gives NULL */
char *cor_arena_copy_n(cor_arena *arena, const char *text, size_t length);
void *cor_arena_memdup(cor_arena *arena, const void *bytes, size_t size);
char *cor_arena_format(cor_arena *arena, const char *format, ...) COR_PRINTF(2, 3);

#endif
