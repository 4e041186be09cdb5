/* Whether a FlatGeobuf is whole: its driver takes an end between two features, or in the index, for that of the data.
 */
#ifndef COR_SOURCE_GDAL_FLATGEOBUF_H
#define COR_SOURCE_GDAL_FLATGEOBUF_H

#include "source/source.h"

/* COR_BAD_DATA when REQUEST's file is a FlatGeobuf that holds fewer features than its header says, or none of it can be
 * told. Other files, and what is no regular file, are fine. */
cor_status cor_flatgeobuf_check(const cor_request *request, cor_error *err);

#endif
