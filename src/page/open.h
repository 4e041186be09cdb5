/* Opens a page: its frame, its scene, its view. */
#ifndef COR_PAGE_OPEN_H
#define COR_PAGE_OPEN_H

#include "page/page.h"

/* Fits the view and the frame; nothing is drawn yet. PAGE is to be freed whatever comes of it. */
cor_status cor_page_open(const cor_render_context *context, cor_drawing_page *page, cor_error *err);

/* The same with STRIP points of room for the legend below the frame. */
cor_status cor_page_open_above(const cor_render_context *context, cor_drawing_page *page, double strip, cor_error *err);

#endif
