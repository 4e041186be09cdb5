/* From a finished scene to files: one frozen scene, any number of painters. */
#include <glib.h>

#include "paint/painter.h"
#include "render/draw.h"

static cor_status format_of(const cor_output *output, cor_format *ret_format, cor_error *err)
{
    *ret_format = output->format;
    if (output->format != COR_FORMAT_AUTO) return COR_OK;
    if (output->write || !output->path)
        return cor_fail(err, COR_BAD_DOCUMENT, "an output without a file name needs a format");
    *ret_format = cor_format_of_file(output->path);
    if (*ret_format == COR_FORMAT_SVG_OUTLINES) *ret_format = COR_FORMAT_SVG; /* text is text unless asked otherwise */
    if (*ret_format != COR_FORMAT_AUTO) return COR_OK;
    return cor_fail_at(err, COR_BAD_DOCUMENT, output->path, 0, 0,
                       "the name does not say which format is meant; end it in .png, .svg or .pdf");
}

typedef struct {
    const cor_scene *scene;
    cor_format format;
} painting;

static cor_status paint(void *context, const cor_sink *sink, cor_error *err)
{
    const painting *p = context;
    switch (p->format) {
    case COR_FORMAT_PNG:
        return cor_paint_png(p->scene, p->scene->dpi, sink, err);
    case COR_FORMAT_SVG:
        return cor_paint_svg(p->scene, sink, err);
    case COR_FORMAT_SVG_OUTLINES:
        return cor_paint_svg_outlines(p->scene, sink, err);
    case COR_FORMAT_PDF:
        return cor_paint_pdf(p->scene, sink, err);
    case COR_FORMAT_AUTO:
        break;
    }
    return cor_fail(err, COR_INTERNAL, "an output without a format reached the painters");
}

static cor_status put_out(const cor_scene *scene, const cor_output *output, cor_format format, bool lasting,
                          cor_error *err)
{
    painting p = {scene, format};
    if (!output->write && lasting) return cor_write_lasting(output->path, paint, &p, err);
    if (!output->write) return cor_write_whole(output->path, paint, &p, err);
    cor_sink sink = {output->write, output->context};
    return paint(&p, &sink, err);
}

cor_status cor_page_put_out(const cor_drawing_page *page, const cor_output *outputs, size_t n, bool lasting,
                            cor_error *err)
{
    cor_format *formats = COR_NEW_ARRAY(page->arena, cor_format, n);
    for (size_t i = 0; i < n; i++) {
        cor_status st = format_of(&outputs[i], &formats[i], err);
        if (st) return st;
    }
    for (size_t i = 0; i < n; i++) {
        cor_status st = put_out(page->scene, &outputs[i], formats[i], lasting, err);
        if (st) return st;
    }
    return COR_OK;
}

static cor_status fail_atlas(const cor_map *map, cor_error *err)
{
    const cor_node *node = map->document->atlas.node;
    return cor_fail_at(err, COR_BAD_DOCUMENT, map->document->file, node->key_line, node->key_column,
                       "this document is an atlas of many maps; draw them with: corridor batch %s -o FOLDER",
                       map->document->file);
}

cor_status cor_map_render(cor_map *map, const cor_output *outputs, size_t n_outputs, cor_error *error)
{
    cor_drawing_page page;
    if (map->document->atlas.kind != COR_ATLAS_NONE) return fail_atlas(map, error);
    cor_status st = cor_page_open(map, &page, error);
    if (!st) st = cor_page_draw(&page, error);
    if (!st) st = cor_page_put_out(&page, outputs, n_outputs, false, error);
    if (!st) {
        g_free(map->report);
        map->report = cor_page_report(&page);
    }
    cor_page_free(&page);
    size_t warnings = cor_remarks_count(map->session->remarks);
    if (!st && map->strict && warnings)
        st = cor_fail_at(error, COR_WARNED, map->document->file, 0, 0,
                         "drawn with %zu warning%s, and --strict was asked for", warnings, warnings == 1 ? "" : "s");
    return st;
}
