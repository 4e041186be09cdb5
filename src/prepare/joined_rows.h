/* `join` of a map document's source: its rows and those of another source that have the same keys. The shapes are those
 * of the other source; where that is a table without, the source keeps its own. So a table gets the areas that it is
 * about, and areas get the columns of a table. */
#ifndef COR_PREPARE_JOINED_ROWS_H
#define COR_PREPARE_JOINED_ROWS_H

#include "prepare/data_source.h"

/* The word of the map document on SOURCE, as far as it says `join`; NULL otherwise. */
const cor_map_source *cor_join_options(const cor_render_context *context, const char *source);

/* Whether what the map document says of SOURCE by `join` can be fulfilled, as far as that is known without reading.
 * COR_BAD_DOCUMENT at what is wrong. */
cor_status cor_join_check(const cor_render_context *context, const char *source, cor_error *err);

/* What the join of SOURCE rests on besides its own rows, in ARENA. "" without `join`; NULL where it speaks of a name
 * that MAP does not have, such as a page's field. */
const char *cor_join_terms(const cor_render_context *context, const char *source, cor_arena *arena);

/* The joined rows of SOURCE, whose `where` is bound, in ARENA: one for each shape. Shapes without a partner are among
 * them, with null in the columns that they have not. Where the shapes are another source's, a row stands for as many
 * features as SOURCE has rows of that key, and for one shape of several alone; SOURCE's rows without a shape count as
 * left out. Columns are those of both; of two of one name, SOURCE's own.
 * Rows of one key in what gives columns, keys of which none has a partner, and fields that are not there are errors;
 * keys without a partner are said in DIAGNOSTICS (NULL: dropped). */
cor_status cor_joined_rows(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                           cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

/* What there is in SOURCE and in the one that it is joined to, as one layer, in ARENA. */
cor_status cor_joined_contents(const cor_render_context *context, const cor_data_source *source, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err);

#endif
