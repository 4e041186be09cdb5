/* PDF through cairo: fonts embedded, text selectable, no date but the scene's. */
#include <cairo-pdf.h>

#include "paint/cairo_sink.h"
#include "paint/pdf_words.h"

cor_status cor_paint_pdf(const cor_scene *scene, const cor_sink *sink, cor_error *err)
{
    cor_status status = cor_check_page(scene, err);
    if (status) return status;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(cor_cairo_write, (void *) sink, scene->width, scene->height);
    cor_pdf_words(surface, scene);
    return cor_cairo_page(scene, surface, true, err);
}
