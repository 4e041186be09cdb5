/* GeoJSON whose features hold a property now as text, now as a number: OGR hands such cells on as text in which "12E3"
 * and 12E3 are the same. Opened anew, with each feature's own text, they are told apart. */
#ifndef COR_SOURCE_GDAL_JSON_EXACT_H
#define COR_SOURCE_GDAL_JSON_EXACT_H

#include "source/gdal/read.h"

/* Opens OPEN's data anew where READING's layer has such a field that is asked for; the dataset replaces OPEN's, and the
 * layer READING's. Otherwise, and where that can't be done, nothing changes. */
void cor_json_reopen_exact(cor_gdal_reading *reading, cor_gdal_open *open);

/* Puts the cells that only FEATURE's own text tells into ROW. */
void cor_json_put_exact(cor_gdal_reading *reading, size_t row, OGRFeatureH feature);

#endif
