#include "scene/icon.h"

#include <string.h>

#include <glib.h>
#include <librsvg/rsvg.h>

#include "base/words.h"

enum { LARGEST_SVG = 1 << 20, LARGEST_SIDE = 4096 };

struct cor_icon {
    char *name;
    char *svg;
    gsize length;
    double width, height;
    GHashTable *handles; /* colour as 0xrrggbbaa → RsvgHandle */
};

struct cor_icons {
    char *folder;
    GHashTable *opened; /* name → cor_icon */
};

static void icon_free(gpointer data)
{
    cor_icon *icon = data;
    g_hash_table_unref(icon->handles);
    g_free(icon->svg);
    g_free(icon->name);
    g_free(icon);
}

cor_icons *cor_icons_new(const char *folder)
{
    cor_icons *icons = g_new0(cor_icons, 1);
    icons->folder = g_strdup(folder);
    icons->opened = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, icon_free);
    return icons;
}

void cor_icons_free(cor_icons *icons)
{
    if (!icons) return;
    g_hash_table_unref(icons->opened);
    g_free(icons->folder);
    g_free(icons);
}

static cor_status fail_missing(const cor_icons *icons, const char *name, cor_error *err)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *folder = g_dir_open(icons->folder, 0, NULL);
    const char *entry;
    while (folder && (entry = g_dir_read_name(folder)))
        if (g_str_has_suffix(entry, ".svg")) g_ptr_array_add(names, g_strndup(entry, strlen(entry) - 4));
    if (folder) g_dir_close(folder);
    const char *nearest = cor_nearest_word(name, (const char *const *) names->pdata, names->len);
    cor_status status = cor_fail(err, COR_BAD_DATA, "there is no icon '%s' in %s%s%s%s", name, icons->folder,
                                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    g_ptr_array_unref(names);
    return status;
}

/* An icon's own size, in CSS px; the viewBox serves where width and height are missing. */
static bool measure(RsvgHandle *handle, double *width, double *height)
{
    gboolean has_box;
    RsvgRectangle box;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
        rsvg_handle_get_intrinsic_dimensions(handle, NULL, NULL, NULL, NULL, &has_box, &box);
        if (!has_box) return false;
        *width = box.width;
        *height = box.height;
    }
    return *width > 0 && *height > 0 && *width <= LARGEST_SIDE && *height <= LARGEST_SIDE;
}

/* The handle gets no base file, so it can follow no link out of the document. */
static RsvgHandle *parse(const char *svg, gsize length)
{
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *) svg, length, NULL);
    if (handle) rsvg_handle_set_dpi(handle, 96);
    return handle;
}

static cor_status read_icon(const cor_icons *icons, const char *name, cor_icon **ret_icon, cor_error *err)
{
    char *svg = NULL;
    gsize length = 0;
    double width, height;
    char *file = g_strconcat(name, ".svg", NULL), *path = g_build_filename(icons->folder, file, NULL);
    bool found = g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents(path, &svg, &length, NULL);
    g_free(file);
    g_free(path);
    if (!found) return fail_missing(icons, name, err);
    RsvgHandle *handle = length <= LARGEST_SVG ? parse(svg, length) : NULL;
    bool usable = handle && measure(handle, &width, &height);
    if (handle) g_object_unref(handle);
    if (!usable) {
        g_free(svg);
        return cor_fail(err, COR_BAD_DATA, "the icon '%s' in %s is no usable SVG; it needs a size and at most 1 MiB",
                        name, icons->folder);
    }
    cor_icon *icon = g_new0(cor_icon, 1);
    *icon = (cor_icon){.name = g_strdup(name), .svg = svg, .length = length, .width = width, .height = height};
    icon->handles = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_object_unref);
    *ret_icon = icon;
    return COR_OK;
}

cor_status cor_icon_open(cor_icons *icons, const char *name, const cor_icon **ret_icon, cor_error *err)
{
    cor_icon *icon = g_hash_table_lookup(icons->opened, name);
    if (!icon) {
        if (!icons->folder)
            return cor_fail(err, COR_BAD_DATA, "there is no icon '%s': the style names no `sprite` folder", name);
        if (!*name || strpbrk(name, "/\\") || name[0] == '.')
            return cor_fail(err, COR_BAD_DATA, "'%s' is no icon name; icons are files of one folder", name);
        cor_status status = read_icon(icons, name, &icon, err);
        if (status) return status;
        g_hash_table_insert(icons->opened, icon->name, icon);
    }
    *ret_icon = icon;
    return COR_OK;
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

static guint byte_of(float x)
{
    return (guint) (CLAMP(x, 0, 1) * 255 + 0.5f);
}

RsvgHandle *cor_icon_handle(const cor_icon *icon, cor_color color)
{
    guint rgba = byte_of(color.r) << 24 | byte_of(color.g) << 16 | byte_of(color.b) << 8 | byte_of(color.a);
    RsvgHandle *handle = g_hash_table_lookup(icon->handles, GUINT_TO_POINTER(rgba));
    if (handle) return handle;
    char sheet[48];
    int length = g_snprintf(sheet, sizeof sheet, "svg { color: #%08x }", rgba);
    handle = parse(icon->svg, icon->length);
    rsvg_handle_set_stylesheet(handle, (const guint8 *) sheet, (gsize) length, NULL);
    g_hash_table_insert(icon->handles, GUINT_TO_POINTER(rgba), handle);
    return handle;
}
