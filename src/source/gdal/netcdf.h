/* netCDF files before netCDF's library sees them: those of the newer kind are HDF5, whose links and data may lie in any
 * other file; those of the older kind promise sizes that it would set memory aside for. */
#ifndef COR_SOURCE_GDAL_NETCDF_H
#define COR_SOURCE_GDAL_NETCDF_H

#include "source/location.h"

/* COR_BAD_DATA where the file at PATH reads others, or promises more than it holds. */
cor_status cor_gdal_netcdf_check(const cor_source_location *location, const char *path, cor_error *err);

/* The same of the file in NAME, NETCDF:"FILE":VARIABLE. */
cor_status cor_gdal_netcdf_check_part(const cor_source_location *location, const char *name, cor_error *err);

/* What is wrong with an HDF5 file; NULL: nothing. In netcdf_hdf5.c and netcdf_classic.c. */
const char *cor_netcdf_hdf5_fault(const char *path);
const char *cor_netcdf_classic_fault(const char *path);

#endif
