/* PNG files as pixels. The only home of libpng. */
#ifndef COR_SCENE_PICTURE_H
#define COR_SCENE_PICTURE_H

#include <stdint.h>

#include "base/arena.h"

typedef struct {
    int width, height;
    const uint8_t *rgba; /* not premultiplied, row 0 on top */
} cor_picture;

/* The PNG file PATH, in ARENA. COR_BAD_DATA when it is none, or is larger than 64 MiB or 32 million pixels. */
cor_status cor_picture_read(cor_arena *arena, const char *path, cor_picture *ret_picture, cor_error *err);

/* The same of N BYTES, which errors call NAME. */
cor_status cor_picture_decode(cor_arena *arena, const char *name, const void *bytes, size_t n, cor_picture *ret_picture,
                              cor_error *err);

#endif
