/* Fields by the names of the map: those that a document states, and those that a known export is given. A reader
 * settles a request as soon as it knows its columns, reads in the file's own words, and finishes the table. */
#ifndef COR_SOURCE_FIELD_NAMES_H
#define COR_SOURCE_FIELD_NAMES_H

#include "source/known_exports.h"
#include "source/source.h"

/* A field of the map's, and what it is made of. */
typedef struct {
    const char *ours;
    cor_made made;
    const char *theirs[3]; /* as the file writes them */
    const cor_export_code *codes;
    size_t n_codes;
    bool wanted; /* by the request or its filter */
} cor_made_field;

typedef struct {
    const cor_request *asked; /* as it came */
    cor_request request;      /* in the file's own words: fields, names that only differ, and filter */
    const char *late_where;   /* a filter on fields that are made when all is read; NULL */
    cor_made_field *made;
    size_t n_made;
    size_t n_said;                 /* of these: the rest are names in languages, which are no news */
    const cor_known_export *known; /* NULL: none was recognised, or asked for */
} cor_fields;

/* What the reader does by itself with the types that a document states. */
typedef enum { COR_TYPES_ARE_READ, COR_TYPES_ARE_MADE } cor_types_by;

/* REQUEST of a file with N columns NAMES and, where it has any, TAGS of HXL. All in ARENA, which also keeps REQUEST's
 * own. COR_BAD_DATA at its place where the document names a column that is not there. */
cor_status cor_fields_settle(const cor_request *request, const char *const *names, const char *const *tags, size_t n,
                             cor_types_by types, cor_arena *arena, cor_fields *ret_fields, cor_error *err);

/* The stated type of the column THEIRS; NULL: none. */
const cor_field_type *cor_fields_type(const cor_fields *fields, const char *theirs);

/* Makes what is to be made of TABLE, which was read by FIELDS' request, and says what a known export was taken for. */
cor_status cor_fields_finish(const cor_fields *fields, cor_types_by types, cor_table *table, cor_arena *arena,
                             cor_interns *interns, cor_diagnostics *diagnostics, cor_error *err);

/* LAYER as it will be read. */
void cor_fields_describe(const cor_request *request, cor_layer_info *layer, cor_arena *arena);

#endif
