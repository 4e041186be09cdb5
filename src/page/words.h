/* The words of a page: what stands in braces in titles and notes, and what it says there. */
#ifndef COR_PAGE_WORDS_H
#define COR_PAGE_WORDS_H

#include "page/page.h"

/* What {NAME} says on the page CONTEXT (cor_drawing_page): a parameter or a count, in the page's arena; NULL when there
 * is none of that name. A cor_text_look_up. */
const char *cor_page_word(void *context, const char *name);

/* Whether the counts of what is drawn that PAGE's words and legend tell are those that it has now. */
bool cor_page_words_hold(cor_drawing_page *page);

/* TEXT with {…} filled where it is the document's, in the page's arena; as it is where it is another's. NULL stays
 * NULL. COR_BAD_DOCUMENT at the place of TEXT. */
cor_status cor_page_fill(cor_drawing_page *page, const char *text, const char **ret_text, cor_error *err);

#endif
