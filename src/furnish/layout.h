/* The page's grid: margins, gaps and the strips above and below the frame, in
 * points before `unit`. Private to furnish. */
#ifndef COR_FURNISH_LAYOUT_H
#define COR_FURNISH_LAYOUT_H

#include <math.h>

/* A round value for people: the largest of 1, 2, 5 × 10ⁿ that is at most X, which must be positive. */
static inline double cor_round_down(double x)
{
    double power = pow(10, floor(log10(x)));
    return x / power >= 5 ? 5 * power : x / power >= 2 ? 2 * power : power;
}

/* 5.5 mm all round; gaps of 2, 4 and 8 mm between things. */
#define COR_MARGIN 15.6
#define COR_GAP_SMALL 5.7
#define COR_GAP 11.3

#define COR_TITLE_SIZE 17.0
#define COR_SUBTITLE_SIZE 9.5
#define COR_CREDITS_SIZE 6.2
#define COR_LEGEND_SIZE 7.6
/* Of lines and areas in the legend; and where it would take too much of the map. */
#define COR_SAMPLE_WIDTH 22.0
#define COR_SHORT_SAMPLE_WIDTH 13.0
#define COR_LEADING 1.25 /* line height, em */

/* Nothing on paper is set smaller than this, however small the page. */
#define COR_MIN_SIZE 6.0

#endif
