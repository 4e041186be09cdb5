/* PNG files: pixels in, bytes out. Knows no scene and no cairo. */
#ifndef COR_PAINT_PNG_ENCODE_H
#define COR_PAINT_PNG_ENCODE_H

#include "base/error.h"
#include "paint/painter.h"

typedef struct {
    int width, height;
    int stride;                /* bytes from row to row */
    const unsigned char *data; /* 32-bit pixels as in pixels.h */
    bool alpha;                /* some pixels may be transparent */
    double dpi;                /* 0: not written */
    const char *title;         /* UTF-8; NULL: not written */
    const char *description;
    const char *caption;
    const char *marking;
    const char *stamp; /* what it was made of; NULL: not written */
    bool alone;        /* compress without threads */
} cor_png;

/* Writes PNG whole into SINK, the same bytes on any number of cores. Up to 256
 * colours become a palette. COR_BAD_OUTPUT when the sink refuses. */
cor_status cor_png_encode(const cor_png *png, const cor_sink *sink, cor_error *err);

#endif
