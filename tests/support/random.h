/* Random numbers from a seed, which the caller keeps and prints. */
#ifndef COR_SUPPORT_RANDOM_H
#define COR_SUPPORT_RANDOM_H

#include <stdint.h>

/* 64 bits, each as random as the others: splitmix64, after Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014. */
static inline uint64_t random_bits(uint64_t *seed)
{
    uint64_t z = (*seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* From A up to B. */
static inline double random_between(double a, double b, uint64_t *seed)
{
    return a + (b - a) * (double) (random_bits(seed) >> 11) * 0x1p-53;
}

#endif
