/* Opening vector data: which drivers may look at it, under which name, and which layer is meant. */
#ifndef COR_SOURCE_GDAL_OPEN_H
#define COR_SOURCE_GDAL_OPEN_H

#include <gdal.h>

#include "source/gdal/call.h"
#include "source/shp/shapefile.h"

/* An open dataset and the files in memory that it reads. Zeroed: nothing open. */
typedef struct {
    GDALDatasetH dataset;
    bool kept;                 /* it stays open */
    bool late;                 /* a database whose shared moment is gone */
    char *folder;              /* its folder below /vsimem; NULL: the data are on disk */
    char *path;                /* what the dataset was opened by; NULL for a connection */
    unsigned char *collection; /* as `text` */
    const char *format;        /* what `info` calls it; NULL: as its driver does */
    unsigned char *text;       /* bytes that the files in memory borrow */
} cor_gdal_open;

/* Caller closes with cor_gdal_close, also after a failure. SHAPEFILE and ENCODING as in module.h. */
cor_status cor_gdal_open_vector(const cor_gdal_call *call, const cor_request *request, const cor_shapefile *shapefile,
                                const char *encoding, cor_gdal_open *open, cor_error *err);
void cor_gdal_close(cor_gdal_open *open);

/* The layer that REQUEST means. Borrowed from DATASET; NULL where a style's layer hints at one that DATASET, of several
 * others, does not have. That is no error, because styles for whole worlds are drawn with less; a name that looks like
 * one misspelt is. */
cor_status cor_gdal_choose_layer(GDALDatasetH dataset, const cor_request *request, OGRLayerH *ret_layer,
                                 cor_error *err);

/* The table without places that REQUEST names, where it asks for none: a database lists only those that have some, and
 * opens others by name. Borrowed from DATASET; NULL: there is none. */
OGRLayerH cor_gdal_plain_table(GDALDatasetH dataset, const cor_request *request);

#endif
