/* The table of what the page shows: its columns fit, its rows find room or are counted, its numbers stand on the map.
 */
#include <math.h>

#include <glib.h>

#include "page.h"
#include "place/place.h"
#include "support/cmocka_all.h"

static const char *const headings[] = {"No.", "Place", "Killed"};
static const bool right[] = {true, false, true};
static const char *const cells[] = {"1",  "Karachi", "4",     "2", "Ormara, on the coastal highway to Gwadar",
                                    "14", "3",       "Kalat", "11"};
static const cor_feature_table three = {
    .headings = headings, .right = right, .cells = cells, .n_columns = 3, .n_rows = 3};

static page *page_with(const cor_feature_table *table)
{
    static const cor_credits_size none;
    page *p = new_page(794, 539);
    p->map.furniture.table.on = true;
    p->map.furniture.table.at = COR_AT_TOP_RIGHT;
    p->furnishing.table = table;
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    return p;
}

static void it_lists_headings_and_rows(void **state)
{
    (void) state;
    page *p = page_with(&three);
    furnish(p);
    assert_string_equal(words_of(p, "table"), "No.|Place|Killed|1|Karachi|4|2|Ormara, on the coastal highway to "
                                              "Gwadar|14|3|Kalat|11");
    assert_true(cor_rect_covers(p->scene->frame, obstacle_of(p, "table")));
    assert_string_equal(remarks_of(p), "");
    free_page(p);
}

static void figures_are_set_to_the_right(void **state)
{
    (void) state;
    page *p = page_with(&three);
    furnish(p);
    const cor_group *group = group_of(p, "table");
    double ends[3];
    int n = 0;
    for (size_t i = 0; i < group->n_items; i++) {
        if (group->items[i].kind != COR_ITEM_TEXT) continue;
        const cor_text_item *text = &group->items[i].text;
        const char *words = text->run->spec.text;
        if (!strcmp(words, "4") || !strcmp(words, "14") || !strcmp(words, "11")) ends[n++] = text->x + text->run->width;
    }
    assert_int_equal(n, 3);
    assert_float_equal(ends[0], ends[1], 1e-6);
    assert_float_equal(ends[1], ends[2], 1e-6);
    free_page(p);
}

static void wide_columns_give_way(void **state)
{
    (void) state;
    page *p = page_with(&three);
    p->map.furniture.table.width = 110;
    furnish(p);
    assert_true(cor_rect_width(obstacle_of(p, "table")) <= 110 + 1e-6);
    free_page(p);
}

static const char *const long_headings[] = {"Identifier", "Place", "Killed"};
static const bool long_right[] = {false, false, true};
static const char *const long_cells[] = {
    "PAK-2024-0000012345678-REV2",
    "Quetta_Cantonment_Railway_Station",
    "12",
    "someone.else@ministry.example.org",
    "Gwadar",
    "0",
    "x",
    "2024-01-05T06:00:00.000+05:00",
    "1250000",
};
static const cor_feature_table long_words = {
    .headings = long_headings, .right = long_right, .cells = long_cells, .n_columns = 3, .n_rows = 3};

static bool overlap(const cor_text_item *a, const cor_text_item *b)
{
    return a->x < b->x + b->run->width && b->x < a->x + a->run->width && a->y < b->y + b->run->height &&
           b->y < a->y + a->run->height;
}

/* No words of the table on one another, or outside of BOX. */
static void check_apart(const page *p, cor_rect box)
{
    const cor_group *group = group_of(p, "table");
    for (size_t i = 0; i < group->n_items; i++) {
        const cor_text_item *a = &group->items[i].text;
        if (group->items[i].kind != COR_ITEM_TEXT) continue;
        if (a->x < box.x0 || a->x + a->run->width > box.x1 + 1e-6) fail_msg("'%s' stands out", a->run->spec.text);
        for (size_t k = 0; k < i; k++)
            if (group->items[k].kind == COR_ITEM_TEXT && overlap(a, &group->items[k].text))
                fail_msg("'%s' lies on '%s'", a->run->spec.text, group->items[k].text.run->spec.text);
    }
}

static void words_wider_than_their_column_are_broken(void **state)
{
    (void) state;
    for (double width = 90; width < 300; width += 35) {
        page *p = page_with(&long_words);
        p->map.furniture.table.width = width;
        furnish(p);
        check_apart(p, obstacle_of(p, "table"));
        assert_true(cor_rect_width(obstacle_of(p, "table")) <= width + 1e-6);
        assert_string_equal(remarks_of(p), "");
        free_page(p);
    }
}

static size_t lines_of(const page *p, const char *words)
{
    const cor_group *group = group_of(p, "table");
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_TEXT && !strcmp(group->items[i].text.run->spec.text, words))
            return group->items[i].text.run->n_lines;
    fail_msg("no '%s'", words);
    return 0;
}

static void a_column_of_prose_gives_way_before_a_word_is_broken(void **state)
{
    (void) state;
    static const char *const heads[] = {"Place", "What"};
    static const char *const row[] = {"Khyberpakhtunkhwa",
                                      "He was on his way to us as it was in the old days of the king"};
    const cor_feature_table table = {.headings = heads, .right = right + 1, .cells = row, .n_columns = 2, .n_rows = 1};
    page *p = page_with(&table);
    p->map.furniture.table.width = 120;
    furnish(p);
    assert_int_equal(lines_of(p, row[0]), 1);
    assert_in_range(lines_of(p, row[1]), 4, 7);
    free_page(p);
}

static void columns_without_room_are_left_out_and_said(void **state)
{
    (void) state;
    static const char *many[2 * 12];
    static bool lefts[12];
    for (size_t i = 0; i < G_N_ELEMENTS(many); i++)
        many[i] = "Donaudampfschifffahrt";
    const cor_feature_table table = {
        .headings = many, .right = lefts, .cells = many + 12, .n_columns = 12, .n_rows = 1};
    page *p = page_with(&table);
    p->map.furniture.table.width = 150;
    furnish(p);
    assert_non_null(strstr(remarks_of(p), "the table has room for 5 of 12 columns"));
    check_apart(p, obstacle_of(p, "table"));
    free_page(p);
}

/* Where the first line of WORDS stands. */
static double baseline_of(const page *p, const char *words)
{
    const cor_group *group = group_of(p, "table");
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_TEXT && !strcmp(group->items[i].text.run->spec.text, words))
            return group->items[i].text.y + group->items[i].text.run->lines[0].baseline;
    fail_msg("no '%s'", words);
    return NAN;
}

static void cells_of_a_row_stand_on_one_line(void **state)
{
    (void) state;
    static const char *const urdu[] = {"ur", NULL};
    static const char *const row[] = {"17", "گوادر بندرگاہ", "14"};
    cor_feature_table table = three;
    table.cells = row;
    table.n_rows = 1;
    page *p = page_with(&table);
    p->map.languages = urdu;
    p->symbolizer.language = "ur";
    furnish(p);
    assert_float_equal(baseline_of(p, "17"), baseline_of(p, "گوادر بندرگاہ"), 1e-6);
    assert_float_equal(baseline_of(p, "14"), baseline_of(p, "گوادر بندرگاہ"), 1e-6);
    free_page(p);
}

static void rows_without_room_are_counted_and_said(void **state)
{
    (void) state;
    enum { ROWS = 300 };
    const char *many[ROWS * 3];
    for (size_t i = 0; i < ROWS * 3; i++)
        many[i] = "7";
    cor_feature_table table = three;
    table.cells = many;
    table.n_rows = ROWS;
    page *p = page_with(&table);
    furnish(p);
    const char *words = words_of(p, "table");
    assert_non_null(strstr(words, " more"));
    assert_non_null(strstr(remarks_of(p), "of 300 rows; make the page larger"));
    assert_true(cor_rect_covers(p->scene->frame, obstacle_of(p, "table")));
    free_page(p);
}

static void beside_the_map_it_has_a_strip_of_its_own(void **state)
{
    (void) state;
    static const cor_credits_size none;
    page *p = page_with(&three);
    double before = cor_rect_width(p->scene->frame);
    p->map.furniture.table.beside = true;
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    furnish(p);
    assert_true(cor_rect_width(p->scene->frame) < before - 200);
    const cor_group *group = group_of(p, "table");
    for (size_t i = 0; i < group->n_items; i++)
        if (group->items[i].kind == COR_ITEM_TEXT)
            assert_true(group->items[i].text.x > p->scene->frame.x1 && group->items[i].text.x < 794);
    free_page(p);
}

static void features_at_one_place_share_a_label(void **state)
{
    (void) state;
    static const cor_point at[] = {{300, 300}, {301, 300}, {400, 300}};
    static const char *const five[] = {"1", "2", "3", "4", "5"};
    static const cor_point places[] = {{300, 300}, {400, 300}, {300, 301}, {301, 300}, {300, 300}};
    cor_feature_table table = three;
    table.at = at;
    page *p = page_with(&table);
    furnish(p);
    assert_int_equal(cor_place(p->scene, NULL), COR_OK);
    cor_scene_set_labels(p->scene);
    assert_string_equal(words_of(p, "table-numbers"), "1, 2|3");
    free_page(p);
    table = (cor_feature_table){.headings = headings, .right = right, .cells = five, .n_columns = 1, .n_rows = 5};
    table.at = places;
    p = page_with(&table);
    furnish(p);
    assert_int_equal(cor_place(p->scene, NULL), COR_OK);
    cor_scene_set_labels(p->scene);
    assert_string_equal(words_of(p, "table-numbers"), "1, 3\u20135|2");
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_lists_headings_and_rows),
        cmocka_unit_test(figures_are_set_to_the_right),
        cmocka_unit_test(wide_columns_give_way),
        cmocka_unit_test(words_wider_than_their_column_are_broken),
        cmocka_unit_test(a_column_of_prose_gives_way_before_a_word_is_broken),
        cmocka_unit_test(columns_without_room_are_left_out_and_said),
        cmocka_unit_test(cells_of_a_row_stand_on_one_line),
        cmocka_unit_test(rows_without_room_are_counted_and_said),
        cmocka_unit_test(beside_the_map_it_has_a_strip_of_its_own),
        cmocka_unit_test(features_at_one_place_share_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
