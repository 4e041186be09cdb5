/* Images read back and compared. */
#ifndef COR_SUPPORT_PICTURE_H
#define COR_SUPPORT_PICTURE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int width, height;
    uint8_t *rgba; /* width · height · 4 */
} picture;

/* False when BYTES are no PNG. picture_free afterwards. */
bool picture_decode(picture *p, const void *bytes, size_t length);
bool picture_read(picture *p, const char *path);
void picture_free(picture *p);

/* The four bytes of the dot at X, Y. */
const uint8_t *picture_dot(const picture *p, int x, int y);

typedef struct {
    bool same_size;
    double mean; /* of the differences of all channels, 0…255 */
    int largest; /* of one channel */
    size_t off;  /* dots with a channel that differs by more than SLACK */
} difference;

difference picture_difference(const picture *a, const picture *b, int slack);

/* A picture of the differences, eight times stronger. False when it can't be written. */
bool picture_write_difference(const picture *a, const picture *b, const char *path);

#endif
