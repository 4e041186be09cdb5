/* Names for GDAL: paths on disk and in memory, and what a layer is called after its file. */
#ifndef COR_SOURCE_GDAL_PATHS_H
#define COR_SOURCE_GDAL_PATHS_H

#include "source/gdal/open.h"

/* Puts SIZE borrowed bytes under NAME into OPEN's folder in memory; returns the path. Caller frees with g_free. */
char *cor_gdal_lend(cor_gdal_open *open, const char *name, const unsigned char *bytes, size_t size);

/* PATH so that no driver takes it for a prefix of its own. Caller frees with g_free. */
char *cor_gdal_plain_path(const char *path);

/* URL's file name without folder and ending: what a file's only layer is called, and that as valid text in ARENA.
 * Caller frees the first with g_free. */
char *cor_gdal_stem_of(const char *url);
const char *cor_gdal_stem(const char *url, cor_arena *arena);

#endif
