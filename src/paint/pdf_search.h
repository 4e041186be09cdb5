/* Finds again what pdf_words.h had written into a PDF. Knows no scene. */
#ifndef COR_PAINT_PDF_SEARCH_H
#define COR_PAINT_PDF_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the SIZE bytes of PDF, a file of cairo's that may be damaged, say WORDS (ASCII) of themselves: plainly, or as
 * cairo writes them in company of other scripts, or in a compressed stream of objects. */
bool cor_pdf_says(const char *pdf, size_t size, const char *words);

#endif
