/* The style of a map as one document: those that the map document names, its layers, its sources. */
#ifndef COR_PREPARE_STYLE_TREE_H
#define COR_PREPARE_STYLE_TREE_H

#include "map/map.h"
#include "style/style.h"

/* Reads the styles of DOCUMENT, the later over the earlier, with the layers and with the sources that it alone knows.
 * All is in COMPILER's arena, and each node keeps the place where it was written. What is wrong becomes diagnostics of
 * COMPILER; the first of it is returned. */
cor_status cor_style_tree(const cor_compiler *compiler, const cor_map_document *document, const cor_node **ret_root,
                          cor_error *err);

/* URL, which is written in the document that NODE is of, as seen from the current folder, in ARENA. Anything that is no
 * relative path stays as it is. */
const char *cor_style_path(cor_arena *arena, const cor_node *node, const char *url);

#endif
