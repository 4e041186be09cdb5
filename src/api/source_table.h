/* A source of a map as a table, as the map sees it; of an atlas, as one of its pages does. */
#ifndef COR_API_SOURCE_TABLE_H
#define COR_API_SOURCE_TABLE_H

#include "prepare/table_cache.h"

/* The rows of SOURCE that the map document and its style leave, in view or not, by way of CACHE. COR_BAD_DOCUMENT where
 * there is no such source, where it is a raster, or where the style draws several layers of its file; COR_BAD_DATA. */
cor_status cor_source_table(const cor_render_context *context, cor_table_cache *cache, const char *source,
                            const cor_table **ret_table, cor_error *err);

/* The page called PAGE, by id or name of file, of the atlas whose map ATLAS is of; caller closes it. COR_BAD_DOCUMENT
 * where there is none, with the nearest. */
cor_status cor_page_context_open(const cor_render_context *atlas, const char *page, cor_render_context **ret_page,
                                 cor_error *err);

#endif
