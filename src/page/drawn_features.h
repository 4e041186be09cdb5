/* Which rows of a source a page draws, and as what. */
#ifndef COR_PAGE_DRAWN_FEATURES_H
#define COR_PAGE_DRAWN_FEATURES_H

#include "page/page.h"

/* Of each row of a table, which holds the rows of a source in view or not. */
typedef struct {
    const uint32_t *features; /* how many of them are drawn */
    size_t n_drawn;           /* how many the layer draws in all */
    const size_t *classes;    /* which class of the legend it is drawn in; n_classes: it is not drawn */
    const char *const *words; /* of each class */
    size_t n_classes;
} cor_drawn_features;

/* What PAGE draws of TABLE, the rows of SOURCE, in ARENA: in the layer that draws most of them, as {SOURCE.drawn} has
 * it. Nothing where no layer on SOURCE is shown. What is drawn of rows that can't be told is in n_drawn alone: of those
 * that stand for a cluster of points, say. */
cor_drawn_features cor_page_drawn_features(cor_drawing_page *page, const char *source, const cor_table *table,
                                           cor_arena *arena);

#endif
