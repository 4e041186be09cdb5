/* Where a text may be broken, by ICU: between lines (Unicode's annex 14, and dictionaries for scripts that write no
 * blanks: Thai, Lao, Khmer, Burmese), and between what a reader takes for letters (annex 29). Private to text. */
#ifndef COR_TEXT_BREAKS_H
#define COR_TEXT_BREAKS_H

#include "text/paragraph.h"

typedef struct cor_breaks cor_breaks; /* opened at the first asking; lives as long as cor_fonts */

void cor_breaks_free(cor_breaks *breaks);

/* Whether a line may begin with each of PARAGRAPH's letters; in ARENA. Nothing of the process's locale is asked. */
bool *cor_line_breaks(cor_fonts *fonts, cor_arena *arena, const cor_paragraph *paragraph, const char *language);

/* Whether each of PARAGRAPH's letters begins what a reader takes for one: marks stay with theirs. */
bool *cor_letter_breaks(cor_fonts *fonts, cor_arena *arena, const cor_paragraph *paragraph);

#endif
