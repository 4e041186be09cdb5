#include "same_tables.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

typedef struct {
    cor_arena *arena;
    const cor_table *one, *other;
} pair;

/* "" when they are the same, else how they differ. In the arena. */
static const char *compare_cells(const pair *b, const cor_column *x, const cor_column *y)
{
    if (x->kind != y->kind) return cor_arena_format(b->arena, "field %s: kinds %d and %d", x->name, x->kind, y->kind);
    for (size_t row = 0; row < b->one->n_rows; row++) {
        cor_value p = cor_column_value(x, row), q = cor_column_value(y, row);
        bool same = p.kind == q.kind && (p.kind == COR_NUMBER   ? p.number == q.number
                                         : p.kind == COR_STRING ? p.string == q.string
                                         : p.kind == COR_BOOL   ? p.boolean == q.boolean
                                                                : true);
        if (!same && p.kind == COR_STRING && q.kind == COR_STRING)
            return cor_arena_format(b->arena, "field %s, row %zu: \"%s\" and \"%s\"", x->name, row, p.string, q.string);
        if (!same)
            return cor_arena_format(b->arena, "field %s, row %zu: kinds %d and %d, numbers %.17g and %.17g", x->name,
                                    row, p.kind, q.kind, p.number, q.number);
    }
    return "";
}

static const char *compare_shapes(const pair *b)
{
    const cor_geometry *g = &b->one->geometry, *h = &b->other->geometry;
    if (g->n_parts != h->n_parts || g->n_points != h->n_points)
        return cor_arena_format(b->arena, "%zu parts of %zu points, and %zu of %zu", g->n_parts, g->n_points,
                                h->n_parts, h->n_points);
    for (size_t row = 0; row < g->n_features; row++)
        if (cor_geometry_kind(g, row) != cor_geometry_kind(h, row) ||
            cor_geometry_first_part(g, row) != cor_geometry_first_part(h, row))
            return cor_arena_format(b->arena, "row %zu: other kinds or numbers of parts", row);
    for (size_t part = 0; part < g->n_parts; part++)
        if (cor_geometry_first_point(g, part) != cor_geometry_first_point(h, part))
            return cor_arena_format(b->arena, "part %zu starts elsewhere", part);
    return "";
}

static bool is_before(cor_point a, cor_point b)
{
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

static int by_place(const void *a, const void *b)
{
    cor_point p = *(const cor_point *) a, q = *(const cor_point *) b;
    return is_before(p, q) ? -1 : is_before(q, p);
}

/* OGR sorts rings into shells and holes, so that the rings of a feature may come in another order. */
static const char *compare_points(const pair *b)
{
    const cor_geometry *g = &b->one->geometry, *h = &b->other->geometry;
    for (size_t row = 0; row < g->n_features; row++) {
        size_t first = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
        size_t n = cor_geometry_first_point(g, cor_geometry_first_part(g, row + 1)) - first;
        cor_point *p = cor_arena_memdup(b->arena, g->points + first, n * sizeof *p);
        cor_point *q = cor_arena_memdup(b->arena, h->points + first, n * sizeof *q);
        if (cor_geometry_kind(g, row) == COR_SHAPE_POLYGON) {
            qsort(p, n, sizeof *p, by_place);
            qsort(q, n, sizeof *q, by_place);
        }
        if (memcmp(p, q, n * sizeof *p)) return cor_arena_format(b->arena, "row %zu: other vertices", row);
    }
    return "";
}

const char *difference_of_tables(const cor_table *x, const cor_table *y, cor_arena *arena)
{
    const pair both = {arena, x, y};
    const char *difference = "";
    if (x->n_rows != y->n_rows) return cor_arena_format(arena, "%zu and %zu rows", x->n_rows, y->n_rows);
    if (x->n_columns != y->n_columns) return cor_arena_format(arena, "%zu and %zu columns", x->n_columns, y->n_columns);
    if (x->counts.null_shapes != y->counts.null_shapes || x->counts.bad_shapes != y->counts.bad_shapes)
        return "other counts of shapes";
    if (g_strcmp0(x->crs, y->crs)) return cor_arena_format(arena, "CRS %s and %s", x->crs, y->crs);
    for (size_t row = 0; row < x->n_rows; row++)
        if (cor_table_id(x, row) != cor_table_id(y, row)) return cor_arena_format(arena, "row %zu has other ids", row);
    for (size_t i = 0; i < x->n_columns && !*difference; i++) {
        const cor_column *other = cor_table_column(y, x->columns[i].name);
        if (!other) return cor_arena_format(arena, "there is no field %s", x->columns[i].name);
        difference = compare_cells(&both, &x->columns[i], other);
    }
    if (!*difference) difference = compare_shapes(&both);
    return *difference ? difference : compare_points(&both);
}
