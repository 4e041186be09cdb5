/* Well-known binary → shapes. Z and M are dropped, nested collections opened; a feature
 * of several kinds keeps those of the highest dimension. Every length is checked. */
#ifndef COR_SOURCE_WKB_H
#define COR_SOURCE_WKB_H

#include <stdint.h>

#include "source/shapes.h"

typedef enum {
    COR_WKB_DONE,
    COR_WKB_MIXED,  /* done; parts of lower dimension were left out */
    COR_WKB_CURVED, /* nothing added: arcs must be made lines first */
    COR_WKB_BROKEN  /* added as a bad feature */
} cor_wkb_result;

/* Adds one feature to SHAPES, unless the result is COR_WKB_CURVED. */
cor_wkb_result cor_wkb_add(cor_shapes *shapes, const uint8_t *wkb, size_t size);

#endif
