/* Same inputs, same bytes: twice in a process, in two sessions, in any locale and time zone, in another folder. */
#include <locale.h>
#include <time.h>

#include "support/cmocka_all.h"
#include "support/picture.h"
#include "support/workshop.h"

static const char map[] = "version: 1\ntitle: Twelve & <a half>\nsubtitle: '{data.drawn} of {data.total}'\n"
                          "style: labels.yaml\nas_of: 2024-11-30\n"
                          "view: {bbox: [68.25, 28.5, 73.75, 33.5]}\npage: {size: 400 x 300 px}\n";

static const char style[] =
    "version: 8\nsources: {data: {type: geojson, data: data.geojson, attribution: Somebody}}\nlayers:\n"
    "  - {id: dots, type: circle, source: data, paint: {circle-radius: ['*', 1.5, [get, n]], circle-opacity: 0.7}}\n"
    "  - {id: names, type: symbol, source: data, layout: {text-field: [concat, [get, name], ' ', [to-string, [get, "
    "n]]],"
    " text-size: 9.5}}\n";

static const cor_format formats[] = {COR_FORMAT_PNG, COR_FORMAT_SVG, COR_FORMAT_SVG_OUTLINES, COR_FORMAT_PDF};

static workshop *new_labelled(void)
{
    workshop *w = new_workshop();
    GString *features = g_string_new(NULL);
    for (int i = 0; i < 12; i++)
        g_string_append_printf(features,
                               "%s{\"type\": \"Feature\", \"properties\": {\"name\": \"Town & <%d>\", \"n\": %d.5}, "
                               "\"geometry\": {\"type\": \"Point\", \"coordinates\": [%d.25, %d.5]}}",
                               i ? ", " : "", i, i, 68 + i % 6, 29 + i % 5);
    put_features(w, features->str);
    put_file(w, "labels.yaml", style);
    g_string_free(features, TRUE);
    return w;
}

static outcome draw_as(workshop *w, cor_format format)
{
    outcome o = draw_map(w, map, NULL, format);
    if (o.status) fail_msg("%s", o.error.message);
    return o;
}

static void check_same(const outcome *a, const outcome *b, const char *what)
{
    if (a->bytes->len != b->bytes->len || memcmp(a->bytes->data, b->bytes->data, a->bytes->len) != 0)
        fail_msg("%s: %u and %u bytes that differ", what, a->bytes->len, b->bytes->len);
    assert_true(json_equal(a->report, b->report));
}

static void each_format_begins_as_it_should(void **state)
{
    (void) state;
    static const char *const beginnings[] = {"\x89PNG\r\n", "<?xml", "<?xml", "%PDF-"};
    workshop *w = new_labelled();
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        outcome o = draw_as(w, formats[i]);
        assert_memory_equal(o.bytes->data, beginnings[i], strlen(beginnings[i]));
        free_outcome(&o);
    }
    free_workshop(w);
}

static void a_png_has_the_dots_of_its_page(void **state)
{
    (void) state;
    picture p;
    workshop *w = new_labelled();
    outcome o = draw_as(w, COR_FORMAT_PNG);
    assert_true(picture_decode(&p, o.bytes->data, o.bytes->len));
    assert_int_equal(p.width, 400);
    assert_int_equal(p.height, 300);
    picture_free(&p);
    free_outcome(&o);
    free_workshop(w);
}

static void text_in_an_svg_is_text_and_escaped(void **state)
{
    (void) state;
    workshop *w = new_labelled();
    outcome o = draw_as(w, COR_FORMAT_SVG);
    g_byte_array_append(o.bytes, (const guint8 *) "", 1);
    const char *svg = (const char *) o.bytes->data;
    assert_non_null(strstr(svg, "Twelve &amp; &lt;a half&gt;"));
    assert_non_null(strstr(svg, "<text"));
    assert_non_null(strstr(svg, "Somebody"));
    assert_null(strstr(svg, "<a half"));
    free_outcome(&o);
    free_workshop(w);
}

static void twice_in_one_session_and_in_two(void **state)
{
    (void) state;
    workshop *w = new_labelled();
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        outcome a = draw_as(w, formats[i]), b = draw_as(w, formats[i]);
        check_same(&a, &b, "the same session");
        renew_session(w);
        outcome c = draw_as(w, formats[i]);
        check_same(&a, &c, "another session");
        free_outcome(&a);
        free_outcome(&b);
        free_outcome(&c);
    }
    free_workshop(w);
}

static void one_open_map_drawn_twice(void **state)
{
    (void) state;
    workshop *w = new_labelled();
    put_file(w, "map.yaml", map);
    char *path = path_in(w, "map.yaml"), *one = path_in(w, "one.svg"), *two = path_in(w, "two.svg");
    char *first, *second;
    cor_map *opened;
    cor_error err;
    const cor_output outputs[] = {{.path = one}, {.path = two}};
    assert_int_equal(cor_map_open(w->session, path, NULL, &opened, &err), COR_OK);
    assert_int_equal(cor_map_render(opened, &outputs[0], 1, &err), COR_OK);
    assert_int_equal(cor_map_render(opened, &outputs[1], 1, &err), COR_OK);
    assert_true(g_file_get_contents(one, &first, NULL, NULL));
    assert_true(g_file_get_contents(two, &second, NULL, NULL));
    assert_string_equal(first, second);
    g_free(first);
    g_free(second);
    cor_map_free(opened);
    g_free(path);
    g_free(one);
    g_free(two);
    free_workshop(w);
}

static void all_outputs_of_one_run_are_those_of_single_runs(void **state)
{
    (void) state;
    workshop *w = new_labelled();
    put_file(w, "map.yaml", map);
    char *path = path_in(w, "map.yaml");
    static const char *const names[] = {"m.png", "m.svg", "m.pdf"};
    static const cor_format each[] = {COR_FORMAT_PNG, COR_FORMAT_SVG, COR_FORMAT_PDF};
    cor_output outputs[3] = {{0}};
    cor_map *opened;
    cor_error err;
    for (int i = 0; i < 3; i++)
        outputs[i].path = path_in(w, names[i]);
    assert_int_equal(cor_map_open(w->session, path, NULL, &opened, &err), COR_OK);
    assert_int_equal(cor_map_render(opened, outputs, 3, &err), COR_OK);
    cor_map_free(opened);
    for (int i = 0; i < 3; i++) {
        char *bytes;
        gsize length;
        outcome alone = draw_as(w, each[i]);
        assert_true(g_file_get_contents(outputs[i].path, &bytes, &length, NULL));
        assert_int_equal(length, alone.bytes->len);
        assert_memory_equal(bytes, alone.bytes->data, length);
        g_free(bytes);
        free_outcome(&alone);
        g_free((char *) outputs[i].path);
    }
    g_free(path);
    free_workshop(w);
}

/* A locale with a decimal comma: one that is installed, or one made for this test; NULL when neither can be had. */
static const char *comma_locale(workshop *w)
{
    static const char *const installed[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "ru_RU.UTF-8", "de_DE"};
    for (size_t i = 0; i < G_N_ELEMENTS(installed); i++)
        if (setlocale(LC_ALL, installed[i])) return installed[i];
    char *made = path_in(w, "de_DE.UTF-8");
    const char *command[] = {"localedef", "-f", "UTF-8", "-i", "de_DE", made, NULL};
    g_spawn_sync(NULL, (char **) command, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                 NULL, NULL);
    g_free(made);
    g_setenv("LOCPATH", w->folder, TRUE);
    return setlocale(LC_ALL, "de_DE.UTF-8") ? "de_DE.UTF-8" : NULL;
}

static void a_locale_with_a_decimal_comma_changes_nothing(void **state)
{
    (void) state;
    workshop *w = new_labelled();
    outcome plain[G_N_ELEMENTS(formats)];
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        plain[i] = draw_as(w, formats[i]);
    const char *name = comma_locale(w);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (name) {
            assert_string_equal(localeconv()->decimal_point, ",");
            renew_session(w);
            outcome other = draw_as(w, formats[i]);
            check_same(&plain[i], &other, name);
            free_outcome(&other);
        }
        free_outcome(&plain[i]);
    }
    setlocale(LC_ALL, "C");
    g_unsetenv("LOCPATH");
    free_workshop(w);
    if (!name) skip();
}

static void the_time_zone_changes_nothing(void **state)
{
    (void) state;
    static const char *const zones[] = {"Asia/Karachi", "America/Los_Angeles", "UTC+14"};
    workshop *w = new_labelled();
    outcome plain = draw_as(w, COR_FORMAT_PDF);
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
        g_setenv("TZ", zones[i], TRUE);
        tzset();
        outcome other = draw_as(w, COR_FORMAT_PDF);
        check_same(&plain, &other, zones[i]);
        free_outcome(&other);
    }
    g_unsetenv("TZ");
    tzset();
    free_outcome(&plain);
    free_workshop(w);
}

static void another_folder_changes_nothing(void **state)
{
    (void) state;
    workshop *here = new_labelled(), *there = new_labelled();
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        outcome a = draw_as(here, formats[i]), b = draw_as(there, formats[i]);
        assert_int_equal(a.bytes->len, b.bytes->len);
        assert_memory_equal(a.bytes->data, b.bytes->data, a.bytes->len);
        free_outcome(&a);
        free_outcome(&b);
    }
    free_workshop(here);
    free_workshop(there);
}

static void bundled_maps_are_the_same_in_two_sessions(void **state)
{
    (void) state;
    static const char *const maps[] = {"01-corridor", "02-attacks", "04-north"};
    const cor_options options = {.dpi = 50};
    for (size_t i = 0; i < G_N_ELEMENTS(maps); i++) {
        workshop *w = new_workshop();
        char *path = g_strdup_printf(COR_SOURCE_DIR "/maps/%s.yaml", maps[i]);
        outcome a = draw_path(w->session, path, &options, COR_FORMAT_PNG);
        renew_session(w);
        outcome b = draw_path(w->session, path, &options, COR_FORMAT_PNG);
        assert_int_equal(a.status, COR_OK);
        check_same(&a, &b, maps[i]);
        free_outcome(&a);
        free_outcome(&b);
        g_free(path);
        free_workshop(w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_format_begins_as_it_should),
        cmocka_unit_test(a_png_has_the_dots_of_its_page),
        cmocka_unit_test(text_in_an_svg_is_text_and_escaped),
        cmocka_unit_test(twice_in_one_session_and_in_two),
        cmocka_unit_test(one_open_map_drawn_twice),
        cmocka_unit_test(all_outputs_of_one_run_are_those_of_single_runs),
        cmocka_unit_test(a_locale_with_a_decimal_comma_changes_nothing),
        cmocka_unit_test(the_time_zone_changes_nothing),
        cmocka_unit_test(another_folder_changes_nothing),
        cmocka_unit_test(bundled_maps_are_the_same_in_two_sessions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
