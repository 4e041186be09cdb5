#include "stats/axis.h"

#include <math.h>

/* The next of 1, 2, 5 × 10ⁿ from X on. */
static double round_up(double x)
{
    double power = pow(10, floor(log10(x))), digit = x / power;
    static const double near = 1e-9;
    return power * (digit <= 1 + near ? 1 : digit <= 2 + near ? 2 : digit <= 5 + near ? 5 : 10);
}

cor_axis cor_axis_to(double largest, size_t most, bool whole)
{
    if (!(largest > 0)) return (cor_axis){1, 1};
    double step = round_up(largest / (double) (most ? most : 1));
    if (whole && step < 1) step = 1;
    return (cor_axis){step, (size_t) ceil(largest / step - 1e-9)};
}
