/* Marks on the edge of the map: a badge whose place is in view is seen whole, over the neat line. Private to page. */
#ifndef COR_PAGE_WHOLE_MARKS_H
#define COR_PAGE_WHOLE_MARKS_H

#include "page/page.h"

/* Of layers of circles and symbols, whose labels have been set: those whose marks reach over the frame where the margin
 * has room for them are no longer clipped to it, and the neat line goes below them. Marks of the map document's own
 * sources that the frame cuts all the same are a warning. */
void cor_page_whole_marks(cor_drawing_page *page);

#endif
