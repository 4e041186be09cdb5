#include "source/gdal/open.h"

#include <string.h>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <glib.h>

#include "base/words.h"
#include "source/gdal/bytes.h"
#include "source/gdal/connections.h"
#include "source/gdal/flatgeobuf.h"
#include "source/gdal/kml.h"
#include "source/gdal/paths.h"

/* Which drivers may look at a file, by the ending of its name. A file may hold the XML of a virtual format that reads
 * other files; only the driver that is expected ever sees it. CSV and KML have readers of their own, which come first
 * (csv.h, kml.h). */
static const struct {
    const char *extension;
    const char *drivers[6];
} by_extension[] = {
    {"gpkg", {"GPKG"}},
    {"fgb", {"FlatGeobuf"}},
    {"gpx", {"GPX"}},
    {"geojson", {"GeoJSON", "GeoJSONSeq", "TopoJSON"}},
    {"json", {"GeoJSON", "TopoJSON", "GeoJSONSeq"}},
    {"topojson", {"TopoJSON", "GeoJSON"}},
    {"geojsonl", {"GeoJSONSeq"}},
    {"geojsons", {"GeoJSONSeq"}},
    {"seq", {"GeoJSONSeq", "GeoJSON"}},
};
static const char *const unknown_file[] = {"GPKG",       "FlatGeobuf", "GeoJSON", "TopoJSON",
                                           "GeoJSONSeq", "KML",        "GPX",     NULL};
static const char *const in_archive[] = {"FlatGeobuf", "GeoJSON", "TopoJSON",       "GeoJSONSeq", "CSV",
                                         "KML",        "GPX",     "ESRI Shapefile", NULL};
static const char *const database[] = {"PostgreSQL", NULL}, *const geopackage_part[] = {"GPKG", NULL};
static const char *const json_only[] = {"GeoJSON", "TopoJSON", NULL};
static const char *const shape_only[] = {"ESRI Shapefile", NULL};

static const char *const *drivers_for(const char *path)
{
    for (size_t i = 0; i < G_N_ELEMENTS(by_extension); i++)
        if (cor_file_has_extension(path, by_extension[i].extension)) return by_extension[i].drivers;
    return unknown_file;
}

void cor_gdal_close(cor_gdal_open *open)
{
    if (open->dataset && !open->kept) GDALClose(open->dataset);
    if (open->folder) VSIRmdirRecursive(open->folder);
    g_free(open->folder);
    g_free(open->path);
    g_free(open->text);
    g_free(open->collection);
    *open = (cor_gdal_open){0};
}

/* IMMUTABLE: SQLite leaves no journal beside the file and takes no lock. */
static const char *const gpkg_options[] = {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO", NULL};
static const char *const json_options[] = {"DATE_AS_STRING=YES", NULL};

static const char *const *options_for(const char *const *drivers)
{
    if (!strcmp(drivers[0], "GPKG") && !drivers[1]) return gpkg_options;
    if (strstr(drivers[0], "JSON")) return json_options;
    return NULL;
}

static GDALDatasetH open_named(const char *path, const char *const *drivers, const char *const *options)
{
    return GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, options, NULL);
}

static GDALDatasetH open_json(const cor_request *request, cor_gdal_open *open)
{
    open->path = cor_gdal_lend(open, "inline.geojson", (const unsigned char *) request->json, strlen(request->json));
    return open_named(open->path, json_only, json_options);
}

/* Returns the path of what was borrowed, NULL for nothing. Caller frees. */
static char *lend_part(cor_gdal_open *open, const char *stem, const char *extension, const unsigned char *bytes,
                       size_t size)
{
    char *name = g_strconcat(stem, ".", extension, NULL);
    char *path = bytes ? cor_gdal_lend(open, name, bytes, size) : NULL;
    g_free(name);
    return path;
}

/* From memory, with the sound index and the encoding that our own reader uses. The .cpg stays out: the encoding is
 * said. */
static GDALDatasetH open_shapefile(const cor_shapefile *file, const char *encoding, cor_gdal_open *open)
{
    char *option = g_strconcat("ENCODING=", encoding, NULL), *stem = cor_gdal_stem_of(file->path);
    const char *const options[] = {option, "ADJUST_TYPE=NO", NULL};
    char *shp = lend_part(open, stem, "shp", file->shp.data, file->shp.size);
    char *dbf = lend_part(open, stem, "dbf", file->dbf.data, file->dbf.size);
    g_free(lend_part(open, stem, "shx", file->shx.data, file->shx.size));
    g_free(lend_part(open, stem, "prj", file->prj.data, file->prj.size));
    GDALDatasetH dataset = open_named(shp ? shp : dbf, shape_only, options);
    g_free(option);
    g_free(stem);
    g_free(shp);
    g_free(dbf);
    return dataset;
}

/* By what the name of a connection begins with. A GeoPackage in an archive is none: what its schema holds could not be
 * tried before (gpkg/views.h). */
static const char *const *drivers_of_connection(const char *url)
{
    if (g_str_has_prefix(url, "/vsi")) return in_archive;
    return g_ascii_strncasecmp(url, "GPKG:", 5) ? database : geopackage_part;
}

/* A database stays open for the sources to come. */
static GDALDatasetH open_connection(const cor_gdal_call *call, const char *url, cor_gdal_open *open)
{
    GDALDatasetH kept = call->connections ? cor_gdal_connection_find(*call->connections, url) : NULL;
    GDALDatasetH dataset = kept ? kept : open_named(url, drivers_of_connection(url), NULL);
    open->kept = kept || (dataset && call->connections && cor_gdal_is_database(dataset));
    open->late = !kept && open->kept && !cor_gdal_connection_keep(call->connections, url, dataset);
    return open->late ? NULL : dataset;
}

static bool has_driver(const char *const *drivers, const char *name)
{
    for (; *drivers; drivers++)
        if (!strcmp(*drivers, name)) return true;
    return false;
}

/* The driver for JSON by lines refuses a byte order mark, and the other ones take the first line for the file: such a
 * file is borrowed without it. Caller frees. */
static char *path_for(const char *url, const char *const *drivers, cor_gdal_open *open)
{
    cor_bytes bytes = {0};
    bool marked = has_driver(drivers, "GeoJSONSeq") && cor_file_is_marked(url);
    if (!marked || cor_file_read(url, &bytes)) return cor_gdal_plain_path(url);
    char *name = g_path_get_basename(url), *path = cor_gdal_lend(open, name, bytes.data + 3, bytes.size - 3);
    open->text = bytes.data;
    g_free(name);
    return path;
}

static GDALDatasetH open_url(const cor_gdal_call *call, const cor_request *request, cor_gdal_open *open)
{
    bool is_file = cor_file_look(request->url) == COR_FILE_READ;
    if (!is_file) return open_connection(call, request->url, open);
    const char *const *drivers = drivers_for(request->url);
    open->path = path_for(request->url, drivers, open);
    return open_named(open->path, drivers, options_for(drivers));
}

/* What to do with a file of an ending that is not read, behind what is wrong. */
static const char *remedy(const char *url)
{
    static const struct {
        const char *ending, *words;
    } remedies[] = {
        {"zip", "is an archive, which is not looked into; name the file in it: /vsizip/ARCHIVE.zip/FILE"},
        {"kmz", "is an archive, which is not looked into; name the file in it: /vsizip/ARCHIVE.kmz/doc.kml"},
        {"gz", "is compressed; name it as /vsigzip/FILE.gz"},
        {"xls", "is a spreadsheet; save its table as CSV in UTF-8"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(remedies); i++)
        if (cor_file_has_extension(url, remedies[i].ending)) return remedies[i].words;
    return NULL;
}

static cor_status fail_to_open(const cor_gdal_call *call, const cor_request *request, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    bool there = !request->url || cor_file_look(request->url) == COR_FILE_READ;
    const char *words = request->url && there ? remedy(request->url) : NULL;
    if (words) return cor_source_fail(&location, err, "%s", words);
    if (!there && g_str_has_prefix(request->url, "/vsi") && cor_file_has_extension(request->url, "gpkg"))
        return cor_source_fail(&location, err,
                               "is a GeoPackage in an archive or a store; take it out and name the file");
    if (!there && (g_str_has_prefix(request->url, "http://") || g_str_has_prefix(request->url, "https://")))
        return cor_source_fail(&location, err, "is an address of the web; fetch it and name the file");
    if (!there) return cor_gdal_fail(call, &location, err, "can't be opened");
    return cor_gdal_fail(call, &location, err,
                         "can't be read as geodata; GeoPackage, GeoJSON, TopoJSON, FlatGeobuf, shapefile, CSV, "
                         "spreadsheets (.xlsx, .ods), KML and GPX can, and ogr2ogr makes them of others");
}

static cor_status fail_late(const cor_gdal_call *call, const cor_request *request, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    return cor_gdal_fail(call, &location, err,
                         "can't be asked for its state at the start any more, for the connection that held it is "
                         "lost; the same command, run again, draws what is left");
}

cor_status cor_gdal_open_vector(const cor_gdal_call *call, const cor_request *request, const cor_shapefile *shapefile,
                                const char *encoding, cor_gdal_open *open, cor_error *err)
{
    *open = (cor_gdal_open){0};
    cor_status st = shapefile ? COR_OK : cor_flatgeobuf_check(request, err);
    if (st) return st;
    if (!request->json && !shapefile && cor_kml_is(request->url)) return cor_kml_open(request, false, open, err);
    open->dataset = request->json ? open_json(request, open)
                    : shapefile   ? open_shapefile(shapefile, encoding, open)
                                  : open_url(call, request, open);
    if (open->dataset) return COR_OK;
    if (open->late) return fail_late(call, request, err);
    return fail_to_open(call, request, err);
}

static OGRLayerH find_layer(GDALDatasetH dataset, const char *name)
{
    int n = GDALDatasetGetLayerCount(dataset);
    for (int i = 0; name && i < n; i++) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        if (layer && !strcmp(OGR_L_GetName(layer), name)) return layer;
    }
    return NULL;
}

/* "roads(line)": the table "roads" by its geometry column "line", as OGR calls it. */
static OGRLayerH find_geometry_column(GDALDatasetH dataset, const char *name)
{
    const char *bracket = name && cor_gdal_is_database(dataset) ? strrchr(name, '(') : NULL;
    if (!bracket || !g_str_has_suffix(name, ")")) return NULL;
    char *table = g_strndup(name, (gsize) (bracket - name)), *column = g_strndup(bracket + 1, strlen(bracket) - 2);
    OGRLayerH layer = find_layer(dataset, table);
    bool there = layer && OGR_FD_GetGeomFieldIndex(OGR_L_GetLayerDefn(layer), column) >= 0;
    g_free(table);
    g_free(column);
    return there ? GDALDatasetGetLayerByName(dataset, name) : NULL;
}

/* "a", "b", "c" and 4 more */
static char *list_names(GDALDatasetH dataset, const char *wanted, const char **ret_nearest)
{
    int n = GDALDatasetGetLayerCount(dataset);
    const char **names = g_new(const char *, n + 1);
    for (int i = 0; i < n; i++)
        names[i] = OGR_L_GetName(GDALDatasetGetLayer(dataset, i));
    char *list = cor_list_names(names, (size_t) n);
    *ret_nearest = wanted ? cor_nearest_word(wanted, names, (size_t) n) : NULL;
    g_free(names);
    return list;
}

/* Of several layers none is the one that a style's layer hints at. */
static cor_status miss_layer(GDALDatasetH dataset, const cor_request *request, cor_error *err)
{
    const char *nearest;
    cor_source_location location = cor_location_of_request(request);
    g_free(list_names(dataset, request->layer_hint, &nearest));
    if (!nearest) return COR_OK;
    return cor_source_fail(&location, err, "has no layer \"%s\", which the style names%s", request->layer_hint,
                           cor_hint_of(nearest, '"', "").text);
}

static cor_status fail_layer(GDALDatasetH dataset, const cor_request *request, cor_error *err)
{
    const char *nearest;
    cor_source_location location = cor_location_of_request(request);
    char *names = list_names(dataset, request->layer, &nearest);
    if (!request->layer)
        cor_source_fail(&location, err, "has several layers; say which one: %s", names);
    else
        cor_source_fail(&location, err, "has no layer \"%s\"%s %s has %s", request->layer,
                        cor_hint_of(nearest, '"', ";").text, nearest ? "It" : "it", *names ? names : "none at all");
    g_free(names);
    return COR_BAD_DATA;
}

/* The only layer with geometry; NULL when there are several or none. */
static OGRLayerH only_spatial_layer(GDALDatasetH dataset)
{
    OGRLayerH only = NULL;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); i++) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        if (!layer || OGR_L_GetGeomType(layer) == wkbNone) continue;
        if (only) return NULL;
        only = layer;
    }
    return only;
}

OGRLayerH cor_gdal_plain_table(GDALDatasetH dataset, const cor_request *request)
{
    if (!request->layer || request->places == COR_PLACES_NEEDED || !cor_gdal_is_database(dataset) ||
        find_layer(dataset, request->layer))
        return NULL;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    OGRLayerH layer = GDALDatasetGetLayerByName(dataset, request->layer);
    CPLPopErrorHandler();
    return layer;
}

cor_status cor_gdal_choose_layer(GDALDatasetH dataset, const cor_request *request, OGRLayerH *ret_layer, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    int n = GDALDatasetGetLayerCount(dataset);
    OGRLayerH layer = find_layer(dataset, request->layer);
    if (!layer) layer = find_geometry_column(dataset, request->layer);
    if (!layer) layer = cor_gdal_plain_table(dataset, request);
    if (!layer && request->layer) return fail_layer(dataset, request, err);
    if (!layer) layer = find_layer(dataset, request->layer_hint);
    if (!layer && n == 1) layer = GDALDatasetGetLayer(dataset, 0);
    if (!layer) layer = only_spatial_layer(dataset);
    if (!layer) {
        char *stem = cor_gdal_stem_of(request->url ? request->url : "");
        layer = find_layer(dataset, stem);
        g_free(stem);
    }
    if (!layer && n == 0) return cor_source_fail(&location, err, "holds no layer with features");
    *ret_layer = layer;
    if (!layer && request->layer_hint) return miss_layer(dataset, request, err);
    if (!layer) return fail_layer(dataset, request, err);
    return COR_OK;
}
