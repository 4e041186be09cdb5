/* A drawing of an SVG for no other reason than to see whether librsvg lives through it. */
#ifndef COR_PAINT_SVG_TRIAL_H
#define COR_PAINT_SVG_TRIAL_H

#include <stddef.h>

typedef struct {
    const char *svg;
    size_t length;
} cor_svg_text;

/* Reads and draws SUBJECT, a cor_svg_text, at several sizes. It may end the process. */
void cor_svg_try(const void *subject);

#endif
