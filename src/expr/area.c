/* GeoJSON read into arrays. */
#include "expr/area.h"

#include <string.h>

typedef struct {
    cor_geometry_builder *builder;
    bool polygons_only, broken, any;
    bool single, begun; /* all parts belong to one feature, which has begun */
} reading;

static void begin_feature(reading *r, cor_shape_kind kind)
{
    if (r->begun) return;
    cor_builder_feature(r->builder, kind);
    r->begun = r->single;
}

static void end_feature(reading *r)
{
    if (!r->single) cor_builder_end_feature(r->builder);
}

static void read_point(reading *r, const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || node->n < 2 || node->items[0]->kind != COR_NODE_NUMBER ||
        node->items[1]->kind != COR_NODE_NUMBER || !isfinite(node->items[0]->number) ||
        !isfinite(node->items[1]->number)) {
        r->broken = true;
        return;
    }
    cor_builder_point(r->builder, node->items[0]->number, node->items[1]->number);
}

static void read_part(reading *r, const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || node->n == 0) {
        r->broken = true;
        return;
    }
    cor_builder_part(r->builder);
    for (size_t i = 0; i < node->n && !r->broken; i++)
        read_point(r, node->items[i]);
    cor_builder_end_part(r->builder, 1);
}

static void read_single_point(reading *r, const cor_node *node)
{
    begin_feature(r, COR_SHAPE_POINT);
    cor_builder_part(r->builder);
    read_point(r, node);
    cor_builder_end_part(r->builder, 1);
    end_feature(r);
}

static void read_line(reading *r, const cor_node *node)
{
    begin_feature(r, COR_SHAPE_LINE);
    read_part(r, node);
    end_feature(r);
}

static void read_polygon(reading *r, const cor_node *node)
{
    if (node->kind != COR_NODE_SEQ || node->n == 0) {
        r->broken = true;
        return;
    }
    begin_feature(r, COR_SHAPE_POLYGON);
    for (size_t i = 0; i < node->n && !r->broken; i++)
        read_part(r, node->items[i]);
    end_feature(r);
}

static void read_many(reading *r, const cor_node *node, void (*read_one)(reading *, const cor_node *))
{
    if (node->kind != COR_NODE_SEQ) r->broken = true;
    for (size_t i = 0; i < node->n && !r->broken; i++)
        read_one(r, node->items[i]);
}

static const char *type_of(const cor_node *node)
{
    const cor_node *type = cor_node_get(node, "type");
    return type && type->kind == COR_NODE_STRING ? type->text : "";
}

static void read_geometry(reading *r, const cor_node *node)
{
    static const struct {
        const char *type;
        bool polygons, many;
        void (*read_one)(reading *, const cor_node *);
    } kinds[] = {
        {"Point", false, false, read_single_point}, {"MultiPoint", false, true, read_single_point},
        {"LineString", false, false, read_line},    {"MultiLineString", false, true, read_line},
        {"Polygon", true, false, read_polygon},     {"MultiPolygon", true, true, read_polygon},
    };
    const cor_node *coordinates = cor_node_get(node, "coordinates");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(type_of(node), kinds[i].type) != 0 || (r->polygons_only && !kinds[i].polygons)) continue;
        r->any = true;
        if (!coordinates)
            r->broken = true;
        else if (kinds[i].many)
            read_many(r, coordinates, kinds[i].read_one);
        else
            kinds[i].read_one(r, coordinates);
        return;
    }
    if (!r->polygons_only) r->broken = true;
}

static void read_feature(reading *r, const cor_node *node)
{
    const cor_node *geometry = cor_node_get(node, "geometry");
    if (!geometry || geometry->kind != COR_NODE_MAP)
        r->broken = true;
    else
        read_geometry(r, geometry);
}

static void read_object(reading *r, const cor_node *node)
{
    const cor_node *features = cor_node_get(node, "features");
    if (!strcmp(type_of(node), "FeatureCollection") && features)
        read_many(r, features, read_feature);
    else if (!strcmp(type_of(node), "Feature"))
        read_feature(r, node);
    else
        read_geometry(r, node);
}

bool cor_area_read(cor_arena *arena, const cor_node *node, bool polygons_only, cor_area *ret)
{
    reading r = {.builder = cor_geometry_builder_new(), .polygons_only = polygons_only};
    if (node->kind == COR_NODE_MAP) read_object(&r, node);
    bool ok = !r.broken && (r.any || (!polygons_only && node->kind == COR_NODE_MAP));
    if (ok) ret->geometry = cor_builder_finish(r.builder, arena);
    if (ok) ret->bounds = cor_geometry_bounds(&ret->geometry);
    cor_geometry_builder_free(r.builder);
    return ok;
}

/* A geometry that says only what it is: a feature without vertices. */
static cor_geometry bare(cor_arena *arena, cor_shape_kind kind)
{
    return (cor_geometry){.n_features = 1,
                          .points = COR_NEW_ARRAY(arena, cor_point, 1),
                          .parts = COR_NEW_ARRAY(arena, uint32_t, 1),
                          .features = COR_NEW_ARRAY(arena, uint32_t, 2),
                          .kind = kind};
}

static cor_shape_kind kind_of(const cor_node *node)
{
    if (strstr(type_of(node), "Point")) return COR_SHAPE_POINT;
    if (strstr(type_of(node), "Line")) return COR_SHAPE_LINE;
    return strstr(type_of(node), "Polygon") ? COR_SHAPE_POLYGON : COR_SHAPE_NONE;
}

cor_geometry cor_feature_read(cor_arena *arena, const cor_node *node)
{
    reading r = {.builder = cor_geometry_builder_new(), .single = true};
    read_geometry(&r, node);
    if (r.begun) cor_builder_end_feature(r.builder);
    cor_geometry geometry = cor_builder_finish(r.builder, arena);
    cor_geometry_builder_free(r.builder);
    return r.broken || geometry.n_features != 1 ? bare(arena, kind_of(node)) : geometry;
}
