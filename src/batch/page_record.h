/* The record of a page: one JSON object that says what its files are, what they show, and what there was to warn of; or
 * why there are none. Kept in the journal, then in index.json. */
#ifndef COR_BATCH_PAGE_RECORD_H
#define COR_BATCH_PAGE_RECORD_H

#include <jansson.h>

#include "page/page.h"
#include "page/write.h"

/* What of a record the page does not know by itself. Names of files are those inside of the folder. */
typedef struct {
    const char *const *files;
    const size_t *bytes; /* of each */
    size_t n;
    const char *const *fonts; /* their files, NULL-terminated */
    const char *thumbnail;    /* NULL: there is none */
    const cor_small_picture *small;
} cor_page_files;

/* Of PAGE, which is drawn and shows SUBJECT. The caller's. */
json_t *cor_page_record(cor_drawing_page *page, const cor_page_subject *subject, const cor_page_files *files);

/* RECORD of a page that is up to date, which is open with its tables read: how many features there are elsewhere may
 * have changed. The caller's. */
json_t *cor_page_record_again(cor_drawing_page *page, const json_t *record);

/* Says the warnings of RECORD again: a page that is up to date is as doubtful as on the day when it was drawn. */
void cor_page_record_warn(const cor_render_context *context, const json_t *record, cor_arena *arena);

/* The record of a page that could not be drawn, because of WHY. The caller's. */
json_t *cor_page_failure(const cor_render_context *context, const cor_page_subject *subject, const cor_error *why,
                         cor_arena *arena);

#endif
