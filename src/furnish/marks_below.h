/* What of the page's subject lies under a piece of furniture. Private to furnish. */
#ifndef COR_FURNISH_MARKS_BELOW_H
#define COR_FURNISH_MARKS_BELOW_H

#include "furnish/pen.h"

/* How many marks (icons and circles as they stand before names are placed) of the map document's own sources BOX
 * touches. *ret_source: one of these sources, where there are any. */
size_t cor_marks_below(const cor_pen *pen, cor_rect box, const char **ret_source);

#endif
