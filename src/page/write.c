#include "page/write.h"

#include <glib.h>

#include "page/put_output.h"
#include "paint/painter.h"
#include "paint/thumbnail.h"

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
    size_t bytes;             /* that went into it */
    cor_thumbnail *thumbnail; /* wanted of a PNG; NULL */
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
        return cor_paint_png_small(p->scene, p->scene->dpi, &counted, p->thumbnail, err);
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
                          size_t *ret_bytes, cor_thumbnail *thumbnail, cor_error *err)
{
    painting p = {.scene = page->scene, .format = format, .thumbnail = thumbnail};
    const cor_sink sink = {output->write, output->context};
    cor_status st = output->write
                        ? paint(&p, &sink, err)
                        : cor_put_output(page->context->session->sources, output->path, lasting, paint, &p, err);
    if (ret_bytes) *ret_bytes = p.bytes;
    return st;
}

/* THUMBNAIL (NULL: none is wanted) is of the first PNG, if any. */
static cor_status put_all(const cor_drawing_page *page, const cor_output *outputs, size_t n, bool lasting,
                          size_t *ret_bytes, cor_thumbnail *thumbnail, cor_error *err)
{
    cor_format *formats = COR_NEW_ARRAY(page->arena, cor_format, n);
    for (size_t i = 0; i < n; i++) {
        cor_status st = format_of(&outputs[i], &formats[i], err);
        if (st) return st;
    }
    for (size_t i = 0; i < n; i++) {
        bool small = thumbnail && !thumbnail->pixels && formats[i] == COR_FORMAT_PNG;
        cor_status st = put_out(page, &outputs[i], formats[i], lasting, ret_bytes ? &ret_bytes[i] : NULL,
                                small ? thumbnail : NULL, err);
        if (st) return st;
    }
    return COR_OK;
}

cor_status cor_page_put_out(const cor_drawing_page *page, const cor_output *outputs, size_t n, bool lasting,
                            size_t *ret_bytes, cor_error *err)
{
    return put_all(page, outputs, n, lasting, ret_bytes, NULL, err);
}

typedef struct {
    const cor_scene *scene;
    const cor_thumbnail *thumbnail;
    const cor_sink *sink;
    size_t bytes;
} small_painting;

static bool write_small(void *context, const void *bytes, size_t length)
{
    small_painting *p = context;
    p->bytes += length;
    return p->sink->write(p->sink->context, bytes, length);
}

static cor_status paint_small(void *context, const cor_sink *sink, cor_error *err)
{
    small_painting *p = context;
    const cor_sink counted = {write_small, p};
    p->sink = sink;
    return cor_thumbnail_encode(p->thumbnail, p->scene->fingerprint, &counted, err);
}

cor_status cor_page_put_out_small(const cor_drawing_page *page, const cor_output *outputs, size_t n, size_t *ret_bytes,
                                  cor_small_picture *small, cor_error *err)
{
    cor_thumbnail thumbnail = {0};
    small_painting p = {.scene = page->scene, .thumbnail = &thumbnail};
    cor_status st = put_all(page, outputs, n, true, ret_bytes, &thumbnail, err);
    if (!st && !thumbnail.pixels) st = cor_paint_thumbnail(page->scene, &thumbnail, err);
    if (!st) st = cor_put_output(page->context->session->sources, small->path, true, paint_small, &p, err);
    small->width = thumbnail.width;
    small->height = thumbnail.height;
    small->bytes = p.bytes;
    cor_thumbnail_clear(&thumbnail);
    return st;
}
