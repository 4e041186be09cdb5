/* Lines whose colour changes along them. Private to symbolize. */
#ifndef COR_SYMBOLIZE_GRADIENT_H
#define COR_SYMBOLIZE_GRADIENT_H

#include "symbolize/drawing.h"

enum { COR_GRADIENT_STEPS = 256 };

/* The colours from a line's start to its end. */
typedef struct {
    cor_color steps[COR_GRADIENT_STEPS];
    bool fades; /* one colour, more or less transparent */
} cor_gradient;

/* line-gradient of DRAWING's layer, in the scene's arena; NULL when the style sets none. */
cor_gradient *cor_gradient_of(cor_drawing *drawing);

/* The opacity that all colours of GRADIENT fraction, which is taken from them; 1 when they share none. */
double cor_gradient_opacity(cor_gradient *gradient);

/* Strokes each part of PATH as STROKE says, but in the colours of GRADIENT times STROKE's alpha: one piece after the
 * other, each in one colour. Shares are of the part's length on the page; what is far beyond the page is left out. */
void cor_add_gradient(cor_scene *scene, const cor_gradient *gradient, const cor_stroke *stroke, const cor_path *path);

#endif
