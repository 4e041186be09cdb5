/* A pass of items drawn into a few rows of pixels at a time, so that what is being covered stays in the processor's
 * cache and several threads can draw one page. What a row looks like does not depend on the rows that are
 * drawn with it. Calls nothing of cairo's. */
#ifndef COR_PAINT_STRIP_H
#define COR_PAINT_STRIP_H

#include "paint/pass.h"

/* The room of one thread. */
typedef struct cor_strip cor_strip;

/* For the window of DOTS and ROWS rows at a time. */
cor_strip *cor_strip_new(const cor_canvas_pixels *pixels, int rows);
void cor_strip_free(cor_strip *strip); /* NULL is fine */

/* Draws what PASS, whose window is the strip's, leaves in the rows from Y on. */
void cor_strip_draw(cor_strip *strip, const cor_pass *pass, int y);

#endif
