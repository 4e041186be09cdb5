/* Where the most of a layer's drawn features are, by what their rows say themselves. */
#ifndef COR_PAGE_MOST_PLACES_H
#define COR_PAGE_MOST_PLACES_H

#include "page/page.h"

enum { COR_MOST_PLACES = 3 };

typedef struct {
    const char *name; /* of a place, or of a route */
    double from_km;   /* of a stretch of COR_STRETCH_KM; of a place 0 */
    size_t features;
} cor_most_place;

#define COR_STRETCH_KM 50.0

/* Up to three places (COR_PLACE_FIELD) with the most of the features that DRAWN shows on PAGE, which is complete, the
 * most first, in its arena: each has two or more, and more than any that is not listed. None where it can't be told. */
size_t cor_most_places(cor_drawing_page *page, const cor_drawn_layer *drawn, const cor_most_place **ret_places);

/* The same of stretches of routes, where the source says `along`. */
size_t cor_most_stretches(cor_drawing_page *page, const cor_drawn_layer *drawn, const cor_most_place **ret_places);

#endif
