/* The table of what the page shows: its columns fit, its rows find room or are counted, its numbers stand on the map.
 */
#include <math.h>

#include "page.h"
#include "place/place.h"
#include "support/cmocka_all.h"

static const char *const headings[] = {"No.", "Place", "Killed"};
static const bool right[] = {true, false, true};
static const char *const cells[] = {"1",  "Karachi", "4",     "2", "Ormara, on the coastal highway to Gwadar",
                                    "14", "3",       "Kalat", "11"};
static const cor_page_table three = {.headings = headings, .right = right, .cells = cells, .n_columns = 3, .n_rows = 3};

static page *page_with(const cor_page_table *table)
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

static void rows_without_room_are_counted_and_said(void **state)
{
    (void) state;
    enum { ROWS = 300 };
    const char *many[ROWS * 3];
    for (size_t i = 0; i < ROWS * 3; i++)
        many[i] = "7";
    cor_page_table table = three;
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
    cor_page_table table = three;
    table.at = at;
    page *p = page_with(&table);
    furnish(p);
    assert_int_equal(cor_place(p->scene, NULL), COR_OK);
    cor_scene_set_labels(p->scene);
    assert_string_equal(words_of(p, "table-numbers"), "1, 2|3");
    free_page(p);
    table = (cor_page_table){.headings = headings, .right = right, .cells = five, .n_columns = 1, .n_rows = 5};
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
        cmocka_unit_test(rows_without_room_are_counted_and_said),
        cmocka_unit_test(beside_the_map_it_has_a_strip_of_its_own),
        cmocka_unit_test(features_at_one_place_share_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
