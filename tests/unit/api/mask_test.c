/* The mask: what lies outside of a study area fades or goes, and names with it; counts stay. */
#include <math.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/picture.h"
#include "support/words.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px, frame: false}\nview: {bbox: [60, 20, 80, 40]}\n"

/* With a study area that is the west of the map. */
#define SOURCES                                                                                                        \
    "version: 8\n"                                                                                                     \
    "sources:\n"                                                                                                       \
    "  data: {type: geojson, data: data.geojson}\n"                                                                    \
    "  areas:\n"                                                                                                       \
    "    type: geojson\n"                                                                                              \
    "    data: {type: Feature, properties: {name: west}, geometry: {type: Polygon,"                                    \
    " coordinates: [[[60, 20], [70, 20], [70, 40], [60, 40], [60, 20]]]}}\n"

static const char style[] = SOURCES
    "layers:\n"
    "  - {id: land, type: background, paint: {background-color: '#0000ff'}}\n"
    "  - {id: names, type: symbol, source: data, layout: {text-field: [get, name], text-font: [Noto Sans Regular]}}\n";

#define POINT(X, NAME)                                                                                                 \
    "{\"type\": \"Feature\", \"properties\": {\"name\": \"" NAME "\"}, \"geometry\": {\"type\": \"Point\", "           \
    "\"coordinates\": [" X ", 30]}}"

static workshop *workshop_with_style(void)
{
    workshop *w = new_workshop();
    put_file(w, "style.yaml", style);
    put_features(w, POINT("65", "within") "," POINT("75", "without"));
    return w;
}

static void names_outside_are_hidden_and_said_to_be(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "mask: {source: areas, style: hide}\n", NULL);
    assert_non_null(strstr(svg, ">within<"));
    assert_null(strstr(svg, ">without<"));
    assert_non_null(strstr(svg, "id=\"mask\""));
    g_free(svg);
    outcome o = drawn(w, MAP "mask: {source: areas, style: hide}\n", NULL);
    assert_true(number_at(&o, "layers.1.features.drawn") == 1);
    assert_true(number_at(&o, "layers.1.features.hidden") == 1);
    assert_true(number_at(&o, "layers.1.labels.drawn") == 1);
    assert_string_equal(text_at(&o, "layers.1.labels.omitted.0.text"), "without");
    free_outcome(&o);
    free_workshop(w);
}

static void layers_that_are_kept_stay_as_they_are(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "mask: {source: areas, style: hide, keep: names}\n", NULL);
    assert_non_null(strstr(svg, ">without<"));
    assert_true(strstr(svg, "id=\"mask\"") < strstr(svg, ">without<"));
    g_free(svg);
    outcome o = draw_map(w, MAP "mask: {source: areas, keep: [nams]}\n", NULL, COR_FORMAT_SVG);
    assert_int_equal(o.status, COR_BAD_DOCUMENT);
    assert_non_null(strstr(o.error.message, "did you mean 'names'"));
    free_outcome(&o);
    free_workshop(w);
}

static void names_outside_fade_with_the_rest(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "mask: {source: areas, opacity: 0.75}\n", NULL);
    const char *mask = strstr(svg, "id=\"mask\""), *without = strstr(svg, ">without<");
    assert_true(mask && without && mask < without); /* the names lie over the mask */
    assert_non_null(strstr(mask, "fill-opacity=\".75\""));
    assert_non_null(strstr(mask, "fill-opacity=\".25\""));
    g_free(svg);
    free_workshop(w);
}

static void a_glow_and_a_shadow_are_strokes(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *svg = svg_of(w, MAP "mask: {source: areas, style: none, glow: {width: 3 mm, color: '#123456'}}\n", NULL);
    const char *glow = strstr(svg, "id=\"mask-glow\"");
    assert_non_null(glow);
    assert_true(times_in(glow, "#123456") >= 8);
    assert_null(strstr(svg, "<image"));
    g_free(svg);
    free_workshop(w);
}

/* How much of the blue ground is left in the middle row of MAP's picture, X dots from its left edge. */
static int blue_at(const picture *p, int x)
{
    return picture_dot(p, x, p->height / 2)[2];
}

static picture picture_of(workshop *w, const char *map)
{
    picture p;
    outcome o = drawn(w, map, NULL);
    assert_true(picture_decode(&p, o.bytes->data, o.bytes->len));
    free_outcome(&o);
    return p;
}

/* From dot AT, which lies beside the border, one way by STEP for WIDTH dots: strongest there, then less and less, and
 * nothing of it at the end. Returns how strong it is at its strongest, of 255. */
static int check_fades(const picture *p, int at, int step, int width)
{
    int before = blue_at(p, at), first = 255 - before;
    for (int i = 1; i <= width; i++) {
        int now = blue_at(p, at + step * i);
        if (now + 2 < before) fail_msg("%d dots from the border are darker than %d: %d, %d", i, i - 1, now, before);
        if (now - before > first / 2) fail_msg("a step of %d of %d at %d dots", now - before, first, i);
        before = now;
    }
    assert_true(blue_at(p, at + step * (width + 1)) >= 253);
    return first;
}

/* The border runs down the middle, at dot 200; the page has 96 dots an inch. */
static void bands_fade_away_from_the_border_on_their_side_alone(void **state)
{
    (void) state;
    static const double widths[] = {2, 4, 8};
    for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
        for (int outside = 0; outside < 2; outside++) {
            workshop *w = workshop_with_style();
            char *map = g_strdup_printf("%smask: {source: areas, style: none, %s: {width: %g mm, color: red}}\n", MAP,
                                        outside ? "shadow" : "glow", widths[i]);
            picture p = picture_of(w, map);
            int dots = (int) ceil(widths[i] * 96 / 25.4),
                first = check_fades(&p, outside ? 200 : 199, outside ? 1 : -1, dots);
            assert_in_range(first, 50, 200); /* seen, and not as if burnt */
            assert_int_equal(blue_at(&p, outside ? 198 : 201), 255);
            picture_free(&p);
            g_free(map);
            free_workshop(w);
        }
}

/* Black only where the style's page is. */
static void a_glow_has_the_tone_of_the_style(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    char *banded = g_strdup_printf("%smetadata: {'corridor:page': {ink: '#000000', band: '#00ff00'}}\n", style);
    put_file(w, "style.yaml", banded);
    picture p = picture_of(w, MAP "mask: {source: areas, style: none, glow: 4 mm}\n");
    const uint8_t *dot = picture_dot(&p, 198, p.height / 2);
    assert_true(dot[1] > 120 && dot[0] < 10);
    picture_free(&p);
    g_free(banded);
    free_workshop(w);
}

/* Marks of either place, each in its own colour; the first layer of names lies above. */
static char *legend_of_marks(const char *mask)
{
    workshop *w = workshop_with_style();
    put_file(w, "style.yaml",
             SOURCES "layers:\n"
                     "  - {id: marks, type: circle, source: data,"
                     " paint: {circle-color: [match, [get, name], within, '#112233', '#445566']}}\n");
    char *map = g_strdup_printf("%sfurniture: {legend: {counts: true}}\n%s", MAP, mask);
    char *svg = svg_of(w, map, NULL), *legend = g_strdup(strstr(svg, "id=\"legend\""));
    g_free(svg);
    g_free(map);
    free_workshop(w);
    return legend;
}

static void the_legend_leaves_out_what_lies_under_the_mask(void **state)
{
    (void) state;
    char *all = legend_of_marks(""), *masked = legend_of_marks("mask: {source: areas}\n");
    char *kept = legend_of_marks("mask: {source: areas, keep: marks}\n");
    assert_non_null(strstr(all, "Other (1)"));
    assert_non_null(strstr(masked, "Within (1)"));
    assert_null(strstr(masked, "Other"));
    assert_non_null(strstr(kept, "Other (1)"));
    g_free(all);
    g_free(masked);
    g_free(kept);
}

static void where_takes_the_parameters_of_the_document(void **state)
{
    (void) state;
    workshop *w = workshop_with_style();
    outcome o = drawn(w, MAP "parameters: {side: east}\nmask: {source: areas, where: 'name = :side'}\n", NULL);
    char *diagnostics = remarks_of(w);
    assert_non_null(strstr(diagnostics, "the mask has no area in view"));
    g_free(diagnostics);
    free_outcome(&o);
    o = draw_map(w, MAP "mask: {source: areas, where: 'name = :sied'}\n", NULL, COR_FORMAT_PNG);
    assert_int_equal(o.status, COR_BAD_DOCUMENT);
    assert_int_equal(o.error.line, 5);
    free_outcome(&o);
    o = draw_map(w, MAP "mask: {source: aeras}\n", NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT,
                 "there is no source 'aeras' in the map document or its style; did you mean 'areas'?");
    assert_int_equal(o.error.line, 5);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_outside_are_hidden_and_said_to_be),
        cmocka_unit_test(layers_that_are_kept_stay_as_they_are),
        cmocka_unit_test(names_outside_fade_with_the_rest),
        cmocka_unit_test(a_glow_and_a_shadow_are_strokes),
        cmocka_unit_test(bands_fade_away_from_the_border_on_their_side_alone),
        cmocka_unit_test(a_glow_has_the_tone_of_the_style),
        cmocka_unit_test(the_legend_leaves_out_what_lies_under_the_mask),
        cmocka_unit_test(where_takes_the_parameters_of_the_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
