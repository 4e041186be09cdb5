/* Lines that come in pieces, put together again. */
#ifndef COR_GEO_JOIN_H
#define COR_GEO_JOIN_H

#include "geo/geometry.h"

typedef struct {
    const cor_point *points;
    size_t n; /* at least 2 */
} cor_line;

/* The N lines joined where they meet end to end, each turned round if need be: at a place where more than two ends
 * meet, those that go on most nearly straight. Ends meet when they are less than some hundredths of a page unit apart.
 * Returns in OUT (room for N) at most N lines, in the order of their first pieces, the number of that piece in FIRST
 * (room for N; NULL is fine). What was not joined is borrowed; the rest lies in ARENA. */
size_t cor_lines_join(cor_arena *arena, const cor_line *lines, size_t n, cor_line *out, size_t *first);

#endif
