/* What a label says: text-field evaluated, transformed, shaped. Private to symbolize. */
#ifndef COR_SYMBOLIZE_WORDING_H
#define COR_SYMBOLIZE_WORDING_H

#include "symbolize/anchors.h"

typedef struct {
    cor_use field, font, size, max_width, line_height, letter_spacing, justify, transform;
} cor_wording_uses;

cor_wording_uses cor_wording_uses_of(cor_drawing *drawing);

/* NULL when the row has nothing to say, or its text can't be shaped (a warning says why). Borrowed from the
 * fonts. ret_size: points. ALONG a line a text is one line, whatever text-max-width says, and its sections look alike.
 */
const cor_run *cor_wording_run(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, bool along,
                               double *ret_size);

/* TEXT in the type that ROW's own words would have. */
const cor_run *cor_wording_of(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, const char *text,
                              double *ret_size);

/* RUN from top to bottom, each letter on a line of its own; NULL when nothing of it is written so. */
const cor_run *cor_wording_vertical(cor_drawing *drawing, const cor_run *run);

/* RUN with lines that are flush on the side of the ANCHOR it hangs on, where ROW's text-justify is `auto`; else RUN. */
const cor_run *cor_wording_justified(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row,
                                     const cor_run *run, cor_anchor anchor);

#endif
