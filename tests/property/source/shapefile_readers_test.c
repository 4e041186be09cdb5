/* The two readers of shapefiles agree: on every bundled file, and on odd ones made from a seed, which a failure prints.
 */
#include <glib.h>

#include "made_shapefile.h"
#include "same_tables.h"
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
    cor_gdal_connections *kept = NULL;
    const char *encoding = NULL;
    cor_request request = {.name = "test", .url = path, .all_fields = true};
    cor_source_location location = cor_location_of_request(&request);
    cor_status st = cor_gdal_load(&gdal, &err);
    if (!st) st = cor_shapefile_load(&location, path, &file, &err);
    if (!st) st = cor_shapefile_table(&file, &request, b->arena, b->interns, NULL, &b->ours, &err);
    if (!st) st = cor_shapefile_encoding(&file, &request, b->arena, NULL, &encoding, &err);
    if (!st) st = cor_shapefile_load_all(&location, &file, &err);
    if (!st) st = gdal->read(&kept, &request, &file, encoding, b->arena, b->interns, NULL, &b->ogr, &err);
    cor_shapefile_free(&file);
    if (st) fail_msg("%s: %s", path, err.message);
}

static void assert_agreement(const char *path, const char *what)
{
    both b;
    start(&b);
    read_both(&b, path);
    const char *difference = difference_of_tables(b.ours, b.ogr, b.arena);
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
