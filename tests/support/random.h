/* Random numbers from a seed: a linear congruential generator with Knuth's constants for MMIX. */
#ifndef COR_SUPPORT_RANDOM_H
#define COR_SUPPORT_RANDOM_H

#include <stdint.h>

/* From A up to B. */
static inline double random_between(double a, double b, uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return a + (b - a) * (double) (*seed >> 11) * 0x1p-53;
}

#endif
