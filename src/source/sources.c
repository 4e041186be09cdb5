/* What a session holds of its sources: connections, and the module that holds GDAL; and the reader that each source
 * gets. */
#include <string.h>

#include <glib.h>

#include "source/field_names.h"
#include "source/file.h"
#include "source/gpkg/gpkg.h"
#include "source/gpkg/views.h"
#include "source/module.h"
#include "source/source.h"
#include "source/wanted.h"

struct cor_sources {
    const cor_gdal *gdal; /* NULL until something needs it */
    cor_gdal_connections *connections;
    bool held; /* what is kept is not let go of */
    cor_reading reading;
    void *reading_context;
    unsigned shares; /* calls of cor_sources_share that have not been taken back */
};

cor_sources *cor_sources_new(void)
{
    return g_new0(cor_sources, 1);
}

void cor_sources_set_reading(cor_sources *sources, cor_reading reading, void *context)
{
    sources->reading = reading;
    sources->reading_context = context;
}

static void tell(const cor_sources *sources, const cor_source_location *location)
{
    if (!sources->reading) return;
    char *url = g_strdup(location->url);
    cor_mask_secrets(url);
    sources->reading(sources->reading_context, url);
    g_free(url);
}

void cor_sources_release(cor_sources *sources)
{
    if (sources->gdal && !sources->held) sources->gdal->release(&sources->connections);
}

void cor_sources_hold(cor_sources *sources, bool held)
{
    sources->held = held;
    cor_sources_release(sources);
}

void cor_sources_unshare(cor_sources *sources)
{
    if (sources->shares && !--sources->shares && sources->gdal) sources->gdal->unshare(&sources->connections);
}

void cor_sources_forked(cor_sources *sources)
{
    if (sources->gdal) sources->gdal->forked(&sources->connections);
}

void cor_sources_free(cor_sources *sources)
{
    if (!sources) return;
    if (sources->gdal) sources->gdal->unshare(&sources->connections);
    g_free(sources);
}

void cor_sources_hang_up(cor_sources *sources)
{
    if (sources->gdal) sources->gdal->hang_up();
}

static cor_status need_gdal(cor_sources *sources, cor_error *err)
{
    return sources->gdal ? COR_OK : cor_gdal_load(&sources->gdal, err);
}

cor_status cor_sources_gdal(cor_sources *sources, const cor_gdal **ret_gdal, cor_error *err)
{
    cor_status st = need_gdal(sources, err);
    if (!st) *ret_gdal = sources->gdal;
    return st;
}

/* "/vsi…" or "word:…": what GDAL would take for more than a path. Drive letters are no concern here. */
static bool looks_like_connection(const char *url)
{
    size_t word = strspn(url, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+.-");
    return g_str_has_prefix(url, "/vsi") || (word > 1 && url[word] == ':');
}

/* Says whether the url may be opened at all. *ret_connection: it is none of a regular file. */
static cor_status check_url(const cor_source_location *location, const char *url, bool trusted, bool *ret_connection,
                            cor_error *err)
{
    *ret_connection = false;
    if (!url || !*url) return cor_source_fail(location, err, "has no url; say which file to read");
    cor_file_result result = cor_file_look(url);
    if (result == COR_FILE_READ && !g_str_has_prefix(url, "/vsi")) return COR_OK;
    if (!looks_like_connection(url)) return cor_source_fail(location, err, "%s", cor_file_words(result));
    if (!trusted)
        return cor_source_fail(location, err,
                               "is no file but a connection, which is opened only where a map document or the command "
                               "line names it; name a regular file");
    *ret_connection = true;
    return COR_OK;
}

bool cor_source_is_database(const cor_request *request)
{
    static const char *const prefixes[] = {"PG:", "PGB:", "postgresql://"};
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes) && request->url; i++)
        if (!g_ascii_strncasecmp(request->url, prefixes[i], strlen(prefixes[i]))) return true;
    return false;
}

void cor_sources_share(cor_sources *sources, const cor_request *request, cor_diagnostics *diagnostics)
{
    bool connection = false;
    cor_source_location location = cor_location_of_request(request);
    sources->shares++;
    if (check_url(&location, request->url, request->trusted, &connection, NULL) || !connection) return;
    if (!need_gdal(sources, NULL)) sources->gdal->share(&sources->connections, request, diagnostics);
}

/* What a file says of its CRS is data: what PROJ can't use, or would read files for, is the file's fault. */
static cor_status check_crs(const cor_request *request, const char *text, cor_error *err)
{
    cor_error why = {0};
    const cor_crs *crs;
    cor_source_location location = cor_location_of_request(request);
    if (request->crs || !text) return COR_OK;
    if (!(request->proj ? cor_crs_open(request->proj, text, &crs, &why) : cor_crs_allow(text, &why))) return COR_OK;
    char *prj = request->url && cor_is_shapefile(request->url) ? cor_file_companion(request->url, "prj") : NULL;
    cor_status st = cor_source_fail(&location, err, "its CRS%s%s%s can't be used: %s", prj ? " (" : "", prj ? prj : "",
                                    prj ? ")" : "", why.message);
    g_free(prj);
    return st;
}

static cor_status read_shapefile(cor_sources *sources, const cor_request *request, cor_arena *arena,
                                 cor_interns *interns, cor_diagnostics *diagnostics, const cor_table **ret_table,
                                 cor_error *err)
{
    cor_shapefile file = {0};
    const char *encoding = NULL;
    cor_source_location location = cor_location_of_request(request);
    cor_status st = cor_shapefile_load(&location, request->url, &file, err);
    if (st) return st;
    if (!request->where) {
        st = cor_shapefile_table(&file, request, arena, interns, diagnostics, ret_table, err);
    } else {
        const char *crs = NULL;
        st = cor_shapefile_encoding(&file, request, arena, diagnostics, &encoding, err);
        if (!st) st = cor_shapefile_crs(&file, request, arena, &crs, err);
        if (!st) st = check_crs(request, crs, err); /* before GDAL sees it */
        if (!st) st = cor_shapefile_load_all(&location, &file, err);
        if (!st) st = need_gdal(sources, err);
        if (!st)
            st = sources->gdal->read(&sources->connections, request, &file, encoding, arena, interns, diagnostics,
                                     ret_table, err);
    }
    cor_shapefile_free(&file);
    return st;
}

/* Whether SQLite would take the file for its own, whatever its name ends in. */
static bool is_sqlite(const char *path)
{
    static const char mark[] = "SQLite format 3";
    char head[sizeof mark] = {0};
    cor_input file;
    if (cor_input_open(path, &file) != COR_FILE_READ) return false;
    size_t n = cor_input_copy(&file, 0, head, sizeof mark);
    cor_input_close(&file);
    return n == sizeof mark && !memcmp(head, mark, sizeof mark);
}

/* "GPKG:FILE:TABLE" */
static bool is_part(const char *url)
{
    return !g_ascii_strncasecmp(url, "GPKG:", 5) && cor_file_look(url) != COR_FILE_READ;
}

/* The file that URL is or names a part of, when it is a GeoPackage. Caller frees; NULL: none. */
static char *geopackage_of(const char *url)
{
    bool part = is_part(url);
    const char *path = part ? url + 5 : url, *end = part ? strrchr(path, ':') : NULL;
    char *file = end ? g_strndup(path, (gsize) (end - path)) : g_strdup(path);
    if (is_sqlite(file)) return file;
    g_free(file);
    return NULL;
}

static cor_status try_geopackage(const cor_source_location *location, const char *url, cor_error *err)
{
    char *file = url ? geopackage_of(url) : NULL;
    cor_status st = file ? cor_gpkg_try(location, file, err) : COR_OK;
    if (!file && url && is_part(url))
        st = cor_source_fail(location, err, "is no part of a regular file; name it as GPKG:FILE:TABLE");
    g_free(file);
    return st;
}

static cor_status read_table(cor_sources *sources, const cor_request *request, cor_arena *arena, cor_interns *interns,
                             cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    bool connection = false;
    cor_source_location location = cor_location_of_request(request);
    cor_status st = request->json ? COR_OK : check_url(&location, request->url, request->trusted, &connection, err);
    if (st) return st;
    tell(sources, &location);
    if (!request->json && !connection && cor_is_shapefile(request->url))
        return read_shapefile(sources, request, arena, interns, diagnostics, ret_table, err);
    const cor_table *plain = NULL;
    if (!request->json && !connection && cor_is_gpkg(request->url))
        st = cor_gpkg_table(request, arena, interns, diagnostics, &plain, err);
    if (!st && !plain && !request->json) st = try_geopackage(&location, request->url, err);
    if (st || plain) {
        if (plain) *ret_table = plain;
        return st;
    }
    st = need_gdal(sources, err);
    return st ? st
              : sources->gdal->read(&sources->connections, request, NULL, NULL, arena, interns, diagnostics, ret_table,
                                    err);
}

static bool has_encoding(const char *url)
{
    return cor_is_shapefile(url) || cor_file_has_extension(url, "dbf") || cor_file_has_extension(url, "csv") ||
           cor_file_has_extension(url, "tsv");
}

cor_status cor_source_read(cor_sources *sources, const cor_request *request, cor_arena *arena, cor_interns *interns,
                           cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    const cor_table *table = NULL;
    cor_status st = read_table(sources, request, arena, interns, diagnostics, &table, err);
    if (!st) st = check_crs(request, table->crs, err);
    if (!st) cor_warn_broken_text(diagnostics, table, !request->json && has_encoding(request->url));
    if (!st) *ret_table = table;
    return st;
}

static cor_status describe_shapefile(const cor_request *request, cor_arena *arena, const cor_source_info **ret_info,
                                     cor_error *err)
{
    cor_shapefile file = {0};
    cor_source_location location = cor_location_of_request(request);
    cor_status st = cor_shapefile_load(&location, request->url, &file, err);
    if (!st) st = cor_shapefile_describe(&file, request, arena, ret_info, err);
    cor_shapefile_free(&file);
    return st;
}

static cor_status describe(cor_sources *sources, const cor_request *request, cor_arena *arena,
                           const cor_source_info **ret_info, cor_error *err)
{
    bool connection = false;
    cor_source_location location = cor_location_of_request(request);
    cor_status st = request->json ? COR_OK : check_url(&location, request->url, request->trusted, &connection, err);
    if (st) return st;
    tell(sources, &location);
    if (!request->json && !connection && cor_is_shapefile(request->url))
        return describe_shapefile(request, arena, ret_info, err);
    if (!request->json) st = try_geopackage(&location, request->url, err);
    if (!st) st = need_gdal(sources, err);
    return st ? st : sources->gdal->describe(request, arena, ret_info, err);
}

cor_status cor_source_describe(cor_sources *sources, const cor_request *request, cor_arena *arena,
                               const cor_source_info **ret_info, cor_error *err)
{
    const cor_source_info *info;
    cor_status st = describe(sources, request, arena, &info, err);
    if (st) return st;
    cor_source_info *settled = cor_arena_memdup(arena, info, sizeof *info);
    cor_layer_info *layers = cor_arena_memdup(arena, info->layers, info->n_layers * sizeof *layers);
    for (size_t i = 0; i < info->n_layers; i++)
        cor_fields_describe(request, &layers[i], arena);
    settled->layers = layers;
    *ret_info = settled;
    return COR_OK;
}

static cor_status check_raster(cor_sources *sources, const cor_raster_request *request, cor_error *err)
{
    bool connection = false;
    cor_source_location location = cor_location_of_raster(request);
    cor_status st = check_url(&location, request->url, request->trusted, &connection, err);
    if (st) return st;
    tell(sources, &location);
    st = try_geopackage(&location, request->url, err);
    return st ? st : need_gdal(sources, err);
}

cor_status cor_raster_read(cor_sources *sources, const cor_raster_request *request, cor_arena *arena,
                           const cor_raster **ret_raster, cor_error *err)
{
    cor_status st = check_raster(sources, request, err);
    return st ? st : sources->gdal->read_raster(request, arena, ret_raster, err);
}

cor_status cor_elevation_read(cor_sources *sources, const cor_raster_request *request, cor_arena *arena,
                              const cor_elevation **ret_elevation, cor_error *err)
{
    cor_status st = check_raster(sources, request, err);
    return st ? st : sources->gdal->read_elevation(request, arena, ret_elevation, err);
}
