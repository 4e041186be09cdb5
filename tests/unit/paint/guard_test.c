/* Scenes that should never come this far: painters leave out what can't be drawn, and neither crash nor hang. */
#include <glib.h>

#include "paint/cover.h"
#include "paint/stroker.h"
#include "scene/icons.h"
#include "support/bytes.h"
#include "support/cmocka_all.h"
#include "support/drawing.h"

static void paint_all(cor_scene *scene)
{
    for (painted_as format = AS_PNG; format <= AS_TRACE; format++) {
        GByteArray *bytes = painted(scene, format);
        if (format == AS_SVG || format == AS_OUTLINES) {
            g_byte_array_append(bytes, (const guint8 *) "", 1);
            assert_null(strstr((const char *) bytes->data, "nan"));
            assert_null(strstr((const char *) bytes->data, "inf,"));
        }
        g_byte_array_unref(bytes);
    }
    free_page(scene);
}

static const char far_off[] = "nan 0, 10 nan, inf 5, -inf -inf, 1e300 -1e300, 50 50, -1e20 3, 3 1e15";

static void odd_coordinates_are_left_out_or_held(void **state)
{
    (void) state;
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "odd", NULL);
    add_polygon(scene, "#ff0000", far_off);
    add_polygon(scene, "#ff000080", far_off);
    add_polygon(scene, "#ff0000", "nan nan, nan nan");
    add_line(scene, "#00ff00", 3, far_off);
    add_line(scene, "#00ff00", 3, "nan nan")->cap = COR_CAP_ROUND;
    add_line(scene, "#00ff00", 3, "5 5, 5 5")->cap = COR_CAP_ROUND;
    paint_all(scene);
}

static void odd_pens_draw_solid_or_nothing(void **state)
{
    (void) state;
    static const double zeros[] = {0, 0}, odd[] = {NAN, 3}, negative[] = {-1, 2}, tiny[] = {1e-9, 1e-9},
                        large[] = {1e300, 1};
    static const double *const dashes[] = {zeros, odd, negative, tiny, large};
    static const double widths[] = {NAN, INFINITY, -1, 0, 1e300, 1e-300};
    cor_scene *scene = new_page(100, 100);
    cor_scene_group(scene, "odd", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        cor_stroke *stroke = add_line(scene, "#00ff00", 1, far_off);
        stroke->dashes = dashes[i];
        stroke->n_dashes = 2;
        stroke->dash_offset = i == 1 ? NAN : -3e9;
        stroke->miter_limit = i == 2 ? NAN : 1e9;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
        add_line(scene, "#0000ff", widths[i], "0 0, 50 50, 0 50")->join = COR_JOIN_ROUND;
    paint_all(scene);
}

static void odd_groups_and_pictures_are_left_out(void **state)
{
    (void) state;
    static const uint8_t rgba[16] = {1, 2, 3, 255};
    static const cor_rect places[] = {{NAN, 0, 1, 1}, {5, 5, 5, 9}, {9, 9, 3, 3}, {0, 0, 1e300, 1e300}, {1, 1, 9, 9}};
    cor_scene *scene = new_page(100, 100);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        cor_group *group = cor_scene_group(scene, "odd", NULL);
        group->clipped = true;
        group->clip = places[i];
        group->opacity = i == 0 ? NAN : i == 1 ? -3 : 0.5 * (double) i;
        cor_scene_add(scene, COR_ITEM_IMAGE)->image = (cor_image){2, 2, rgba, places[i], NAN, i % 2};
        cor_scene_add(scene, COR_ITEM_IMAGE)->image = (cor_image){-2, 2, rgba, {0, 0, 9, 9}, 1, false};
        cor_scene_add(scene, COR_ITEM_TEXT)->text = (cor_text_item){.x = 3, .y = 4};
        add_polygon(scene, "#ff0000", "0 0, 100 0, 100 100, 0 100");
        add_polygon(scene, "#00ff00", "0 0, 100 0, 100 100");
    }
    cor_scene_group(scene, NULL, NULL)->opacity = 0.5;
    add_polygon(scene, "#ff0000", "0 0, 100 0, 100 100");
    paint_all(scene);
}

static void odd_patterns_and_soft_circles_are_left_out(void **state)
{
    (void) state;
    static const double sizes[] = {NAN, INFINITY, -1, 0, 1e300, 1e-300, 1e-3, 20};
    cor_icons *icons = cor_icons_new(COR_SOURCE_DIR "/styles/icons");
    const cor_icon *icon;
    assert_int_equal(cor_icon_open(icons, "port", &icon, NULL), COR_OK);
    cor_scene *scene = new_page(100, 100);
    cor_path path = path_of(scene, far_off, true);
    cor_scene_group(scene, "odd", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        double x = sizes[i];
        cor_pattern pattern = {.paths = &path, .n_paths = 1, .icon = icon, .width = x, .height = 9, .opacity = 1};
        cor_scene_add(scene, COR_ITEM_PATTERN)->pattern = pattern;
        pattern = (cor_pattern){.paths = &path, .n_paths = 1, .icon = icon, .width = 9, .height = 9, .opacity = x};
        pattern.origin = (cor_point){x, x};
        cor_scene_add(scene, COR_ITEM_PATTERN)->pattern = pattern;
        pattern.angle = x;
        cor_scene_add(scene, COR_ITEM_PATTERN)->pattern = pattern;
        cor_circle kind = {.radius = 5, .fill = {1, 0, 0, 1}, .blur = x};
        add_circles(scene, &kind, &(cor_point){50, 50}, 1);
        kind = (cor_circle){.radius = x, .fill = {1, 0, 0, 1}, .stroke_width = x, .stroke = {0, 0, 1, 1}, .blur = 0.5};
        add_circles(scene, &kind, &(cor_point){50, 50}, 1);
    }
    paint_all(scene);
    cor_icons_free(icons);
}

static double next_number(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) / 16777216.0;
}

static void add_up(void *context, int y, int x, int n, const uint8_t *coverage)
{
    double *sum = context;
    (void) x;
    assert_in_range(y, 10, 49);
    assert_in_range(x, 20, 119);
    assert_in_range(x + n, 20, 120);
    for (int i = 0; i < n; i++)
        sum[0] += coverage ? coverage[i] / 255.0 : 1;
}

/* Triangles of any place and size, cut by the window on all sides, against their area by rows of samples. */
static void coverage_is_the_area_within_the_window(void **state)
{
    (void) state;
    cor_cover *cover = cor_cover_new(20, 10, 120, 50);
    uint32_t seed = 11;
    for (int round = 0; round < 300; round++) {
        double x[3], y[3], sum = 0, area = 0;
        for (int i = 0; i < 3; i++) {
            x[i] = next_number(&seed) * 200 - 30;
            y[i] = next_number(&seed) * 100 - 20;
        }
        for (int i = 0; i < 3; i++)
            cor_cover_edge(cover, x[i], y[i], x[(i + 1) % 3], y[(i + 1) % 3]);
        cor_cover_sweep(cover, COR_COVER_EVEN_ODD, add_up, &sum);
        for (double at = 10 + 1 / 128.0; at < 50; at += 1 / 64.0) {
            double cuts[2] = {0, 0};
            int n = 0;
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                if ((y[i] <= at) != (y[j] <= at) && n < 2)
                    cuts[n++] = fmin(120, fmax(20, x[i] + (x[j] - x[i]) * (at - y[i]) / (y[j] - y[i])));
            }
            area += fabs(cuts[1] - cuts[0]) / 64;
        }
        if (fabs(sum - area) > 0.05 + area * 0.003)
            fail_msg("triangle %d covers %.2f dots, not %.2f", round, sum, area);
    }
    cor_cover_free(cover);
}

/* A straight line of any direction covers length × width, whatever its caps and dashes are told to add. */
static void check_stroke_area(cor_cap cap, bool dashed, double expected)
{
    static const double dashes[] = {3, 2};
    for (int turn = 0; turn < 24; turn++) {
        cor_cover *cover = cor_cover_new(20, 10, 120, 50);
        cor_stroke pen = {.width = 4, .cap = cap, .miter_limit = 2, .dashes = dashes, .n_dashes = dashed ? 2 : 0};
        cor_stroker *stroker = cor_stroker_new(&pen, 1, cover);
        double angle = turn * M_PI / 12, sum = 0, c = cos(angle), s = sin(angle);
        cor_point line[] = {{70 - 7 * c, 30 - 7 * s}, {70 - 2 * c, 30 - 2 * s}, {70 + 8 * c, 30 + 8 * s}};
        cor_stroker_line(stroker, line, 3, false);
        cor_cover_sweep(cover, COR_COVER_POSITIVE, add_up, &sum);
        if (fabs(sum - expected) > expected * 0.015)
            fail_msg("turn %d covers %.2f dots, not %.2f", turn, sum, expected);
        cor_stroker_free(stroker);
        cor_cover_free(cover);
    }
}

static void strokes_cover_what_their_pen_says(void **state)
{
    (void) state;
    check_stroke_area(COR_CAP_BUTT, false, 15 * 4);
    check_stroke_area(COR_CAP_SQUARE, false, 19 * 4);
    check_stroke_area(COR_CAP_ROUND, false, 15 * 4 + M_PI * 4);
    check_stroke_area(COR_CAP_BUTT, true, 9 * 4);
}

static void a_stroked_ring_covers_its_band(void **state)
{
    (void) state;
    static const cor_join joins[] = {COR_JOIN_MITER, COR_JOIN_BEVEL, COR_JOIN_ROUND};
    static const double corners[] = {4, 2, M_PI};
    for (size_t i = 0; i < 6; i++) {
        cor_cover *cover = cor_cover_new(20, 10, 120, 50);
        cor_stroke pen = {.width = 4, .join = joins[i % 3], .miter_limit = 2};
        cor_stroker *stroker = cor_stroker_new(&pen, 1, cover);
        cor_point square[] = {{40, 20}, {60, 20}, {60, 40}, {40, 40}};
        /* four sides, less what they overlap at the corners, and what the joins add */
        double sum = 0, expected = 4 * 20 * 4 - 4 * 4 + 4 * corners[i % 3];
        if (i >= 3) { /* the other way round */
            cor_point kept = square[1];
            square[1] = square[3];
            square[3] = kept;
        }
        cor_stroker_line(stroker, square, 4, true);
        cor_cover_sweep(cover, COR_COVER_POSITIVE, add_up, &sum);
        if (fabs(sum - expected) > 2) fail_msg("ring %zu covers %.2f dots, not %.2f", i, sum, expected);
        cor_stroker_free(stroker);
        cor_cover_free(cover);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_coordinates_are_left_out_or_held),
        cmocka_unit_test(odd_pens_draw_solid_or_nothing),
        cmocka_unit_test(odd_patterns_and_soft_circles_are_left_out),
        cmocka_unit_test(odd_groups_and_pictures_are_left_out),
        cmocka_unit_test(coverage_is_the_area_within_the_window),
        cmocka_unit_test(strokes_cover_what_their_pen_says),
        cmocka_unit_test(a_stroked_ring_covers_its_band),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
