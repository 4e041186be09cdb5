/* What is said of `since`: which fields there are, which ids are twice or none, what is gone. */
#ifndef COR_PREPARE_SINCE_REMARKS_H
#define COR_PREPARE_SINCE_REMARKS_H

#include "prepare/render_context.h"
#include "table/changed_fields.h"
#include "table/key_match.h"

/* A table that news are told of, or by. */
typedef struct {
    const cor_map_source *options;
    const cor_table *table;
    bool is_earlier; /* the report's */
} cor_since_side;

/* The column of SIDE that KEY ("id" or "day") of the document names. COR_BAD_DOCUMENT there, with the nearest name,
 * where there is none. */
cor_status cor_since_column(const cor_since_side *side, const char *key, cor_arena *arena,
                            const cor_column **ret_column, cor_error *err);

/* COR_BAD_DATA where rows of SIDE share one of KEYS or have none, naming them. */
cor_status cor_since_check_ids(const cor_since_side *side, cor_keys keys, cor_arena *arena, cor_error *err);

/* COR_BAD_DATA: no row of SIDE has a day. */
cor_status cor_since_refuse_days(const cor_since_side *side, cor_error *err);

/* That N rows have no day, as a note. */
void cor_since_note_dayless(const cor_since_side *side, size_t n, cor_diagnostics *diagnostics);

/* How much of SIDE, the source, is new, and what is gone; which fields COMPARISON could not hold against each other: as
 * notes. */
void cor_since_note_news(const cor_since_side *side, const cor_news *news, const cor_comparison *comparison,
                         cor_arena *arena, cor_diagnostics *diagnostics);

#endif
