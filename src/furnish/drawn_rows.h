/* The rows that a layer shows on the page, for the legend. Private to furnish. */
#ifndef COR_FURNISH_DRAWN_ROWS_H
#define COR_FURNISH_DRAWN_ROWS_H

#include "furnish/pen.h"

/* Rows of DRAWN's table that its layer draws within the frame and, where a mask lies over it, within the study area, in
 * the table's order. The caller frees them with g_free. */
uint32_t *cor_drawn_rows(cor_pen *pen, const cor_drawn_layer *drawn, size_t *ret_n);

/* Whether there are any, and the first; only as many rows are looked at as that takes. */
bool cor_first_drawn_row(cor_pen *pen, const cor_drawn_layer *drawn, uint32_t *ret_row);

#endif
