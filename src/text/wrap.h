/* Where a paragraph that is too wide is broken. Private to text. */
#ifndef COR_TEXT_WRAP_H
#define COR_TEXT_WRAP_H

#include "text/paragraph.h"

/* Letters FROM … TO - 1, without the blanks at either end. */
typedef struct {
    size_t from, to;
} cor_span;

cor_span cor_span_trimmed(const cor_paragraph *paragraph, size_t from, size_t to);

/* As few lines as MAX_WIDTH allows, as even as can be, or, FILLED, each as full as can be; one word is never broken,
 * though it be too wide. WIDTHS: the advance of each letter, points. Returns the lines in ARENA. */
cor_span *cor_wrap(cor_arena *arena, const cor_paragraph *paragraph, const double *widths, double max_width,
                   bool filled, const char *language, size_t *ret_n);

#endif
