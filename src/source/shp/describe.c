/* What a shapefile holds, for info: geometry, count, extent, CRS and fields. */
#include <string.h>

#include <glib.h>

#include "source/shp/dbf.h"

static const char *geometry_name(const SHPInfo *shp)
{
    static const char *const names[10] = {
        [0] = "none", [1] = "Point", [3] = "LineString", [5] = "Polygon", [8] = "MultiPoint"};
    int type = shp->nShapeType;
    if (type == SHPT_MULTIPATCH) return "Polygon";
    const char *name = type >= 0 && type < 30 ? names[type % 10] : NULL;
    return name ? name : "none";
}

static void describe_fields(cor_shapefile *file, const char *encoding, cor_arena *arena, cor_layer_info *layer)
{
    cor_dbf dbf = {0};
    if (!cor_dbf_start(file, &dbf)) return;
    cor_interns *interns = cor_interns_new();
    cor_decoder *decoder = cor_decoder_new(encoding, interns);
    cor_field_info *fields = COR_NEW_ARRAY(arena, cor_field_info, (size_t) dbf.handle->nFields);
    for (int field = 0; field < dbf.handle->nFields; field++) {
        const char *name = cor_dbf_field_name(&dbf, field, decoder);
        if (name)
            fields[layer->n_fields++] =
                (cor_field_info){.name = cor_arena_copy(arena, name), .kind = cor_dbf_field_kind(&dbf, field)};
    }
    layer->fields = fields;
    if (!file->shp.there) layer->n_features = (double) dbf.n;
    cor_decoder_free(decoder);
    cor_interns_free(interns);
    cor_dbf_close(&dbf);
}

static cor_rect header_box(const SHPInfo *shp)
{
    cor_rect box = {shp->adBoundsMin[0], shp->adBoundsMin[1], shp->adBoundsMax[0], shp->adBoundsMax[1]};
    bool said = shp->nRecords > 0 && isfinite(box.x0 + box.x1 + box.y0 + box.y1);
    return said ? box : COR_RECT_EMPTY;
}

/* The name in the first quotes of WKT is how people call a CRS. */
static const char *crs_name(const char *crs, cor_arena *arena)
{
    const char *open = strchr(crs, '"'), *close = open ? strchr(open + 1, '"') : NULL;
    return close ? cor_arena_copy_n(arena, open + 1, (size_t) (close - open - 1)) : crs;
}

cor_status cor_shapefile_describe(cor_shapefile *file, const cor_request *request, cor_arena *arena,
                                  const cor_source_info **ret_info, cor_error *err)
{
    const char *encoding = NULL, *crs = NULL;
    cor_status st = cor_shapefile_encoding(file, request, arena, NULL, &encoding, err);
    if (st) return st;
    cor_layer_info *layer = COR_NEW(arena, cor_layer_info);
    *layer = (cor_layer_info){.name = cor_shapefile_layer(file, arena), .geometry = "none", .extent = COR_RECT_EMPTY};
    SHPHandle shp = file->shp.there ? cor_shp_open(file) : NULL;
    if (shp) {
        layer->geometry = geometry_name(shp);
        layer->n_features = shp->nRecords;
        layer->extent = header_box(shp);
        SHPClose(shp);
    }
    if (!cor_shapefile_crs(file, request, arena, &crs, NULL)) /* without one, it is described all the same */
        layer->crs = crs ? crs_name(crs, arena) : file->shp.there ? "WGS 84" : NULL;
    describe_fields(file, encoding, arena, layer);
    cor_source_info *info = COR_NEW(arena, cor_source_info);
    *info = (cor_source_info){.driver = "ESRI Shapefile", .layers = layer, .n_layers = 1};
    *ret_info = info;
    return COR_OK;
}
