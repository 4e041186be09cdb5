/* The report of what a page has drawn. */
#ifndef COR_PAGE_REPORT_H
#define COR_PAGE_REPORT_H

#include "page/page.h"

/* The report of what was drawn, as JSON text (g_free). */
char *cor_page_report(const cor_drawing_page *page);

#endif
