/* The logo: an SVG or a PNG of the document's own. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\nview: {bbox: [60, 20, 80, 40]}\n"

static const char svg_logo[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\">"
                               "<rect width=\"60\" height=\"20\" fill=\"#12ab34\"/></svg>";

static void an_svg_logo_stays_vector(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "mark.svg", svg_logo);
    char *svg = svg_of(w, MAP "furniture: {logo: mark.svg}\n", NULL);
    assert_non_null(strstr(svg, "id=\"logo\""));
    assert_null(strstr(svg, "<image"));
    g_free(svg);
    free_workshop(w);
}

static void a_png_logo_is_a_picture(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    outcome png = draw_map(w, MAP "page: {size: 100 x 50 px}\n", NULL, COR_FORMAT_PNG);
    char *path = path_in(w, "mark.png");
    assert_true(g_file_set_contents(path, (char *) png.bytes->data, (gssize) png.bytes->len, NULL));
    char *svg = svg_of(w, MAP "furniture: {logo: {file: mark.png, at: top-left, height: 10 mm}}\n", NULL);
    assert_non_null(strstr(svg, "<image"));
    g_free(svg);
    g_free(path);
    free_outcome(&png);
    free_workshop(w);
}

static void a_broken_logo_is_an_error_at_its_place(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "mark.svg", "<svg");
    put_file(w, "mark.png", "no picture");
    static const char *const files[] = {"mark.svg", "mark.png", "missing.svg"};
    for (size_t i = 0; i < 3; i++) {
        char *map = g_strdup_printf(MAP "furniture: {logo: %s}\n", files[i]);
        outcome o = draw_map(w, map, NULL, COR_FORMAT_PNG);
        assert_int_equal(o.status, i < 2 ? COR_BAD_DATA : COR_BAD_DOCUMENT);
        assert_int_equal(o.error.line, 4);
        assert_non_null(strstr(o.error.file, "map.yaml"));
        free_outcome(&o);
        g_free(map);
    }
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_svg_logo_stays_vector),
        cmocka_unit_test(a_png_logo_is_a_picture),
        cmocka_unit_test(a_broken_logo_is_an_error_at_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
