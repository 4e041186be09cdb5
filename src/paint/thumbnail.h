/* Thumbnails: a picture's own dots, fewer of them and in few colours, for an overview of many. Knows no scene. */
#ifndef COR_PAINT_THUMBNAIL_H
#define COR_PAINT_THUMBNAIL_H

#include "base/sink.h"
#include "paint/png_encode.h"

enum { COR_THUMBNAIL_WIDTH = 320, COR_THUMBNAIL_HEIGHT = 480 }; /* dots, at most */

typedef struct cor_thumbnail {
    int width, height;
    uint32_t *pixels; /* as in pixels.h, opaque */
} cor_thumbnail;

/* The size of the thumbnail of WIDTH × HEIGHT dots: no dot of a thumbnail is less than one of the picture. */
void cor_thumbnail_size(int width, int height, int *ret_width, int *ret_height);

/* Of PICTURE's pixels, each dot the mean of those that it covers, over white: integers, so the same on any machine.
 * Clear with cor_thumbnail_clear. */
void cor_thumbnail_of(const cor_png *picture, cor_thumbnail *ret_thumbnail);
void cor_thumbnail_clear(cor_thumbnail *thumbnail);

/* A small PNG that carries STAMP. COR_BAD_OUTPUT when the sink refuses. */
cor_status cor_thumbnail_encode(const cor_thumbnail *thumbnail, const char *stamp, const cor_sink *sink,
                                cor_error *err);

#endif
