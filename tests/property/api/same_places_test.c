/* Every name stands in the same place at any resolution, whatever lines and areas the data hold. The first argument may
 * be a seed, the second how many follow it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

static guint32 first_seed = 20241130;
static guint32 seeds = 12;

enum { VERTICES = 400 };

static void add_vertex(GString *out, double x, double y)
{
    char a[G_ASCII_DTOSTR_BUF_SIZE], b[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, "%s[%s, %s]", out->str[out->len - 1] == ']' ? ", " : "", g_ascii_dtostr(a, sizeof a, x),
                           g_ascii_dtostr(b, sizeof b, y));
}

static void begin(GString *out, const char *kind, int number, const char *geometry)
{
    g_string_append_printf(out,
                           "%s{\"type\": \"Feature\", \"properties\": {\"kind\": \"%s\", \"name\": \"%s %d\"}, "
                           "\"geometry\": {\"type\": \"%s\", \"coordinates\": ",
                           out->len ? "," : "", kind, kind, number, geometry);
}

/* From side to side of the map, with bends of all sizes. */
static void add_line(GString *out, GRand *rand, int number)
{
    double y = g_rand_double_range(rand, 25, 35);
    begin(out, number % 3 ? "Way" : "Border", number, "LineString");
    g_string_append_c(out, '[');
    for (int i = 0; i < VERTICES; i++)
        add_vertex(out, 62 + 16. * i / VERTICES, y += g_rand_double_range(rand, -0.06, 0.06));
    g_string_append(out, "]}}");
}

/* A ring that is ragged all round. */
static void add_area(GString *out, GRand *rand, int number)
{
    double x = g_rand_double_range(rand, 64, 76), y = g_rand_double_range(rand, 25, 35);
    begin(out, number % 2 ? "Region" : "Lake", number, "Polygon");
    g_string_append(out, "[[");
    for (int i = 0; i <= VERTICES; i++) {
        double angle = 2 * G_PI * (i % VERTICES) / VERTICES, r = i == VERTICES ? 1 : g_rand_double_range(rand, 1, 1.1);
        add_vertex(out, x + 1.5 * r * cos(angle), y + r * sin(angle));
    }
    g_string_append(out, "]]}}");
}

static void put_data(workshop *w, guint32 seed)
{
    GRand *rand = g_rand_new_with_seed(seed);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < 5; i++)
        add_line(out, rand, i);
    for (int i = 0; i < 5; i++)
        add_area(out, rand, i);
    for (int i = 0; i < 60; i++) {
        begin(out, "Town", i, "Point");
        add_vertex(out, g_rand_double_range(rand, 62, 78), g_rand_double_range(rand, 24, 36));
        g_string_append(out, "}}");
    }
    put_features(w, out->str);
    g_string_free(out, TRUE);
    g_rand_free(rand);
}

static void put_style(workshop *w)
{
    put_file(w, "names.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: lakes, type: fill, source: data, filter: ['==', [get, kind], Lake],\n"
             "     metadata: {corridor:means: water}, paint: {fill-color: '#abcdef'}}\n"
             "  - {id: borders, type: line, source: data, filter: ['==', [get, kind], Border],\n"
             "     metadata: {corridor:means: border}, paint: {line-width: 1}}\n"
             "  - {id: ways, type: line, source: data, filter: ['==', [get, kind], Way], paint: {line-width: 3}}\n"
             "  - {id: areas, type: symbol, source: data, filter: [in, [get, kind], [literal, [Lake, Region]]],\n"
             "     layout: {text-field: [get, name], text-size: 11}}\n"
             "  - {id: refs, type: symbol, source: data, filter: [in, [get, kind], [literal, [Way, Border]]],\n"
             "     layout: {text-field: [get, name], text-size: 10, symbol-placement: line, text-max-angle: 60}}\n"
             "  - {id: towns, type: symbol, source: data, filter: ['==', [get, kind], Town],\n"
             "     metadata: {corridor:anchors: auto, corridor:leader: true},\n"
             "     layout: {text-field: [get, name], text-size: 10}}\n");
}

/* Where all names stand at DPI: the groups of the names' layers as SVG has them. Caller frees. */
static char *names_at(workshop *w, int dpi)
{
    char *map =
        g_strdup_printf("version: 1\nstyle: names.yaml\nas_of: 2024-11-30\npage: {size: 180 x 140 mm, dpi: %d}\n"
                        "view: {bbox: [62, 24, 78, 36]}\nfurniture: {legend: false}\n",
                        dpi);
    char *svg = svg_of(w, map, NULL), *from = strstr(svg, "layer-areas");
    assert_non_null(from);
    char *names = g_strdup(from);
    g_free(svg);
    g_free(map);
    return names;
}

static void check_same(const char *a, const char *b, guint32 seed, int dpi)
{
    if (!strcmp(a, b)) return;
    size_t at = 0;
    while (a[at] == b[at])
        at++;
    at -= MIN(at, 100);
    fail_msg("seed %u: at 96 dpi\n%.200s\nat %d dpi\n%.200s", seed, a + at, dpi, b + at);
}

static void names_stand_in_the_same_places_at_any_resolution(void **state)
{
    (void) state;
    static const int finer[] = {150, 300, 600};
    workshop *w = new_workshop();
    put_style(w);
    for (guint32 i = 0; i < seeds; i++) {
        put_data(w, first_seed + i);
        char *names = names_at(w, 96);
        for (size_t k = 0; k < G_N_ELEMENTS(finer); k++) {
            char *others = names_at(w, finer[k]);
            check_same(names, others, first_seed + i, finer[k]);
            g_free(others);
        }
        g_free(names);
    }
    print_message("%u maps from seed %u\n", seeds, first_seed);
    free_workshop(w);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_stand_in_the_same_places_at_any_resolution)};
    if (argc > 1) first_seed = (guint32) strtoul(argv[1], NULL, 10);
    if (argc > 1) seeds = argc > 2 ? (guint32) strtoul(argv[2], NULL, 10) : 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
