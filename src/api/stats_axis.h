/* What the rows of a source are counted by: a field, periods of a day's field, areas of another source, pieces of
 * routes. An axis puts each row into one group, so that groups add up to all rows. */
#ifndef COR_API_STATS_AXIS_H
#define COR_API_STATS_AXIS_H

#include "page/drawn_features.h"

/* The rows that are counted. */
typedef struct {
    const cor_render_context *context;
    cor_table_cache *cache;
    const char *source;
    const cor_map_source *options; /* the document's word on it; NULL: it has none */
    const cor_table *table;
    const cor_drawn_features *drawn; /* what the map draws of them; NULL: it is not asked */
    cor_arena *arena;
} cor_stats_subject;

/* A piece of a route, kilometres; what lies beyond an end of it lies in a piece of none. */
typedef struct {
    const char *route;
    double from, to;
} cor_stats_piece;

typedef struct {
    const char *name;              /* of its column */
    const cor_value *labels;       /* n; null: rows without a value */
    size_t n;                      /* groups, in their order */
    const size_t *of;              /* the group of each row */
    const char *unlabelled;        /* what a label of null is in words */
    const cor_stats_piece *pieces; /* of each group; NULL: it is none of routes */
    const uint8_t *surely;         /* whether each row surely lies in its group; NULL: it is none of places, or nothing
                                      is known of how sure places are */
} cor_stats_axis;

/* Whether the axis that BY asks for is one of what the map draws. */
bool cor_stats_axis_is_of_page(const cor_stats_subject *subject, const char *by);

/* The axis that BY asks for: FIELD; "class", what the legend tells apart, where there is no such field; year, quarter
 * or month, and which field if not `date`: "month:reported"; "inside:SOURCE.FIELD"; "segment:25 km". In the arena of
 * SUBJECT. COR_BAD_DOCUMENT where it can't be, with the nearest name. */
cor_status cor_stats_axis_of(const cor_stats_subject *subject, const char *by, cor_stats_axis *ret_axis,
                             cor_error *err);

/* The column FIELD of SUBJECT; COR_BAD_DOCUMENT, with the nearest name, where it has none. WHY: what asks for it. */
cor_status cor_stats_column(const cor_stats_subject *subject, const char *field, const char *why,
                            const cor_column **ret_column, cor_error *err);

/* By areas of "SOURCE.FIELD": each row is in the first that its representative point lies in. */
cor_status cor_stats_area_axis(const cor_stats_subject *subject, const char *areas, cor_stats_axis *axis,
                               cor_error *err);

/* By pieces of STEP ("25 km") of the routes that the source lies along, by their kilometres. */
cor_status cor_stats_segment_axis(const cor_stats_subject *subject, const char *step, cor_stats_axis *axis,
                                  cor_error *err);

#endif
