#include "support/picture.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

static bool finish(picture *p, png_image *image)
{
    image->format = PNG_FORMAT_RGBA;
    p->width = (int) image->width;
    p->height = (int) image->height;
    p->rgba = g_malloc(PNG_IMAGE_SIZE(*image));
    return png_image_finish_read(image, NULL, p->rgba, 0, NULL);
}

bool picture_decode(picture *p, const void *bytes, size_t length)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    *p = (picture){0};
    return png_image_begin_read_from_memory(&image, bytes, length) && finish(p, &image);
}

bool picture_read(picture *p, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    *p = (picture){0};
    return png_image_begin_read_from_file(&image, path) && finish(p, &image);
}

void picture_free(picture *p)
{
    g_free(p->rgba);
    *p = (picture){0};
}

const uint8_t *picture_dot(const picture *p, int x, int y)
{
    return p->rgba + ((size_t) y * (size_t) p->width + (size_t) x) * 4;
}

difference picture_difference(const picture *a, const picture *b, int slack)
{
    difference d = {.same_size = a->width == b->width && a->height == b->height};
    size_t n = d.same_size ? (size_t) a->width * (size_t) a->height : 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        int worst = 0;
        for (size_t c = 0; c < 4; c++) {
            int off = abs(a->rgba[4 * i + c] - b->rgba[4 * i + c]);
            sum += c < 3 ? (size_t) off : 0;
            worst = MAX(worst, off);
        }
        d.largest = MAX(d.largest, worst);
        d.off += worst > slack;
    }
    d.mean = n ? (double) sum / (double) (3 * n) : 0;
    return d;
}

bool picture_write_difference(const picture *a, const picture *b, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .format = PNG_FORMAT_RGB};
    if (a->width != b->width || a->height != b->height) return false;
    size_t n = (size_t) a->width * (size_t) a->height;
    uint8_t *rgb = g_malloc(3 * n);
    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < 3; c++)
            rgb[3 * i + c] = (uint8_t) MIN(255, 8 * abs(a->rgba[4 * i + c] - b->rgba[4 * i + c]));
    image.width = (png_uint_32) a->width;
    image.height = (png_uint_32) a->height;
    bool good = png_image_write_to_file(&image, path, 0, rgb, 0, NULL);
    g_free(rgb);
    return good;
}
