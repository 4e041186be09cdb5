/* One opener of CRSs for all tests of a program. */
#ifndef COR_UNIT_PROJ_OPENED_H
#define COR_UNIT_PROJ_OPENED_H

#include "proj/crs.h"
#include "support/cmocka_all.h"

static cor_proj *proj;

static inline int set_up(void **state)
{
    (void) state;
    proj = cor_proj_new();
    return 0;
}

static inline int tear_down(void **state)
{
    (void) state;
    cor_proj_free(proj);
    return 0;
}

#endif
