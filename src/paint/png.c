/* PNG: the scene as pixels. */
#include "paint/painter.h"

#include <math.h>

#include "base/parallel.h"
#include "paint/canvas_device.h"
#include "paint/guard.h"
#include "paint/png_encode.h"
#include "paint/rasterizer.h"
#include "paint/thumbnail.h"

/* Dots beyond which cairo draws all shapes: it is slower, but needs no memory beside the image. */
enum { LARGEST_RASTER = 100 << 20 };

/* A dot of which the page covers a part is a dot: viewers of SVG and PDF see it so, too. */
static double whole_pixels(double points, double dpi)
{
    return ceil(points * dpi / 72 - 1e-4);
}

static cor_status size_in_pixels(const cor_scene *scene, double dpi, int *ret_width, int *ret_height, cor_error *err)
{
    double width = whole_pixels(scene->width, dpi), height = whole_pixels(scene->height, dpi);
    if (!(width >= 1 && height >= 1 && width <= COR_MAX_DOTS && height <= COR_MAX_DOTS))
        return cor_fail(err, COR_BAD_OUTPUT,
                        "a page of %.0f x %.0f points at %.0f dpi is %.0f x %.0f dots; 1 to %d a side can be drawn",
                        scene->width, scene->height, dpi, width, height, COR_MAX_DOTS);
    *ret_width = (int) width;
    *ret_height = (int) height;
    return COR_OK;
}

static cor_png png_of(const cor_scene *scene, double dpi, cairo_surface_t *surface)
{
    cairo_surface_flush(surface);
    return (cor_png){.width = cairo_image_surface_get_width(surface),
                     .height = cairo_image_surface_get_height(surface),
                     .stride = cairo_image_surface_get_stride(surface),
                     .data = cairo_image_surface_get_data(surface),
                     .alpha = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32,
                     .dpi = dpi,
                     .title = scene->title,
                     .description = scene->description,
                     .caption = scene->caption,
                     .marking = scene->marking,
                     .stamp = scene->fingerprint,
                     .alone = scene->alone};
}

static cor_status draw(const cor_scene *scene, double dpi, cairo_surface_t *surface, cor_error *err)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, dpi / 72, dpi / 72);
    cor_canvas canvas = cor_canvas_on(cr, scene, dpi / 72);
    bool fits = scene->width * scene->height * dpi / 72 * dpi / 72 <= LARGEST_RASTER;
    cor_rasterizer *rasterizer = fits ? cor_rasterizer_new(cor_thread_count(scene->alone)) : NULL;
    cor_status status = rasterizer ? cor_rasterizer_scene(rasterizer, &canvas, scene, err)
                                   : cor_canvas_scene(&canvas, &cor_canvas_device, scene, err);
    cor_rasterizer_free(rasterizer);
    cairo_destroy(cr);
    return status;
}

/* Caller destroys *ret_surface, also after an error. */
static cor_status paint(const cor_scene *scene, double dpi, cairo_surface_t **ret_surface, cor_error *err)
{
    int width = 0, height = 0;
    *ret_surface = NULL;
    cor_status status = size_in_pixels(scene, dpi, &width, &height, err);
    if (status) return status;
    bool opaque = scene->background.a >= 1;
    *ret_surface = cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height);
    if (cairo_surface_status(*ret_surface) != CAIRO_STATUS_SUCCESS)
        return cor_fail(err, COR_BAD_OUTPUT, "there is no memory for %d x %d dots", width, height);
    return draw(scene, dpi, *ret_surface, err);
}

cor_status cor_paint_png_small(const cor_scene *scene, double dpi, const cor_sink *sink, cor_thumbnail *ret_thumbnail,
                               cor_error *err)
{
    cairo_surface_t *surface;
    cor_status status = paint(scene, dpi, &surface, err);
    if (!status) {
        const cor_png png = png_of(scene, dpi, surface);
        if (sink) status = cor_png_encode(&png, sink, err);
        if (!status && ret_thumbnail) cor_thumbnail_of(&png, ret_thumbnail);
    }
    if (surface) cairo_surface_destroy(surface);
    return status;
}

cor_status cor_paint_png(const cor_scene *scene, double dpi, const cor_sink *sink, cor_error *err)
{
    return cor_paint_png_small(scene, dpi, sink, NULL, err);
}

cor_status cor_paint_thumbnail(const cor_scene *scene, cor_thumbnail *ret_thumbnail, cor_error *err)
{
    /* Twice its dots, of which each is then a mean: letters and thin lines fade rather than break. */
    double dpi = 2 * 72 * fmin(COR_THUMBNAIL_WIDTH / scene->width, COR_THUMBNAIL_HEIGHT / scene->height);
    return cor_paint_png_small(scene, fmin(dpi, scene->dpi), NULL, ret_thumbnail, err);
}
