/* Where a paragraph that is too wide is broken. Private to text. */
#ifndef COR_TEXT_WRAP_H
#define COR_TEXT_WRAP_H

#include "text/paragraph.h"

/* Letters FROM … TO - 1, without the blanks at either end. */
typedef struct {
    size_t from, to;
} cor_span;

cor_span cor_span_trimmed(const cor_paragraph *paragraph, size_t from, size_t to);

typedef struct {
    const double *widths;  /* the advance of each letter, points */
    const double *hyphens; /* the same of each soft hyphen where it ends a line, so that it is seen; of others 0 */
    double max_width;      /* points */
    bool filled;           /* each line as full as can be; else all as even as can be */
    bool broken;           /* a word wider than a line is broken: after a sign, else between any two letters */
    const char *language;
} cor_wrapping;

/* As few lines as the width allows. Returns them in the scratch arena of FONTS. */
cor_span *cor_wrap(cor_fonts *fonts, const cor_paragraph *paragraph, const cor_wrapping *how, size_t *ret_n);

/* Whether a line of the letters FROM … TO - 1 ends in a soft hyphen that is seen: the paragraph goes on behind it. */
bool cor_ends_in_hyphen(const cor_paragraph *paragraph, size_t from, size_t to);

#endif
