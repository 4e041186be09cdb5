/* How many features of each source a page shows, and how many there are. */
#ifndef COR_PAGE_COUNTS_H
#define COR_PAGE_COUNTS_H

#include "page/page.h"

typedef struct {
    const char *source;
    size_t drawn;    /* {SOURCE.drawn}: in the layer that draws most, or in all that draw a part each */
    size_t in_parts; /* in those that do */
} cor_source_count;

/* Whether LAYER draws rows of its source that no other such layer of it draws: their counts are added up. */
bool cor_layer_is_part(const cor_layer *layer);

/* Of each source with rows, in the order of the layers of PAGE, which is drawn. In its arena. */
size_t cor_page_counts(cor_drawing_page *page, const cor_source_count **ret_counts);

/* {SOURCE.total} of a page that is drawn, or open with its tables read; false: the source does not say what it kept
 * back, or shows nothing here. */
bool cor_page_total(cor_drawing_page *page, const char *source, size_t *ret_total);

#endif
