#include "scene/picture.h"

#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <png.h>

enum { LARGEST_FILE = 64 << 20, MAX_PIXELS = 32000000 };

/* A PNG of a few bytes may claim to be the size of a country, so its size is looked at before there is room for it. */
cor_status cor_picture_decode(cor_arena *arena, const char *name, const void *bytes, size_t n, cor_picture *ret_picture,
                              cor_error *err)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, bytes, n))
        return cor_fail(err, COR_BAD_DATA, "%s is no PNG: %s", name, png.message);
    if ((double) png.width * png.height > MAX_PIXELS) {
        cor_fail(err, COR_BAD_DATA, "%s has %u x %u dots; at most 32 million are read", name, png.width, png.height);
        png_image_free(&png);
        return COR_BAD_DATA;
    }
    png.format = PNG_FORMAT_RGBA;
    uint8_t *rgba = cor_alloc(arena, PNG_IMAGE_SIZE(png));
    if (!png_image_finish_read(&png, NULL, rgba, 0, NULL))
        return cor_fail(err, COR_BAD_DATA, "%s can't be read as PNG: %s", name, png.message);
    *ret_picture = (cor_picture){(int) png.width, (int) png.height, rgba};
    return COR_OK;
}

cor_status cor_picture_read(cor_arena *arena, const char *path, cor_picture *ret_picture, cor_error *err)
{
    GStatBuf facts;
    char *bytes;
    gsize n;
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || g_stat(path, &facts))
        return cor_fail(err, COR_BAD_DATA, "there is no file %s", path);
    if (facts.st_size > LARGEST_FILE) return cor_fail(err, COR_BAD_DATA, "%s is larger than 64 MiB", path);
    if (!g_file_get_contents(path, &bytes, &n, NULL)) return cor_fail(err, COR_BAD_DATA, "%s can't be read", path);
    cor_status status = cor_picture_decode(arena, path, bytes, n, ret_picture, err);
    g_free(bytes);
    return status;
}
