/* How sure the places of rows are, and what that leaves certain of a count by distance or area. A row may be known to
 * lie within some kilometres of its point (its field precision_km), or its point stands for a whole district, province,
 * region or country (its field sure). What of neither is known counts as exact. */
#ifndef COR_PREPARE_CERTAINTY_H
#define COR_PREPARE_CERTAINTY_H

#include "prepare/render_context.h"
#include "table/table.h"

/* The fields that say "certain" or "possible" of what `near` or `along`, and what `inside` keep. */
#define COR_NEAR_FIELD "within"
#define COR_INSIDE_FIELD "inside"

typedef struct {
    const cor_column *km, *sure; /* NULL: there is none, or the document says that it is not looked at */
} cor_certainty;

/* The fields that it goes by, which a source need not have; NULL-terminated. */
const char *const *cor_certainty_fields(void);

/* How sure the rows of TABLE are, which is that of OPTIONS. */
cor_certainty cor_certainty_of(const cor_map_source *options, const cor_table *table);

/* Within how many metres of its point ROW lies: 0 where it is exact or nothing is known, INFINITY where the point
 * stands for something larger whose extent is not known. */
double cor_certainty_radius(const cor_certainty *certainty, size_t row);

/* Rows that are chosen by where they lie, in ARENA: a list of those that may lie there, and of each whether it surely
 * does. */
typedef struct {
    uint32_t *rows;
    uint8_t *certain;
    size_t n;                          /* of the list */
    size_t n_possible, n_certain;      /* features */
    size_t n_vague, n_vague_elsewhere; /* of those, and of those that are not chosen: rows of an infinite radius */
    size_t n_unknown;                  /* of those: rows of which nothing is known, where there is a field for it */
} cor_chosen_rows;

cor_chosen_rows cor_chosen_rows_new(size_t room, cor_arena *arena);

/* ROW of TABLE, whose certainty this is, is POSSIBLE, that is chosen, and perhaps CERTAIN. */
void cor_choose_row(cor_chosen_rows *chosen, const cor_certainty *certainty, const cor_table *table, size_t row,
                    bool possible, bool certain);

/* The chosen rows of TABLE, in ARENA, with a column NAME that says "certain" or "possible". Others count as left out.
 */
cor_table *cor_take_chosen(const cor_render_context *context, const cor_chosen_rows *chosen, const cor_table *table,
                           const char *name, cor_arena *arena);

/* Whether ROW of TABLE is one that `near` or `along` found to be near possibly, but not certainly. */
bool cor_is_only_possible(const cor_table *table, size_t row);

/* Of how many features of TABLE `near` or `along` say that they are near for certain, and that they may be. */
void cor_count_certain(const cor_table *table, size_t *ret_certain, size_t *ret_possible);

/* A note at NODE on rows of SOURCE that may lie WHERE ("within 50 km of 'roads'"), where some do not for certain. */
void cor_note_certainty(const cor_render_context *context, const cor_chosen_rows *chosen, const cor_node *node,
                        const char *source, const char *where);

#endif
