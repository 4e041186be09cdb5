/* Styles and the features they draw, out of literals. What is made lies in the compiler's arena; an error fails the
 * running test. */
#ifndef COR_SUPPORT_STYLED_H
#define COR_SUPPORT_STYLED_H

#include "source/source.h"
#include "style/style.h"

/* TEXT as YAML; NAME stands for its file in messages. */
const cor_node *yaml_of(const cor_compiler *compiler, const char *text, const char *name);

/* A style of LAYERS (a YAML list) over one source "data". */
const cor_style *style_of(const cor_compiler *compiler, const char *layers);

/* TABLE's columns: one for each key that some of its rows has. ROWS are its features' properties, NULL where one has
 * none. */
void add_columns(const cor_compiler *compiler, cor_table *table, const cor_node *const *rows);

/* What was remarked, one a line. In ARENA. */
const char *remarks_text(cor_arena *arena, const cor_diagnostics *diagnostics);

#endif
