/* cmocka wants these before itself. */
#ifndef COR_SUPPORT_CMOCKA_ALL_H
#define COR_SUPPORT_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#endif
