/* Classes of numbers: where one ends and the next begins. The methods are those of statistical mapping; see T. A.
 * Slocum and others, Thematic Cartography and Geovisualization, 3rd ed. (2009), chapter 4. */
#ifndef COR_SHOW_CLASS_BREAKS_H
#define COR_SHOW_CLASS_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

#include "map/show_options.h"

enum { COR_MOST_BREAKS = 32 };

typedef struct {
    double at[COR_MOST_BREAKS]; /* ascending: a class begins at each, another lies below the first */
    size_t n;
    size_t n_below; /* classes below the centre, of those about one */
} cor_class_breaks;

/* Divides N > 0 finite VALUES, ascending, into at most CLASSES (2 to 16) by METHOD, one of those for numbers. A class
 * without values is none, but for METHOD pretty. A break is the roundest number that parts the values as the method
 * does. About *CENTER (NULL: there is none), which is a break then, each side has half of the classes. */
cor_class_breaks cor_breaks_of(cor_show_method method, const double *values, size_t n, size_t classes,
                               const double *center);

/* The methods themselves: at most CLASSES - 1 limits, ascending, each of which its class includes. RET has room for
 * them; how many there are comes back. */
size_t cor_limits_quantile(const double *values, size_t n, size_t classes, double *ret);
size_t cor_limits_natural(const double *values, size_t n, size_t classes, double *ret);
size_t cor_limits_equal(double least, double most, size_t classes, double *ret);
size_t cor_limits_deviation(const double *values, size_t n, size_t classes, double *ret);
/* These are round, and begin classes. */
size_t cor_breaks_pretty(double least, double most, size_t classes, double *ret);

/* The number with the fewest digits above LOW, and at most HIGH. */
double cor_roundest(double low, double high);

#endif
