#include "page/logo.h"

#include <string.h>

#include <glib.h>

#include "scene/picture.h"

static cor_status read_png(cor_drawing_page *page, const char *file, cor_page_logo *logo, cor_error *err)
{
    cor_picture picture;
    cor_status st = cor_picture_read(page->arena, file, &picture, err);
    if (st) return st;
    logo->width = picture.width;
    logo->height = picture.height;
    logo->rgba = picture.rgba;
    logo->ratio = (double) picture.width / picture.height;
    return COR_OK;
}

/* An icon among those of its folder. */
static cor_status read_svg(cor_drawing_page *page, const char *file, cor_page_logo *logo, cor_error *err)
{
    char *folder = g_path_get_dirname(file), *name = g_path_get_basename(file);
    name[strlen(name) - strlen(".svg")] = 0;
    page->logo_icons = cor_icons_new(folder);
    cor_status st = cor_icon_open(page->logo_icons, name, &logo->icon, err);
    g_free(folder);
    g_free(name);
    if (st) return st;
    logo->ratio = cor_icon_width(logo->icon) / cor_icon_height(logo->icon);
    return COR_OK;
}

cor_status cor_page_logo_of(cor_drawing_page *page, const cor_page_logo **ret_logo, cor_error *err)
{
    const cor_logo *options = &page->context->map->document->furniture.logo;
    *ret_logo = NULL;
    if (!options->on || !options->file) return COR_OK;
    cor_page_logo *logo = COR_NEW(page->arena, cor_page_logo);
    size_t n = strlen(options->file);
    bool is_svg = n > 4 && !g_ascii_strcasecmp(options->file + n - 4, ".svg");
    cor_status st = is_svg ? read_svg(page, options->file, logo, err) : read_png(page, options->file, logo, err);
    if (!st && !(logo->ratio > 0.01 && logo->ratio < 100))
        st = cor_fail(err, COR_BAD_DATA, "the logo has no usable size; it needs a width and a height");
    if (!st) {
        *ret_logo = logo;
        return COR_OK;
    }
    return err ? cor_fail_at(err, st, cor_node_location(options->node), "%s", cor_arena_copy(page->arena, err->message))
               : st;
}
