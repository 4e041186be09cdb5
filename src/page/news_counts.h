/* What of a page's sources is new: counted, and as a part of the report. */
#ifndef COR_PAGE_NEWS_COUNTS_H
#define COR_PAGE_NEWS_COUNTS_H

#include <jansson.h>

#include "page/page.h"

/* Whether a page of CONTEXT can tell how much of SOURCE is of KIND. Where rows are grouped, it knows what is gone
 * alone.
 */
bool cor_page_knows_news(const cor_render_context *context, const char *source, cor_news_kind kind);

/* How many features of DRAWN are WHAT ("new", "late", "changed"), of those that count as drawn; "removed": of the whole
 * source. False where the page does not know. */
bool cor_page_count_news(const cor_drawing_page *page, const cor_drawn_layer *drawn, const char *what, size_t *ret_n);

/* Of each source with `since` what is new, by id, as a list that the caller owns; whether it is drawn or not. */
json_t *cor_page_news_json(const cor_drawing_page *page);

#endif
