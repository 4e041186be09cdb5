/* The names in braces of a map's words: whether they are known, before anything is drawn. Private to render. */
#ifndef COR_PAGE_PLACEHOLDERS_H
#define COR_PAGE_PLACEHOLDERS_H

#include "prepare/render_context.h"

/* COR_BAD_DOCUMENT at the first of MAP's words that hold a name which is neither a parameter nor a count of a source,
 * with the nearest of them. What is known may still have no value: a count of a source of which no layer is visible.
 * With DIAGNOSTICS all such words are said there. */
cor_status cor_placeholders_check(const cor_render_context *context, cor_diagnostics *diagnostics, cor_error *err);

#endif
