/* The frame leaves room for the words around it; the words stand outside of it and on the page. */
#include <glib.h>

#include "page.h"
#include "support/cmocka_all.h"

static const cor_credits_size usual_credits = {.credits = 250, .disclaimer = 120};

static cor_rect frame_of(page *p)
{
    return cor_furnish_frame(&p->map, &usual_credits);
}

static void a_page_without_frame_is_all_map(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.page.frame = false;
    cor_rect frame = frame_of(p);
    assert_true(frame.x0 == 0 && frame.y0 == 0 && frame.x1 == 794 && frame.y1 == 539);
    p->furnishing.title = "A title";
    p->furnishing.credits = "Data: somebody";
    furnish(p);
    assert_null(group_of(p, "title"));
    assert_null(group_of(p, "credits"));
    assert_null(group_of(p, "neat-line"));
    free_page(p);
}

static void title_and_credits_get_their_room(void **state)
{
    (void) state;
    static const cor_credits_size none;
    page *p = new_page(794, 539);
    p->map.subtitle = "And a subtitle";
    cor_rect with_both = frame_of(p), without_credits = cor_furnish_frame(&p->map, &none);
    p->map.subtitle = NULL;
    cor_rect without_subtitle = frame_of(p);
    p->map.title = NULL;
    cor_rect without_title = frame_of(p);
    assert_true(with_both.y0 > without_subtitle.y0 + 8);
    assert_true(without_subtitle.y0 > without_title.y0 + 15);
    assert_true(without_credits.y1 > with_both.y1 + 10);
    assert_true(with_both.x0 > 10 && with_both.x1 < 784);
    free_page(p);
}

static double title_room(page *p, const char *language, const char *title)
{
    const char *languages[] = {language, NULL};
    p->map.languages = languages;
    p->map.title = title;
    double y = frame_of(p).y0;
    p->map.languages = NULL;
    return y;
}

static void only_letters_that_hang_get_more_room(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    double usual = title_room(p, "en", "One road, {n} ways");
    assert_true(title_room(p, "ur", "One road, {n} ways") == usual);
    assert_true(title_room(p, "ur", "{رنگ} 12 road") == usual);
    assert_true(title_room(p, "ur", "شاہراہ قراقرم") > usual + 15);
    assert_true(title_room(p, "ur", "N-35 شاہراہ") > usual + 15);
    assert_true(title_room(p, "ur", "{name}") > usual + 15);
    free_page(p);
}

static void every_page_keeps_at_least_half_of_its_height_for_the_map(void **state)
{
    (void) state;
    static const double sides[] = {24, 60, 130, 300, 794, 3000, 14400};
    static const cor_credits_size endless = {.credits = 5000, .disclaimer = 3000};
    for (size_t w = 0; w < 7; w++)
        for (size_t h = 0; h < 7; h++) {
            page *p = new_page(sides[w], sides[h]);
            p->map.subtitle = "A subtitle that takes more than one line on pages that are as narrow as some are here";
            cor_rect frame = cor_furnish_frame(&p->map, &endless);
            assert_true(cor_rect_covers((cor_rect){0, 0, sides[w], sides[h]}, frame));
            assert_true(cor_rect_width(frame) >= sides[w] / 2);
            assert_true(cor_rect_height(frame) >= sides[h] / 2 - 1e-9);
            free_page(p);
        }
}

static void all_that_takes_room_beside_the_map_leaves_it_some(void **state)
{
    (void) state;
    static const double sides[] = {24, 60, 130, 199, 201, 300, 794, 3000};
    static const cor_credits_size usual = {.credits = 200, .disclaimer = 100};
    for (size_t w = 0; w < 8; w++)
        for (size_t h = 0; h < 8; h++) {
            page *p = new_page(sides[w], sides[h]);
            p->map.furniture.graticule.on = p->map.furniture.table.on = p->map.furniture.table.beside = true;
            p->map.furniture.banner = (cor_banner){.on = true, .text = "UNCLASSIFIED"};
            cor_rect frame = cor_furnish_frame(&p->map, &usual);
            assert_true(cor_rect_covers((cor_rect){0, 0, sides[w], sides[h]}, frame));
            assert_true(cor_rect_width(frame) >= sides[w] / 3);
            assert_true(cor_rect_height(frame) >= sides[h] / 3);
            free_page(p);
        }
}

static void words_stand_outside_of_the_frame_and_on_the_page(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->map.title = p->furnishing.title = "One road over the Karakoram, three to the sea";
    p->map.subtitle = p->furnishing.subtitle = "From Kashgar to Gwadar";
    p->furnishing.credits = "Data: Natural Earth; GeoNames. Projection: Mercator.";
    p->furnishing.disclaimer = "The boundaries shown do not imply endorsement.";
    const cor_credits_size size = {.credits = 53, .disclaimer = 46};
    p->scene->frame = cor_furnish_frame(&p->map, &size);
    furnish(p);
    assert_string_equal(words_of(p, "title"), "From Kashgar to Gwadar|One road over the Karakoram, three to the sea");
    assert_string_equal(words_of(p, "credits"), "The boundaries shown do not imply endorsement.\n"
                                                "Data: Natural Earth; GeoNames. Projection: Mercator.");
    const cor_group *title = group_of(p, "title"), *credits = group_of(p, "credits");
    for (size_t i = 0; i < title->n_items; i++) {
        const cor_text_item *text = &title->items[i].text;
        assert_true(text->y >= 0 && text->y + text->run->height <= p->scene->frame.y0);
        assert_true(text->x == p->scene->frame.x0);
    }
    const cor_text_item *text = &credits->items[0].text;
    assert_true(text->y >= p->scene->frame.y1 && text->y + text->run->height <= 539);
    assert_string_equal(remarks_of(p), "");
    free_page(p);
}

/* Words of five letters in all of WORDS × 6 - 1 bytes. */
static const char *prose(page *p, size_t words)
{
    char *text = cor_arena_copy(p->arena, "");
    for (size_t i = 0; i < words; i++)
        text = cor_arena_format(p->arena, "%s%swords", text, i ? " " : "");
    return text;
}

static page *page_of_credits(double width, double height, size_t credits, size_t disclaimer)
{
    page *p = new_page(width, height);
    const cor_credits_size size = {.credits = credits * 6, .disclaimer = disclaimer * 6};
    p->scene->frame = cor_furnish_frame(&p->map, &size);
    p->furnishing.credits = credits ? prose(p, credits) : NULL;
    p->furnishing.disclaimer = disclaimer ? prose(p, disclaimer) : NULL;
    furnish(p);
    return p;
}

static void credits_are_set_smaller_where_there_is_little_room(void **state)
{
    (void) state;
    page *p = page_of_credits(220, 160, 20, 60);
    const cor_text_item *text = &group_of(p, "credits")->items[0].text;
    assert_int_equal(p->problem.status, COR_OK);
    assert_true(text->run->spec.size >= 4.2 && text->run->spec.size < 6);
    assert_true(text->y >= p->scene->frame.y1 && text->y + text->run->height <= 160);
    assert_true(cor_rect_height(p->scene->frame) >= 80);
    free_page(p);
}

static void a_page_that_cannot_say_what_it_owes_is_refused(void **state)
{
    (void) state;
    page *p = page_of_credits(150, 90, 10, 150);
    assert_int_equal(p->problem.status, COR_BAD_DOCUMENT);
    assert_non_null(strstr(p->problem.message, "the page is too small for its credits and disclaimer; a page "));
    assert_non_null(strstr(p->problem.message, "'furniture: {credits: none, disclaimer: none}' does without"));
    free_page(p);
    p = page_of_credits(150, 90, 150, 0);
    assert_int_equal(p->problem.status, COR_BAD_DOCUMENT);
    assert_non_null(strstr(p->problem.message, "'furniture: {credits: none}' does without"));
    free_page(p);
}

/* As a list of hundreds of sources would be. */
static void credits_too_long_to_be_set_are_an_error(void **state)
{
    (void) state;
    page *p = page_of_credits(794, 539, 900, 0);
    assert_int_equal(p->problem.status, COR_BAD_DATA);
    free_page(p);
}

static void a_title_of_one_long_word_stays_on_the_page(void **state)
{
    static const char *const titles[] = {
        "Donaudampfschifffahrtsgesellschaft",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "a_file_whose_name_has_no_blank_anywhere_at_all_2024_11_30_final.xlsx"};
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        static const cor_credits_size none;
        page *p = new_page(260, 220);
        p->map.title = p->furnishing.title = p->map.subtitle = p->furnishing.subtitle = titles[i];
        p->scene->frame = cor_furnish_frame(&p->map, &none);
        furnish(p);
        const cor_group *title = group_of(p, "title");
        assert_int_equal(title->n_items, 2);
        for (size_t k = 0; k < 2; k++)
            assert_true(title->items[k].text.x + title->items[k].text.run->width <= p->scene->frame.x1 + 1e-6);
        assert_int_equal(title->items[1].text.run->n_lines > 1, i > 0);
        free_page(p);
    }
}

static void a_title_is_set_smaller_before_it_is_left_out(void **state)
{
    (void) state;
    static const cor_credits_size none;
    page *p = new_page(85, 57);
    p->map.title = p->furnishing.title = "Attacks on the corridor";
    p->scene->frame = cor_furnish_frame(&p->map, &none);
    furnish(p);
    const cor_text_item *text = &group_of(p, "title")->items[0].text;
    assert_true(text->run->spec.size >= 6 && text->run->spec.size < 12);
    assert_true(text->y >= 0 && text->y + text->run->height <= p->scene->frame.y0);
    assert_true(p->scene->frame.y1 > 45);
    free_page(p);
}

static void a_subtitle_without_room_is_left_out_aloud(void **state)
{
    (void) state;
    page *p = new_page(150, 90);
    p->furnishing.title = "A title";
    p->furnishing.subtitle = "A subtitle of many words that would need several lines on a page as small as this one is";
    furnish(p);
    assert_string_equal(words_of(p, "title"), "A title");
    assert_non_null(strstr(remarks_of(p), "the page is too small: its subtitle is left out; a page "));
    free_page(p);
}

static void no_words_no_groups(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    furnish(p);
    assert_null(group_of(p, "title"));
    assert_null(group_of(p, "credits"));
    assert_non_null(group_of(p, "neat-line"));
    free_page(p);
}

static void the_style_sets_the_colours_of_the_page(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    draw_layers(p, " []\nmetadata: {'corridor:page': {paper: '#1e2329', ink: '#e8e6e3'}}", "[]");
    p->furnishing.title = "Night";
    furnish(p);
    assert_float_equal(p->scene->background.r, 0x1e / 255.0, 1e-6);
    assert_float_equal(group_of(p, "title")->items[0].text.color.r, 0xe8 / 255.0, 1e-6);
    free_page(p);
}

static void text_is_made_valid_before_it_is_set(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->furnishing.title = "Attacks \xff & <more>";
    furnish(p);
    assert_string_equal(words_of(p, "title"), "Attacks \xef\xbf\xbd & <more>");
    free_page(p);
}

static void the_disclaimer_may_stand_on_another_side_than_the_credits(void **state)
{
    (void) state;
    page *p = new_page(794, 539);
    p->scene->frame = frame_of(p);
    p->furnishing.credits = "Data: somebody";
    p->furnishing.disclaimer = "Nobody agrees";
    p->map.furniture.disclaimer.at = COR_AT_BOTTOM_RIGHT;
    furnish(p);
    const cor_group *group = group_of(p, "credits");
    assert_int_equal(group->n_items, 2);
    assert_true(group->items[0].text.x > 397 && group->items[1].text.x < 100);
    assert_true(group->items[0].text.y < group->items[1].text.y);
    free_page(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_without_frame_is_all_map),
        cmocka_unit_test(title_and_credits_get_their_room),
        cmocka_unit_test(only_letters_that_hang_get_more_room),
        cmocka_unit_test(every_page_keeps_at_least_half_of_its_height_for_the_map),
        cmocka_unit_test(all_that_takes_room_beside_the_map_leaves_it_some),
        cmocka_unit_test(words_stand_outside_of_the_frame_and_on_the_page),
        cmocka_unit_test(credits_are_set_smaller_where_there_is_little_room),
        cmocka_unit_test(a_page_that_cannot_say_what_it_owes_is_refused),
        cmocka_unit_test(credits_too_long_to_be_set_are_an_error),
        cmocka_unit_test(a_title_of_one_long_word_stays_on_the_page),
        cmocka_unit_test(a_title_is_set_smaller_before_it_is_left_out),
        cmocka_unit_test(the_disclaimer_may_stand_on_another_side_than_the_credits),
        cmocka_unit_test(a_subtitle_without_room_is_left_out_aloud),
        cmocka_unit_test(no_words_no_groups),
        cmocka_unit_test(the_style_sets_the_colours_of_the_page),
        cmocka_unit_test(text_is_made_valid_before_it_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
