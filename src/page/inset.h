/* Insets: small maps on the page, drawn with its style and session, each in a view and a scene of its own. A scene of
 * its own is what lets its labels be placed among themselves; its groups end up in the page's scene.
 */
#ifndef COR_PAGE_INSET_H
#define COR_PAGE_INSET_H

#include "page/page.h"

/* COR_BAD_DOCUMENT when an inset names a layer that the style lacks. */
cor_status cor_insets_check(const cor_render_context *context, cor_error *err);

/* How large the page's insets shall be and what they must not cover, for furnish; in the page's arena. */
cor_status cor_insets_plan(cor_drawing_page *page, cor_inset_box **ret_boxes, cor_error *err);

/* Called for each inset of a page, whose view is fitted and whose tables can be read, but which is not drawn. OPTIONS:
 * what the map document says of it. */
typedef cor_status cor_inset_visit(void *context, cor_drawing_page *inset, const cor_inset *options, cor_error *err);

/* Visits what the insets of PAGE will show as it stands, and says nothing to the page's diagnostics. */
cor_status cor_insets_visit(const cor_drawing_page *page, cor_inset_visit *visit, void *context, cor_error *err);

/* Draws INSETS, those which have a place, into scenes of their own, and their leaders into the page's. */
cor_status cor_insets_draw(cor_drawing_page *page, cor_inset_box *boxes, cor_error *err);

/* Appends the groups of all insets to the page's scene, whose labels have been set. */
void cor_insets_append(cor_drawing_page *page);

#endif
