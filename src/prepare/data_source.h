/* Where the rows of a source come from. */
#ifndef COR_PREPARE_DATA_SOURCE_H
#define COR_PREPARE_DATA_SOURCE_H

#include "prepare/render_context.h"

/* Where the rows of a source come from: the map document's word wins over the style's. */
typedef struct {
    const char *name;
    const char *type;    /* "vector", "geojson", "raster", "raster-dem" */
    cor_request request; /* without fields, extent and layer of a style layer */
    bool replaced;       /* by the map document */
    bool named;          /* in the map document */
    cor_stack_way stack; /* as the map document has it */
} cor_data_source;

/* COR_BAD_DOCUMENT when neither document knows NAME. */
cor_status cor_data_source_of(const cor_render_context *context, const char *name, cor_data_source *ret_source,
                              cor_error *err);

/* COR_BAD_DOCUMENT at NODE (may be NULL), with the nearest name, when neither document knows the source NAME. */
cor_status cor_data_source_known(const cor_render_context *context, const char *name, const cor_node *node,
                                 cor_error *err);

/* Mistakes in SOURCE are said at NODE from now on. */
void cor_data_source_set_location(cor_data_source *data_source, const cor_node *node);

/* COR_BAD_DOCUMENT at its place when the map document states a `crs` for SOURCE that names none. */
cor_status cor_data_source_check_crs(const cor_render_context *context, const cor_data_source *data_source,
                                     cor_error *err);

/* `where:` with its parameters quoted; unchanged request when there is none. */
cor_status cor_data_source_bind(const cor_render_context *context, cor_data_source *data_source, cor_error *err);

/* The source NAME, bound: its rows that pass both its own `where` and WHERE (NULL: all). Mistakes are said at
 * SOURCE_NODE and WHERE_NODE, which may be NULL. */
cor_status cor_data_source_chosen(const cor_render_context *context, const char *name, const char *where,
                                  const cor_node *source_node, const cor_node *where_node, cor_data_source *ret_source,
                                  cor_error *err);
#endif
