/* From a finished scene to files: one frozen scene, any number of painters. */
#include <glib.h>

#include "batch/output_store.h"
#include "page/page.h"
#include "paint/painter.h"

static cor_status format_of(const cor_output *output, cor_format *ret_format, cor_error *err)
{
    *ret_format = output->format;
    if (output->format != COR_FORMAT_AUTO) return COR_OK;
    if (output->write || !output->path)
        return cor_fail(err, COR_BAD_DOCUMENT, "an output without a file name needs a format");
    *ret_format = cor_format_of_file(output->path);
    if (*ret_format == COR_FORMAT_SVG_OUTLINES) *ret_format = COR_FORMAT_SVG; /* text is text unless asked otherwise */
    if (*ret_format != COR_FORMAT_AUTO) return COR_OK;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(output->path),
                       "the name does not say which format is meant; end it in .png, .svg or .pdf");
}

typedef struct {
    const cor_scene *scene;
    cor_format format;
    const cor_sink *sink;
    size_t bytes; /* that went into it */
} painting;

static bool write_counted(void *context, const void *bytes, size_t length)
{
    painting *p = context;
    p->bytes += length;
    return p->sink->write(p->sink->context, bytes, length);
}

static cor_status paint(void *context, const cor_sink *sink, cor_error *err)
{
    painting *p = context;
    const cor_sink counted = {write_counted, p};
    p->sink = sink;
    switch (p->format) {
    case COR_FORMAT_PNG:
        return cor_paint_png(p->scene, p->scene->dpi, &counted, err);
    case COR_FORMAT_SVG:
        return cor_paint_svg(p->scene, &counted, err);
    case COR_FORMAT_SVG_OUTLINES:
        return cor_paint_svg_outlines(p->scene, &counted, err);
    case COR_FORMAT_PDF:
        return cor_paint_pdf(p->scene, &counted, err);
    case COR_FORMAT_AUTO:
        break;
    }
    return cor_fail(err, COR_INTERNAL, "an output without a format reached the painters");
}

static cor_status put_out(const cor_drawing_page *page, const cor_output *output, cor_format format, bool lasting,
                          size_t *ret_bytes, cor_error *err)
{
    painting p = {.scene = page->scene, .format = format};
    const cor_sink sink = {output->write, output->context};
    cor_status st = output->write ? paint(&p, &sink, err)
                                  : cor_put_output(page->map->session->sources, output->path, lasting, paint, &p, err);
    if (ret_bytes) *ret_bytes = p.bytes;
    return st;
}

cor_status cor_page_put_out(const cor_drawing_page *page, const cor_output *outputs, size_t n, bool lasting,
                            size_t *ret_bytes, cor_error *err)
{
    cor_format *formats = COR_NEW_ARRAY(page->arena, cor_format, n);
    for (size_t i = 0; i < n; i++) {
        cor_status st = format_of(&outputs[i], &formats[i], err);
        if (st) return st;
    }
    for (size_t i = 0; i < n; i++) {
        cor_status st = put_out(page, &outputs[i], formats[i], lasting, ret_bytes ? &ret_bytes[i] : NULL, err);
        if (st) return st;
    }
    return COR_OK;
}

static cor_status fail_atlas(const cor_map *map, cor_error *err)
{
    const cor_node *node = map->document->atlas.node;
    return cor_fail_at(err, COR_BAD_DOCUMENT, (cor_location){map->document->file, node->key_line, node->key_column},
                       "this document is an atlas of many maps; draw them with: corridor batch %s -o FOLDER",
                       map->document->file);
}

/* What can't be written to is said before anything is drawn. */
static cor_status check_places(const cor_output *outputs, size_t n, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < n && !st; i++)
        if (!outputs[i].write && outputs[i].path && cor_object_store_is(outputs[i].path))
            st = cor_object_store_check_object(outputs[i].path, err);
    return st;
}

cor_status cor_map_render(cor_map *map, const cor_output *outputs, size_t n_outputs, cor_error *error)
{
    cor_drawing_page page;
    if (map->document->atlas.kind != COR_ATLAS_NONE) return fail_atlas(map, error);
    cor_status st = check_places(outputs, n_outputs, error);
    if (st) return st;
    st = cor_page_open(map, &page, error);
    if (!st) st = cor_page_draw(&page, error);
    if (!st) st = cor_page_put_out(&page, outputs, n_outputs, false, NULL, error);
    if (!st) {
        g_free(map->report);
        map->report = cor_page_report(&page);
    }
    cor_page_free(&page);
    size_t warnings = cor_diagnostics_count(map->session->diagnostics);
    if (!st && map->strict && warnings)
        st = cor_fail_at(error, COR_WARNED, cor_file_location(map->document->file),
                         "drawn with %zu warning%s, and --strict was asked for", warnings, warnings == 1 ? "" : "s");
    return st;
}
