/* Work that falls into pieces, done by as many threads as the processor has cores. */
#ifndef COR_BASE_PARALLEL_H
#define COR_BASE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

enum { COR_MAX_THREADS = 16 };

/* How many may work at once: one where the other cores have work of their own (ALONE). */
unsigned cor_thread_count(bool alone);

/* Does piece PIECE. THREAD, below the number of threads, tells threads apart: room may be kept for each. */
typedef void (*cor_parallel_work)(void *context, unsigned thread, size_t piece);

/* Does N pieces, in any order; with THREADS more than 1 in as many threads, the caller's own among them. Returns
 * when all is done. What a piece writes must be its own, or its thread's. */
void cor_parallel_for(size_t n, unsigned threads, cor_parallel_work work, void *context);

#endif
