/* What the two indexes of a batch share. Private to index*.c. */
#ifndef COR_BATCH_INDEX_H
#define COR_BATCH_INDEX_H

#include <glib.h>

#include "batch/folder.h"

/* index.html: PAGES with their small pictures, by groups; light, without a script, nothing from elsewhere. */
cor_status cor_index_write_html(cor_output_store *store, const json_t *contents, const json_t *pages, cor_error *err);

/* The index's own words; a "{}" is where a value goes. */
typedef enum {
    COR_INDEX_MAPS, /* how many there are */
    COR_INDEX_BOOK,
    COR_INDEX_WARNINGS,  /* how many */
    COR_INDEX_FAILED,    /* how many, or why */
    COR_INDEX_NOT_DRAWN, /* nobody has come to it yet */
    COR_INDEX_OTHERS,    /* pages that are in no group */
    COR_INDEX_WORD_COUNT
} cor_index_word;

/* In LANGUAGE ("ur-PK"; NULL: none is known), else in English. Static. */
const char *cor_index_word_in(const char *language, cor_index_word word);

#endif
