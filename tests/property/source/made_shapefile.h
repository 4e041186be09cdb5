/* Shapefiles made from a seed: every kind of geometry, nulls, holes, Z and M, and fields of every kind in some
 * encoding. */
#ifndef COR_TEST_SOURCE_MADE_SHAPEFILE_H
#define COR_TEST_SOURCE_MADE_SHAPEFILE_H

#include <glib.h>

/* Writes FOLDER/made.shp, .shx, .dbf, .prj and, mostly, .cpg. Returns a description for messages; caller frees. */
char *make_shapefile(const char *folder, guint32 seed);

#endif
