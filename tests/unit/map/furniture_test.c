/* Furniture in a map document: what each piece may say, and what is wrong with what it may not. */
#include "opening.h"

static void a_graticule_has_steps_in_degrees_minutes_and_seconds(void **state)
{
    (void) state;
    static const struct {
        const char *step;
        double lon, lat;
    } cases[] = {{"auto", 0, 0},          {"5", 5, 5},
                 {"2.5", 2.5, 2.5},       {"\"30'\"", 0.5, 0.5},
                 {"\"1°30′\"", 1.5, 1.5}, {"'15\"'", 15. / 3600, 15. / 3600},
                 {"{lon: 5}", 5, 0},      {"{lon: 5, lat: \"20'\"}", 5, 20. / 60}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const cor_graticule *g = &map_of(cor_arena_format(arena, "furniture: {graticule: {step: %s}}\n", cases[i].step))
                                      ->furniture.graticule;
        assert_true(g->on);
        assert_float_equal(g->step_lon, cases[i].lon, 1e-12);
        assert_float_equal(g->step_lat, cases[i].lat, 1e-12);
    }
}

static void a_graticule_is_lines_ticks_or_crosses_with_labels_or_without(void **state)
{
    (void) state;
    const cor_graticule *g = &map_of("furniture: {graticule: auto}\n")->furniture.graticule;
    assert_true(g->on && g->style == COR_GRATICULE_LINES && g->labels == COR_GRATICULE_OUTSIDE && !g->color.said);
    g = &map_of("furniture: {graticule: {style: crosses, labels: inside, color: teal}}\n")->furniture.graticule;
    assert_true(g->style == COR_GRATICULE_CROSSES && g->labels == COR_GRATICULE_INSIDE && g->color.said);
    g = &map_of("furniture: {graticule: {style: ticks, labels: false}}\n")->furniture.graticule;
    assert_true(g->style == COR_GRATICULE_TICKS && g->labels == COR_GRATICULE_UNLABELLED);
    assert_false(map_of("furniture: {graticule: none}\n")->furniture.graticule.on);
    assert_false(map_of("furniture: {graticule: false}\n")->furniture.graticule.on);
    assert_false(map_of("")->furniture.graticule.on);
    assert_int_equal(cor_diagnostics_count(diagnostics), 0);
}

static void a_scale_bar_counts_kilometres_or_miles(void **state)
{
    (void) state;
    const cor_scale_bar *bar = &map_of("")->furniture.scale_bar;
    assert_true(bar->on && bar->at == COR_AT_AUTO && bar->units == COR_UNITS_KM && bar->length == 0);
    bar = &map_of("furniture: {scale-bar: {at: top, units: both, length: 72 pt}}\n")->furniture.scale_bar;
    assert_true(bar->on && bar->at == COR_AT_TOP && bar->units == COR_UNITS_BOTH && bar->length == 72);
    assert_false(map_of("furniture: {scale-bar: {at: none}}\n")->furniture.scale_bar.on);
}

static void a_north_arrow_is_true_or_of_the_grid(void **state)
{
    (void) state;
    assert_false(map_of("")->furniture.north_arrow.on);
    const cor_north_arrow *arrow = &map_of("furniture: {north-arrow: true}\n")->furniture.north_arrow;
    assert_true(arrow->on && !arrow->grid);
    arrow = &map_of("furniture: {north-arrow: grid}\n")->furniture.north_arrow;
    assert_true(arrow->on && arrow->grid);
    arrow = &map_of("furniture: {north-arrow: {at: left, north: true, size: 36 pt}}\n")->furniture.north_arrow;
    assert_true(arrow->on && !arrow->grid && arrow->at == COR_AT_LEFT && arrow->size == 36);
}

static void a_banner_is_words_or_words_and_a_colour(void **state)
{
    (void) state;
    const cor_banner *banner = &map_of("furniture: {banner: UNCLASSIFIED}\n")->furniture.banner;
    assert_true(banner->on && !banner->color.said);
    assert_string_equal(banner->text, "UNCLASSIFIED");
    banner = &map_of("furniture: {banner: {text: \"Draft of {as_of}\", color: teal}}\n")->furniture.banner;
    assert_true(banner->on && banner->color.said);
}

static void a_legend_leaves_out_orders_and_renames(void **state)
{
    (void) state;
    const cor_legend_furniture *legend = &map_of("")->furniture.legend;
    assert_true(legend->on && !legend->omit.list && !legend->order.list && !legend->n_rename && legend->columns == 0);
    legend = &map_of("furniture: {legend: {omit: [rivers, Port], order: Mine, rename: {Port: Quay, 3: Three}, "
                     "columns: 2, at: below}}\n")
                  ->furniture.legend;
    assert_true(legend->at == COR_AT_BELOW && legend->columns == 2 && legend->n_rename == 2);
    assert_string_equal(legend->omit.list[1], "Port");
    assert_null(legend->omit.list[2]);
    assert_int_equal(legend->omit.node->line, 3);
    assert_string_equal(legend->order.list[0], "Mine");
    assert_string_equal(legend->rename[0].from, "Port");
    assert_string_equal(legend->rename[0].to, "Quay");
    assert_string_equal(legend->rename[1].from, "3");
    legend = &map_of("furniture: {legend: {omit: [], order: , rename: , columns: auto}}\n")->furniture.legend;
    assert_true(legend->on && !legend->omit.list && !legend->order.list && !legend->n_rename && legend->columns == 0);
}

static void insets_are_locators_and_details(void **state)
{
    (void) state;
    assert_int_equal(map_of("")->furniture.n_insets, 0);
    assert_int_equal(map_of("furniture: {inset: false}\n")->furniture.n_insets, 0);
    assert_int_equal(map_of("furniture: {inset: auto}\n")->furniture.n_insets, 1);
    const cor_map_document *map =
        map_of("furniture:\n"
               "  inset:\n"
               "    - {extent: country, at: top-left, size: 40 x 30 mm, title: Where}\n"
               "    - {extent: [60, 20, 80, 40], layers: [land]}\n"
               "    - {bbox: [62, 25, 63, 26], crs: 'EPSG:3857', leader: false, size: 50 mm}\n"
               "    - {around: [62.3, 25.1], color: teal}\n");
    const cor_inset *inset = map->furniture.insets;
    assert_int_equal(map->furniture.n_insets, 4);
    assert_true(!inset[0].is_detail && inset[0].extent == COR_INSET_COUNTRY && inset[0].at == COR_AT_TOP_LEFT);
    assert_float_equal(inset[0].height, 30 * 72 / 25.4, 1e-9);
    assert_true(!inset[1].is_detail && inset[1].extent == COR_INSET_BBOX && inset[1].bbox.y1 == 40);
    assert_string_equal(inset[1].layers[0], "land");
    assert_true(inset[2].is_detail && !inset[2].has_leader && inset[2].width > 0 && inset[2].height == 0);
    assert_true(inset[3].is_detail && inset[3].is_around && inset[3].magnify == 4 && inset[3].has_leader);
}

static void a_table_has_a_source_and_columns_with_headings(void **state)
{
    (void) state;
    const cor_feature_table_options *table =
        &map_of("furniture: {table: {source: a, columns: [event_type, day], order: '-day', at: beside}}\n")
             ->furniture.table;
    assert_true(table->on && table->beside && table->descending && table->has_numbers && table->marks);
    assert_int_equal(table->n_columns, 2);
    assert_string_equal(table->headings[0], "Event type");
    assert_string_equal(table->fields[1], "day");
    assert_string_equal(table->order, "day");
    table = &map_of("furniture: {table: {source: a, columns: {day: On}, number: false, at: top, width: 60 mm}}\n")
                 ->furniture.table;
    assert_true(!table->beside && table->at == COR_AT_TOP && !table->has_numbers && !table->descending);
    assert_string_equal(table->headings[0], "On");
    assert_false(map_of("furniture: {table: none}\n")->furniture.table.on);
}

static void a_mask_fades_or_hides_with_a_glow_or_a_shadow(void **state)
{
    (void) state;
    assert_false(map_of("")->mask.on);
    const cor_mask *mask = &map_of("mask: {source: a, where: 'b = :c', glow: true, shadow: 72 pt}\n")->mask;
    assert_true(mask->on && mask->style == COR_MASK_FADE && mask->glow.on && mask->glow.width == 0);
    assert_true(mask->shadow.on && mask->shadow.width == 72 && !mask->shadow.color.said);
    assert_string_equal(mask->where, "b = :c");
    mask = &map_of("mask: {source: a, style: hide, glow: {width: 2 mm, color: teal}, shadow: false}\n")->mask;
    assert_true(mask->style == COR_MASK_HIDE && mask->glow.color.said && !mask->shadow.on);
}

static void notes_are_words_or_words_and_a_place(void **state)
{
    (void) state;
    const cor_notes *notes = &map_of("furniture: {notes: 'a **b**'}\n")->furniture.notes;
    assert_true(notes->on && notes->at == COR_AT_AUTO);
    assert_string_equal(notes->text, "a **b**");
    notes = &map_of("furniture: {notes: {text: a, title: b, at: right, width: 36 pt}}\n")->furniture.notes;
    assert_true(notes->on && notes->at == COR_AT_RIGHT && notes->width == 36);
    assert_string_equal(notes->title, "b");
}

static void a_neat_line_may_be_double_or_away(void **state)
{
    (void) state;
    assert_false(map_of("")->furniture.neat_line.off);
    assert_false(map_of("furniture: {neat-line: auto}\n")->furniture.neat_line.off);
    assert_true(map_of("furniture: {neat-line: none}\n")->furniture.neat_line.off);
    assert_true(map_of("furniture: {neat-line: false}\n")->furniture.neat_line.off);
    const cor_neat_line *line = &map_of("furniture: {neat-line: {style: double, width: 2 pt}}\n")->furniture.neat_line;
    assert_true(line->is_double && line->width == 2 && !line->off);
}

static void titles_and_credits_stand_left_right_or_between(void **state)
{
    (void) state;
    assert_int_equal(map_of("furniture: {title: {at: top-right}}\n")->furniture.title.at, COR_AT_TOP_RIGHT);
    assert_int_equal(cor_diagnostics_count(diagnostics), 0);
    assert_int_equal(map_of("furniture: {credits: {at: bottom}}\n")->furniture.credits.at, COR_AT_BOTTOM);
    assert_int_equal(cor_diagnostics_count(diagnostics), 0);
}

static void what_furniture_may_not_say_is_said(void **state)
{
    (void) state;
    static const char *const step = "this is no step in degrees; write auto, 5, \"30'\" or {lon: 5, lat: 2}";
    const struct {
        const char *body, *message;
    } cases[] = {
        {"furniture: {graticule: 5}", "\"graticule\" is a number; it needs auto, true, false or a map"},
        {"furniture: {scale-bar: {unit: km}}", "unknown key \"unit\"; did you mean \"units\"?"},
        {"furniture: {scale-bar: {units: nm}}", "\"nm\" is not known here; it is one of km, mi or both"},
        {"furniture: {scale-bar: {length: 40}}", "\"length\" is a number without a unit; write one like \"30 mm\""},
        {"furniture: {scale-bar: {length: 2 mm}}", "\"length\" is 2 mm; it goes from 5 mm to 500 mm"},
        {"furniture: {north-arrow: magnetic}",
         "\"north-arrow\" is none of its words; write true, grid, or a map like {at: top-right}"},
        {"furniture: {north-arrow: {north: up}}",
         "\"north\" is none of its words; write true, grid, or a map like {at: top-right}"},
        {"furniture: {north-arrow: {szie: 9 mm}}", "unknown key \"szie\"; did you mean \"size\"?"},
        {"furniture: {banner: 3}", "\"banner\" is a number; it needs auto, true, false or a map"},
        {"furniture: {banner: {color: red}}", "\"banner\" has no text; write {text: UNCLASSIFIED, color: \"#007a33\"}"},
        {"furniture: {timeline: auto}", "\"timeline\" says nothing by itself; write {source: incidents, by: quarter}"},
        {"furniture: {timeline: {by: month}}", "\"timeline\" names no source; write {source: incidents, by: quarter}"},
        {"furniture: {timeline: {source: a, by: week}}",
         "\"week\" is not known here; it is one of month, quarter or year"},
        {"furniture: {ranking: {source: a}}", "\"ranking\" names no field; write {source: incidents, by: province}"},
        {"furniture: {ranking: {source: a, by: b, top: 0}}", "\"top\" is 0; it goes from 1 to 60"},
        {"furniture: {strip: true}", "\"strip\" says nothing by itself; write {route: Western, source: incidents}"},
        {"furniture: {strip: {source: a}}",
         "\"strip\" needs a route and a source that lies along it; write {route: Western, source: incidents}"},
        {"furniture: {inset: 3}", "an inset is a number; it needs auto, true, false, a map or a list of maps"},
        {"furniture: {inset: {tilte: x}}", "unknown key \"tilte\"; did you mean \"title\"?"},
        {"furniture: {inset: {size: big}}",
         "this is no size of an inset; write \"45 x 30 mm\", or \"45 mm\" for its longer side"},
        {"furniture: {inset: {extent: world}}", "\"world\" is not known here; it is one of auto or country"},
        {"furniture: {inset: {extent: auto, bbox: [1, 2, 3, 4]}}",
         "\"extent\" is for locators; a detail has \"bbox\" or \"around\""},
        {"furniture: {inset: {around: [1, 2], bbox: [1, 2, 3, 4]}}",
         "both \"bbox\" and \"around\" say what to show; keep one"},
        {"furniture: {inset: {around: [1, 95]}}", "\"around\" is no place; write [longitude, latitude]"},
        {"furniture: {inset: {magnify: 3}}",
         "\"magnify\" needs a place; add \"around: [longitude, latitude]\" or a \"bbox\""},
        {"furniture: {inset: {around: [1, 2], magnify: 0.5}}", "\"magnify\" is 0.5; it goes from 1 to 1000"},
        {"furniture: {inset: [true, true, true, true, true, true, true, true, true]}", "9 insets; the limit is 8"},
        {"mask: true", "\"mask\" is true or false; it needs a map of keys and values"},
        {"mask: {where: a}", "\"mask\" names no source; write {source: countries, where: \"…\"}"},
        {"mask: {source: a, stlye: fade}", "unknown key \"stlye\"; did you mean \"style\"?"},
        {"mask: {source: a, style: blur}", "\"blur\" is not known here; it is one of fade, hide or none"},
        {"mask: {source: a, opacity: 2}", "\"opacity\" is 2; it goes from 0 to 1"},
        {"mask: {source: a, glow: 5}", "\"glow\" is a number without a unit; write one like \"30 mm\""},
        {"mask: {source: a, shadow: {width: 90 mm}}", "\"width\" is 90 mm; it goes from 0.2 mm to 50 mm"},
        {"furniture: {logo: true}", "\"logo\" says nothing by itself; write the name of its file"},
        {"furniture: {logo: mark.gif}", "a logo is an SVG or a PNG file; \"mark.gif\" ends in neither"},
        {"furniture: {logo: {at: top}}", "\"logo\" names no file; write {file: logo.svg}"},
        {"furniture: {notes: {title: x}}", "\"notes\" has no text; write {text: \"…\"}"},
        {"furniture: {notes: {txt: x}}", "unknown key \"txt\"; did you mean \"text\"?"},
        {"furniture: {neat-line: 3}", "\"neat-line\" is a number; it needs auto, true, false or a map"},
        {"furniture: {neat-line: {style: dotted}}",
         "\"dotted\" is not known here; it is one of single, double or none"},
        {"furniture: {table: auto}",
         "\"table\" says nothing by itself; write {source: incidents, columns: [date, place]}"},
        {"furniture: {banner: true}", "\"banner\" says nothing by itself; write {text: UNCLASSIFIED}"},
        {"furniture: {table: 3}", "\"table\" is a number; it needs auto, true, false or a map"},
        {"furniture: {table: {columns: [a]}}",
         "\"table\" names no source; write {source: incidents, columns: [date, place]}"},
        {"furniture: {table: {source: a}}", "\"table\" names no columns; write columns: [date, place]"},
        {"furniture: {table: {source: a, columns: []}}", "\"table\" names no columns; write columns: [date, place]"},
        {"furniture: {table: {source: a, colums: [b]}}", "unknown key \"colums\"; did you mean \"columns\"?"},
        {"furniture: {table: {source: a, columns: {b: [c]}}}", "\"b\" is a list; it needs text"},
        {"furniture: {table: {source: a, columns: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]}}",
         "13 columns; a table has at most 12"},
        {"furniture: {legend: {omitt: [a]}}", "unknown key \"omitt\"; did you mean \"omit\"?"},
        {"furniture: {legend: {omit: {a: b}}}", "\"omit\" is a map; it needs a list of words"},
        {"furniture: {legend: {rename: [a]}}", "\"rename\" is a list; it needs a map of keys and values"},
        {"furniture: {legend: {rename: {a: [b]}}}", "\"a\" is a list; it needs text"},
        {"furniture: {legend: {columns: 5}}", "\"columns\" is 5; it goes from 1 to 4"},
        {"furniture: {legend: {columns: 1.5}}", "\"columns\" is 1.5; it needs a whole number"},
        {"furniture: {legend: {columns: many}}", "\"columns\" is text; it needs a number"},
        {"furniture: {graticule: {stpe: 5}}", "unknown key \"stpe\"; did you mean \"step\"?"},
        {"furniture: {graticule: {step: wide}}", step},
        {"furniture: {graticule: {step: \"30'1°\"}}", step},
        {"furniture: {graticule: {step: [5]}}", step},
        {"furniture: {graticule: {step: 100}}", "the step 100 is out of range; it goes from one second to 90 degrees"},
        {"furniture: {graticule: {step: -5}}", step},
        {"furniture: {graticule: {style: dots}}", "\"dots\" is not known here; it is one of lines, ticks or crosses"},
        {"furniture: {graticule: {labels: all}}", "\"all\" is not known here; it is one of outside, inside or none"},
        {"furniture: {graticule: {color: grye}}", "\"grye\" is no colour; write one like \"#c8102e\" or teal"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(strstr(refusal_with(cases[i].body, NULL), ": ") + 2, cases[i].message);
}

static void charts_are_of_a_source_by_something(void **state)
{
    (void) state;
    assert_false(map_of("")->furniture.timeline.chart.on);
    const cor_timeline_options *timeline =
        &map_of("furniture: {timeline: {source: incidents, by: month, at: beside, height: 72 pt, classes: false}}\n")
             ->furniture.timeline;
    assert_true(timeline->chart.on && timeline->chart.at == COR_AT_BESIDE && timeline->chart.height == 72);
    assert_true(timeline->has_unit && timeline->unit == COR_BY_MONTH && !timeline->has_classes);
    timeline = &map_of("furniture: {timeline: {source: incidents}}\n")->furniture.timeline;
    assert_true(!timeline->has_unit && timeline->has_classes && !strcmp(timeline->date, "date"));
    const cor_ranking_options *ranking =
        &map_of("furniture: {ranking: {source: incidents, by: place}}\n")->furniture.ranking;
    assert_true(ranking->chart.on && ranking->top == 10 && !ranking->sum && !ranking->has_intervals);
    const cor_route_strip_options *strip =
        &map_of("furniture: {strip: {route: N-5, source: incidents, bin: 20 mi, at: below}}\n")->furniture.route_strip;
    assert_true(strip->chart.on && strip->chart.at == COR_AT_BELOW && strip->has_classes);
    assert_string_equal(strip->route, "N-5");
    assert_float_equal(strip->bin, 32186.88, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_graticule_has_steps_in_degrees_minutes_and_seconds),
        cmocka_unit_test(a_graticule_is_lines_ticks_or_crosses_with_labels_or_without),
        cmocka_unit_test(a_scale_bar_counts_kilometres_or_miles),
        cmocka_unit_test(a_north_arrow_is_true_or_of_the_grid),
        cmocka_unit_test(a_banner_is_words_or_words_and_a_colour),
        cmocka_unit_test(a_legend_leaves_out_orders_and_renames),
        cmocka_unit_test(insets_are_locators_and_details),
        cmocka_unit_test(a_table_has_a_source_and_columns_with_headings),
        cmocka_unit_test(a_mask_fades_or_hides_with_a_glow_or_a_shadow),
        cmocka_unit_test(notes_are_words_or_words_and_a_place),
        cmocka_unit_test(a_neat_line_may_be_double_or_away),
        cmocka_unit_test(titles_and_credits_stand_left_right_or_between),
        cmocka_unit_test(what_furniture_may_not_say_is_said),
        cmocka_unit_test(charts_are_of_a_source_by_something),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
