/* The page's logo: read from its file. */
#ifndef COR_PAGE_LOGO_H
#define COR_PAGE_LOGO_H

#include "page/page.h"

/* NULL when the page has none. COR_BAD_DATA, at its place in the document, when the file is no usable picture. What it
 * is made of lives as long as PAGE. */
cor_status cor_page_logo_of(cor_drawing_page *page, const cor_page_logo **ret_logo, cor_error *err);

#endif
