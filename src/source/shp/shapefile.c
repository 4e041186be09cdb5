#include "source/shp/shapefile.h"

#include <string.h>

#include <glib.h>

#include "source/lonlat.h"
#include "source/shp/shx.h"

enum { FILE_CODE = 9994, LARGEST_TEXT = 64 << 10 };

uint32_t cor_shp_u32(const unsigned char *bytes)
{
    uint32_t x;
    memcpy(&x, bytes, sizeof x);
    return GUINT32_FROM_LE(x);
}

uint32_t cor_shp_u32_big(const unsigned char *bytes)
{
    uint32_t x;
    memcpy(&x, bytes, sizeof x);
    return GUINT32_FROM_BE(x);
}

double cor_shp_double(const unsigned char *bytes)
{
    uint64_t bits;
    double x;
    memcpy(&bits, bytes, sizeof bits);
    bits = GUINT64_FROM_LE(bits);
    memcpy(&x, &bits, sizeof x);
    return x;
}

bool cor_is_shapefile(const char *url)
{
    return cor_file_has_extension(url, "shp") || cor_file_has_extension(url, "shx") ||
           cor_file_has_extension(url, "dbf");
}

/* A file beside PATH, or nothing. One that is there but can't be read counts as nothing too. */
static cor_bytes read_companion(const char *path, const char *extension)
{
    cor_bytes bytes = {0};
    char *companion = cor_file_companion(path, extension);
    if (companion) cor_file_read(companion, &bytes);
    g_free(companion);
    return bytes;
}

static cor_status open_main(const cor_source_location *location, const char *path, cor_shapefile *file, cor_error *err)
{
    char *shp = cor_file_has_extension(path, "shp") ? g_strdup(path) : cor_file_companion(path, "shp");
    bool table_alone = !shp && cor_file_has_extension(path, "dbf");
    cor_file_result result = cor_input_open(table_alone ? path
                                            : shp       ? shp
                                                        : path,
                                            table_alone ? &file->dbf : &file->shp);
    g_free(shp);
    return result ? cor_source_fail(location, err, "%s", cor_file_words(result)) : COR_OK;
}

static void open_dbf(const char *path, cor_shapefile *file)
{
    char *companion = cor_file_companion(path, "dbf");
    if (companion) cor_input_open(companion, &file->dbf);
    g_free(companion);
}

cor_status cor_shapefile_load(const cor_source_location *location, const char *path, cor_shapefile *ret_file,
                              cor_error *err)
{
    cor_shapefile file = {.path = path};
    cor_status st = open_main(location, path, &file, err);
    if (st) return st;
    if (file.shp.there) {
        file.shx = read_companion(path, "shx");
        open_dbf(path, &file);
        file.prj = read_companion(path, "prj");
    }
    file.cpg = read_companion(path, "cpg");
    st = cor_shapefile_prepare(location, &file, err);
    if (st)
        cor_shapefile_free(&file);
    else
        *ret_file = file;
    return st;
}

void cor_shapefile_free(cor_shapefile *file)
{
    cor_input_close(&file->shp);
    cor_bytes_free(&file->shx);
    cor_input_close(&file->dbf);
    cor_bytes_free(&file->cpg);
    cor_bytes_free(&file->prj);
}

cor_status cor_shapefile_load_all(const cor_source_location *location, cor_shapefile *file, cor_error *err)
{
    if (cor_input_load(&file->shp) && cor_input_load(&file->dbf)) return COR_OK;
    return cor_source_fail(location, err, "can't be read into memory");
}

cor_status cor_shapefile_prepare(const cor_source_location *location, cor_shapefile *file, cor_error *err)
{
    if (!file->shp.there) return COR_OK;
    const unsigned char *header = cor_input_at(&file->shp, 0, COR_SHP_HEADER);
    if (!header || cor_shp_u32_big(header) != FILE_CODE)
        return cor_source_fail(location, err,
                               "is not a shapefile: it does not start with the header of one; "
                               "is it another format, or was its transfer cut short?");
    if (cor_shx_is_sound(&file->shx, &file->shp)) return COR_OK;
    file->shx_rebuilt = file->shx.data != NULL;
    cor_bytes_free(&file->shx);
    file->shx = cor_shx_build(&file->shp);
    return COR_OK;
}

/* WKT, a PROJ string or a code, of a place on earth: not a word somebody left, nor the axes of a drawing. */
static bool may_name_crs(const char *text)
{
    return strpbrk(text, "[(+:") && !g_str_has_prefix(text, "LOCAL_CS") && !g_str_has_prefix(text, "ENGCRS");
}

/* The text of a small companion, trimmed, without byte order mark. NULL when there is none worth reading. */
static const char *companion_text(cor_arena *arena, const cor_bytes *bytes)
{
    if (!bytes->data || bytes->size > LARGEST_TEXT) return NULL;
    const char *text = (const char *) bytes->data;
    if (g_str_has_prefix(text, "\xef\xbb\xbf")) text += 3;
    char *copy = g_strstrip(cor_arena_copy(arena, text));
    return *copy && g_utf8_validate(copy, -1, NULL) ? copy : NULL;
}

cor_status cor_shapefile_crs(const cor_shapefile *file, const cor_request *request, cor_arena *arena,
                             const char **ret_crs, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    const char *crs = request->crs ? cor_arena_copy(arena, request->crs) : companion_text(arena, &file->prj);
    if (crs && !request->crs && !may_name_crs(crs)) crs = NULL;
    if (!crs && file->shp.there)
        return cor_source_fail(&location, err,
                               "has no %s.prj beside it, so nobody knows its CRS; state it under the source in the map "
                               "document, for example \"crs: EPSG:4326\" for longitudes and latitudes",
                               file->prj.data ? "usable " : "");
    *ret_crs = crs && cor_is_plain_lonlat(crs) ? NULL : crs;
    return COR_OK;
}
