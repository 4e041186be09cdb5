#include "scene/icon.h"

#include "scene/internal.h"

cor_icon *cor_icon_new(const char *name, cor_icon_kind kind)
{
    cor_icon *icon = g_new0(cor_icon, 1);
    icon->name = g_strdup(name);
    icon->kind = kind;
    return icon;
}

void cor_icon_free(cor_icon *icon)
{
    if (icon->handles) g_hash_table_unref(icon->handles);
    cor_arena_free(icon->arena);
    g_free(icon->svg);
    g_free(icon->name);
    g_free(icon);
}

const char *cor_icon_name(const cor_icon *icon)
{
    return icon->name;
}
double cor_icon_width(const cor_icon *icon)
{
    return icon->width;
}
double cor_icon_height(const cor_icon *icon)
{
    return icon->height;
}
cor_icon_kind cor_icon_kind_of(const cor_icon *icon)
{
    return icon->kind;
}
bool cor_icon_is_heavy(const cor_icon *icon)
{
    return icon->is_heavy;
}

bool cor_icon_takes_color(const cor_icon *icon)
{
    return icon->takes_color;
}
const cor_icon_fit *cor_icon_fit_of(const cor_icon *icon)
{
    return &icon->fit;
}
const cor_path *cor_icon_shape(const cor_icon *icon)
{
    return icon->kind == COR_ICON_SHAPE ? &icon->shape : NULL;
}

const uint8_t *cor_icon_pixels(const cor_icon *icon, int *ret_width, int *ret_height)
{
    *ret_width = icon->pixels_width;
    *ret_height = icon->pixels_height;
    return icon->pixels;
}
