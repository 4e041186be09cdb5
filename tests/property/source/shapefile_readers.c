/* The two readers of shapefiles agree: on every bundled file, and on odd ones made from a seed, which a failure prints.
 */
#include <math.h>

#include <glib.h>

#include "made_shapefile.h"
#include "source/module.h"
#include "source/source.h"
#include "support/cmocka_all.h"
#include "support/folder.h"

enum { MADE = 300 };

/* Both tables of one file, in one arena with one pool of strings. */
typedef struct {
    cor_arena *arena;
    cor_interns *interns;
    const cor_table *ours, *ogr;
} both;

static void start(both *b)
{
    *b = (both){.arena = cor_arena_new(), .interns = cor_interns_new()};
}

static void finish(both *b)
{
    cor_arena_free(b->arena);
    cor_interns_free(b->interns);
}

static void read_both(both *b, const char *path)
{
    cor_error err = {0};
    cor_shapefile file = {0};
    const cor_gdal *gdal = NULL;
    cor_gdal_kept *kept = NULL;
    const char *encoding = NULL;
    cor_request request = {.name = "test", .url = path, .all_fields = true};
    cor_blame blame = cor_blame_request(&request);
    cor_status st = cor_gdal_load(&gdal, &err);
    if (!st) st = cor_shapefile_load(&blame, path, &file, &err);
    if (!st) st = cor_shapefile_table(&file, &request, b->arena, b->interns, NULL, &b->ours, &err);
    if (!st) st = cor_shapefile_encoding(&file, &request, b->arena, NULL, &encoding, &err);
    if (!st) st = cor_shapefile_load_all(&blame, &file, &err);
    if (!st) st = gdal->read(&kept, &request, &file, encoding, b->arena, b->interns, NULL, &b->ogr, &err);
    cor_shapefile_free(&file);
    if (st) fail_msg("%s: %s", path, err.message);
}

/* "" when they are the same, else how they differ. In the arena. */
static const char *compare_cells(both *b, const cor_column *x, const cor_column *y)
{
    if (x->kind != y->kind) return cor_arena_format(b->arena, "field %s: kinds %d and %d", x->name, x->kind, y->kind);
    for (size_t row = 0; row < b->ours->n_rows; row++) {
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

static const char *compare_shapes(both *b)
{
    const cor_geometry *g = &b->ours->geometry, *h = &b->ogr->geometry;
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
static const char *compare_points(both *b)
{
    const cor_geometry *g = &b->ours->geometry, *h = &b->ogr->geometry;
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

static const char *compare(both *b)
{
    const cor_table *x = b->ours, *y = b->ogr;
    const char *difference = "";
    if (x->n_rows != y->n_rows) return cor_arena_format(b->arena, "%zu and %zu rows", x->n_rows, y->n_rows);
    if (x->n_columns != y->n_columns)
        return cor_arena_format(b->arena, "%zu and %zu columns", x->n_columns, y->n_columns);
    if (x->counts.null_shapes != y->counts.null_shapes || x->counts.bad_shapes != y->counts.bad_shapes)
        return "other counts of shapes";
    if (g_strcmp0(x->crs, y->crs)) return cor_arena_format(b->arena, "CRS %s and %s", x->crs, y->crs);
    for (size_t row = 0; row < x->n_rows; row++)
        if (cor_table_id(x, row) != cor_table_id(y, row))
            return cor_arena_format(b->arena, "row %zu has other ids", row);
    for (size_t i = 0; i < x->n_columns && !*difference; i++) {
        const cor_column *other = cor_table_column(y, x->columns[i].name);
        if (!other) return cor_arena_format(b->arena, "OGR has no field %s", x->columns[i].name);
        difference = compare_cells(b, &x->columns[i], other);
    }
    if (!*difference) difference = compare_shapes(b);
    return *difference ? difference : compare_points(b);
}

static void assert_agreement(const char *path, const char *what)
{
    both b;
    start(&b);
    read_both(&b, path);
    const char *difference = compare(&b);
    if (*difference) fail_msg("%s: %s", what, difference);
    finish(&b);
}

static void both_readers_agree_on_every_bundled_shapefile(void **state)
{
    const char *name;
    int n = 0;
    GDir *dir = g_dir_open(COR_SOURCE_DIR "/shapes", 0, NULL);
    (void) state;
    assert_non_null(dir);
    while ((name = g_dir_read_name(dir))) {
        if (!g_str_has_suffix(name, ".shp")) continue;
        char *path = g_build_filename(COR_SOURCE_DIR "/shapes", name, NULL);
        assert_agreement(path, name);
        g_free(path);
        n++;
    }
    g_dir_close(dir);
    assert_true(n > 5);
}

static void both_readers_agree_on_made_shapefiles(void **state)
{
    char *folder = g_dir_make_tmp("corridor-readers-XXXXXX", NULL);
    char *path = g_build_filename(folder, "made.shp", NULL);
    (void) state;
    for (guint32 seed = 1; seed <= MADE; seed++) {
        char *what = make_shapefile(folder, seed);
        assert_agreement(path, what);
        g_free(what);
    }
    g_free(path);
    remove_folder(folder);
    g_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_readers_agree_on_every_bundled_shapefile),
        cmocka_unit_test(both_readers_agree_on_made_shapefiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
