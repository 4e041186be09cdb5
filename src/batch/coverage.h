/* The coverage of an atlas: what each of its pages shows, how it is called, and which words it knows. Read once, before
 * anything is drawn. */
#ifndef COR_BATCH_COVERAGE_H
#define COR_BATCH_COVERAGE_H

#include "prepare/render_context.h"
#include "table/table.h"

typedef struct {
    const cor_page_subject *pages;
    size_t n;
} cor_coverage;

enum { COR_MAX_PAGES = 100000 };

/* The pages that MAP's atlas asks for, all of it in ARENA. COR_BAD_DOCUMENT when MAP has no atlas, when two pages have
 * the same file name, or when a name can't be one; COR_BAD_DATA when the data give no page. */
cor_status cor_coverage_read(const cor_render_context *context, cor_arena *arena, cor_coverage *ret_coverage,
                             cor_error *err);

/* The steps of it, each in a file of its own. Pages are added to LIST (of cor_page_subject) without number, stem, page
 * and pages. */
typedef struct {
    const cor_render_context *context;
    cor_arena *arena;
    const cor_table *table;
    const cor_point *lonlat; /* its vertices in degrees */
    struct _GArray *list;
} cor_covering;

cor_status cor_cover_features(cor_covering *covering, cor_error *err);
cor_status cor_cover_grid(cor_covering *covering, cor_error *err);
cor_status cor_cover_route(cor_covering *covering, cor_error *err);
cor_status cor_cover_names(const cor_render_context *context, cor_arena *arena, cor_page_subject *pages, size_t n,
                           cor_error *err);

/* The feature's own id as text: the field that the atlas calls its pages by, else its field `id`, else what its source
 * numbers it by. */
const char *cor_covering_id(const cor_covering *covering, size_t row);

/* That the field which the atlas calls its pages by is there, and that each feature has one of its own in it. */
cor_status cor_cover_check_ids(const cor_covering *covering, cor_error *err);

/* At the place of KEY in the document's atlas (NULL: of the atlas itself). */
cor_status cor_atlas_fail(const cor_render_context *context, const char *key, cor_error *err, cor_status status,
                          const char *format, ...) COR_PRINTF(5, 6);

#endif
