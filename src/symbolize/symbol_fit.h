/* Icons that are made as large as a text: icon-text-fit. Private to symbolize. */
#ifndef COR_SYMBOLIZE_SYMBOL_FIT_H
#define COR_SYMBOLIZE_SYMBOL_FIT_H

#include "symbolize/symbol_internal.h"

/* Points, a side of an icon; what is beyond is folly. */
enum { COR_LARGEST_MARK = 2000 };

/* What a row asks for. */
typedef struct {
    const cor_icon *icon;
    bool wide, high;   /* which sides follow the text */
    double padding[4]; /* points: top, right, bottom, left */
    cor_point offset;  /* points */
    double scale;      /* icon-size, about the symbol's point */
    double fixed;      /* points a px of what does not stretch; 0: all of the icon does */
} cor_fitting;

cor_fitting cor_fitting_of(cor_drawing *drawing, const cor_symbol_icon *uses, uint32_t row, const cor_icon *icon);

/* The box of the whole icon with TEXT in its content; both relative to the symbol's point. */
cor_rect cor_fitted_box(const cor_fitting *fitting, cor_rect text);

#endif
