/* The lines below the frame: who made the data, and whose borders are drawn. */
#ifndef COR_PAGE_CREDITS_H
#define COR_PAGE_CREDITS_H

#include "page/page.h"

/* The lines below the frame, in the page's arena; NULL: none. */
const char *cor_page_credits(cor_drawing_page *page);

/* Whose data the page shows, of which day, in its arena: the credits that the document says, else what it is in those
 * that are made, whether they stand on the page or not. "" of nothing. */
const char *cor_page_sources(cor_drawing_page *page);

/* Says which sources have lost the style's credit to the document, which names nobody in its place. */
void cor_page_warn_credits(const cor_drawing_page *page);

/* What is said of borders, of those alone that page or insets show by now; NULL: nothing. */
const char *cor_page_disclaimer(const cor_drawing_page *page);

cor_credits_size cor_page_credits_size(const cor_drawing_page *page);

#endif
