#include "render/stock.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "render/shelf.h"
#include "source/pick.h"

/* Degrees more than asked for, where a table's degrees are of another datum. */
static const double DATUM_SLACK = 0.01;
/* Points beyond the frame that a page keeps (see shelf.c), and some more. */
static const double BEYOND = 48;

typedef struct {
    const char *source, *layer, *where;
    const cor_table *table;
    const cor_rect *boxes; /* of each part, in the table's CRS; NULL: a table of points */
    bool whole;            /* a layer looks at whole shapes: no part may be left behind */
    bool grouped;          /* clusters are made of points beyond the page: no row may */
} goods;

struct cor_stock {
    GArray *list; /* of goods */
};

/* Empty when a vertex is not finite: such parts always come along, so that they are counted. */
static cor_rect box_of(const cor_point *points, size_t n)
{
    cor_rect box = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(points[i].x) || !isfinite(points[i].y)) return COR_RECT_EMPTY;
        box = cor_rect_with(box, points[i].x, points[i].y);
    }
    return box;
}

static const cor_rect *boxes_of(const cor_geometry *g, cor_arena *arena)
{
    if (!g->parts) return NULL;
    cor_rect *boxes = COR_NEW_ARRAY(arena, cor_rect, g->n_parts);
    for (size_t p = 0; p < g->n_parts; p++)
        boxes[p] = box_of(g->points + g->parts[p], g->parts[p + 1] - g->parts[p]);
    return boxes;
}

static bool wants_geometry(const cor_map *map, const char *source, cor_arena *arena)
{
    for (size_t i = 0; i < cor_style_layer_count(map->style); i++) {
        const cor_layer *layer = cor_style_layer_at(map->style, i);
        if (!g_strcmp0(cor_layer_source(layer), source) && cor_layer_fields(layer, arena).geometry) return true;
    }
    return false;
}

static bool has(const cor_stock *stock, const char *source, const char *layer)
{
    for (guint i = 0; i < stock->list->len; i++) {
        const goods *g = &g_array_index(stock->list, goods, i);
        if (!strcmp(g->source, source) && !g_strcmp0(g->layer, layer)) return true;
    }
    return false;
}

static bool is_of_pictures(const cor_layer *layer)
{
    cor_layer_type type = cor_layer_type_of(layer);
    return type == COR_LAYER_RASTER || type == COR_LAYER_HILLSHADE || type == COR_LAYER_COLOR_RELIEF;
}

static cor_status add_layer(cor_stock *stock, cor_shelf *shelf, cor_map *map, const cor_layer *layer, cor_arena *arena,
                            cor_error *err)
{
    goods g = {.source = cor_layer_source(layer), .layer = cor_layer_source_layer(layer)};
    cor_origin origin;
    if (!g.source || is_of_pictures(layer) || has(stock, g.source, g.layer)) return COR_OK;
    if (!cor_source_may_be_drawn(map, g.source)) return COR_OK;
    cor_status st = cor_origin_of(map, g.source, &origin, err);
    if (st) return st;
    if (cor_origin_bind(map, &origin, NULL)) return COR_OK; /* it speaks of a page's fields */
    st = cor_shelf_table(shelf, g.source, g.layer, NULL, &g.table, err);
    if (st) return st;
    g.where = origin.request.where;
    g.boxes = boxes_of(&g.table->geometry, arena);
    g.whole = wants_geometry(map, g.source, arena);
    const cor_style_source *own = cor_style_source_of(map->style, g.source);
    g.grouped = own && own->clustering;
    g_array_append_val(stock->list, g);
    return COR_OK;
}

cor_status cor_stock_open(cor_map *map, cor_arena *arena, cor_stock **ret_stock, cor_error *err)
{
    cor_stock *stock = g_new0(cor_stock, 1);
    cor_shelf *shelf = cor_shelf_new(map, arena);
    cor_status st = COR_OK;
    stock->list = g_array_new(FALSE, TRUE, sizeof(goods));
    for (size_t i = 0; i < cor_style_layer_count(map->style) && !st; i++)
        st = add_layer(stock, shelf, map, cor_style_layer_at(map->style, i), arena, err);
    cor_shelf_free(shelf);
    if (!st) *ret_stock = stock;
    if (st) cor_stock_free(stock);
    return st;
}

void cor_stock_free(cor_stock *stock)
{
    if (!stock) return;
    g_array_unref(stock->list);
    g_free(stock);
}

static const goods *find(const cor_stock *stock, const char *source, const char *layer, const char *where)
{
    for (guint i = 0; i < stock->list->len; i++) {
        const goods *g = &g_array_index(stock->list, goods, i);
        if (!strcmp(g->source, source) && !g_strcmp0(g->layer, layer) && !g_strcmp0(g->where, where)) return g;
    }
    return NULL;
}

/* Longitudes may be written a turn off. */
static bool is_near(cor_rect box, cor_rect near, bool degrees)
{
    if (box.x0 > box.x1) return true;
    if (cor_rects_overlap(box, near)) return true;
    if (!degrees || (box.x0 >= -180 && box.x1 <= 180)) return false;
    cor_rect west = {near.x0 - 360, near.y0, near.x1 - 360, near.y1};
    cor_rect east = {near.x0 + 360, near.y0, near.x1 + 360, near.y1};
    return cor_rects_overlap(box, west) || cor_rects_overlap(box, east);
}

/* What is near in the table's own CRS; false when that cannot be said. */
static cor_status near_in(const goods *g, cor_map *map, const cor_view *view, cor_rect *ret_near, bool *ret_degrees,
                          cor_error *err)
{
    cor_proj *proj = map->session->proj;
    const cor_crs *crs;
    const cor_transform *transform;
    double degrees = BEYOND * view->metres_per_point / 111e3 / fmax(cos(view->centre.y * M_PI / 180), 0.02);
    *ret_near = cor_rect_grown(view->reach, degrees + DATUM_SLACK);
    *ret_degrees = true;
    if (!g->table->crs) return COR_OK;
    cor_status st = cor_crs_open(proj, g->table->crs, &crs, err);
    if (!st) st = cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, err);
    if (st) return st;
    *ret_degrees = cor_crs_is_geographic(crs);
    *ret_near = cor_transform_bounds(transform, *ret_near, 64);
    return COR_OK;
}

/* Flags the parts of ROW that are near; whether the row comes along. */
static bool flag_parts(const goods *g, size_t row, cor_rect near, bool degrees, uint8_t *parts)
{
    const cor_geometry *geometry = &g->table->geometry;
    size_t first = geometry->features[row], end = geometry->features[row + 1];
    bool any = first == end;
    for (size_t p = first; p < end; p++) {
        parts[p] = is_near(g->boxes[p], near, degrees);
        any |= parts[p];
    }
    if (any && g->whole) memset(parts + first, 1, end - first);
    return any;
}

static const cor_table *pick(const goods *g, cor_rect near, bool degrees, cor_arena *arena)
{
    const cor_geometry *geometry = &g->table->geometry;
    size_t n = 0, n_rows = g->table->n_rows;
    uint32_t *rows = g_new(uint32_t, n_rows + 1);
    uint8_t *parts = g->boxes ? g_new(uint8_t, geometry->n_parts + 1) : NULL;
    for (size_t row = 0; row < n_rows; row++) {
        bool comes = parts ? flag_parts(g, row, near, degrees, parts)
                           : is_near(box_of(&geometry->points[row], 1), near, degrees);
        if (comes) rows[n++] = (uint32_t) row;
    }
    const cor_table *table = cor_table_pick(g->table, rows, n, parts, arena);
    g_free(parts);
    g_free(rows);
    return table;
}

cor_status cor_stock_take(const cor_stock *stock, cor_map *map, const char *source, const char *layer,
                          const char *where, const cor_view *view, cor_arena *arena, const cor_table **ret_table,
                          cor_error *err)
{
    const goods *g = find(stock, source, layer, where);
    cor_rect near = COR_RECT_EMPTY;
    bool degrees = true;
    *ret_table = g ? g->table : NULL;
    if (!g || g->grouped || !view || !view->has_reach) return COR_OK;
    cor_status st = near_in(g, map, view, &near, &degrees, err);
    if (!st && !cor_rect_is_empty(near)) *ret_table = pick(g, near, degrees, arena);
    return st;
}

double cor_stock_weight(const cor_stock *stock, cor_rect bounds)
{
    double weight = 0;
    for (guint i = 0; i < stock->list->len; i++) {
        const goods *g = &g_array_index(stock->list, goods, i);
        const cor_geometry *geometry = &g->table->geometry;
        if (g->table->crs) continue; /* its places are no degrees; it weighs the same for all pages */
        for (size_t p = 0; p < geometry->n_parts; p++) {
            cor_rect box = g->boxes ? g->boxes[p] : box_of(&geometry->points[p], 1);
            if (is_near(box, bounds, true)) weight += g->boxes ? geometry->parts[p + 1] - geometry->parts[p] : 1;
        }
    }
    return weight;
}
