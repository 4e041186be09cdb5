#include "api/rows_text.h"

#include <math.h>

#include "base/number.h"
#include "geo/inside.h"
#include "geo/rings.h"

enum { PIECE = 1 << 16 };

bool cor_rows_flush(cor_rows_text *rows, bool end)
{
    if (rows->text->len < PIECE && !end) return true;
    cor_arena_reset(rows->scratch);
    rows->refused = rows->refused || (rows->text->len && !rows->write(rows->context, rows->text->str, rows->text->len));
    g_string_truncate(rows->text, 0);
    return !rows->refused;
}

void cor_rows_number(GString *text, double x)
{
    char number[COR_NUMBER_SPACE];
    cor_format_shortest(number, x);
    g_string_append(text, number);
}

static void span_of(const cor_geometry *g, size_t row, size_t *ret_from, size_t *ret_to)
{
    *ret_from = cor_geometry_first_point(g, cor_geometry_first_part(g, row));
    *ret_to = cor_geometry_first_point(g, cor_geometry_first_part(g, row + 1));
}

bool cor_rows_have_place(const cor_rows_text *rows, size_t row)
{
    const cor_geometry *g = &rows->lonlat;
    size_t from, to;
    if (!g->n_features || cor_geometry_kind(g, row) == COR_SHAPE_NONE) return false;
    span_of(g, row, &from, &to);
    for (size_t i = from; i < to; i++)
        if (!isfinite(g->points[i].x) || !isfinite(g->points[i].y)) return false;
    return to > from;
}

static void put_place(const cor_rows_text *rows, cor_point p, const cor_rows_notation *notation)
{
    g_string_append(rows->text, notation->begin);
    cor_rows_number(rows->text, p.x);
    g_string_append(rows->text, notation->between);
    cor_rows_number(rows->text, p.y);
    g_string_append(rows->text, notation->end);
}

static void put_places(const cor_rows_text *rows, const cor_point *points, size_t n, bool backwards,
                       const cor_rows_notation *notation)
{
    g_string_append(rows->text, notation->open);
    for (size_t i = 0; i < n; i++) {
        if (i) g_string_append_c(rows->text, ',');
        put_place(rows, points[backwards ? n - 1 - i : i], notation);
    }
    g_string_append(rows->text, notation->close);
}

static void put_points(const cor_rows_text *rows, size_t row, const cor_rows_notation *notation, bool several)
{
    size_t from, to;
    span_of(&rows->lonlat, row, &from, &to);
    if (several)
        put_places(rows, rows->lonlat.points + from, to - from, false, notation);
    else
        put_place(rows, rows->lonlat.points[from], notation);
}

static void put_part(const cor_rows_text *rows, const cor_path *path, size_t part, bool is_shell,
                     const cor_rows_notation *notation)
{
    const cor_point *points = path->points + path->parts[part];
    size_t n = path->parts[part + 1] - path->parts[part];
    bool turned = path->closed && notation->winds && (cor_ring_area2(points, n) > 0) != is_shell;
    put_places(rows, points, n, turned, notation);
}

static void put_lines(const cor_rows_text *rows, const cor_path *path, const cor_rows_notation *notation)
{
    for (size_t i = 0; i < path->n_parts; i++) {
        if (i) g_string_append_c(rows->text, ',');
        put_part(rows, path, i, true, notation);
    }
}

/* A shell, and then its holes. */
static void put_area(const cor_rows_text *rows, const cor_path *path, const uint32_t *shells, uint32_t shell,
                     const cor_rows_notation *notation)
{
    g_string_append(rows->text, notation->open);
    put_part(rows, path, shell, true, notation);
    for (uint32_t i = 0; i < path->n_parts; i++) {
        if (i == shell || shells[i] != shell) continue;
        g_string_append_c(rows->text, ',');
        put_part(rows, path, i, false, notation);
    }
    g_string_append(rows->text, notation->close);
}

static void put_areas(const cor_rows_text *rows, const cor_path *path, const cor_rows_notation *notation)
{
    const uint32_t *shells = cor_ring_shells(path, rows->scratch);
    bool first = true;
    for (uint32_t i = 0; i < path->n_parts; i++) {
        if (shells[i] != i) continue;
        if (!first) g_string_append_c(rows->text, ',');
        first = false;
        put_area(rows, path, shells, i, notation);
    }
}

bool cor_rows_are_several(cor_rows_text *rows, size_t row)
{
    const cor_geometry *g = &rows->lonlat;
    size_t n = cor_geometry_first_part(g, row + 1) - cor_geometry_first_part(g, row), n_shells = 0;
    if (n < 2 || cor_geometry_kind(g, row) != COR_SHAPE_POLYGON) return n > 1;
    const cor_path path = cor_geometry_path(g, row);
    const uint32_t *shells = cor_ring_shells(&path, rows->scratch);
    for (uint32_t i = 0; i < n; i++)
        n_shells += shells[i] == i;
    return n_shells > 1;
}

void cor_rows_coordinates(cor_rows_text *rows, size_t row, const cor_rows_notation *notation, bool several)
{
    if (cor_geometry_kind(&rows->lonlat, row) == COR_SHAPE_POINT) {
        put_points(rows, row, notation, several);
        return;
    }
    const cor_path path = cor_geometry_path(&rows->lonlat, row);
    if (several) g_string_append(rows->text, notation->open);
    if (path.closed)
        put_areas(rows, &path, notation);
    else
        put_lines(rows, &path, notation);
    if (several) g_string_append(rows->text, notation->close);
}
