/* Notes: simple markup, set in lines; the logo and the neat line beside them. */
#include <math.h>

#include <glib.h>

#include "page.h"
#include "support/cmocka_all.h"

static page *page_with(const char *notes)
{
    page *p = new_page(794, 539);
    p->map.furniture.notes = (cor_notes){.on = true, .at = COR_AT_TOP_LEFT};
    p->furnishing.notes = notes;
    furnish(p);
    return p;
}

/* The weights and slants of the words of the notes: "a:400 b:700 c:400i". */
static const char *looks_of(const page *p)
{
    const cor_group *group = group_of(p, "notes");
    const char *looks = "";
    for (size_t i = 0; group && i < group->n_items; i++) {
        if (group->items[i].kind != COR_ITEM_TEXT) continue;
        const cor_text_spec *spec = &group->items[i].text.run->spec;
        looks = cor_arena_format(p->arena, "%s%s%s:%d%s", looks, *looks ? " " : "", spec->text, spec->font.weight,
                                 spec->font.italic ? "i" : "");
    }
    return looks;
}

static void stars_make_bold_and_italic(void **state)
{
    (void) state;
    page *p = page_with("a **b** *c* ***d***");
    assert_string_equal(looks_of(p), "a:400 b:700 c:400i d:700i");
    free_page(p);
    p = page_with("5 \\* 3 *is* 15");
    assert_string_equal(looks_of(p), "5:400 *:400 3:400 is:400i 15:400");
    free_page(p);
    p = page_with("**never closed\nnext line");
    assert_string_equal(looks_of(p), "never:700 closed:700 next line:400");
    free_page(p);
}

static void a_word_of_two_looks_stays_together(void **state)
{
    (void) state;
    page *p = page_with("half**bold** end");
    const cor_group *group = group_of(p, "notes");
    const cor_text_item *half = NULL, *bold = NULL;
    for (size_t i = 0; i < group->n_items; i++) {
        if (group->items[i].kind != COR_ITEM_TEXT) continue;
        if (!strcmp(group->items[i].text.run->spec.text, "half")) half = &group->items[i].text;
        if (!strcmp(group->items[i].text.run->spec.text, "bold")) bold = &group->items[i].text;
    }
    assert_non_null(half);
    assert_non_null(bold);
    assert_float_equal(half->x + half->run->width, bold->x, 1e-6);
    assert_float_equal(half->y, bold->y, 1e-6);
    free_page(p);
}

static void text_without_markup_is_set_whole(void **state)
{
    (void) state;
    page *p = page_with("Any words, of any script, in one run");
    assert_string_equal(words_of(p, "notes"), "Any words, of any script, in one run");
    free_page(p);
}

static void items_are_indented_under_a_bullet(void **state)
{
    (void) state;
    page *p = page_with("- first\n- *second*\nplain");
    assert_string_equal(words_of(p, "notes"), "\u2022|first|\u2022|second|plain");
    const cor_group *group = group_of(p, "notes");
    assert_true(group->items[2].text.x > group->items[1].text.x + 3); /* "first" and its bullet */
    assert_true(group->items[5].text.x < group->items[2].text.x - 3); /* "plain" */
    free_page(p);
}

static void lines_keep_their_width(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.furniture.notes = (cor_notes){.on = true, .at = COR_AT_RIGHT, .width = 100};
    p->furnishing.notes = "many *short* words that need more than one line of a hundred points, and then some more";
    furnish(p);
    cor_rect box = obstacle_of(p, "notes");
    assert_true(cor_rect_width(box) < 115 && cor_rect_height(box) > 40);
    assert_true(cor_rect_covers(p->scene->frame, box));
    free_page(p);
}

static void notes_that_would_hide_the_map_are_left_out(void **state)
{
    (void) state;
    char *endless = g_strnfill(1900, 'x');
    for (size_t i = 7; i < 1900; i += 8)
        endless[i] = i % 5 ? ' ' : '*';
    page *p = new_page(200, 140);
    p->map.furniture.notes.on = true;
    p->furnishing.notes = endless;
    furnish(p);
    assert_null(group_of(p, "notes"));
    assert_non_null(strstr(remarks_of(p), "the notes are left out"));
    free_page(p);
    g_free(endless);
}

static void a_logo_keeps_its_proportions(void **state)
{
    (void) state;
    static const uint8_t dots[4 * 8] = {0};
    const cor_page_logo logo = {.width = 4, .height = 2, .rgba = dots, .ratio = 2};
    page *p = new_page(794, 539);
    p->map.furniture.logo = (cor_logo){.on = true, .at = COR_AT_BOTTOM_RIGHT, .height = 40};
    p->furnishing.logo = &logo;
    furnish(p);
    const cor_image *image = &group_of(p, "logo")->items[0].image;
    assert_float_equal(cor_rect_width(image->at), 80, 1e-9);
    assert_float_equal(cor_rect_height(image->at), 40, 1e-9);
    assert_true(cor_rect_covers(obstacle_of(p, "logo"), image->at));
    free_page(p);
}

static void a_neat_line_is_single_or_double_or_none(void **state)
{
    (void) state;
    page *p = page_with(NULL);
    assert_int_equal(group_of(p, "neat-line")->n_items, 1);
    free_page(p);
    p = new_page(794, 539);
    p->map.furniture.neat_line.is_double = true;
    furnish(p);
    assert_int_equal(group_of(p, "neat-line")->n_items, 2);
    free_page(p);
    p = new_page(794, 539);
    p->map.furniture.neat_line.off = true;
    furnish(p);
    assert_null(group_of(p, "neat-line"));
    free_page(p);
}

static void a_title_stands_to_the_left_in_the_middle_or_to_the_right(void **state)
{
    (void) state;
    static const cor_at ats[3] = {COR_AT_TOP_LEFT, COR_AT_TOP, COR_AT_TOP_RIGHT};
    for (int i = 0; i < 3; i++) {
        page *p = new_page(794, 539);
        p->map.furniture.title.at = ats[i];
        p->furnishing.title = "A title";
        furnish(p);
        const cor_text_item *text = &group_of(p, "title")->items[0].text;
        cor_rect f = p->scene->frame;
        double left = text->x - f.x0, right = f.x1 - (text->x + text->run->width);
        assert_float_equal(i == 0 ? left : i == 1 ? left - right : right, 0, 1e-6);
        free_page(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stars_make_bold_and_italic),
        cmocka_unit_test(a_word_of_two_looks_stays_together),
        cmocka_unit_test(text_without_markup_is_set_whole),
        cmocka_unit_test(items_are_indented_under_a_bullet),
        cmocka_unit_test(lines_keep_their_width),
        cmocka_unit_test(notes_that_would_hide_the_map_are_left_out),
        cmocka_unit_test(a_logo_keeps_its_proportions),
        cmocka_unit_test(a_neat_line_is_single_or_double_or_none),
        cmocka_unit_test(a_title_stands_to_the_left_in_the_middle_or_to_the_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
