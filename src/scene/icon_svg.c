/* Icons that are SVG files of a folder. `currentColor` in them takes the colour that the style asks for. */
#include <glib/gstdio.h>
#include <librsvg/rsvg.h>
#include <string.h>

#include "scene/icon_internal.h"

enum { LARGEST_SVG = 1 << 20 };

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
    return *width > 0 && *height > 0 && *width <= COR_LARGEST_ICON && *height <= COR_LARGEST_ICON;
}

/* The handle gets no base file, so it can follow no link out of the document. */
static RsvgHandle *parse(const char *svg, gsize length)
{
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *) svg, length, NULL);
    if (handle) rsvg_handle_set_dpi(handle, 96);
    return handle;
}

static bool is_usable(const char *svg, gsize length, double *width, double *height)
{
    RsvgHandle *handle = svg && length <= LARGEST_SVG ? parse(svg, length) : NULL;
    bool usable = handle && measure(handle, width, height);
    if (handle) g_object_unref(handle);
    return usable;
}

/* False when there is no such file. *ret_svg stays NULL when it is too large, whose bytes nobody wants. */
static bool read_file(const char *path, char **ret_svg, gsize *ret_length)
{
    GStatBuf facts;
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || g_stat(path, &facts)) return false;
    return facts.st_size > LARGEST_SVG || g_file_get_contents(path, ret_svg, ret_length, NULL);
}

cor_status cor_svg_icon_read(const char *folder, const char *file, const char *name, cor_icon **ret_icon,
                             cor_error *err)
{
    char *svg = NULL;
    gsize length = 0;
    double width, height;
    if (!*file || strpbrk(file, "/\\") || file[0] == '.')
        return cor_fail(err, COR_BAD_DATA, "'%s' is no icon name; icons are files of one folder", name);
    char *entry = g_strconcat(file, ".svg", NULL), *path = g_build_filename(folder, entry, NULL);
    bool found = read_file(path, &svg, &length);
    g_free(entry);
    g_free(path);
    if (!found) return COR_OK;
    if (!is_usable(svg, length, &width, &height)) {
        g_free(svg);
        return cor_fail(err, COR_BAD_DATA, "the icon '%s' in %s is no usable SVG; it needs a size and at most 1 MiB",
                        file, folder);
    }
    cor_icon *icon = cor_icon_new(name, COR_ICON_SVG);
    icon->svg = svg;
    icon->length = length;
    icon->width = width;
    icon->height = height;
    icon->takes_color = strstr(svg, "currentColor") != NULL;
    icon->handles = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_object_unref);
    *ret_icon = icon;
    return COR_OK;
}

void cor_svg_icon_names(const char *folder, const char *prefix, GPtrArray *names)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;
    while (dir && (entry = g_dir_read_name(dir)))
        if (g_str_has_suffix(entry, ".svg"))
            g_ptr_array_add(names, g_strdup_printf("%s%.*s", prefix, (int) strlen(entry) - 4, entry));
    if (dir) g_dir_close(dir);
}

static guint byte_of(float x)
{
    return (guint) (CLAMP(x, 0, 1) * 255 + 0.5f);
}

RsvgHandle *cor_icon_handle(const cor_icon *icon, cor_color color)
{
    if (icon->kind != COR_ICON_SVG) return NULL;
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
