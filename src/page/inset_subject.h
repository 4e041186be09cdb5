/* What the page shows, as an area on a locator. */
#ifndef COR_PAGE_INSET_SUBJECT_H
#define COR_PAGE_INSET_SUBJECT_H

#include "page/page.h"

/* The part of the earth in PAGE's frame as it lies in VIEW, a locator's; in the page's arena. Where the locator's
 * projection tears it, it is in pieces. Without area when nothing of it is there. */
cor_inset_subject cor_locator_subject(const cor_drawing_page *page, const cor_view *view);

#endif
