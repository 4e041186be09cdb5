#include "source/gdal/raster_driver.h"

#include <string.h>

#include <cpl_vsi.h>
#include <glib.h>

#include "source/file.h"
#include "source/gdal/paths.h"

typedef struct {
    const char *ending, *driver;
} format;

/* Endings that one format alone has. */
static const format formats[] = {
    {"tif", "GTiff"},  {"tiff", "GTiff"},      {"png", "PNG"},         {"jpg", "JPEG"},    {"jpeg", "JPEG"},
    {"webp", "WEBP"},  {"jp2", "JP2OpenJPEG"}, {"j2k", "JP2OpenJPEG"}, {"nc", "netCDF"},   {"nc4", "netCDF"},
    {"grd", "netCDF"}, {"cdf", "netCDF"},      {"asc", "AAIGrid"},     {"hgt", "SRTMHGT"}, {"dt0", "DTED"},
    {"dt1", "DTED"},   {"dt2", "DTED"},        {"dem", "USGSDEM"},     {"gpkg", "GPKG"},   {"vrt", "VRT"},
};

/* Endings of formats that a .hdr beside the file tells apart. */
static const char *const with_header[] = {"bil", "bip", "bsq", "flt", "img", "dat", "raw", "bin"};

static bool has_header_ending(const char *url)
{
    for (size_t i = 0; i < G_N_ELEMENTS(with_header); i++)
        if (cor_file_has_extension(url, with_header[i])) return true;
    return false;
}

bool cor_gdal_is_raster(const char *url)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (cor_file_has_extension(url, formats[i].ending)) return strcmp(formats[i].driver, "GPKG") != 0;
    return has_header_ending(url) || g_str_has_prefix(url, "NETCDF:") || g_str_has_prefix(url, "GTIFF_DIR:");
}

/* Whether the file starts with MARK. */
static bool starts_with(const char *path, const char *mark)
{
    char head[16] = {0};
    VSILFILE *file = VSIFOpenL(path, "rb");
    if (!file) return false;
    size_t n = VSIFReadL(head, 1, strlen(mark), file);
    VSIFCloseL(file);
    return n == strlen(mark) && !memcmp(head, mark, n);
}

static const char *driver_by_header(const char *url, const char *header)
{
    if (cor_file_has_extension(url, "img") && starts_with(url, "EHFA_HEADER_TAG")) return "HFA";
    if (!header) return NULL;
    return starts_with(header, "ENVI") ? "ENVI" : "EHdr";
}

static const char *driver_by_ending(const char *url)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (cor_file_has_extension(url, formats[i].ending)) return formats[i].driver;
    return NULL;
}

/* The name of the header beside NAME, as GDAL looks for it. */
static char *header_name(const char *name)
{
    return g_strdup_printf("%.*s.hdr", (int) (strrchr(name, '.') - name), name);
}

char *cor_gdal_let_in_raster(cor_gdal_fence *fence, const char *url, const char *folder, const char **ret_driver)
{
    bool is_file = !g_str_has_prefix(url, "/vsi");
    char *path = is_file ? cor_gdal_plain_path(url) : g_strdup(url), *base = g_path_get_basename(url);
    char *name = g_strconcat(folder, base, NULL);
    char *header = is_file && has_header_ending(url) ? cor_file_companion(path, "hdr") : NULL;
    *ret_driver = has_header_ending(url) ? driver_by_header(path, header) : driver_by_ending(url);
    if (header) {
        char *beside = header_name(name);
        g_free(cor_gdal_let_in(fence, header, beside));
        g_free(beside);
    }
    char *known = cor_gdal_let_in(fence, path, name);
    g_free(header);
    g_free(name);
    g_free(base);
    g_free(path);
    return known;
}
