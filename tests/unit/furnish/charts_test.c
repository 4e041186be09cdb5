/* Charts of what the page shows: their bars are the map's rows in the legend's words and colours, and add up. */
#include <math.h>

#include <glib.h>

#include "page.h"
#include "support/cmocka_all.h"

static const char *const layer =
    "[{id: incidents, type: circle, source: data, metadata: {corridor:legend: {labels: {a: Attacks, b: Bombs}}}, "
    "paint: {circle-radius: 4, circle-color: [match, [get, kind], a, '#ff0000', b, '#0000ff', '#00ff00']}}]";
static const char *const features = "[{x: 300, y: 300, kind: a, date: '2024-01-05', place: Quetta, killed: 3},"
                                    " {x: 310, y: 300, kind: b, date: '2024-02-05', place: Quetta, killed: 1},"
                                    " {x: 320, y: 300, kind: a, date: '2024-08-26', place: 'A place whose name goes on "
                                    "and on and on and on and on', killed: 70},"
                                    " {x: 330, y: 300, kind: a, date: '2024-09', place: Gwadar, killed: 0},"
                                    " {x: 340, y: 300, kind: b, date: 'in spring', place: Quetta, killed: 2},"
                                    " {x: 350, y: 300, kind: a, date: '2024-12-31', place: Turbat, killed: 1}]";

static cor_chart charts[1];

static page *charted(cor_piece piece, cor_at at)
{
    static const cor_credits_size none;
    page *p = new_page(794, 539);
    cor_timeline_options *timeline = &p->map.furniture.timeline;
    cor_ranking_options *ranking = &p->map.furniture.ranking;
    *timeline = (cor_timeline_options){.chart = {.on = piece == COR_PIECE_TIMELINE, .at = at, .source = "data"},
                                       .has_unit = true,
                                       .unit = COR_BY_QUARTER,
                                       .date = "date",
                                       .has_classes = true};
    *ranking = (cor_ranking_options){
        .chart = {.on = piece == COR_PIECE_RANKING, .at = at, .source = "data"}, .by = "place", .top = 10};
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    draw_layers(p, layer, features);
    charts[0] = (cor_chart){.piece = piece,
                            .options = piece == COR_PIECE_TIMELINE ? &timeline->chart : &ranking->chart,
                            .drawn = &p->layers[0],
                            .rows = p->layers[0].counts.rows,
                            .n_rows = p->layers[0].counts.n_rows};
    p->furnishing.charts = charts;
    p->furnishing.n_charts = 1;
    return p;
}

/* Of a route from kilometre 10 to 60. */
static page *stripped(cor_at at)
{
    static const double km[] = {10, INFINITY, 30, 44, NAN, 60};
    page *p = charted(COR_PIECE_TIMELINE, at);
    p->map.furniture.timeline.chart.on = false;
    p->map.furniture.route_strip = (cor_route_strip_options){
        .chart = {.on = true, .at = at, .source = "data"}, .route = "N-5", .bin = 20000, .has_classes = true};
    charts[0].piece = COR_PIECE_STRIP;
    charts[0].options = &p->map.furniture.route_strip.chart;
    charts[0].km = km;
    charts[0].km_from = 10;
    charts[0].km_to = 60;
    static const cor_credits_size none;
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    return p;
}

static void draw_charts(page *p)
{
    furnish(p);
    cor_furnish_charts(&p->furnishing);
}

/* How high, or wide where WIDE, all that GROUP fills with COLOR is together. */
static double filled(const page *p, const char *id, cor_color color, bool wide)
{
    const cor_group *group = group_of(p, id);
    double sum = 0;
    for (size_t i = 0; i < group->n_items; i++) {
        const cor_item *item = &group->items[i];
        if (item->kind != COR_ITEM_FILL || memcmp(&item->fill.color, &color, sizeof color) != 0) continue;
        cor_rect box = cor_path_bounds(item->fill.paths);
        sum += wide ? cor_rect_width(box) : cor_rect_height(box);
    }
    return sum;
}

static const cor_color red = {1, 0, 0, 1}, blue = {0, 0, 1, 1};

static void bars_are_in_the_colours_of_the_map(void **state)
{
    (void) state;
    page *p = charted(COR_PIECE_TIMELINE, COR_AT_BELOW);
    draw_charts(p);
    double reds = filled(p, "timeline", red, false), blues = filled(p, "timeline", blue, false);
    assert_true(blues > 0);
    assert_float_equal(reds / blues, 4, 1e-6); /* one of the two of b has no date */
    assert_int_equal(charts[0].counts.n, 4);
    assert_float_equal(charts[0].counts.totals[1], 0, 0);
    assert_float_equal(charts[0].counts.total + charts[0].counts.undated, 6, 0);
    assert_string_equal(charts[0].classes[0], "Attacks");
    assert_string_equal(charts[0].classes[1], "Bombs");
    assert_string_equal(words_of(p, "timeline"), "Data by quarter|6 in all; 1 of them without a date, not "
                                                 "shown|0|1|2|Q1|Q2|Q3|Q4|2024");
    free_page(p);
}

static void a_legend_that_is_off_leaves_its_words_to_the_chart(void **state)
{
    (void) state;
    page *p = charted(COR_PIECE_TIMELINE, COR_AT_BELOW);
    p->map.furniture.legend.on = false;
    draw_charts(p);
    assert_non_null(strstr(words_of(p, "timeline"), "|Attacks|Bombs|"));
    free_page(p);
}

static void periods_known_in_part_have_narrow_bars(void **state)
{
    (void) state;
    page *p = charted(COR_PIECE_TIMELINE, COR_AT_BELOW);
    p->map.furniture.timeline.unit = COR_BY_YEAR;
    p->map.furniture.timeline.has_classes = false;
    draw_charts(p);
    const cor_color muted = {0.36f, 0.36f, 0.36f, 0.7f};
    double whole = filled(p, "timeline", muted, true);
    free_page(p);
    p = charted(COR_PIECE_TIMELINE, COR_AT_BELOW);
    p->map.furniture.timeline.unit = COR_BY_YEAR;
    p->map.furniture.timeline.has_classes = false;
    charts[0].window = (cor_day_window){cor_date_day((cor_date){2024, 7, 2}), 0};
    draw_charts(p);
    assert_float_equal(filled(p, "timeline", muted, true) / whole, 0.5, 1e-6);
    assert_non_null(strstr(words_of(p, "timeline"), "narrow bars: part of a year"));
    free_page(p);
}

static void strips_leave_room_to_the_map(void **state)
{
    (void) state;
    static const cor_at at[] = {COR_AT_BELOW, COR_AT_BESIDE, COR_AT_BOTTOM_LEFT};
    for (int i = 0; i < 3; i++) {
        page *p = charted(COR_PIECE_TIMELINE, at[i]);
        draw_charts(p);
        cor_rect frame = p->scene->frame, box = obstacle_of(p, "timeline");
        const cor_group *group = group_of(p, "timeline");
        assert_true(cor_rect_covers((cor_rect){0, 0, 794, 539}, box));
        assert_true(cor_rects_overlap(frame, box) == (i == 2));
        if (i == 0) assert_true(box.y0 > frame.y1);
        if (i == 1) assert_true(box.x0 > frame.x1);
        for (size_t k = 0; k < group->n_items; k++)
            if (group->items[k].kind == COR_ITEM_TEXT) {
                const cor_text_item *text = &group->items[k].text;
                assert_true(text->x >= box.x0 - 0.01 && text->x + text->run->width <= box.x1 + 0.01);
                assert_true(text->run->spec.size >= 6.5);
            }
        assert_string_equal(remarks_of(p), "");
        free_page(p);
    }
}

static void the_largest_are_on_top_and_the_rest_in_one_bar(void **state)
{
    (void) state;
    page *p = charted(COR_PIECE_RANKING, COR_AT_BESIDE);
    p->map.furniture.ranking.top = 1;
    draw_charts(p);
    assert_string_equal(words_of(p, "ranking"), "Data by place|6 in all|Quetta|3|3 others|3");
    assert_float_equal(charts[0].ranking.total, 6, 0);
    free_page(p);
}

static void long_names_are_cut_off(void **state)
{
    (void) state;
    page *p = charted(COR_PIECE_RANKING, COR_AT_BESIDE);
    p->map.furniture.ranking.sum = "killed";
    draw_charts(p);
    const char *words = words_of(p, "ranking");
    assert_true(g_str_has_prefix(words, "Killed by place|77 in all|A place whose name"));
    assert_non_null(strstr(words, "\u2026|70|Quetta|6|Turbat|1|Gwadar|0"));
    free_page(p);
}

static void a_box_without_room_is_said(void **state)
{
    (void) state;
    page *p = charted(COR_PIECE_TIMELINE, COR_AT_BELOW);
    p->map.furniture.timeline.chart.height = 34;
    draw_charts(p);
    assert_non_null(strstr(remarks_of(p), "the timeline has no room for its bars"));
    free_page(p);
}

static void a_strip_goes_from_end_to_end_of_its_route(void **state)
{
    (void) state;
    page *p = stripped(COR_AT_BELOW);
    draw_charts(p);
    const cor_bin_counts *bins = &charts[0].bins;
    assert_int_equal(bins->n, 3);
    assert_true(bins->totals[0] == 1 && bins->totals[1] == 1 && bins->totals[2] == 2);
    assert_true(bins->total == 4 && bins->beyond == 1 && bins->unplaced == 1);
    assert_string_equal(
        words_of(p, "strip"),
        "Data along N-5|6 in all; each bar 20 km; 1 of them beyond its ends, "
        "not shown; 1 of them along another route, not shown|0|1|2|10|15|20|25|30|35|40|45|50|55|60 km");
    free_page(p);
}

/* How wide the one bar is where all rows are at KM. */
static double bar_at(double km)
{
    const double all[] = {km, km, km, km, km, km};
    page *p = stripped(COR_AT_BELOW);
    p->map.furniture.route_strip.has_classes = false;
    charts[0].km = all;
    draw_charts(p);
    const cor_color muted = {0.36f, 0.36f, 0.36f, 0.7f};
    double width = filled(p, "strip", muted, true);
    free_page(p);
    return width;
}

static void a_bar_that_the_end_of_the_route_cuts_is_narrower(void **state)
{
    (void) state;
    assert_true(bar_at(30) > 0);
    assert_float_equal(bar_at(15) / bar_at(30), 0.5, 1e-6);
    assert_float_equal(bar_at(60) / bar_at(30), 1, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_are_in_the_colours_of_the_map),
        cmocka_unit_test(a_legend_that_is_off_leaves_its_words_to_the_chart),
        cmocka_unit_test(periods_known_in_part_have_narrow_bars),
        cmocka_unit_test(strips_leave_room_to_the_map),
        cmocka_unit_test(the_largest_are_on_top_and_the_rest_in_one_bar),
        cmocka_unit_test(long_names_are_cut_off),
        cmocka_unit_test(a_box_without_room_is_said),
        cmocka_unit_test(a_strip_goes_from_end_to_end_of_its_route),
        cmocka_unit_test(a_bar_that_the_end_of_the_route_cuts_is_narrower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
