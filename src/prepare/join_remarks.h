/* What is said of a join: which fields there are, which keys are twice, which have no partner. */
#ifndef COR_PREPARE_JOIN_REMARKS_H
#define COR_PREPARE_JOIN_REMARKS_H

#include "prepare/data_source.h"
#include "table/key_match.h"

/* A source and the one that it is joined to. */
typedef struct {
    const cor_render_context *context;
    const cor_map_source *options;
    const cor_data_source *source, *other;
} cor_joining;

/* Their tables. One of them has the shapes, the other gives columns to them. */
typedef struct {
    const cor_table *own, *other;
    bool shapes_are_own;
    cor_keys shape_keys, row_keys;
} cor_joined;

/* That the table of the source (OWN), or of the other, lacks the field of its key; with the nearest name. Always fails.
 */
cor_status cor_join_refuse_field(const cor_joining *j, bool own, cor_arena *arena, cor_error *err);

/* COR_BAD_DATA, at the fields of the document, when several rows claim one key, or no key has a partner. Else keys
 * without one are said in DIAGNOSTICS: rows that no shape shows as a warning, shapes without a row as a note. */
cor_status cor_join_judge(const cor_joining *j, const cor_joined *both, const cor_key_match *match, cor_arena *arena,
                          cor_diagnostics *diagnostics, cor_error *err);

#endif
