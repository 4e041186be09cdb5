/* SVG through cairo: every letter an outline, for where the fonts are not. */
#include <cairo-svg.h>
#include <glib.h>

#include "paint/cairo_sink.h"
#include "paint/svg_ids.h"

static bool append(void *context, const void *bytes, size_t length)
{
    g_string_append_len(context, bytes, (gssize) length);
    return true;
}

cor_status cor_paint_svg_outlines(const cor_scene *scene, const cor_sink *sink, cor_error *err)
{
    cor_status status = cor_check_page(scene, err);
    if (status) return status;
    GString *raw = g_string_new(NULL);
    cor_sink buffer = {append, raw};
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(cor_cairo_write, &buffer, scene->width, scene->height);
    status = cor_cairo_page(scene, surface, false, err);
    if (!status) {
        GString *steady = cor_svg_renumber(raw->str, raw->len, "c");
        if (scene->fingerprint) g_string_append_printf(steady, "<!-- %s -->\n", scene->fingerprint);
        if (!sink->write(sink->context, steady->str, steady->len))
            status = cor_fail(err, COR_BAD_OUTPUT, "the image could not be written; is the disk full?");
        g_string_free(steady, TRUE);
    }
    g_string_free(raw, TRUE);
    return status;
}
