/* A PDF of cairo's, and what it says of itself: title, subject, keywords, and no date but the scene's. */
#ifndef COR_PAINT_PDF_WORDS_H
#define COR_PAINT_PDF_WORDS_H

#include <cairo.h>

#include "paint/painter.h"

/* A PDF that goes to SINK, which must outlive it; its first page and its words are SCENE's. Caller destroys. */
cairo_surface_t *cor_pdf_new(const cor_scene *scene, const cor_sink *sink);

#endif
