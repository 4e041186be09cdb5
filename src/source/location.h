/* Errors about sources: where they are. Knows requests, no file format. */
#ifndef COR_SOURCE_LOCATION_H
#define COR_SOURCE_LOCATION_H

#include "source/source.h"

/* The part of a vector or a raster request that messages need. */
typedef struct {
    const char *name, *url;
    cor_location document; /* the place that named it; nowhere: the source's own file is to blame */
} cor_source_location;

cor_source_location cor_location_of_request(const cor_request *request);
cor_source_location cor_location_of_raster(const cor_raster_request *request);

/* COR_BAD_DATA at the place that named the source, or in the source itself. The
 * message gets the source's name and url in front. */
cor_status cor_source_fail(const cor_source_location *location, cor_error *err, const char *format, ...)
    COR_PRINTF(3, 4);

/* Overwrites passwords in TEXT (a connection string, or a message that holds one) with stars. */
void cor_mask_secrets(char *text);

#endif
