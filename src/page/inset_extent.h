/* What the insets of a page show. */
#ifndef COR_PAGE_INSET_EXTENT_H
#define COR_PAGE_INSET_EXTENT_H

#include "page/page.h"

/* What the page's insets take from a table that no layer need draw: the bounds (degrees) of the country in which the
 * middle of the page lies, whose view is fitted. Empty when no inset shows it, or there is none. */
cor_status cor_insets_country(cor_drawing_page *page, cor_rect *ret_bounds, cor_error *err);

/* The degrees that a locator shows, by what OPTIONS says. */
cor_status cor_locator_bbox(cor_drawing_page *page, const cor_inset *options, cor_rect *ret_bbox, cor_error *err);

/* The frame of VIEW walked clockwise, in degrees; places without ground are left out. Returns how many. */
enum { COR_OUTLINE_STEPS = 24, COR_OUTLINE = 4 * COR_OUTLINE_STEPS };
size_t cor_view_outline(const cor_view *view, cor_point outline[COR_OUTLINE]);

#endif
