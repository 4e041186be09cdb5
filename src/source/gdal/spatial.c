#include "source/gdal/spatial.h"

#include <string.h>

#include <cpl_conv.h>
#include <glib.h>

#include "source/extent.h"
#include "source/lonlat.h"

static const char *flat_crs_text(OGRSpatialReferenceH srs, cor_arena *arena)
{
    static const char *const wkt2[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", NULL};
    char *wkt = NULL;
    const char *authority = OSRGetAuthorityName(srs, NULL), *code = OSRGetAuthorityCode(srs, NULL);
    if (authority && code && (!strcmp(authority, "EPSG") || !strcmp(authority, "OGC"))) {
        const char *text = cor_arena_format(arena, "%s:%s", authority, code);
        return cor_is_plain_lonlat(text) ? NULL : text;
    }
    if (OSRExportToWktEx(srs, &wkt, wkt2) != OGRERR_NONE) wkt = NULL;
    const char *text = wkt ? cor_arena_copy(arena, wkt) : NULL;
    CPLFree(wkt);
    return text && cor_is_plain_lonlat(text) ? NULL : text;
}

/* Heights are dropped, so a CRS with heights becomes the one without. */
const char *cor_gdal_crs_text(OGRSpatialReferenceH srs, cor_arena *arena)
{
    OGRSpatialReferenceH flat = OSRClone(srs);
    OSRStripVertical(flat);
    OSRDemoteTo2D(flat, NULL);
    const char *text = flat_crs_text(flat, arena);
    OSRRelease(flat);
    return text;
}

/* Formats whose coordinates are longitude and latitude by definition. A .csv has no place for anything else. */
static bool implies_lonlat(const char *driver)
{
    static const char *const drivers[] = {"GeoJSON", "GeoJSONSeq", "TopoJSON", "CSV", "KML", "GPX"};
    for (size_t i = 0; i < G_N_ELEMENTS(drivers); i++)
        if (!strcmp(driver, drivers[i])) return true;
    return false;
}

/* GeoPackage's own words for "nobody knows". */
static bool is_undefined(OGRSpatialReferenceH srs)
{
    const char *name = OSRGetName(srs);
    return !name || g_str_has_prefix(name, "Undefined") || !g_ascii_strcasecmp(name, "unknown") || OSRIsLocal(srs);
}

cor_status cor_gdal_layer_crs(OGRLayerH layer, const cor_request *request, const char *driver, cor_arena *arena,
                              const char **ret_crs, cor_error *err)
{
    cor_source_location location = cor_location_of_request(request);
    OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(layer);
    *ret_crs = NULL;
    if (request->crs) {
        *ret_crs = cor_is_plain_lonlat(request->crs) ? NULL : cor_arena_copy(arena, request->crs);
        return COR_OK;
    }
    if (srs && !is_undefined(srs)) {
        *ret_crs = cor_gdal_crs_text(srs, arena);
        return COR_OK;
    }
    if (implies_lonlat(driver) || OGR_L_GetGeomType(layer) == wkbNone) return COR_OK;
    return cor_source_fail(
        &location, err,
        "layer \"%s\" does not say its CRS; state it under the source in the map document, for example "
        "\"crs: EPSG:4326\" for longitudes and latitudes",
        OGR_L_GetName(layer));
}

static bool is_degrees(OGRSpatialReferenceH srs)
{
    return !srs || (OSRIsGeographic(srs) && fabs(OSRGetAngularUnits(srs, NULL) - G_PI / 180) < 1e-9);
}

/* The rectangle of a lon/lat layer: left alone where the layer does not keep to -180…180, because what is a
 * turn away is the same place. */
static bool find_degrees(const cor_request *request, OGREnvelope layer, cor_rect *ret_rect)
{
    cor_rect e = cor_rect_grown(request->extent, COR_EXTENT_SLACK);
    if (!(e.x0 <= e.x1 && e.y0 <= e.y1) || e.x0 < -180 || e.x1 > 180) return false;
    if (layer.MinX < -180.0001 || layer.MaxX > 180.0001) return false;
    *ret_rect = e;
    return true;
}

static bool find_projected(const cor_request *request, OGRSpatialReferenceH srs, cor_rect *ret_rect)
{
    cor_arena *arena = cor_arena_new();
    const char *crs = cor_gdal_crs_text(srs, arena);
    bool found = crs && cor_extent_projected(request, crs, cor_rect_grown(request->extent, COR_EXTENT_SLACK), ret_rect);
    cor_arena_free(arena);
    return found;
}

bool cor_gdal_push_extent(OGRLayerH layer, const cor_request *request)
{
    cor_rect rect;
    OGREnvelope box;
    OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(layer);
    if (!request->has_extent || request->crs || (srs && is_undefined(srs))) return false;
    if (!OGR_L_TestCapability(layer, OLCFastSpatialFilter)) return false;
    if (OGR_L_GetExtent(layer, &box, FALSE) != OGRERR_NONE) return false;
    bool found = is_degrees(srs) ? find_degrees(request, box, &rect) : find_projected(request, srs, &rect);
    if (!found) return false;
    cor_rect all = {box.MinX, box.MinY, box.MaxX, box.MaxY};
    if (cor_rect_covers(rect, all)) return false; /* everything would come anyway */
    OGR_L_SetSpatialFilterRect(layer, rect.x0, rect.y0, rect.x1, rect.y1);
    return true;
}
