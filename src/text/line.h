/* One line of a paragraph, shaped by HarfBuzz: its glyphs from left to right. Private to text. */
#ifndef COR_TEXT_LINE_H
#define COR_TEXT_LINE_H

#include "text/paragraph.h"

typedef struct {
    double size;    /* points */
    double spacing; /* points after each cluster but the last */
    const char *language;
} cor_text_line_style;

/* Height of Noto Sans's capitals, em. */
#define COR_CAP_HEIGHT 0.714

/* How many times the text's size the largest letters from FROM on, before TO, are; 1 where there are but pictures. */
double cor_line_scale(const cor_paragraph *paragraph, size_t from, size_t to);

/* Appends to fonts->glyphs the letters FROM … TO - 1 of PARAGRAPH, clusters counted from the first of them,
 * starting at x = 0. Returns the advance width. */
double cor_line_shape(cor_fonts *fonts, const cor_paragraph *paragraph, size_t from, size_t to,
                      const cor_text_line_style *style);

#endif
