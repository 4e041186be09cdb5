/* A page as the furniture sees it. */
#ifndef COR_PAGE_FURNISHING_H
#define COR_PAGE_FURNISHING_H

#include "page/page.h"

/* What furnish needs to know of PAGE, without its words. */
cor_furnishing cor_page_furnishing(cor_drawing_page *page);

#endif
