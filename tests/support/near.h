/* Numbers that are nearly right. */
#ifndef COR_SUPPORT_NEAR_H
#define COR_SUPPORT_NEAR_H

#include <math.h>

#include "support/cmocka_all.h"

/* Fails the running test unless GOT is a number no farther than SLACK from EXPECTED. */
static inline void check_near(double got, double expected, double slack)
{
    if (!(fabs(got - expected) <= slack)) fail_msg("%.17g is not within %g of %.17g", got, slack, expected);
}

#endif
