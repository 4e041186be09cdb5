/* Shapefiles written by shapelib for tests to read, and spoil. */
#ifndef COR_TEST_SOURCE_SHAPEFILES_H
#define COR_TEST_SOURCE_SHAPEFILES_H

#include <shapefil.h>

#include "fixture.h"

#define WGS84_PRJ                                                                                                      \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"                    \
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

/* Writes NAME.shp, .shx and .prj with points (x, y) of N rows of TYPE (a point type), z and m where it has them. */
void write_points(fixture *f, const char *name, int type, const cor_point *points, size_t n);

/* Writes one line or polygon of N vertices in PARTS parts that start at STARTS. */
void write_parts(fixture *f, const char *name, int type, const cor_point *points, size_t n, const int *starts,
                 int parts);

/* Writes NAME.dbf with one field and a cell of raw bytes a row, padded with blanks. CODE_PAGE as DBFCreateEx takes it,
 * NULL for none. */
void write_field(fixture *f, const char *name, const char *field, char type, int width, int decimals,
                 const char *code_page, const char *const *cells, size_t n);

/* Overwrites SIZE bytes at OFFSET of the folder's file NAME; a negative OFFSET counts from its end. */
void patch(fixture *f, const char *name, long offset, const void *bytes, size_t size);
void cut_off(fixture *f, const char *name, size_t size); /* keeps SIZE bytes */

#endif
