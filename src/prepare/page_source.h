/* The source called `page`: what a page of an atlas is of, for styles to draw. Every style may declare it as a GeoJSON
 * source without features, which it stays where there is no atlas. */
#ifndef COR_PREPARE_PAGE_SOURCE_H
#define COR_PREPARE_PAGE_SOURCE_H

#include "prepare/render_context.h"
#include "table/table.h"

#define COR_PAGE_SOURCE "page"

/* Whether SOURCE is made of the page of CONTEXT, or of none where there is no atlas, rather than read: it is called
 * `page`, and there are no features of its own in the style that it had to be read for. */
bool cor_is_page_source(const cor_render_context *context, const char *source);

/* Its rows, in ARENA. `part` says what each is: `feature`, `cell`, `stretch`, or `end`, one of the two ends of a
 * stretch, whose field `km` says where along the route it lies. The page's own fields are in all rows. */
const cor_table *cor_page_source_table(const cor_render_context *context, cor_arena *arena);

#endif
