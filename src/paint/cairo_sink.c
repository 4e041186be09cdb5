#include "paint/cairo_sink.h"

#include "paint/canvas_device.h"
#include "paint/guard.h"

cairo_status_t cor_cairo_write(void *closure, const unsigned char *bytes, unsigned int length)
{
    const cor_sink *sink = closure;
    return sink->write(sink->context, bytes, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

cor_status cor_check_page(const cor_scene *scene, cor_error *err)
{
    if (cor_guard_size(scene->width) && cor_guard_size(scene->height) && scene->width <= COR_MAX_DOTS &&
        scene->height <= COR_MAX_DOTS)
        return COR_OK;
    return cor_fail(err, COR_BAD_OUTPUT, "a page of %.6g x %.6g points can't be drawn; up to %d points a side can",
                    scene->width, scene->height, COR_MAX_DOTS);
}

cor_status cor_cairo_draw(const cor_scene *scene, cairo_surface_t *surface, bool searchable, cor_error *err)
{
    cairo_t *cr = cairo_create(surface);
    cor_canvas canvas = cor_canvas_on(cr, scene, 0);
    canvas.searchable = searchable;
    cor_status status = cor_canvas_scene(&canvas, &cor_canvas_device, scene, err);
    cairo_destroy(cr);
    return status;
}

cor_status cor_cairo_finish(cairo_surface_t *surface, cor_error *err)
{
    cairo_surface_finish(surface);
    cairo_status_t end = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (end == CAIRO_STATUS_SUCCESS) return COR_OK;
    return cor_fail(err, COR_BAD_OUTPUT, "the file could not be written: %s", cairo_status_to_string(end));
}

cor_status cor_cairo_page(const cor_scene *scene, cairo_surface_t *surface, bool searchable, cor_error *err)
{
    cor_status status = cor_cairo_draw(scene, surface, searchable, err);
    cairo_surface_show_page(surface);
    cor_status end = cor_cairo_finish(surface, status ? NULL : err);
    return status ? status : end;
}
