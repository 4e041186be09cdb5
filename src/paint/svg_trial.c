#include "paint/svg_trial.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>

static const double MAX_SIDE = 512; /* pixels */

static void draw(RsvgHandle *handle, cairo_surface_t *surface, double width, double height)
{
    RsvgRectangle viewport = {0, 0, width, height};
    cairo_t *cr = cairo_create(surface);
    (void) rsvg_handle_render_document(handle, cr, &viewport, NULL);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

/* An icon of no size is refused later, in words. */
static void find_size(RsvgHandle *handle, double *width, double *height)
{
    gboolean has_box;
    RsvgRectangle box = {0, 0, 1, 1};
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) return;
    rsvg_handle_get_intrinsic_dimensions(handle, NULL, NULL, NULL, NULL, &has_box, &box);
    *width = box.width;
    *height = box.height;
}

void cor_svg_try(const void *subject)
{
    static const double scales[] = {0.25, 1, 4};
    const cor_svg_text *text = subject;
    double width = 0, height = 0;
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *) text->svg, text->length, NULL);
    if (!handle) return;
    find_size(handle, &width, &height);
    double side = fmax(width, height);
    for (size_t i = 0; i < G_N_ELEMENTS(scales) && side > 0; i++) {
        double scale = fmin(scales[i], MAX_SIDE / side);
        cairo_surface_t *pixels =
            cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int) ceil(width * scale), (int) ceil(height * scale));
        draw(handle, pixels, width * scale, height * scale);
    }
    if (side > 0 && side <= MAX_SIDE)
        draw(handle, cairo_pdf_surface_create_for_stream(NULL, NULL, width, height), width, height);
    g_object_unref(handle);
}
