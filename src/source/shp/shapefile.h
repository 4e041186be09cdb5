/* Shapefiles through shapelib: bytes in, a table out. Points, lines and rings are
 * decoded in bulk from the bytes; shapelib opens the files, names the fields and takes apart
 * multipatches. Nothing a file says is believed before it is checked against the file's size.
 *
 * Knows no GDAL. The second reader of shapefiles, OGR, is fed from the same bytes and told the same
 * encoding, and must agree with this one on every sound file. */
#ifndef COR_SOURCE_SHP_SHAPEFILE_H
#define COR_SOURCE_SHP_SHAPEFILE_H

#include "source/encoding.h"
#include "source/file.h"
#include "source/location.h"
#include "source/shapes.h"

typedef struct {
    const char *path; /* for messages */
    cor_input shp;    /* not there: a .dbf alone */
    cor_input dbf;
    cor_bytes shx; /* sound, rebuilt where it was missing or wrong */
    cor_bytes cpg, prj;
    bool shx_rebuilt; /* there was one, but it was wrong */
} cor_shapefile;

/* Whether URL names a shapefile (.shp, .shx, .dbf). */
bool cor_is_shapefile(const char *url);

/* Reads PATH and what stands beside it. Caller frees with cor_shapefile_free. Errors: COR_BAD_DATA. */
cor_status cor_shapefile_load(const cor_source_location *location, const char *path, cor_shapefile *ret_file,
                              cor_error *err);
void cor_shapefile_free(cor_shapefile *file);

/* Reads all of .shp and .dbf into memory, for the other reader. */
cor_status cor_shapefile_load_all(const cor_source_location *location, cor_shapefile *file, cor_error *err);

/* Checks the header of .shp and makes .shx sound. Called by load; tests and fuzzers call it on bytes of their own. */
cor_status cor_shapefile_prepare(const cor_source_location *location, cor_shapefile *file, cor_error *err);

/* The name of its only layer: the file's without folder and ending. In ARENA. */
const char *cor_shapefile_layer(const cor_shapefile *file, cor_arena *arena);

/* The CRS to put into the table: stated, or the .prj's; NULL for plain WGS 84. COR_BAD_DATA when there is
 * neither. In ARENA. */
cor_status cor_shapefile_crs(const cor_shapefile *file, const cor_request *request, cor_arena *arena,
                             const char **ret_crs, cor_error *err);

/* The encoding of the .dbf, as iconv calls it: stated, .cpg, language byte, or a guess, which makes a warning. */
cor_status cor_shapefile_encoding(cor_shapefile *file, const cor_request *request, cor_arena *arena,
                                  cor_diagnostics *diagnostics, const char **ret_encoding, cor_error *err);

/* Everything of FILE that REQUEST wants. The table is in ARENA. */
cor_status cor_shapefile_table(cor_shapefile *file, const cor_request *request, cor_arena *arena, cor_interns *interns,
                               cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err);

cor_status cor_shapefile_describe(cor_shapefile *file, const cor_request *request, cor_arena *arena,
                                  const cor_source_info **ret_info, cor_error *err);

/* Little- and big-endian numbers at BYTES, which need not be aligned. */
uint32_t cor_shp_u32(const unsigned char *bytes);
uint32_t cor_shp_u32_big(const unsigned char *bytes);
double cor_shp_double(const unsigned char *bytes);

#endif
