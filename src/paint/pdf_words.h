/* What a PDF says of itself: title, subject, keywords, and no date but the scene's. */
#ifndef COR_PAINT_PDF_WORDS_H
#define COR_PAINT_PDF_WORDS_H

#include <cairo.h>

#include "scene/scene.h"

void cor_pdf_words(cairo_surface_t *surface, const cor_scene *scene);

#endif
