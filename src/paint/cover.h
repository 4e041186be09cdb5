/* Exact coverage of pixels by closed outlines. Outlines are added edge by edge, in any
 * order; a sweep then threads out coverages row by row and forgets them. Knows neither colours nor scenes.
 *
 * Each edge leaves in the pixels it crosses how much the coverage changes there, so that the running sum along a
 * row is the coverage itself. Only pixels that were touched are ever looked at again. */
#ifndef COR_PAINT_COVER_H
#define COR_PAINT_COVER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cor_cover cor_cover;

/* A window of pixels: x0 ≤ x < x1, y0 ≤ y < y1. What lies outside costs nothing. */
cor_cover *cor_cover_new(int x0, int y0, int x1, int y1);

/* The same, of which no more than ROWS rows are held at a time: those from Y on. The coverage of a row is the same
 * however many are held with it. To be moved only when all has been swept. */
cor_cover *cor_cover_new_strip(int x0, int y0, int x1, int y1, int rows);
void cor_cover_hold(cor_cover *cover, int y);

/* Dots, y down: what lies wholly above TOP or below BOTTOM leaves nothing in the rows that are held. */
typedef struct {
    double top, bottom;
} cor_rows;
cor_rows cor_cover_rows(const cor_cover *cover);

static inline bool cor_rows_meet(cor_rows a, cor_rows b)
{
    return a.top <= b.bottom && b.top <= a.bottom;
}

void cor_cover_free(cor_cover *cover); /* NULL is fine */

/* One edge of an outline. Coordinates are pixels, finite. */
void cor_cover_edge(cor_cover *cover, double x0, double y0, double x1, double y1);

typedef enum {
    COR_COVER_EVEN_ODD,
    COR_COVER_NONZERO,
    COR_COVER_POSITIVE /* what goes round clockwise (y down) is inside, also where it overlaps itself */
} cor_cover_rule;

/* N pixels of row Y from X on, 0…255 each; COVERAGE NULL: all of them 255. */
typedef void (*cor_cover_span)(void *context, int y, int x, int n, const uint8_t *coverage);

void cor_cover_sweep(cor_cover *cover, cor_cover_rule rule, cor_cover_span span, void *context);

#endif
