#include "prepare/shared_tables.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "geo/index.h"
#include "prepare/kept_rows.h"
#include "prepare/table_cache.h"
#include "table/select.h"

/* Degrees more than asked for, where a table's degrees are of another datum. */
static const double DATUM_SLACK = 0.01;
/* Points beyond the frame that a page keeps (see table_cache.c), and some more. */
static const double BEYOND = 48;

typedef struct {
    cor_shared_table is;
    cor_index *index; /* of the parts, in the table's CRS */
    const uint32_t
        *always; /* rows that come along wherever the page is: without parts, or with vertices that are none */
    size_t n_always;
    const char *kept; /* see cor_shared_tables_keep */
} shared_entry;

struct cor_shared_tables {
    GArray *list; /* of shared_entry */
};

/* Empty when a vertex is not finite. */
static cor_rect box_of(const cor_point *points, size_t n)
{
    cor_rect box = COR_RECT_EMPTY;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(points[i].x) || !isfinite(points[i].y)) return COR_RECT_EMPTY;
        box = cor_rect_with(box, points[i].x, points[i].y);
    }
    return box;
}

static size_t part_length(const cor_geometry *g, size_t part)
{
    return cor_geometry_first_point(g, part + 1) - cor_geometry_first_point(g, part);
}

/* A row that no box can place is always read, so that it is counted. */
static bool is_always(const cor_geometry *g, const cor_rect *boxes, size_t row)
{
    size_t first = cor_geometry_first_part(g, row), end = cor_geometry_first_part(g, row + 1);
    for (size_t p = first; p < end; p++)
        if (cor_rect_is_empty(boxes[p])) return true;
    return first == end;
}

static void index_parts(shared_entry *g, cor_arena *arena)
{
    const cor_geometry *geometry = &g->is.table->geometry;
    cor_rect *boxes = g_new(cor_rect, geometry->n_parts + 1);
    GArray *always = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (size_t p = 0; p < geometry->n_parts; p++)
        boxes[p] = box_of(geometry->points + cor_geometry_first_point(geometry, p), part_length(geometry, p));
    for (size_t row = 0; row < g->is.table->n_rows; row++) {
        uint32_t number = (uint32_t) row;
        if (is_always(geometry, boxes, row)) g_array_append_val(always, number);
    }
    g->index = cor_index_new(arena, boxes, geometry->n_parts);
    g->always = cor_arena_memdup(arena, always->data, always->len * sizeof(uint32_t));
    g->n_always = always->len;
    g_array_unref(always);
    g_free(boxes);
}

static const shared_entry *find(const cor_shared_tables *shared_tables, const char *source, const char *layer)
{
    for (guint i = 0; i < shared_tables->list->len; i++) {
        const shared_entry *g = &g_array_index(shared_tables->list, shared_entry, i);
        if (!strcmp(g->is.source, source) && !g_strcmp0(g->is.layer, layer)) return g;
    }
    return NULL;
}

cor_shared_tables *cor_shared_tables_new(void)
{
    cor_shared_tables *shared_tables = g_new0(cor_shared_tables, 1);
    shared_tables->list = g_array_new(FALSE, TRUE, sizeof(shared_entry));
    return shared_tables;
}

void cor_shared_tables_add(cor_shared_tables *shared_tables, const cor_shared_table *table, cor_arena *arena)
{
    shared_entry g = {.is = *table};
    index_parts(&g, arena);
    g_array_append_val(shared_tables->list, g);
}

bool cor_shared_tables_has(const cor_shared_tables *shared_tables, const char *source, const char *layer)
{
    return find(shared_tables, source, layer) != NULL;
}

void cor_shared_tables_free(cor_shared_tables *shared_tables)
{
    if (!shared_tables) return;
    g_array_unref(shared_tables->list);
    g_free(shared_tables);
}

/* Rows and parts that are near, gathered from the index. */
typedef struct {
    const cor_geometry *geometry;
    GArray *rows;   /* of uint32_t, in any order, some several times */
    uint8_t *parts; /* a flag each; NULL: a table of points */
} finding;

/* The row that PART belongs to: the last one that begins at or before it, for those without parts begin where the next
 * one does. */
static uint32_t row_of(const cor_geometry *g, uint32_t part)
{
    size_t low = 0, high = g->n_features;
    if (!g->features) return part;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (g->features[middle] <= part)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t) low;
}

static void take_part(void *context, uint32_t part)
{
    finding *f = context;
    uint32_t row = row_of(f->geometry, part);
    if (f->parts) f->parts[part] = 1;
    g_array_append_val(f->rows, row);
}

/* Longitudes may be written a turn off. */
static void find_near(const shared_entry *g, cor_rect near, bool degrees, cor_index_visit visit, void *context)
{
    enum { TURN = 360 };
    cor_index_find(g->index, near, visit, context);
    if (!degrees) return;
    near.x0 -= TURN;
    near.x1 -= TURN;
    cor_index_find(g->index, near, visit, context);
    near.x0 += 2 * TURN;
    near.x1 += 2 * TURN;
    cor_index_find(g->index, near, visit, context);
}

/* What is near in the table's own CRS; false when that cannot be said. */
static cor_status near_in(const shared_entry *g, const cor_render_context *context, const cor_view *view,
                          cor_rect *ret_near, bool *ret_degrees, cor_error *err)
{
    cor_proj *proj = context->session->proj;
    const cor_crs *crs;
    const cor_transform *transform;
    double degrees = BEYOND * view->metres_per_point / 111e3 / fmax(cos(view->centre.y * M_PI / 180), 0.02);
    *ret_near = cor_rect_grown(view->reach, degrees + DATUM_SLACK);
    *ret_degrees = true;
    if (!g->is.table->crs) return COR_OK;
    cor_status st = cor_crs_open(proj, g->is.table->crs, &crs, err);
    if (!st) st = cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, err);
    if (st) return st;
    *ret_degrees = cor_crs_is_geographic(crs);
    *ret_near = cor_transform_bounds(transform, *ret_near, 64);
    return COR_OK;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
    return (x > y) - (x < y);
}

/* Sorts the rows and drops what stands there twice. */
static void sort_rows(GArray *rows)
{
    guint n = 0;
    g_array_sort(rows, by_number);
    uint32_t *row = (uint32_t *) (void *) rows->data;
    for (guint i = 0; i < rows->len; i++)
        if (!i || row[i] != row[n - 1]) row[n++] = row[i];
    g_array_set_size(rows, n);
}

/* All parts of ROW come along. */
static void take_whole(finding *f, uint32_t row)
{
    size_t first = cor_geometry_first_part(f->geometry, row), end = cor_geometry_first_part(f->geometry, row + 1);
    if (f->parts) memset(f->parts + first, 1, end - first);
}

static const cor_table *select_near(const shared_entry *g, cor_rect near, bool degrees, cor_arena *arena)
{
    const cor_geometry *geometry = &g->is.table->geometry;
    finding f = {.geometry = geometry,
                 .rows = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                 .parts = geometry->parts ? g_new0(uint8_t, geometry->n_parts + 1) : NULL};
    find_near(g, near, degrees, take_part, &f);
    g_array_append_vals(f.rows, g->always, (guint) g->n_always);
    for (size_t i = 0; i < g->n_always; i++)
        take_whole(&f, g->always[i]);
    sort_rows(f.rows);
    const uint32_t *rows = (const uint32_t *) (const void *) f.rows->data;
    for (guint i = 0; g->is.whole && i < f.rows->len; i++)
        take_whole(&f, rows[i]);
    const cor_table *all = g->is.table;
    cor_table *table = cor_table_select(all, rows, f.rows->len, f.parts, arena);
    if (table->counts.outside != SIZE_MAX)
        table->counts.outside +=
            cor_table_feature_count(all, NULL, all->n_rows) - cor_table_feature_count(all, rows, f.rows->len);
    g_array_unref(f.rows);
    g_free(f.parts);
    return table;
}

cor_status cor_shared_tables_take(const cor_shared_tables *shared_tables, const cor_render_context *context,
                                  const char *source, const char *layer, const char *where, const cor_view *view,
                                  cor_arena *arena, const cor_table **ret_table, cor_error *err)
{
    const shared_entry *g = find(shared_tables, source, layer);
    if (g && (g_strcmp0(g->is.where, where) || g_strcmp0(g->is.terms, cor_kept_rows_terms(context, source, arena))))
        g = NULL;
    cor_rect near = COR_RECT_EMPTY;
    bool degrees = true;
    *ret_table = g ? g->is.table : NULL;
    if (!g || g->is.grouped || !view || !view->has_reach) return COR_OK;
    cor_status st = near_in(g, context, view, &near, &degrees, err);
    if (!st && !cor_rect_is_empty(near)) *ret_table = select_near(g, near, degrees, arena);
    return st;
}

const cor_table *cor_shared_tables_at(const cor_shared_tables *shared_tables, size_t index)
{
    return index < shared_tables->list->len ? g_array_index(shared_tables->list, shared_entry, index).is.table : NULL;
}

static shared_entry *entry_of(const cor_shared_tables *shared_tables, const cor_table *table)
{
    for (guint i = 0; i < shared_tables->list->len; i++) {
        shared_entry *g = &g_array_index(shared_tables->list, shared_entry, i);
        if (g->is.table == table) return g;
    }
    return NULL;
}

void cor_shared_tables_keep(cor_shared_tables *shared_tables, const cor_table *table, const char *text)
{
    shared_entry *entry = entry_of(shared_tables, table);
    if (entry) entry->kept = text;
}

const char *cor_shared_tables_kept(const cor_shared_tables *shared_tables, const cor_table *table)
{
    const shared_entry *entry = entry_of(shared_tables, table);
    return entry ? entry->kept : NULL;
}

typedef struct {
    const cor_geometry *geometry;
    double weight;
} weighing;

static void weigh(void *context, uint32_t part)
{
    weighing *w = context;
    w->weight += (double) part_length(w->geometry, part);
}

double cor_shared_tables_weight(const cor_shared_tables *shared_tables, cor_rect bounds)
{
    weighing w = {0};
    for (guint i = 0; i < shared_tables->list->len; i++) {
        const shared_entry *g = &g_array_index(shared_tables->list, shared_entry, i);
        w.geometry = &g->is.table->geometry;
        if (!g->is.table->crs) find_near(g, bounds, true, weigh, &w); /* others' places are no degrees */
    }
    return w.weight;
}
