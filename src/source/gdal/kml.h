/* KML, alone or in a KMZ, with all that a placemark holds: ExtendedData (Data, SimpleData and elements of other
 * namespaces side by side, of which OGR's drivers lose some), tracks, folders. Links are not followed, styles are not
 * read. */
#ifndef COR_SOURCE_GDAL_KML_H
#define COR_SOURCE_GDAL_KML_H

#include "source/gdal/open.h"

bool cor_kml_is(const char *url);

/* As a dataset in memory: of one layer with all placemarks and a field "folder", called like the file; or, where
 * REQUEST names a folder or FOLDERS is true, of a layer for each folder. What is not read as it stands is said. */
cor_status cor_kml_open(const cor_request *request, bool folders, cor_diagnostics *diagnostics, cor_gdal_open *open,
                        cor_error *err);

#endif
