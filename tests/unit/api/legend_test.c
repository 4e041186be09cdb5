/* Samples of a legend as they come out on a whole page: lines and areas, layers of several sources. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 800 x 600 px}\nview: {bbox: [68, 28, 73, 33]}\nfurniture:\n"          \
    "  legend: {at: top-left}\n"

#define ROAD                                                                                                           \
    "{\"type\": \"Feature\", \"properties\": {\"kind\": \"road\"}, \"geometry\": {\"type\": \"LineString\", "          \
    "\"coordinates\": [[69, 29], [72, 30]]}}"
#define PLACE                                                                                                          \
    "{\"type\": \"Feature\", \"properties\": {\"kind\": \"place\"}, \"geometry\": {\"type\": \"Point\", "              \
    "\"coordinates\": [70, 30]}}"

/* The legend of LAYERS over a road; caller frees. */
static char *legend_of(const char *layers)
{
    workshop *w = new_workshop();
    char *style = g_strdup_printf("version: 8\nsources:\n  data: {type: geojson, data: data.geojson}\n"
                                  "  places: {type: geojson, data: %s}\nlayers:\n%s",
                                  PLACE, layers);
    put_file(w, "style.yaml", style);
    put_features(w, ROAD);
    char *svg = svg_of(w, MAP, NULL);
    const char *legend = strstr(svg, "id=\"legend\"");
    assert_non_null(legend);
    char *copy = g_strndup(legend, (gsize) (strstr(legend, "</g>") - legend));
    g_free(svg);
    g_free(style);
    free_workshop(w);
    return copy;
}

static char *legend_of_road(const char *paint)
{
    char *layer = g_strdup_printf("  - {id: road, type: line, source: data, paint: {line-width: 2, %s}}\n", paint);
    char *legend = legend_of(layer);
    g_free(layer);
    return legend;
}

static void a_line_stands_in_its_row_whatever_its_offset(void **state)
{
    (void) state;
    char *straight = legend_of_road("line-color: '#13579b'");
    char *beside = legend_of_road("line-color: '#13579b', line-offset: 9, line-translate: [4, 7]");
    assert_non_null(strstr(straight, "#13579b"));
    assert_string_equal(straight, beside);
    g_free(straight);
    g_free(beside);
}

static void a_layer_that_is_faded_as_a_whole_has_a_faded_sample(void **state)
{
    (void) state;
    char *full = legend_of_road("line-color: '#13579b'");
    char *faded = legend_of_road("line-color: '#13579b', line-layer-opacity: 0.3");
    assert_null(strstr(full, "stroke-opacity=\".3\""));
    assert_non_null(strstr(faded, "stroke-opacity=\".3\""));
    g_free(full);
    g_free(faded);
}

static void a_layer_below_the_sample_is_drawn_from_its_own_features(void **state)
{
    (void) state;
    char *legend = legend_of("  - {id: disc, type: circle, source: places, metadata: {corridor:legend: false},"
                             " paint: {circle-color: [match, [get, kind], place, '#13579b', '#9b5713']}}\n"
                             "  - {id: road, type: line, source: data, metadata: {corridor:legend: {with: [disc]}}}\n");
    assert_non_null(strstr(legend, "#13579b"));
    assert_null(strstr(legend, "#9b5713"));
    g_free(legend);
}

/* On the panel white is nothing; on the map it lies on green. */
static void a_sample_that_paper_swallows_stands_on_its_ground(void **state)
{
    (void) state;
    static const struct {
        const char *layer;
        bool needs;
    } cases[] = {
        {"{id: i, type: circle, source: data, paint: {circle-radius: 4, circle-color: white}}", true},
        {"{id: i, type: circle, source: data, paint: {circle-radius: 4, circle-color: '#ffffe8'}}", true},
        {"{id: i, type: circle, source: data, paint: {circle-radius: 4, circle-color: red, circle-opacity: 0.05}}",
         true},
        {"{id: i, type: circle, source: data, paint: {circle-radius: 4, circle-color: '#c04020'}}", false},
        {"{id: i, type: circle, source: data,"
         " paint: {circle-radius: 4, circle-color: white, circle-stroke-width: 1, circle-stroke-color: black}}",
         false},
        {"{id: i, type: line, source: data, paint: {line-color: white, line-width: 2}}", true},
        {"{id: i, type: line, source: data, paint: {line-color: '#777777', line-width: 2}}", false},
        {"{id: i, type: circle, source: data, paint: {circle-radius: [case, [has, kind], 12, 4], circle-color: white,"
         " circle-opacity: 0.5}}",
         true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *layers = g_strdup_printf(
            "  - {id: sea, type: background, paint: {background-color: '#3c8c64'}}\n  - %s\n", cases[i].layer);
        char *legend = legend_of(layers);
        if ((strstr(legend, "#3c8c64") != NULL) != cases[i].needs) fail_msg("%s: %s", cases[i].layer, legend);
        g_free(legend);
        g_free(layers);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sample_that_paper_swallows_stands_on_its_ground),
        cmocka_unit_test(a_line_stands_in_its_row_whatever_its_offset),
        cmocka_unit_test(a_layer_that_is_faded_as_a_whole_has_a_faded_sample),
        cmocka_unit_test(a_layer_below_the_sample_is_drawn_from_its_own_features),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
