/* Work that falls into pieces, done by as many threads as the processor has cores. */
#ifndef COR_BASE_PARALLEL_H
#define COR_BASE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

enum { COR_MOST_HANDS = 16 };

/* How many may work at once: one where the other cores have work of their own (ALONE). */
unsigned cor_hands(bool alone);

/* Does piece PIECE. HAND, below the number of hands, tells threads apart: room may be kept for each. */
typedef void (*cor_piece)(void *context, unsigned hand, size_t piece);

/* Does N pieces, in any order; with HANDS more than 1 in as many threads, the caller's own among them. Returns
 * when all is done. What a piece writes must be its own, or its hand's. */
void cor_do_pieces(size_t n, unsigned hands, cor_piece work, void *context);

#endif
