/* Any bytes as a sprite's JSON and PNG: an error in words, or icons whose dots and outlines lie where they say. The
 * first two bytes say how long the JSON is. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "scene/icon_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_shape(const cor_icon *icon)
{
    const cor_path *shape = cor_icon_shape(icon);
    cor_rect box = {-1, -1, cor_icon_width(icon) + 1, cor_icon_height(icon) + 1};
    for (uint32_t i = 0; shape && i < shape->parts[shape->n_parts]; i++)
        if (!cor_rect_contains(box, shape->points[i].x, shape->points[i].y)) abort();
}

static void check_fit(const cor_icon *icon)
{
    cor_icon_axis axis = cor_icon_axis_x(icon, 100, 1);
    double last = 0;
    for (int i = 0; i <= 8; i++) {
        double at = cor_icon_stretched(&axis, cor_icon_width(icon) * i / 8);
        if (!isfinite(at) || at < last - 1e-6 || at > 100 + 1e-6) abort();
        last = at;
    }
}

static void check_icon(const cor_sprite *sprite, const char *key)
{
    int width, height;
    cor_icon *icon = NULL;
    cor_error err = {0};
    cor_status status = cor_sprite_icon(sprite, key, key, &icon, &err);
    if (status && (status != COR_BAD_DATA || !err.message[0] || icon)) abort();
    if (!icon) return;
    const uint8_t *dots = cor_icon_pixels(icon, &width, &height);
    unsigned sum = 0;
    for (size_t i = 0; dots && i < 4 * (size_t) width * (size_t) height; i++)
        sum += dots[i];
    if (dots && sum > 255U * 4 * (unsigned) width * (unsigned) height) abort();
    check_shape(icon);
    check_fit(icon);
    cor_icon_free(icon);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_sprite *sprite = NULL;
    cor_error err = {0};
    if (size < 2) return 0;
    size_t n = MIN((size_t) data[0] << 8 | data[1], size - 2);
    const char *json = (const char *) data + 2;
    cor_status status = cor_sprite_parse("fuzz", json, n, data + 2 + n, size - 2 - n, &sprite, &err);
    if (status && (status != COR_BAD_DATA || !err.message[0])) abort();
    if (status) return 0;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    cor_sprite_names(sprite, "", names);
    for (guint i = 0; i < names->len; i++)
        check_icon(sprite, names->pdata[i]);
    g_ptr_array_unref(names);
    cor_sprite_free(sprite);
    return 0;
}
