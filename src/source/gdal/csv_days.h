/* Days in a CSV's cells that SQL can't tell the order of. */
#ifndef COR_SOURCE_GDAL_CSV_DAYS_H
#define COR_SOURCE_GDAL_CSV_DAYS_H

#include <ogr_api.h>

#include "base/diagnostics.h"

/* Warns of each column of LAYER (with its kinds guessed) that WHERE compares with a day, as in date >= '2024-01-31',
 * and that holds words, of which one is no such day: "26 August 2024" comes before "3 May 1999" then. */
void cor_csv_warn_days(OGRLayerH layer, const char *where, const char *url, cor_diagnostics *diagnostics);

#endif
