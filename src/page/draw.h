/* The walk of one page: furniture and layers, then the places of names. */
#ifndef COR_PAGE_DRAW_H
#define COR_PAGE_DRAW_H

#include "page/page.h"

/* Makes the scene. Once, after cor_page_open. */
cor_status cor_page_draw(cor_drawing_page *page, cor_error *err);

/* What the furniture of MAP names and nobody knows: sources, layers. COR_BAD_DOCUMENT at its place. */
cor_status cor_page_check_furniture(const cor_render_context *context, cor_error *err);

#endif
