/* Insets: small maps on the page, with a view of their own and labels of their own. */
#include <math.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\ntitle: A page\npage: {size: 800 x 600 px}\n"                                       \
    "view: {bbox: [65, 25, 75, 35], crs: 'EPSG:3395'}\n"

/* Land, a line, and a named point at 70° E 30° N. */
#define STYLE                                                                                                          \
    "version: 8\n"                                                                                                     \
    "sources:\n"                                                                                                       \
    "  data: {type: geojson, data: data.geojson}\n"                                                                    \
    "  countries: {type: geojson, data: {type: Polygon, coordinates: [[[60, 20], [80, 20], [80, 40], [60, 40],"        \
    " [60, 20]]]}}\n"                                                                                                  \
    "layers:\n"                                                                                                        \
    "  - {id: sea, type: background, paint: {background-color: '#dde'}}\n"                                             \
    "  - {id: land, type: fill, source: countries, paint: {fill-color: '#eee'}}\n"                                     \
    "  - {id: borders, type: line, source: countries, paint: {line-width: 2, line-dasharray: [4, 2]}}\n"               \
    "  - {id: secret, type: line, source: countries, metadata: {'corridor:inset': false}}\n"                           \
    "  - {id: names, type: symbol, source: data, layout: {text-field: Somewhere, text-font: [Noto Sans Regular]}}\n"

static workshop *workshop_with_style(void)
{
    workshop *w = new_workshop();
    put_file(w, "style.yaml", STYLE);
    return w;
}

/* Without margins the frame is the page. */
#define FRAME_WIDTH 600.0

static void a_detail_is_magnified_as_often_as_it_says(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\npage: {size: 800 x 600 px, frame: false}\n"
                      "view: {bbox: [65, 25, 75, 35], crs: 'EPSG:3395'}\n"
                      "furniture: {inset: {around: [70, 30], magnify: 5, size: 40 x 30 mm}}\n",
                      NULL);
    double page = (number_at(&o, "view.extent.2") - number_at(&o, "view.extent.0")) / FRAME_WIDTH;
    double width = number_at(&o, "insets.0.frame.2") - number_at(&o, "insets.0.frame.0");
    double inset = (number_at(&o, "insets.0.view.extent.2") - number_at(&o, "insets.0.view.extent.0")) / width;
    assert_true(fabs(page / inset - 5) < 1e-6);
    assert_true(fabs(number_at(&o, "insets.0.view.centre.0") - 70) < 1e-6);
    assert_true(fabs(number_at(&o, "insets.0.view.centre.1") - 30) < 1e-6);
    assert_string_equal(text_at(&o, "insets.0.view.crs"), "EPSG:3395");
    assert_true(fabs(width - 40 * 72 / 25.4) < 1e-6);
    free_outcome(&o);
    free_workshop(w);
}

static void a_detail_of_a_box_shows_all_of_it(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w, MAP "furniture: {inset: {bbox: [69, 29, 71, 30], crs: 'EPSG:4326'}}\n", NULL);
    assert_true(number_at(&o, "insets.0.view.extent.0") <= 69 + 1e-9);
    assert_true(number_at(&o, "insets.0.view.extent.1") <= 29 + 1e-9);
    assert_true(number_at(&o, "insets.0.view.extent.2") >= 71 - 1e-9);
    assert_true(number_at(&o, "insets.0.view.extent.3") >= 30 - 1e-9);
    free_outcome(&o);
    free_workshop(w);
}

static void a_locator_shows_the_country_round_the_middle_of_the_map(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w, MAP "furniture: {inset: {extent: country, crs: 'EPSG:4326'}}\n", NULL);
    assert_true(number_at(&o, "insets.0.view.extent.0") < 60 && number_at(&o, "insets.0.view.extent.2") > 80);
    assert_true(number_at(&o, "insets.0.view.extent.0") > 50 && number_at(&o, "insets.0.view.extent.2") < 90);
    free_outcome(&o);
    free_workshop(w);
}

static void a_locator_without_its_country_says_so(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w,
                      "version: 1\nstyle: style.yaml\nview: {bbox: [78, 28, 92, 32]}\n"
                      "furniture: {inset: {extent: country}}\n",
                      NULL);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "the inset shows no country"));
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

static void a_locator_shows_areas_and_lines_and_a_detail_all(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "furniture: {inset: [{title: Where}, {around: [70, 30], title: What}]}\n", NULL);
    static const char *const there[] = {"id=\"inset-1-layer-land\"",
                                        "id=\"inset-1-layer-borders\"",
                                        "id=\"inset-1-subject\"",
                                        "id=\"inset-2-layer-land\"",
                                        "id=\"inset-2-layer-names\"",
                                        "id=\"inset-2-part\"",
                                        ">Where<",
                                        ">What<"},
                             *const absent[] = {"id=\"inset-1-layer-names\"", "id=\"inset-1-layer-secret\"",
                                                "id=\"inset-2-layer-secret\"", "id=\"inset-2-subject\"",
                                                "id=\"inset-1-part\""};
    for (size_t i = 0; i < G_N_ELEMENTS(there); i++)
        if (!strstr(svg, there[i])) fail_msg("%s is missing", there[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(absent); i++)
        if (strstr(svg, absent[i])) fail_msg("%s is there", absent[i]);
    g_free(svg);
    free_workshop(w);
}

static void listed_layers_are_drawn_and_no_others(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "furniture: {inset: {layers: [land, names]}}\n", NULL);
    assert_non_null(strstr(svg, "id=\"inset-1-layer-names\""));
    assert_null(strstr(svg, "id=\"inset-1-layer-borders\""));
    g_free(svg);
    outcome o = draw_map(w, MAP "furniture: {inset: {layers: [lnad]}}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, "the style has no layer 'lnad'; did you mean 'land'?");
    assert_int_equal(o.error.line, 6);
    free_outcome(&o);
    free_workshop(w);
}

/* The name stands on the page's map and once more in the detail: neither keeps the other away. */
static void labels_of_an_inset_are_placed_in_its_frame(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "furniture: {inset: {around: [70, 30], magnify: 3, at: bottom-right}}\n", NULL);
    const char *first = strstr(svg, ">Somewhere<");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, ">Somewhere<"));
    g_free(svg);
    free_workshop(w);
}

/* Vertices of the outline of the page on the locator, absolute. */
static double widest_step(const char *svg, const char *id)
{
    const char *group = strstr(svg, id), *path = group ? strstr(group, "<path") : NULL,
               *end = path ? strstr(path, "</g>") : NULL;
    double widest = 0;
    assert_non_null(end);
    for (const char *d = strstr(path, " d=\""); d && d < end; d = strstr(d + 4, " d=\"")) {
        gboolean first = TRUE, number = FALSE;
        for (const char *c = d + 4; *c != '"';) {
            char *next;
            if (*c == 'M' || *c == 'm') first = TRUE;
            if (!strchr("-.0123456789", *c)) {
                c++;
                continue;
            }
            double x = g_ascii_strtod(c, &next);
            if (!number && !first) widest = fmax(widest, fabs(x));
            if (number) first = FALSE;
            number = !number;
            c = next;
        }
    }
    return widest;
}

/* The page reaches over 180 degrees: a locator of the world cut there shows it in two pieces, one of its own choice in
 * one. */
static void a_locator_is_not_smeared_across_its_own_seam(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [178, -18]}");
    char *svg = svg_of(w,
                       "version: 1\nstyle: style.yaml\npage: {size: 800 x 600 px}\nview: {bbox: [170, -30, -160, 0]}\n"
                       "furniture: {inset: [{extent: [-180, -85, 180, 85], size: 60 x 40 mm}, "
                       "{extent: auto, size: 60 x 40 mm}]}\n",
                       NULL);
    assert_true(widest_step(svg, "id=\"inset-1-subject\"") < 30);
    assert_true(widest_step(svg, "id=\"inset-2-subject\"") < 30);
    g_free(svg);
    free_workshop(w);
}

/* Two halves that meet at 180 degrees, as RFC 7946 has them: one outline, one name. */
static void an_area_cut_at_the_antimeridian_has_no_seam_and_one_name(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(
        w, "style.yaml",
        "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
        "  - {id: areas, type: line, source: data, paint: {line-width: 1}}\n"
        "  - {id: names, type: symbol, source: data, layout: {text-field: Zone, text-font: [Noto Sans Regular]}}\n");
    put_geometry(w, "{\"type\": \"MultiPolygon\", \"coordinates\": [[[[177, -20], [180, -20], [180, -15], [177, -15], "
                    "[177, -20]]], [[[-180, -20], [-178, -20], [-178, -15], [-180, -15], [-180, -20]]]]}");
    char *svg =
        svg_of(w, "version: 1\nstyle: style.yaml\npage: {size: 800 x 600 px}\nview: {fit: data, margin: 8%}\n", NULL);
    const char *name = strstr(svg, ">Zone<"), *path = strstr(strstr(svg, "layer-areas"), " d=\"");
    assert_non_null(name);
    assert_null(strstr(name + 1, ">Zone<"));
    gsize rings = 0;
    for (const char *c = path + 4; *c != '"'; c++)
        rings += *c == 'M' || *c == 'm';
    assert_int_equal(rings, 1);
    g_free(svg);
    free_workshop(w);
}

static void an_inset_that_is_too_large_is_made_smaller_and_said(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w, MAP "furniture: {inset: {around: [70, 30], size: 900 x 500 mm}}\n", NULL);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "the inset is made smaller"));
    assert_true(number_at(&o, "insets.0.frame.2") < 600 && number_at(&o, "insets.0.frame.0") > 0);
    g_free(diagnostics);
    free_outcome(&o);
    free_workshop(w);
}

static void insets_lie_apart_from_one_another_and_from_the_legend(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w,
                      MAP "furniture: {legend: {at: top-right}, inset: [{at: top-right}, {at: top-right}, {}, "
                          "{around: [70, 30]}]}\n",
                      NULL);
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < i; k++) {
            char a[32], b[32];
            double box[2][4];
            for (int side = 0; side < 4; side++) {
                g_snprintf(a, sizeof a, "insets.%d.frame.%d", i, side);
                g_snprintf(b, sizeof b, "insets.%d.frame.%d", k, side);
                box[0][side] = number_at(&o, a);
                box[1][side] = number_at(&o, b);
            }
            bool apart =
                box[0][0] >= box[1][2] || box[1][0] >= box[0][2] || box[0][1] >= box[1][3] || box[1][1] >= box[0][3];
            if (!apart) fail_msg("insets %d and %d overlap", k, i);
        }
    free_outcome(&o);
    free_workshop(w);
}

/* What only a detail has room for is on the page all the same: nobody is told that it is missing, and it is credited.
 */
static void what_only_a_detail_shows_is_credited_and_not_missed(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "style.yaml",
             "version: 8\n"
             "sources:\n"
             "  land: {type: geojson, data: {type: Polygon, coordinates: [[[60, 20], [80, 20], [80, 40], [60, 40],"
             " [60, 20]]]}}\n"
             "  data: {type: geojson, data: data.geojson, attribution: Somebody far away}\n"
             "layers:\n"
             "  - {id: land, type: fill, source: land}\n"
             "  - {id: points, type: circle, source: data, filter: ['>=', [zoom], 8]}\n");
    static const char map[] = MAP "sources: {data: {where: \"1 = 1\"}}\n";
    outcome o = drawn(w, map, NULL);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "nothing of source 'data' is drawn"));
    g_free(diagnostics);
    free_outcome(&o);
    renew_session(w);
    char *with_detail = g_strconcat(map, "furniture: {inset: {bbox: [69.9, 29.9, 70.1, 30.1]}}\n", NULL);
    char *svg = svg_of(w, with_detail, NULL);
    assert_non_null(strstr(svg, "Somebody far away"));
    diagnostics = remarks_of(w);
    assert_string_equal(diagnostics, "");
    g_free(diagnostics);
    g_free(svg);
    g_free(with_detail);
    free_workshop(w);
}

static void an_inset_beyond_its_projection_is_an_error_at_its_place(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o =
        draw_map(w, MAP "furniture: {inset: {bbox: [1, 2, 3, 4], crs: 'EPSG:99999999'}}\n", NULL, COR_FORMAT_PNG);
    assert_int_equal(o.status, COR_BAD_DOCUMENT);
    assert_int_equal(o.error.line, 6);
    free_outcome(&o);
    free_workshop(w);
}

/* A page that no sea reaches asks for none of its names; where it lies has a coast. */
static void a_locator_keeps_its_sea(void **state)
{
    (void) state;
    static const char *const styles[] = {"briefing", "dark", "mono"};
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        workshop *w = new_workshop();
        char *map = g_strdup_printf("version: 1\nstyle: %s\nworldview: un\nparameters: {message: roads, sea: false}\n"
                                    "page: {size: 160 x 120 mm}\nview: {bbox: [71, 33, 77, 37]}\n"
                                    "furniture: {inset: {extent: [58, 21, 80, 38]}}\n",
                                    styles[i]);
        char *svg = svg_of(w, map, NULL);
        assert_non_null(strstr(svg, "id=\"inset-1-layer-sea\""));
        assert_null(strstr(svg, "id=\"layer-sea\"")); /* none is in view of the page */
        g_free(svg);
        g_free(map);
        free_workshop(w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_detail_is_magnified_as_often_as_it_says),
        cmocka_unit_test(a_detail_of_a_box_shows_all_of_it),
        cmocka_unit_test(a_locator_shows_the_country_round_the_middle_of_the_map),
        cmocka_unit_test(a_locator_without_its_country_says_so),
        cmocka_unit_test(a_locator_shows_areas_and_lines_and_a_detail_all),
        cmocka_unit_test(listed_layers_are_drawn_and_no_others),
        cmocka_unit_test(labels_of_an_inset_are_placed_in_its_frame),
        cmocka_unit_test(a_locator_is_not_smeared_across_its_own_seam),
        cmocka_unit_test(an_area_cut_at_the_antimeridian_has_no_seam_and_one_name),
        cmocka_unit_test(an_inset_that_is_too_large_is_made_smaller_and_said),
        cmocka_unit_test(insets_lie_apart_from_one_another_and_from_the_legend),
        cmocka_unit_test(what_only_a_detail_shows_is_credited_and_not_missed),
        cmocka_unit_test(a_locator_keeps_its_sea),
        cmocka_unit_test(an_inset_beyond_its_projection_is_an_error_at_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
