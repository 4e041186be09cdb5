#include "source/gdal/netcdf.h"

#include <string.h>

#include <glib.h>

#include "source/file.h"
#include "source/gdal/paths.h"

static const char *fault_of(const char *path)
{
    static const unsigned char hdf5[] = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    unsigned char head[sizeof hdf5] = {0};
    cor_input file;
    if (cor_input_open(path, &file) != COR_FILE_READ) return "can't be read";
    size_t n = cor_input_copy(&file, 0, head, sizeof head);
    cor_input_close(&file);
    if (n == sizeof head && !memcmp(head, hdf5, sizeof hdf5)) return cor_netcdf_hdf5_fault(path);
    if (n > 4 && !memcmp(head, "CDF", 3)) return cor_netcdf_classic_fault(path);
    return "is no netCDF file, which its name says it is";
}

cor_status cor_gdal_netcdf_check(const cor_source_location *location, const char *path, cor_error *err)
{
    const char *fault = fault_of(path);
    return fault ? cor_source_fail(location, err, "%s", fault) : COR_OK;
}

cor_status cor_gdal_netcdf_check_part(const cor_source_location *location, const char *name, cor_error *err)
{
    const char *file = name + strlen("NETCDF:");
    bool quoted = *file == '"';
    file += quoted;
    const char *end = quoted ? strchr(file, '"') : strrchr(file, ':');
    char *path = end ? g_strndup(file, (gsize) (end - file)) : g_strdup(file);
    cor_status st = cor_file_look(path) == COR_FILE_READ
                        ? cor_gdal_netcdf_check(location, path, err)
                        : cor_source_fail(location, err, "names \"%.200s\", which is no regular file", path);
    g_free(path);
    return st;
}
