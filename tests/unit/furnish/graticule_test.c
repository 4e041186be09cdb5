/* The graticule: its labels stand where the lines meet the frame, which another program (cs2cs) confirms; its lines
 * follow the true curves and lie under the data. */
#include <math.h>
#include <stdlib.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "furnish/graticule.h"
#include "page.h"
#include "support/cmocka_all.h"

static const char *const english[] = {"en", NULL};

static page *page_with(const char *crs, double lon, double lat, double units, cor_graticule_labels labels)
{
    static const cor_credits_size none;
    page *p = new_page(794, 539);
    p->map.furniture.graticule = (cor_graticule){.on = true, .labels = labels};
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    set_view(p, crs, lon, lat, units);
    cor_furnish_ground(&p->furnishing);
    furnish(p);
    return p;
}

typedef struct {
    cor_point map;  /* where the label's line meets the frame, map units */
    double degrees; /* as the label says */
    bool meridian;
} said;

/* "72°30′ E" → 72.5; *ret_meridian stays as it is for 0° and 180°. */
static double degrees_said(const char *words, bool *ret_meridian)
{
    char *rest;
    double degrees = g_ascii_strtod(words, &rest);
    rest = strstr(words, "\u00b0") + 2;
    if (g_ascii_isdigit(*rest)) {
        degrees += g_ascii_strtod(rest, &rest) / 60;
        rest += 3;
    }
    if (g_ascii_isdigit(*rest)) degrees += g_ascii_strtod(rest, &rest) / 3600;
    char letter = words[strlen(words) - 1];
    if (letter == 'E' || letter == 'W') *ret_meridian = true;
    if (letter == 'N' || letter == 'S') *ret_meridian = false;
    return letter == 'W' || letter == 'S' ? -degrees : degrees;
}

/* The label's place moved straight onto the frame. */
static GArray *labels_of(const page *p)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(said));
    cor_rect f = p->scene->frame;
    const cor_group *group = group_of(p, "graticule-labels");
    for (size_t i = 0; group && i < group->n_items; i++) {
        if (group->items[i].kind != COR_ITEM_TEXT) continue;
        const cor_text_item *text = &group->items[i].text;
        cor_point at = text->pivot;
        if (cor_rect_contains(cor_rect_grown(f, -20), at.x, at.y)) continue; /* a parallel that never meets the frame */
        bool upright = text->angle != 0;
        said s = {.meridian = !upright};
        s.degrees = degrees_said(text->run->spec.text, &s.meridian);
        if (upright)
            at.x = at.x < cor_rect_center(f).x ? f.x0 : f.x1;
        else
            at.y = at.y < cor_rect_center(f).y ? f.y0 : f.y1;
        s.map = cor_affine_apply(p->furnishing.to_map, at.x, at.y);
        g_array_append_val(all, s);
    }
    return all;
}

/* What cs2cs makes of the places: "lon lat z" lines; NULL where there is no cs2cs. */
static char *ask_cs2cs(const char *crs, const GArray *labels)
{
    char *name = NULL, *out = NULL;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < labels->len; i++) {
        const said *s = &g_array_index(labels, said, i);
        g_string_append_printf(text, "%.6f %.6f\n", s->map.x, s->map.y);
    }
    int fd = g_file_open_tmp("places-XXXXXX", &name, NULL);
    g_close(fd, NULL);
    g_file_set_contents(name, text->str, -1, NULL);
    g_string_free(text, TRUE);
    const char *argv[] = {"cs2cs", "-f", "%.10f", crs, "+to", "OGC:CRS84", name, NULL};
    g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                 NULL, NULL);
    g_remove(name);
    g_free(name);
    return out;
}

static void check_against_cs2cs(const char *crs, double lon, double lat, double units, cor_graticule_labels labels)
{
    page *p = page_with(crs, lon, lat, units, labels);
    GArray *all = labels_of(p);
    char *out = ask_cs2cs(crs, all), *rest = out;
    if (!out) skip();
    assert_true(all->len >= 4);
    for (guint i = 0; i < all->len; i++) {
        const said *s = &g_array_index(all, said, i);
        double x = g_ascii_strtod(rest, &rest), y = g_ascii_strtod(rest, &rest);
        rest = strchr(rest, '\n') + 1;
        double off = s->meridian ? x - s->degrees : y - s->degrees;
        if (s->meridian) off -= 360 * round(off / 360);
        if (!(fabs(off) < 1e-6)) fail_msg("%s: %g is said where cs2cs finds %g %g", crs, s->degrees, x, y);
    }
    g_free(out);
    g_array_unref(all);
    free_page(p);
}

static void labels_stand_where_cs2cs_finds_their_lines(void **state)
{
    (void) state;
    for (cor_graticule_labels labels = COR_GRATICULE_OUTSIDE; labels <= COR_GRATICULE_INSIDE; labels++) {
        check_against_cs2cs("EPSG:3395", 70, 30, 2000, labels);
        check_against_cs2cs("EPSG:3857", 179, -17, 3000, labels);
        check_against_cs2cs("EPSG:32642", 69.3, 30.2, 80, labels);
        check_against_cs2cs("EPSG:3995", 20, 84, 6000, labels);
        check_against_cs2cs("EPSG:3031", -170, -72, 4000, labels);
        check_against_cs2cs("ESRI:102014", 10, 52, 3000, labels);
        check_against_cs2cs("EPSG:2154", 3, 47, 30, labels);
    }
}

/* The parallels of 10° lie on the frame itself, but for what rounding leaves. */
static void a_line_along_a_side_is_not_labelled_there(void **state)
{
    (void) state;
    page *p = page_with("+proj=longlat +datum=WGS84", 70, 0, 0.05, COR_GRATICULE_OUTSIDE);
    double height = cor_rect_height(p->scene->frame);
    free_page(p);
    for (int i = -1; i <= 1; i++) {
        p = page_with("+proj=longlat +datum=WGS84", 70, i * 1e-7, 20 / height, COR_GRATICULE_OUTSIDE);
        const char *words = words_of(p, "graticule-labels");
        assert_non_null(strstr(words, "70"));
        assert_null(strstr(words, "10\u00b0\u00a0N"));
        assert_null(strstr(words, "10\u00b0\u00a0S"));
        free_page(p);
    }
}

static void degrees_are_set_properly(void **state)
{
    (void) state;
    static const struct {
        double degrees;
        bool is_longitude;
        const char *words;
    } cases[] = {
        {30, false, "30\u00b0\u00a0N"},
        {72.5, true, "72\u00b030\u2032\u00a0E"},
        {-0.25, true, "0\u00b015\u2032\u00a0W"},
        {-33 - 5. / 60 - 7. / 3600, false, "33\u00b005\u203207\u2033\u00a0S"},
        {0, false, "0\u00b0"},
        {180, true, "180\u00b0"},
        {-180, true, "180\u00b0"},
        {190, true, "170\u00b0\u00a0W"},
        {0.7125, false, "0\u00b042\u203245\u2033\u00a0N"},
        {0.1234567, true, "0.123457\u00b0\u00a0E"},
    };
    cor_arena *arena = cor_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_string_equal(cor_graticule_label(arena, english, cases[i].degrees, cases[i].is_longitude),
                            cases[i].words);
    cor_arena_free(arena);
}

static const cor_stroke *lines_of(const page *p)
{
    const cor_group *group = group_of(p, "graticule");
    assert_non_null(group);
    assert_int_equal(group->n_items, 1);
    return &group->items[0].stroke;
}

/* The middle of every edge lies on a line of the net, to a fifth of a point. */
static void lines_follow_the_true_curves(void **state)
{
    (void) state;
    page *p = page_with("EPSG:3035", 10, 52, 3000, COR_GRATICULE_OUTSIDE);
    const cor_stroke *lines = lines_of(p);
    for (size_t i = 0; i < lines->n_paths; i++)
        for (size_t k = lines->paths[i].parts[0]; k + 1 < lines->paths[i].parts[1]; k++) {
            cor_point a = lines->paths[i].points[k], b = lines->paths[i].points[k + 1];
            cor_point m = cor_affine_apply(p->furnishing.to_map, (a.x + b.x) / 2, (a.y + b.y) / 2);
            cor_transform_forward(p->furnishing.to_lonlat, &m, 1);
            double off_lon = fabs(m.x - 5 * round(m.x / 5)) * 111000 * cos(m.y * M_PI / 180);
            double off_lat = fabs(m.y - 5 * round(m.y / 5)) * 111000;
            assert_true(fmin(off_lon, off_lat) < 0.2 * 3000);
        }
    free_page(p);
}

static void the_step_is_chosen_for_a_few_lines_each_way(void **state)
{
    (void) state;
    static const double units[] = {5, 20, 77, 300, 1000, 4000, 9000};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        page *p = page_with("EPSG:3395", 70, 30, units[i], COR_GRATICULE_OUTSIDE);
        size_t n = lines_of(p)->n_paths;
        if (n < 4 || n > 20) fail_msg("%zu lines at %g m a point", n, units[i]);
        free_page(p);
    }
}

static void a_step_that_fills_the_page_with_lines_is_refused(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.graticule = (cor_graticule){.on = true, .step_lon = 1. / 3600, .step_lat = 1. / 3600};
    cor_furnish_ground(&p->furnishing);
    assert_null(group_of(p, "graticule"));
    assert_non_null(strstr(remarks_of(p), "make the step larger"));
    free_page(p);
}

static void crosses_stand_where_lines_would_meet(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.graticule =
        (cor_graticule){.on = true, .style = COR_GRATICULE_CROSSES, .step_lon = 1, .step_lat = 1};
    set_view(p, "EPSG:3395", 70, 30, 1000);
    cor_furnish_ground(&p->furnishing);
    const cor_group *group = group_of(p, "graticule");
    assert_true(group->n_items >= 8 && group->n_items % 2 == 0);
    for (size_t i = 0; i < group->n_items; i++) {
        cor_point m = cor_rect_center(cor_path_bounds(group->items[i].stroke.paths));
        m = cor_affine_apply(p->furnishing.to_map, m.x, m.y);
        cor_transform_forward(p->furnishing.to_lonlat, &m, 1);
        assert_true(fabs(m.x - round(m.x)) < 1e-4 && fabs(m.y - round(m.y)) < 1e-4);
    }
    free_page(p);
}

static void labels_outside_get_their_room_and_labels_inside_are_obstacles(void **state)
{
    (void) state;
    page *p = page_with("EPSG:3395", 70, 30, 1000, COR_GRATICULE_OUTSIDE);
    assert_true(p->scene->frame.x0 > 15 + 8);
    assert_true(cor_rect_is_empty(obstacle_of(p, "graticule")));
    free_page(p);
    p = page_with("EPSG:3395", 70, 30, 1000, COR_GRATICULE_INSIDE);
    assert_true(p->scene->frame.x0 < 16);
    assert_true(cor_rect_covers(p->scene->frame, obstacle_of(p, "graticule")));
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_stand_where_cs2cs_finds_their_lines),
        cmocka_unit_test(a_line_along_a_side_is_not_labelled_there),
        cmocka_unit_test(degrees_are_set_properly),
        cmocka_unit_test(lines_follow_the_true_curves),
        cmocka_unit_test(the_step_is_chosen_for_a_few_lines_each_way),
        cmocka_unit_test(a_step_that_fills_the_page_with_lines_is_refused),
        cmocka_unit_test(crosses_stand_where_lines_would_meet),
        cmocka_unit_test(labels_outside_get_their_room_and_labels_inside_are_obstacles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
