/* Random places through many CRSs, against the cs2cs program: to a tenth of a millimetre (or 1e-9 degree). */
#include <stdio.h>

#include "proj/internal.h"
#include "support/cmocka_all.h"
#include "support/random.h"

enum { PLACES = 240, SKIPPED = 77 };

static const char *const targets[] = {
    "EPSG:4326",
    "EPSG:3857",
    "EPSG:32642",
    "EPSG:24378",
    "EPSG:24313",
    "EPSG:2163",
    "EPSG:3395",
    "EPSG:2154",
    "EPSG:32643",
    "ESRI:102030",
    "+proj=lcc +lat_1=26 +lat_2=36 +lat_0=31 +lon_0=70 +datum=WGS84",
    "+proj=aea +lat_1=20 +lat_2=50 +lat_0=30 +lon_0=70 +datum=WGS84",
    "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=70 +datum=WGS84",
    "+proj=laea +lat_0=31 +lon_0=70 +datum=WGS84",
    "+proj=eqearth +lon_0=70 +datum=WGS84",
    "+proj=aeqd +lat_0=25.12 +lon_0=62.33 +datum=WGS84",
};

/* What cs2cs makes of PLACES, one "x y z" a line. cs2cs takes and gives EPSG:4326 as latitude, longitude:
 * OGC:CRS84 is the same with longitude first. */
static char *ask_cs2cs(const char *target, const char *places_file)
{
    const char *to = strcmp(target, "EPSG:4326") ? target : "OGC:CRS84";
    char **words = g_strsplit(to, " ", -1);
    GPtrArray *argv = g_ptr_array_new();
    const char *const head[] = {"cs2cs", "-f", "%.10f", "OGC:CRS84", "+to"};
    for (size_t i = 0; i < G_N_ELEMENTS(head); i++)
        g_ptr_array_add(argv, (char *) head[i]);
    for (char **w = words; *w; w++)
        g_ptr_array_add(argv, *w);
    g_ptr_array_add(argv, (char *) places_file);
    g_ptr_array_add(argv, NULL);

    char *out = NULL;
    g_spawn_sync(NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                 NULL, NULL, NULL);
    g_ptr_array_unref(argv);
    g_strfreev(words);
    return out;
}

static void write_places(const char *file, const cor_point *places)
{
    GString *text = g_string_new(NULL);
    char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
    for (int i = 0; i < PLACES; i++)
        g_string_append_printf(text, "%s %s\n", g_ascii_dtostr(x, sizeof x, places[i].x),
                               g_ascii_dtostr(y, sizeof y, places[i].y));
    assert_true(g_file_set_contents(file, text->str, (gssize) text->len, NULL));
    g_string_free(text, TRUE);
}

static void compare(const char *target, const cor_point *places, const cor_point *ours, const char *answer)
{
    double slack = strcmp(target, "EPSG:4326") ? 1e-4 : 1e-9;
    char *at = (char *) answer;
    for (int i = 0; i < PLACES; i++) {
        bool failed = *at == '*';
        double x = failed ? NAN : g_ascii_strtod(at, &at), y = failed ? NAN : g_ascii_strtod(at, &at);
        at = strchr(at, '\n');
        assert_non_null(at);
        at++;
        if (failed && isnan(ours[i].x)) continue;
        if (!(hypot(ours[i].x - x, ours[i].y - y) <= slack))
            fail_msg("%s: %.8f, %.8f gives (%.6f, %.6f), cs2cs has (%.6f, %.6f)", target, places[i].x, places[i].y,
                     ours[i].x, ours[i].y, x, y);
    }
}

static void every_place_is_where_cs2cs_puts_it(void **state)
{
    (void) state;
    const char *file = "cs2cs-places.txt";
    uint64_t seed = 20241130;
    cor_point places[PLACES], ours[PLACES];
    /* Half of them where these CRSs are at home, half anywhere. */
    for (int i = 0; i < PLACES; i++)
        places[i] = i % 2 ? (cor_point){random_between(55, 85, &seed), random_between(20, 45, &seed)}
                          : (cor_point){random_between(-5, 145, &seed), random_between(-60, 80, &seed)};
    write_places(file, places);
    cor_proj *proj = cor_proj_new();
    for (size_t k = 0; k < G_N_ELEMENTS(targets); k++) {
        const cor_crs *crs;
        const cor_transform *transform;
        assert_int_equal(cor_crs_open(proj, targets[k], &crs, NULL), COR_OK);
        assert_int_equal(cor_transform_open(proj, cor_crs_lonlat(proj), crs, &transform, NULL), COR_OK);
        memcpy(ours, places, sizeof places);
        cor_transform_forward(transform, ours, PLACES);
        char *answer = ask_cs2cs(targets[k], file);
        assert_non_null(answer);
        compare(targets[k], places, ours, answer);
        g_free(answer);
    }
    cor_proj_free(proj);
    remove(file);
}

int main(void)
{
    char *program = g_find_program_in_path("cs2cs");
    if (!program) return SKIPPED;
    g_free(program);
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_place_is_where_cs2cs_puts_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
