/* Fields that a style reads and its data lack: MapLibre takes them for null without a word. */
#ifndef COR_PREPARE_MISSING_FIELDS_H
#define COR_PREPARE_MISSING_FIELDS_H

#include "prepare/data_source.h"

/* What layers on SOURCE may read of its layer INFO: the fields of the file, and those that clusters have. In ARENA. */
const char **cor_known_fields(const cor_render_context *context, const char *source, const cor_layer_info *info,
                              cor_arena *arena, size_t *ret_n);

/* Warns, with the nearest name, of the fields that the style's layers on SOURCE, or the source itself, read and INFO
 * lacks: at the layer's place, in the same words before drawing and while a map is drawn. */
void cor_warn_missing_fields(const cor_render_context *context, const char *source, const cor_source_info *info,
                             cor_arena *arena);

/* The same of TABLE, which was read of SOURCE. The file is looked into once more, for all of its fields, only when the
 * table lacks one that was asked for. */
void cor_warn_missing_columns(const cor_render_context *context, const cor_data_source *source, const cor_table *table,
                              cor_arena *arena);

#endif
