/* How the bundled styles draw that a place is known roughly: the vaguer, the less of it, however many lie there. */
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/picture.h"
#include "support/workshop.h"

static const char *const styles[] = {"briefing", "dark", "mono"};

/* COUNT attacks at one place, known to within KM kilometres; on a page some 600 km wide. */
static picture picture_of(const char *style, int count, double km)
{
    workshop *w = new_workshop();
    GString *rows = g_string_new("id,date,place,lon,lat,precision_km,event_type,killed\n");
    for (int i = 0; i < count; i++)
        g_string_append_printf(rows, "x%d,2024-01-01,,66.5,29,%g,ambush,0\n", i, km);
    put_file(w, "incidents.csv", rows->str);
    char *map = g_strdup_printf("version: 1\nstyle: %s\nworldview: un\nparameters: {message: incidents}\n"
                                "sources: {incidents: {url: incidents.csv}}\nview: {bbox: [64, 27.5, 69, 30.5]}\n"
                                "page: {size: 160 x 120 mm, dpi: 96, frame: false}\n"
                                "furniture: {legend: false, scale-bar: false}\n",
                                style);
    outcome o = drawn(w, map, NULL);
    picture p;
    assert_true(picture_decode(&p, o.bytes->data, o.bytes->len));
    free_outcome(&o);
    g_free(map);
    g_string_free(rows, TRUE);
    free_workshop(w);
    return p;
}

/* What A has that B has not, of all dots farther than 14 from the middle of the badge: it hides what is below. */
static double ink(const picture *a, const picture *b)
{
    double sum = 0;
    for (int i = 0; i < a->width * a->height * 4; i++) {
        int x = i / 4 % a->width - a->width / 2, y = i / 4 / a->width - a->height / 2;
        if (x * x + y * y > 14 * 14) sum += abs(a->rgba[i] - b->rgba[i]);
    }
    return sum;
}

static double ink_of(const char *style, int count, double km)
{
    picture none = picture_of(style, count, 0), some = picture_of(style, count, km);
    double sum = ink(&some, &none);
    picture_free(&none);
    picture_free(&some);
    return sum;
}

static void the_vaguest_place_has_the_least_ink(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        double near = ink_of(styles[i], 1, 20), far = ink_of(styles[i], 1, 60), farthest = ink_of(styles[i], 1, 120);
        assert_true(farthest > 0); /* it is drawn */
        if (!(near > far && far > farthest))
            fail_msg("%s: 20 km %g, 60 km %g, 120 km %g", styles[i], near, far, farthest);
    }
}

static void what_is_vague_does_not_add_up(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        double one = ink_of(styles[i], 1, 40), many = ink_of(styles[i], 12, 40);
        if (many > one * 1.2) fail_msg("%s: one %g, twelve %g", styles[i], one, many);
    }
}

/* Thirty killed at one place, which is sure as SURE says. */
static picture toll_of(const char *style, const char *sure, int killed)
{
    workshop *w = new_workshop();
    char *rows = g_strdup_printf("id,date,place,lon,lat,precision_km,sure,event_type,killed\n"
                                 "x,2024-01-01,,66.5,29,,%s,ambush,%d\n",
                                 sure, killed);
    put_file(w, "incidents.csv", rows);
    char *map = g_strdup_printf("version: 1\nstyle: %s\nworldview: un\nparameters: {message: incidents}\n"
                                "sources: {incidents: {url: incidents.csv}}\nview: {bbox: [64, 27.5, 69, 30.5]}\n"
                                "page: {size: 160 x 120 mm, dpi: 96, frame: false}\n"
                                "furniture: {legend: false, scale-bar: false}\n",
                                style);
    outcome o = drawn(w, map, NULL);
    picture p;
    assert_true(picture_decode(&p, o.bytes->data, o.bytes->len));
    free_outcome(&o);
    g_free(map);
    g_free(rows);
    free_workshop(w);
    return p;
}

static double toll_ink(const char *style, const char *sure)
{
    picture none = toll_of(style, sure, 0), some = toll_of(style, sure, 30);
    double sum = ink(&some, &none);
    picture_free(&none);
    picture_free(&some);
    return sum;
}

static void what_stands_for_a_district_has_a_fraction_of_the_ink(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        double exact = toll_ink(styles[i], "exact"), district = toll_ink(styles[i], "district");
        double country = toll_ink(styles[i], "country");
        assert_true(district > 0 && country == district);
        if (district > exact / 3) fail_msg("%s: exact %g, district %g", styles[i], exact, district);
    }
}

static void what_the_badge_hides_is_not_drawn(void **state)
{
    (void) state;
    assert_true(ink_of("briefing", 1, 8) == 0);
    assert_true(ink_of("briefing", 1, 20) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_vaguest_place_has_the_least_ink),
        cmocka_unit_test(what_is_vague_does_not_add_up),
        cmocka_unit_test(what_stands_for_a_district_has_a_fraction_of_the_ink),
        cmocka_unit_test(what_the_badge_hides_is_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
