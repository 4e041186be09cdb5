/* The files that a map is made of: what to watch, and what to ask when a picture is in doubt. */
#ifndef COR_PREPARE_INPUTS_H
#define COR_PREPARE_INPUTS_H

#include "prepare/render_context.h"

/* Of the tables that layers draw, the rows may speak instead of the files. */
typedef enum { COR_INPUTS_ALL, COR_INPUTS_BUT_TABLES } cor_inputs_kind;

/* Appends paths (owned by the list) to FILES: the document, its style, the logo, each source that is a file with the
 * files that belong to it, each icon of the style's sprites, and the map documents whose extents are shown (not their
 * data). Each once, in an order that the same documents and folders give again. A source that is no file (a database,
 * inline data) adds nothing. */
void cor_inputs_list(const cor_render_context *context, cor_inputs_kind kind, GPtrArray *files);

#endif
