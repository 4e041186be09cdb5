#include "source/gdal/kml.h"

#include <string.h>

#include <ogr_srs_api.h>

#include "source/encoding.h"
#include "source/gdal/bytes.h"
#include "source/gdal/kml_internal.h"
#include "source/gdal/kmz.h"
#include "source/gdal/paths.h"

bool cor_kml_is(const char *url)
{
    return cor_file_has_extension(url, "kml") || cor_kmz_is(url);
}

/* The encoding that the XML declaration names, as "windows-1251"; NULL: none. In ARENA. */
static const char *declared_encoding(const cor_bytes *bytes, cor_arena *arena)
{
    static const char word[] = "encoding=";
    char *head = g_strndup((const char *) bytes->data, MIN(bytes->size, 200)), *end = strstr(head, "?>");
    if (end) *end = '\0';
    const char *at = end ? strstr(head, word) : NULL, *name = NULL;
    if (at && strchr("\"'", at[strlen(word)])) {
        const char *start = at + strlen(word) + 1, *close = strchr(start, start[-1]);
        char *text = close ? g_strndup(start, (gsize) (close - start)) : g_strdup("");
        name = cor_encoding_name(arena, text);
        g_free(text);
    }
    g_free(head);
    return name;
}

/* BYTES as UTF-8 without a byte order mark, which says more than the declaration. */
static void make_utf8(cor_bytes *bytes)
{
    if (cor_bytes_obey_mark(bytes)) return;
    cor_arena *scratch = cor_arena_new();
    const char *name = declared_encoding(bytes, scratch);
    if (name && strcmp(name, "UTF-8") != 0) cor_bytes_recode(bytes, 0, name);
    cor_arena_free(scratch);
}

static cor_status read_bytes(const cor_request *request, cor_bytes *ret_bytes, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    if (cor_kmz_is(request->url)) return cor_kmz_read(request, ret_bytes, err);
    cor_file_result result = cor_gdal_read_file(request, ret_bytes);
    return result ? cor_source_fail(&location, err, "%s", cor_file_words(result)) : COR_OK;
}

static cor_status parse(const cor_request *request, cor_kml **ret_kml, cor_error *err)
{
    cor_error found;
    cor_bytes bytes = {0};
    cor_source_location location = cor_location_of_request(request);
    cor_status st = read_bytes(request, &bytes, err);
    if (st) return st;
    make_utf8(&bytes);
    st = cor_kml_parse((const char *) bytes.data, bytes.size, ret_kml, &found);
    cor_bytes_free(&bytes);
    return st ? cor_source_fail(&location, err, "%s", found.message) : COR_OK;
}

/* Two folders of one name are one layer. */
static OGRLayerH need_layer(GDALDatasetH dataset, const char *name, const cor_kml *kml, const cor_text_column *columns)
{
    OGRLayerH layer = GDALDatasetGetLayerByName(dataset, name);
    if (layer) return layer;
    OGRSpatialReferenceH wgs84 = OSRNewSpatialReference(SRS_WKT_WGS84_LAT_LONG);
    OSRSetAxisMappingStrategy(wgs84, OAMS_TRADITIONAL_GIS_ORDER);
    layer = GDALDatasetCreateLayer(dataset, name, wgs84, wkbUnknown, NULL);
    OSRRelease(wgs84);
    for (guint i = 0; i < kml->fields->len; i++) {
        OGRFieldDefnH field = OGR_Fld_Create(g_array_index(kml->fields, cor_kml_field, i).name,
                                             columns[i].kind == COR_COLUMN_OF_NUMBERS ? OFTReal : OFTString);
        OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
    }
    OGRFieldDefnH folder = OGR_Fld_Create("folder", OFTString);
    OGR_L_CreateField(layer, folder, TRUE);
    OGR_Fld_Destroy(folder);
    return layer;
}

static const char *folder_name(const cor_kml_placemark *mark, const char *otherwise)
{
    const char *name = mark->folder->name;
    return name && *name ? name : otherwise;
}

static void add_placemark(OGRLayerH layer, const cor_kml *kml, cor_kml_placemark *mark, const cor_text_column *columns)
{
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    cor_kml_put_values(feature, mark, columns);
    const char *folder = folder_name(mark, NULL);
    if (folder) OGR_F_SetFieldString(feature, (int) kml->fields->len, folder);
    if (mark->geometry) OGR_F_SetGeometryDirectly(feature, mark->geometry);
    mark->geometry = NULL;
    if (OGR_L_CreateFeature(layer, feature) != OGRERR_NONE) g_debug("a placemark can't be kept");
    OGR_F_Destroy(feature);
}

static GDALDatasetH make_dataset(const cor_kml *kml, const char *stem, bool folders, const cor_text_column *columns)
{
    GDALDriverH driver = GDALGetDriverByName("Memory"); /* from GDAL 3.11 on the other is both */
    if (!driver) driver = GDALGetDriverByName("MEM");
    GDALDatasetH dataset = driver ? GDALCreate(driver, stem, 0, 0, 0, GDT_Unknown, NULL) : NULL;
    for (guint i = 0; dataset && i < kml->placemarks->len; i++) {
        cor_kml_placemark *mark = g_ptr_array_index(kml->placemarks, i);
        OGRLayerH layer = need_layer(dataset, folders ? folder_name(mark, stem) : stem, kml, columns);
        add_placemark(layer, kml, mark, columns);
    }
    return dataset;
}

static bool has_folder(const cor_kml *kml, const char *name)
{
    for (guint i = 0; name && i < kml->folders->len; i++) {
        const cor_kml_folder *folder = g_ptr_array_index(kml->folders, i);
        if (folder->used && !g_strcmp0(folder->name, name)) return true;
    }
    return false;
}

cor_status cor_kml_open(const cor_request *request, bool folders, cor_diagnostics *diagnostics, cor_gdal_open *open,
                        cor_error *err)
{
    cor_kml *kml = NULL;
    cor_source_location location = cor_location_of_request(request);
    cor_status st = parse(request, &kml, err);
    if (st) return st;
    cor_arena *scratch = cor_arena_new();
    const char *stem = cor_gdal_stem(request->url, scratch);
    bool is_stem = !g_strcmp0(request->layer, stem) && !has_folder(kml, request->layer);
    folders |= (request->layer && !is_stem) || has_folder(kml, request->layer_hint);
    cor_text_column *columns = cor_kml_columns(kml, request, diagnostics);
    open->dataset = make_dataset(kml, stem, folders, columns);
    g_free(columns);
    open->format = "Keyhole Markup Language (KML)";
    if (!kml->placemarks->len && kml->has_links)
        st = cor_source_fail(&location, err,
                             "holds a link to its data, which is not followed; fetch the data and name that file");
    else if (!kml->placemarks->len)
        st = cor_source_fail(&location, err, "holds no placemark");
    else if (kml->too_many_fields)
        st = cor_source_fail(&location, err, "has more than %d fields", COR_KML_FIELDS);
    else if (!open->dataset)
        st = cor_source_fail(&location, err, "can't be held in memory");
    cor_arena_free(scratch);
    cor_kml_free(kml);
    return st;
}
