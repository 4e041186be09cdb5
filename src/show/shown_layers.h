/* What `show` of a source comes to: ordinary layers of a style. */
#ifndef COR_SHOW_SHOWN_LAYERS_H
#define COR_SHOW_SHOWN_LAYERS_H

#include "base/diagnostics.h"
#include "map/map.h"
#include "table/table.h"

/* The fields that SHOW reads, in ARENA. */
const char *const *cor_show_fields(const cor_map_show *show, cor_arena *arena, size_t *ret_n);

/* The layers by which SOURCE's `show` draws its rows over the style ROOT, for cor_style_add_layers: those of the style
 * that draw from the same source are left out, areas lie below the style's first lines, lines below its first
 * names, circles on top, where no town's dot hides them. The classes are those of all rows of TABLE. Ids are show-NAME,
 * show-NAME-outline, show-NAME-unsized, show-NAME-label; of a table of several kinds of shapes also show-NAME-areas,
 * -lines and -points. All is in ARENA, with its own words in the first of LANGUAGES that has them, in the place of
 * `show`. COR_BAD_DOCUMENT at what can't be. */
cor_status cor_show_layers(cor_arena *arena, cor_diagnostics *diagnostics, const cor_map_source *source,
                           const cor_table *table, const cor_node *root, const char *const *languages,
                           const cor_node **ret_layers, cor_error *err);

#endif
