/* How sure a count is that comes about by chance. */
#ifndef COR_STATS_POISSON_H
#define COR_STATS_POISSON_H

/* The exact interval of the mean of a Poisson variable that was found to be COUNT (Garwood 1936): in LEVEL (0.95) of
 * all cases or more it holds the mean. From 0 where COUNT is 0. */
void cor_poisson_interval(double count, double level, double *ret_low, double *ret_high);

#endif
