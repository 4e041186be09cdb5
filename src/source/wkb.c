#include "source/wkb.h"

#include <string.h>

#include <glib.h>

enum { DEEPEST = 32 };

enum {
    POINT = 1,
    LINE,
    POLYGON,
    MULTI_POINT,
    MULTI_LINE,
    MULTI_POLYGON,
    COLLECTION,
    CIRCULAR_STRING,
    SURFACE_COLLECTION = 15,
    TIN,
    TRIANGLE
};

/* A reader that stops at the end: `broken` once something did not fit. */
typedef struct {
    const uint8_t *at, *end;
    bool broken, curved;
    int dimensions; /* bit k: some shape of dimension k */
} cursor;

/* One geometry's head. */
typedef struct {
    bool big_endian;
    uint32_t type;
    size_t stride; /* bytes of a vertex */
} head;

static bool has(cursor *c, size_t n)
{
    if ((size_t) (c->end - c->at) >= n) return true;
    c->broken = true;
    return false;
}

static uint32_t read_u32(cursor *c, bool big_endian)
{
    uint32_t x;
    if (!has(c, 4)) return 0;
    memcpy(&x, c->at, 4);
    c->at += 4;
    return big_endian ? GUINT32_FROM_BE(x) : GUINT32_FROM_LE(x);
}

static double double_at(const uint8_t *bytes, bool big_endian)
{
    uint64_t bits;
    double x;
    memcpy(&bits, bytes, 8);
    bits = big_endian ? GUINT64_FROM_BE(bits) : GUINT64_FROM_LE(bits);
    memcpy(&x, &bits, 8);
    return x;
}

/* ISO's thousands and PostGIS's high bits both say Z and M. */
static head read_head(cursor *c)
{
    head h = {0};
    if (!has(c, 5)) return h;
    h.big_endian = *c->at++ == 0;
    uint32_t type = read_u32(c, h.big_endian);
    bool z = type & 0x80000000u, m = type & 0x40000000u;
    if (type & 0x20000000u) read_u32(c, h.big_endian); /* an SRID, which the layer tells better */
    type &= 0x1fffffffu;
    z |= type / 1000 == 1 || type / 1000 == 3;
    m |= type / 1000 == 2 || type / 1000 == 3;
    h.type = type % 1000;
    h.stride = (size_t) (16 + 8 * z + 8 * m);
    return h;
}

/* Number of things that follow, each at least SMALLEST bytes. */
static uint32_t read_count(cursor *c, bool big_endian, size_t smallest)
{
    uint32_t n = read_u32(c, big_endian);
    if (n > (size_t) (c->end - c->at) / smallest) {
        c->broken = true;
        return 0;
    }
    return n;
}

static void add_part(cor_shapes *shapes, const uint8_t *bytes, size_t n, const head *h)
{
    cor_point *part = cor_shapes_part(shapes, n);
    if (!part) return;
    for (size_t i = 0; i < n; i++, bytes += h->stride)
        part[i] = (cor_point){double_at(bytes, h->big_endian), double_at(bytes + 8, h->big_endian)};
    cor_shapes_end_part(shapes);
}

static void read_vertices(cursor *c, cor_shapes *shapes, size_t n, const head *h)
{
    if (!has(c, n * h->stride)) return;
    if (shapes && n) add_part(shapes, c->at, n, h);
    c->at += n * h->stride;
}

/* An empty point is written as two NaNs: it is nothing rather than broken. */
static void read_point(cursor *c, cor_shapes *shapes, const head *h)
{
    if (!has(c, h->stride)) return;
    double x = double_at(c->at, h->big_endian), y = double_at(c->at + 8, h->big_endian);
    if (isnan(x) && isnan(y))
        c->at += h->stride;
    else
        read_vertices(c, shapes, 1, h);
}

/* Walks one geometry. SHAPES NULL: only notes which dimensions there are. Else parts of KEPT are added. */
static void walk(cursor *c, cor_shapes *shapes, cor_shape_kind kept, int depth)
{
    head h = read_head(c);
    if (c->broken) return;
    switch (h.type) {
    case POINT:
        c->dimensions |= 1 << COR_SHAPE_POINT;
        read_point(c, kept == COR_SHAPE_POINT ? shapes : NULL, &h);
        return;
    case LINE:
        c->dimensions |= 1 << COR_SHAPE_LINE;
        read_vertices(c, kept == COR_SHAPE_LINE ? shapes : NULL, read_count(c, h.big_endian, h.stride), &h);
        return;
    case POLYGON:
    case TRIANGLE:
        c->dimensions |= 1 << COR_SHAPE_POLYGON;
        for (uint32_t n = read_count(c, h.big_endian, 4); n && !c->broken; n--)
            read_vertices(c, kept == COR_SHAPE_POLYGON ? shapes : NULL, read_count(c, h.big_endian, h.stride), &h);
        return;
    case MULTI_POINT:
    case MULTI_LINE:
    case MULTI_POLYGON:
    case COLLECTION:
    case SURFACE_COLLECTION:
    case TIN:
        if (depth == DEEPEST) c->broken = true;
        for (uint32_t n = read_count(c, h.big_endian, 5); n && !c->broken && !c->curved; n--)
            walk(c, shapes, kept, depth + 1);
        return;
    default:
        if (h.type >= CIRCULAR_STRING && h.type <= 14)
            c->curved = true;
        else
            c->broken = true;
    }
}

static cor_shape_kind highest(int dimensions)
{
    for (int kind = COR_SHAPE_POLYGON; kind > COR_SHAPE_NONE; kind--)
        if (dimensions & 1 << kind) return (cor_shape_kind) kind;
    return COR_SHAPE_NONE;
}

/* By far the commonest feature of large tables, spared the general walk. */
static bool add_plain_point(cor_shapes *shapes, const uint8_t *wkb, size_t size)
{
    if (size != 21 || memcmp(wkb, "\1\1\0\0\0", 5) != 0) return false;
    double x = double_at(wkb + 5, false), y = double_at(wkb + 13, false);
    if (isnan(x)) return false;
    cor_shapes_point(shapes, x, y);
    return true;
}

cor_wkb_result cor_wkb_add(cor_shapes *shapes, const uint8_t *wkb, size_t size)
{
    if (add_plain_point(shapes, wkb, size)) return COR_WKB_DONE;
    cursor look = {.at = wkb, .end = wkb + size};
    walk(&look, NULL, COR_SHAPE_NONE, 0);
    if (look.curved && !look.broken) return COR_WKB_CURVED;
    cor_shape_kind kind = highest(look.dimensions);
    cor_shapes_feature(shapes, kind);
    cursor again = {.at = wkb, .end = wkb + size};
    if (look.broken)
        cor_shapes_fail(shapes);
    else
        walk(&again, shapes, kind, 0);
    cor_shapes_end_feature(shapes);
    if (look.broken) return COR_WKB_BROKEN;
    return look.dimensions & ~(1 << kind) ? COR_WKB_MIXED : COR_WKB_DONE;
}
