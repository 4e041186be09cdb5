/* The files that a map is made of: what to watch, and what to ask when a picture is in doubt. Private to render. */
#ifndef COR_RENDER_INPUTS_H
#define COR_RENDER_INPUTS_H

#include "render/frozen.h"

/* Appends paths (owned by the list) to FILES: the document, its style, each source that is a file with the files that
 * belong to it, and each icon of the style's sprites. Each once, in an order that the same documents and folders give
 * again. A source that is no file (a database, inline data) adds nothing. */
void cor_inputs_list(const cor_map *map, GPtrArray *files);

#endif
