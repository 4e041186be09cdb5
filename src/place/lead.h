/* The thin line from a place to the mark that belongs there. Private to place. */
#ifndef COR_PLACE_LEAD_H
#define COR_PLACE_LEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "geo/rect.h"

enum { COR_LEAD_POINTS = 3 };

typedef struct {
    cor_point points[COR_LEAD_POINTS]; /* from the place to the mark's edge */
    size_t n;                          /* 0: the mark lies on its place */
} cor_lead;

/* From PLACE to the mark in the middle AT, round which its picture is ICON and that with its text CELL; bent at KNEE
 * (NULL: straight). It meets the picture, or the text where that is in between. */
cor_lead cor_lead_of(cor_point place, cor_point at, cor_rect icon, cor_rect cell, const cor_point *knee);

/* Whether LEAD passes through BOX. */
bool cor_lead_crosses(const cor_lead *lead, cor_rect box);

#endif
