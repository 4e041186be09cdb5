/* PDF through cairo: fonts embedded, text selectable, no date but the scene's. */
#include "paint/cairo_sink.h"
#include "paint/pdf_words.h"

cor_status cor_paint_pdf(const cor_scene *scene, const cor_sink *sink, cor_error *err)
{
    cor_status status = cor_check_page(scene, err);
    if (status) return status;
    return cor_cairo_page(scene, cor_pdf_new(scene, sink), true, err);
}
