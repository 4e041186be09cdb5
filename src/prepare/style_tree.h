/* The style of a map as one document: those that the map document names, its layers, its sources. */
#ifndef COR_PREPARE_STYLE_TREE_H
#define COR_PREPARE_STYLE_TREE_H

#include "map/map.h"
#include "style/style.h"

/* Reads the styles of DOCUMENT, the later over the earlier. All is in COMPILER's arena, and each node keeps the place
 * where it was written. What is wrong becomes diagnostics of COMPILER; the first of it is returned. */
cor_status cor_style_tree_read(const cor_compiler *compiler, const cor_map_document *document,
                               const cor_node **ret_root, cor_error *err);

/* ROOT with the sources that DOCUMENT alone knows. */
const cor_node *cor_style_tree_with_sources(cor_arena *arena, const cor_node *root, const cor_map_document *document);

/* ROOT with the layers of N lists SHOWN, then with those of DOCUMENT, and with its sources. As above. */
cor_status cor_style_tree_finish(const cor_compiler *compiler, const cor_map_document *document, const cor_node *root,
                                 const cor_node *const *shown, size_t n, const cor_node **ret_root, cor_error *err);

/* URL, which is written in the document that NODE is of, as seen from the current folder, in ARENA. Anything that is no
 * relative path stays as it is. */
const char *cor_style_path(cor_arena *arena, const cor_node *node, const char *url);

#endif
