#include "source/shp/records.h"

#include <string.h>

#include <glib.h>

#include "source/shp/shx.h"

/* Offsets of what follows the shape type. */
enum { POINT_XY = 4, BOX = 4, MULTIPOINT_N = 36, MULTIPOINT_XY = 40, PARTS_N = 36, POINTS_N = 40, PARTS = 44 };

typedef enum {
    FAMILY_NULL,
    FAMILY_POINT,
    FAMILY_LINE,
    FAMILY_POLYGON,
    FAMILY_MULTIPOINT,
    FAMILY_PATCH,
    FAMILY_BAD
} family;

/* Z and M variants store x and y alike. */
static family family_of(cor_shp_record record)
{
    if (record.size < 4) return FAMILY_BAD;
    switch (cor_shp_u32(record.bytes)) {
    case SHPT_NULL:
        return FAMILY_NULL;
    case SHPT_POINT:
    case SHPT_POINTZ:
    case SHPT_POINTM:
        return FAMILY_POINT;
    case SHPT_ARC:
    case SHPT_ARCZ:
    case SHPT_ARCM:
        return FAMILY_LINE;
    case SHPT_POLYGON:
    case SHPT_POLYGONZ:
    case SHPT_POLYGONM:
        return FAMILY_POLYGON;
    case SHPT_MULTIPOINT:
    case SHPT_MULTIPOINTZ:
    case SHPT_MULTIPOINTM:
        return FAMILY_MULTIPOINT;
    case SHPT_MULTIPATCH:
        return FAMILY_PATCH;
    default:
        return FAMILY_BAD;
    }
}

/* Up to MAX bytes of the record; its size is told whole. */
static cor_shp_record start_of(cor_shapefile *file, const SHPInfo *shp, size_t number, size_t most)
{
    size_t offset = (size_t) shp->panRecOffset[number] + COR_SHP_RECORD_HEADER;
    size_t size = offset < file->shp.size ? MIN((size_t) shp->panRecSize[number], file->shp.size - offset) : 0;
    const unsigned char *bytes = size ? cor_input_at(&file->shp, offset, MIN(size, most)) : NULL;
    return bytes ? (cor_shp_record){bytes, size} : (cor_shp_record){0};
}

cor_shp_record cor_shp_record_at(cor_shapefile *file, const SHPInfo *shp, size_t number)
{
    return start_of(file, shp, number, SIZE_MAX);
}

cor_shp_record cor_shp_record_head(cor_shapefile *file, const SHPInfo *shp, size_t number)
{
    return start_of(file, shp, number, PARTS);
}

static bool may_meet(cor_rect box, cor_rect rect)
{
    return !(box.x1 < rect.x0 || box.x0 > rect.x1 || box.y1 < rect.y0 || box.y0 > rect.y1);
}

bool cor_shp_record_may_meet(cor_shp_record record, cor_rect rect, bool lonlat)
{
    cor_rect box;
    family f = family_of(record);
    if (f == FAMILY_NULL || f == FAMILY_BAD || record.size < (f == FAMILY_POINT ? 20 : 36)) return true;
    const unsigned char *at = record.bytes + BOX;
    box.x0 = box.x1 = cor_shp_double(at);
    box.y0 = box.y1 = cor_shp_double(at + 8);
    if (f != FAMILY_POINT) {
        box.x1 = cor_shp_double(at + 16);
        box.y1 = cor_shp_double(at + 24);
        if (box.x0 == 0 && box.y0 == 0 && box.x1 == 0 && box.y1 == 0) return true;
    }
    if (!isfinite(box.x0 + box.x1 + box.y0 + box.y1) || may_meet(box, rect)) return true;
    if (!lonlat) return false;
    return may_meet(box, (cor_rect){rect.x0 - 360, rect.y0, rect.x1 - 360, rect.y1}) ||
           may_meet(box, (cor_rect){rect.x0 + 360, rect.y0, rect.x1 + 360, rect.y1});
}

/* Numbers of parts and vertices of a line or polygon, checked against the record's size. */
static bool read_counts(cor_shp_record record, size_t *ret_parts, size_t *ret_points)
{
    if (record.size < PARTS) return false;
    *ret_parts = cor_shp_u32(record.bytes + PARTS_N);
    *ret_points = cor_shp_u32(record.bytes + POINTS_N);
    return PARTS + *ret_parts * 4 + *ret_points * 16 <= record.size;
}

static void copy_points(cor_point *to, const unsigned char *from, size_t n)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
    memcpy(to, from, n * sizeof *to);
#else
    for (size_t i = 0; i < n; i++, from += 16)
        to[i] = (cor_point){cor_shp_double(from), cor_shp_double(from + 8)};
#endif
}

static void add_part(cor_shapes *shapes, const unsigned char *xy, size_t n)
{
    cor_point *part = n ? cor_shapes_part(shapes, n) : NULL;
    if (!part) return;
    copy_points(part, xy, n);
    cor_shapes_end_part(shapes);
}

static void read_parts(cor_shp_record record, cor_shape_kind kind, cor_shapes *shapes)
{
    size_t n_parts, n_points;
    cor_shapes_feature(shapes, kind);
    bool sound = read_counts(record, &n_parts, &n_points);
    const unsigned char *xy = record.bytes + PARTS + (sound ? n_parts * 4 : 0);
    for (size_t i = 0; sound && i < n_parts; i++) {
        size_t start = cor_shp_u32(record.bytes + PARTS + 4 * i);
        size_t end = i + 1 < n_parts ? cor_shp_u32(record.bytes + PARTS + 4 * i + 4) : n_points;
        sound = start <= end && end <= n_points;
        if (sound) add_part(shapes, xy + 16 * start, end - start);
    }
    if (!sound) cor_shapes_fail(shapes);
    cor_shapes_end_feature(shapes);
}

static void read_multipoint(cor_shp_record record, cor_shapes *shapes)
{
    size_t n = record.size >= MULTIPOINT_XY ? cor_shp_u32(record.bytes + MULTIPOINT_N) : 0;
    cor_shapes_feature(shapes, COR_SHAPE_POINT);
    bool sound = record.size >= MULTIPOINT_XY && MULTIPOINT_XY + n * 16 <= record.size;
    for (size_t i = 0; sound && i < n; i++)
        add_part(shapes, record.bytes + MULTIPOINT_XY + 16 * i, 1);
    if (!sound) cor_shapes_fail(shapes);
    cor_shapes_end_feature(shapes);
}

static void read_point(cor_shp_record record, cor_shapes *shapes)
{
    if (record.size < POINT_XY + 16)
        cor_shapes_point(shapes, NAN, NAN);
    else
        cor_shapes_point(shapes, cor_shp_double(record.bytes + POINT_XY), cor_shp_double(record.bytes + POINT_XY + 8));
}

static void add_ring(const SHPObject *object, cor_shapes *shapes, const int *vertices, int n)
{
    cor_point *part = cor_shapes_part(shapes, (size_t) n);
    if (!part) return;
    for (int i = 0; i < n; i++)
        part[i] = (cor_point){object->padfX[vertices[i]], object->padfY[vertices[i]]};
    cor_shapes_end_part(shapes);
}

/* Strips and fans are triangles; seen from above they are polygons. */
static void add_patch(const SHPObject *object, int part, cor_shapes *shapes)
{
    int start = object->panPartStart[part];
    int end = part + 1 < object->nParts ? object->panPartStart[part + 1] : object->nVertices;
    int type = object->panPartType[part];
    if (type == SHPP_TRISTRIP || type == SHPP_TRIFAN) {
        for (int i = start; i + 2 < end; i++)
            add_ring(object, shapes, (int[]){type == SHPP_TRIFAN ? start : i, i + 1, i + 2}, 3);
        return;
    }
    cor_point *ring = end > start ? cor_shapes_part(shapes, (size_t) (end - start)) : NULL;
    for (int i = start; ring && i < end; i++)
        ring[i - start] = (cor_point){object->padfX[i], object->padfY[i]};
    if (ring) cor_shapes_end_part(shapes);
}

static bool patch_is_sound(const SHPObject *object)
{
    for (int i = 0; i < object->nParts; i++) {
        int end = i + 1 < object->nParts ? object->panPartStart[i + 1] : object->nVertices;
        if (object->panPartStart[i] < 0 || object->panPartStart[i] > end || end > object->nVertices) return false;
    }
    return object->nSHPType == SHPT_MULTIPATCH;
}

static void read_patch(SHPInfo *shp, size_t number, cor_shapes *shapes)
{
    SHPObject *object = SHPReadObject(shp, (int) number);
    cor_shapes_feature(shapes, COR_SHAPE_POLYGON);
    if (object && patch_is_sound(object))
        for (int i = 0; i < object->nParts; i++)
            add_patch(object, i, shapes);
    else
        cor_shapes_fail(shapes);
    cor_shapes_end_feature(shapes);
    if (object) SHPDestroyObject(object);
}

static size_t row_number(cor_shp_rows rows, size_t row)
{
    return rows.numbers ? rows.numbers[row] : row;
}

/* Counts before reading, so that the arrays are made once, in their final place. */
static void expect(cor_shapefile *file, const SHPInfo *shp, cor_shp_rows rows, cor_arena *arena, cor_shapes *shapes)
{
    size_t parts = 0, points = 0, n_parts, n_points;
    for (size_t row = 0; row < rows.n; row++) {
        cor_shp_record record = cor_shp_record_head(file, shp, row_number(rows, row));
        family f = family_of(record);
        if (f == FAMILY_POINT) {
            points++;
        } else if (f == FAMILY_MULTIPOINT && record.size >= MULTIPOINT_XY) {
            n_points = MIN(cor_shp_u32(record.bytes + MULTIPOINT_N), record.size / 16);
            parts += n_points;
            points += n_points;
        } else if ((f == FAMILY_LINE || f == FAMILY_POLYGON) && read_counts(record, &n_parts, &n_points)) {
            parts += n_parts;
            points += n_points;
        }
    }
    cor_shapes_start(shapes, arena, rows.n, parts, points);
}

void cor_shp_read_shapes(cor_shapefile *file, SHPInfo *shp, cor_shp_rows rows, cor_arena *arena, cor_shapes *shapes)
{
    expect(file, shp, rows, arena, shapes);
    for (size_t row = 0; row < rows.n; row++) {
        size_t number = row_number(rows, row);
        cor_shp_record record = cor_shp_record_at(file, shp, number);
        switch (family_of(record)) {
        case FAMILY_NULL:
            cor_shapes_null(shapes);
            break;
        case FAMILY_POINT:
            read_point(record, shapes);
            break;
        case FAMILY_LINE:
            read_parts(record, COR_SHAPE_LINE, shapes);
            break;
        case FAMILY_POLYGON:
            read_parts(record, COR_SHAPE_POLYGON, shapes);
            break;
        case FAMILY_MULTIPOINT:
            read_multipoint(record, shapes);
            break;
        case FAMILY_PATCH:
            read_patch(shp, number, shapes);
            break;
        case FAMILY_BAD:
            cor_shapes_feature(shapes, COR_SHAPE_NONE);
            cor_shapes_fail(shapes);
            cor_shapes_end_feature(shapes);
        }
    }
}
