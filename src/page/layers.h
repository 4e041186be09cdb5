/* Draws the layers of a style into the scene of a page. */
#ifndef COR_PAGE_LAYERS_H
#define COR_PAGE_LAYERS_H

#include "page/page.h"

/* Draws the style's layers into the scene of PAGE, whose view is fitted: all, or those that INSET shows. */
cor_status cor_page_draw_layers(cor_drawing_page *page, const cor_inset *inset, cor_error *err);

#endif
