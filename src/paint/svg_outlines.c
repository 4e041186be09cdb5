/* SVG through cairo: every letter an outline, for where the fonts are not. */
#include <cairo-svg.h>
#include <glib.h>
#include <string.h>

#include "paint/cairo_sink.h"
#include "paint/svg_about.h"
#include "paint/svg_ids.h"

static bool append(void *context, const void *bytes, size_t length)
{
    g_string_append_len(context, bytes, (gssize) length);
    return true;
}

/* TEXT, with what it says of itself behind the tag of its root. */
static bool write_about(const cor_sink *sink, const cor_scene *scene, const char *text)
{
    cor_svg svg = cor_svg_open(sink);
    const char *root = strstr(text, "<svg"), *end = root ? strchr(root, '>') : NULL, *rest = end ? end + 1 : text;
    char *head = g_strndup(text, (gsize) (rest - text));
    cor_svg_raw(&svg, head);
    if (end) cor_svg_raw(&svg, "\n");
    if (end) cor_svg_about(&svg, scene);
    cor_svg_raw(&svg, *rest == '\n' ? rest + 1 : rest);
    g_free(head);
    return cor_svg_close(&svg);
}

cor_status cor_paint_svg_outlines(const cor_scene *scene, const cor_sink *sink, cor_error *err)
{
    cor_status status = cor_check_page(scene, err);
    if (status) return status;
    GString *raw = g_string_new(NULL);
    cor_sink buffer = {append, raw};
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(cor_cairo_write, &buffer, scene->width, scene->height);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT); /* by itself cairo 1.16 says pt, 1.18 px */
    status = cor_cairo_page(scene, surface, false, err);
    if (!status) {
        GString *steady = cor_svg_renumber(raw->str, raw->len, "c");
        if (!write_about(sink, scene, steady->str))
            status = cor_fail(err, COR_BAD_OUTPUT, "the image could not be written; is the disk full?");
        g_string_free(steady, TRUE);
    }
    g_string_free(raw, TRUE);
    return status;
}
