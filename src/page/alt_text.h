/* What is said of a picture: its alt text, to those who can't see it, and its caption, below it. */
#ifndef COR_PAGE_ALT_TEXT_H
#define COR_PAGE_ALT_TEXT_H

#include "page/page.h"

/* Characters of an alt text that is made: it is read aloud in one go. */
enum { COR_ALT_LENGTH = 400 };

/* Gives the scene of PAGE, which is complete, its alt text and its caption: what the document says, else what is made
 * of what was drawn. COR_BAD_DOCUMENT at the words that can't be filled. */
cor_status cor_page_describe(cor_drawing_page *page, cor_error *err);

#endif
