/* Where the earth ends within the frame, and what lies beyond. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define GROUND "version: 1\nstyle: style.yaml\nas_of: 2024-11-30\npage: {size: 800 x 600 px, frame: false}\n"

/* The first path of the map's ground in GROUND with VIEW; caller frees. */
static char *ground_of(const char *view)
{
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"Point\", \"coordinates\": [20, 10]}");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}}\nlayers:\n"
             "  - {id: ground, type: background, paint: {background-color: '#ff0000'}}\n"
             "  - {id: points, type: circle, source: data}\n");
    char *map = g_strconcat(GROUND, "view: ", view, "\n", NULL), *svg = svg_of(w, map, NULL);
    const char *group = strstr(svg, "ground"), *path = group ? strstr(group, " d=\"") : NULL;
    assert_non_null(path);
    path += strlen(" d=\"");
    char *d = g_strndup(path, strcspn(path, "\""));
    g_free(map);
    g_free(svg);
    free_workshop(w);
    return d;
}

/* The next vertex of AT, a path that tells but its first one's place and then steps, which moves behind it; false at
 * the end. */
static gboolean next_vertex(const char **at, double *x, double *y)
{
    double step[2];
    for (int i = 0; i < 2; i++) {
        char *end;
        *at += strcspn(*at, "-.0123456789");
        if (!**at) return FALSE;
        step[i] = g_ascii_strtod(*at, &end);
        *at = end;
    }
    *x += step[0];
    *y += step[1];
    return TRUE;
}

/* Points from an ellipse twice as wide as high in the page's middle, by its shorter axis. */
static double off_oval(double x, double y)
{
    return fabs(hypot((x - 300) / 300, (y - 225) / 150) - 1) * 150;
}

static void ground_ends_where_an_oval_earth_does(void **state)
{
    (void) state;
    char *d = ground_of("{bbox: [-180, -90, 180, 90], crs: '+proj=moll'}");
    const char *at = d;
    double x = 0, y = 0, x0 = NAN, y0 = NAN;
    size_t n = 0;
    assert_int_equal(*d, 'm');
    assert_int_equal(strspn(d + 1, "-. 0123456789"), strlen(d) - 2);
    for (; next_vertex(&at, &x, &y); n++) {
        if (off_oval(x, y) > 0.1) fail_msg("%.2f %.2f is no place of it", x, y);
        if (n && off_oval((x + x0) / 2, (y + y0) / 2) > 0.1) fail_msg("the edge to %.2f %.2f strays", x, y);
        x0 = x;
        y0 = y;
    }
    assert_true(n > 200);
    g_free(d);
}

static void ground_ends_where_a_globe_does(void **state)
{
    (void) state;
    char *d = ground_of("{bbox: [-180, -90, 180, 90], crs: '+proj=ortho +lat_0=20 +lon_0=30 +R=6371000'}");
    const char *at = d;
    double x = 0, y = 0, far = 0;
    while (next_vertex(&at, &x, &y)) {
        double r = hypot(x - 300, y - 225);
        assert_true(r < 225.05);
        far = fmax(far, fabs(x - 300));
    }
    assert_true(far > 224.9);
    g_free(d);
}

static void ground_fills_a_frame_within_the_earth_and_of_straight_sides(void **state)
{
    (void) state;
    static const char *const views[] = {"{bbox: [-30, -20, 60, 50], crs: '+proj=moll'}",
                                        "{bbox: [170, -20, 190, 0], crs: 'EPSG:3857'}",
                                        "{bbox: [-180, -60, 180, 60], crs: 'EPSG:3857'}"};
    char *within = ground_of(views[0]);
    for (size_t i = 1; i < G_N_ELEMENTS(views); i++) {
        char *d = ground_of(views[i]);
        assert_string_equal(d, within);
        g_free(d);
    }
    g_free(within);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ground_ends_where_an_oval_earth_does),
        cmocka_unit_test(ground_ends_where_a_globe_does),
        cmocka_unit_test(ground_fills_a_frame_within_the_earth_and_of_straight_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
