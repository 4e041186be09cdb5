/* The known exports by subject: what their columns are called, and what is made of them. Nobody but known_exports.c and
 * the tables themselves includes it. */
#ifndef COR_SOURCE_KNOWN_TABLES_H
#define COR_SOURCE_KNOWN_TABLES_H

#include <glib.h>

#include "source/known_exports.h"

#define FIELDS(array) .fields = (array), .n_fields = G_N_ELEMENTS(array)
#define ALIKE(name, column)                                                                                            \
    {                                                                                                                  \
        .ours = (name), .theirs = { column }                                                                           \
    }

typedef struct {
    const cor_known_export *list;
    size_t n;
} cor_known_exports;

extern const cor_known_exports cor_exports_of_events; /* attacks, conflicts */
extern const cor_known_exports cor_exports_of_areas;  /* units of administration */
extern const cor_known_exports cor_exports_of_maps;   /* what people draw, record and map themselves */

/* HXL says what a column is in a row of tags, whatever its name. */
extern const cor_known_export cor_export_of_tags;

#endif
