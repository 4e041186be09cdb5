/* The attributes of a shapefile: columns straight from the fixed-width records of its .dbf. */
#ifndef COR_SOURCE_SHP_DBF_H
#define COR_SOURCE_SHP_DBF_H

#include "source/shp/memory.h"
#include "source/shp/records.h"

typedef struct {
    DBFHandle handle;
    const unsigned char *records; /* n of `length` bytes, all within the file */
    size_t n, length;
} cor_dbf;

/* False when the .dbf's header makes no sense. Close with cor_dbf_close. */
bool cor_dbf_start(const cor_shapefile *file, cor_dbf *ret_dbf);
void cor_dbf_close(cor_dbf *dbf);

bool cor_dbf_is_deleted(const cor_dbf *dbf, size_t record);

/* How the text cells look, for a guess of their encoding. */
cor_bytes_look cor_dbf_look(const cor_dbf *dbf);

/* The name of FIELD as UTF-8; NULL when it has none. Interned. */
const char *cor_dbf_field_name(const cor_dbf *dbf, int field, cor_decoder *decoder);

/* "String", "Number", "Date" or "Boolean". */
const char *cor_dbf_field_kind(const cor_dbf *dbf, int field);

/* The cells of FIELD in ROWS; rows beyond the file's end are null. Returns how many cells of a number field
 * hold something else. */
size_t cor_dbf_read_column(const cor_dbf *dbf, int field, cor_shp_rows rows, cor_decoder *decoder, cor_interns *interns,
                           cor_arena *arena, cor_column *ret_column);

#endif
