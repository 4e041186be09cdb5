/* The report of what a page has drawn. */
#ifndef COR_PAGE_REPORT_H
#define COR_PAGE_REPORT_H

#include <jansson.h>

#include "page/page.h"

/* What DIAGNOSTICS holds, its notes or all else, as a list of {file, line, column, severity, message}; the caller's. */
json_t *cor_remarks_json(const cor_diagnostics *diagnostics, bool notes);

/* The report of what was drawn, as JSON text (g_free). */
char *cor_page_report(const cor_drawing_page *page);

#endif
