/* The table of what the page shows, and the numbers by which its rows are found on the map: the same for every layer
 * of the source, and for the page's insets. Private to render. */
#ifndef COR_PAGE_FEATURE_TABLE_H
#define COR_PAGE_FEATURE_TABLE_H

#include "page/page.h"
#include "prepare/layer_needs.h"

/* COR_BAD_DOCUMENT when the page has a table of an unknown source. */
cor_status cor_feature_table_check(const cor_render_context *context, cor_error *err);

/* COR_BAD_DOCUMENT at the first field that the table's columns or its order ask for and that is not among the N NAMES
 * of its source, with the nearest of them. */
cor_status cor_feature_table_fields_known(const cor_render_context *context, const char *const *names, size_t n,
                                          cor_error *err);

/* DRAWABLE of SOURCE with its numbers as a field of each row, where the page has a table of that source; else as it is.
 * The first drawable of the source decides which rows are shown, hence numbered: those in the frame that some visible
 * layer draws. COR_BAD_DOCUMENT when the table asks for a column that the source lacks. */
cor_status cor_feature_table_number(cor_drawing_page *page, const char *source, const cor_drawable **drawable,
                                    cor_error *err);

/* NULL without a table, or when nothing of its source is shown. TITLE and HEADINGS, one for each column
 * of the document, are filled. */
const cor_feature_table *cor_feature_table_of(const cor_drawing_page *page, const char *title,
                                              const char *const *headings);

/* Warns of numbers that found no place on the map, once labels are placed. */
void cor_feature_table_warn_missing(const cor_drawing_page *page);

/* Whether the table has a word on SOURCE. */
bool cor_feature_table_is_of(const cor_render_context *context, const char *source);

#endif
