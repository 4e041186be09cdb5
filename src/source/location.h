/* Errors about sources: whom to blame. Knows requests, no file format. */
#ifndef COR_SOURCE_LOCATION_H
#define COR_SOURCE_LOCATION_H

#include "source/source.h"

/* The part of a vector or a raster request that messages need. */
typedef struct {
    const char *name, *url;
    const char *file; /* the document that asked; NULL: the source's own file is blamed */
    int line, column;
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
