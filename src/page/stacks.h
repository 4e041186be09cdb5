/* Which rows of a source lie at one place of the page, and what became of their marks. */
#ifndef COR_PAGE_STACKS_H
#define COR_PAGE_STACKS_H

#include "page/page.h"

/* Says in DRAWABLE what becomes of LAYER's marks at one place, and which rows are at one. All layers of a source on the
 * page (or its INSET; NULL) share their places: nearer to each other than their marks are wide, by the median of those
 * widths; where no layer has marks, they coincide. */
cor_status cor_page_stack(cor_drawing_page *page, const cor_inset *inset, const cor_layer *layer,
                          cor_drawable *drawable, cor_error *err);

/* What is piled up, or has one mark for many that was not asked for, is said with its numbers; after placement. */
void cor_page_warn_stacks(const cor_drawing_page *page);

#endif
