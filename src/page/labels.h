/* What the map document says of names on the map: which must be there, and which are left out. Private to page. */
#ifndef COR_PAGE_LABELS_H
#define COR_PAGE_LABELS_H

#include "page/page.h"

/* For PAGE's left_met, in its arena: none of the names that are left out has been met yet. */
bool *cor_labels_not_met(const cor_drawing_page *page);

/* Once all of the map is drawn: gives the names that must be there their turn before all others. COR_BAD_DOCUMENT where
 * the document speaks of a name that there is not. */
cor_status cor_labels_want(cor_drawing_page *page, cor_error *err);

/* Once all names have their places: COR_REFUSED where none of those with required words has one. */
cor_status cor_labels_check(const cor_drawing_page *page, cor_error *err);

#endif
