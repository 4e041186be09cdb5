/* The attributes of a shapefile: columns straight from the fixed-width records of its .dbf. */
#ifndef COR_SOURCE_SHP_DBF_H
#define COR_SOURCE_SHP_DBF_H

#include "source/shp/memory.h"
#include "source/shp/records.h"

typedef struct {
    DBFHandle handle;
    cor_input *input;
    size_t header, length, n; /* n records of `length` bytes behind the header, all within the file */
} cor_dbf;

/* False when the .dbf's header makes no sense. FILE must outlive it. Close with cor_dbf_close. */
bool cor_dbf_start(cor_shapefile *file, cor_dbf *ret_dbf);
void cor_dbf_close(cor_dbf *dbf);

bool cor_dbf_is_deleted(cor_dbf *dbf, size_t record);

/* How the text cells look, for a guess of their encoding. */
cor_bytes_look cor_dbf_look(cor_dbf *dbf);

/* The name of FIELD as UTF-8; NULL when it has none. Interned. */
const char *cor_dbf_field_name(const cor_dbf *dbf, int field, cor_decoder *decoder);

/* "String", "Number", "Date" or "Boolean". */
const char *cor_dbf_field_kind(const cor_dbf *dbf, int field);

/* A field that becomes a column. */
typedef struct {
    int field;
    cor_column *column;   /* its name is set */
    size_t bad;           /* cells of a number field that hold something else */
    size_t offset, width; /* within a record; private */
    int decimals;
    char type;
} cor_dbf_field;

/* Fills the columns of N FIELDS for ROWS in one pass over the file; rows beyond its end are null. Cells are in ARENA.
 */
void cor_dbf_read(cor_dbf *dbf, cor_dbf_field *fields, size_t n, cor_shp_rows rows, cor_decoder *decoder,
                  cor_interns *interns, cor_arena *arena);

#endif
