/* The study area of a page: the areas of a source that the map document's mask names. */
#ifndef COR_PAGE_MASK_H
#define COR_PAGE_MASK_H

#include "page/page.h"

/* COR_BAD_DOCUMENT when the mask is of a source that nobody knows. */
cor_status cor_mask_check(const cor_render_context *context, cor_error *err);

/* The areas of MAP's mask, which must be on, in ARENA. COR_BAD_DOCUMENT or COR_BAD_DATA when they can't be read. */
cor_status cor_mask_read(const cor_render_context *context, cor_arena *arena, const cor_table **ret_table,
                         cor_error *err);

/* Reads the areas of PAGE's mask and projects them onto it, in the page's arena. A mask of which nothing is in view is
 * a warning. COR_BAD_DOCUMENT or COR_BAD_DATA when it can't be read. */
cor_status cor_study_area_of(cor_drawing_page *page, cor_study_area *ret_area, cor_error *err);

#endif
