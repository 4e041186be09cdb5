/* What lies in the page's own subject: the area of an atlas page's feature, its stretch of a route, its cell; else the
 * areas of the mask. */
#ifndef COR_PAGE_SUBJECT_H
#define COR_PAGE_SUBJECT_H

#include "page/page.h"

/* How many of the features that DRAWN's filter lets through and that lie on PAGE lie in its subject, whether marks and
 * furniture leave room to see them or not. One place speaks for a feature (geo/representative.h), so that of areas or
 * stretches that share their ends each lies in at most one.
 * False when the page has no subject of any extent. */
bool cor_page_count_in_subject(cor_drawing_page *page, const cor_drawn_layer *drawn, size_t *ret_n);

/* The rows of those features, ascending as DRAWN has them: in the page's arena. NULL when the page has no subject. */
const uint32_t *cor_page_rows_in_subject(cor_drawing_page *page, const cor_drawn_layer *drawn, size_t *ret_n);

#endif
