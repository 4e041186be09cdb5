/* The charts of a page: which rows each of them counts. */
#ifndef COR_PAGE_CHART_ROWS_H
#define COR_PAGE_CHART_ROWS_H

#include "page/page.h"

/* COR_BAD_DOCUMENT where a chart is of an unknown source, or its window of no days. */
cor_status cor_charts_check(const cor_render_context *context, cor_error *err);

/* COR_BAD_DOCUMENT at the first field that a chart of SOURCE asks for and that is not among the N NAMES of it. */
cor_status cor_charts_fields_known(const cor_render_context *context, const char *source, const char *const *names,
                                   size_t n, cor_error *err);

/* Which charts PAGE is to have, before furniture is given its places. */
void cor_charts_plan(cor_drawing_page *page);

/* Draws them, once it is known which marks can be seen. The rows of a chart are those that {source.page} counts: in the
 * page's subject, where it has one, else those that {source.drawn} counts. */
cor_status cor_charts_draw(cor_drawing_page *page, cor_error *err);

#endif
