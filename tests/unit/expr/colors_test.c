/* CSS colors. */
#include "expression.h"

static void check(const char *text, double r, double g, double b, double a)
{
    cor_color color;
    if (!cor_parse_color(text, &color)) fail_msg("\"%s\" is not taken for a color", text);
    bool same = fabs(color.r * 255 - r) < 0.01 && fabs(color.g * 255 - g) < 0.01 && fabs(color.b * 255 - b) < 0.01 &&
                fabs(color.a - a) < 1e-6;
    if (!same)
        fail_msg("\"%s\" is %g %g %g %g", text, color.r * 255.0, color.g * 255.0, color.b * 255.0, (double) color.a);
}

static void every_notation_is_read(void **state)
{
    (void) state;
    check("red", 255, 0, 0, 1);
    check(" RebeccaPurple ", 102, 51, 153, 1);
    check("transparent", 0, 0, 0, 0);
    check("#fa8", 255, 170, 136, 1);
    check("#fa80", 255, 170, 136, 0);
    check("#C8102E", 200, 16, 46, 1);
    check("#c8102e80", 200, 16, 46, 128 / 255.0);
    check("rgb(1, 2, 3)", 1, 2, 3, 1);
    check("rgba(1,2,3,.4)", 1, 2, 3, 0.4);
    check("rgb(1 2 3 / 40%)", 1, 2, 3, 0.4);
    check("rgb(10% 20% 30%)", 25.5, 51, 76.5, 1);
    check("rgb(300, -5, 1e2)", 255, 0, 100, 1);
    check("hsl(120, 100%, 50%)", 0, 255, 0, 1);
    check("hsla(-120deg 100% 50% / 0.5)", 0, 0, 255, 0.5);
    check("hsl(480 100% 25%)", 0, 127.5, 0, 1);
}

static void what_is_no_color_is_refused(void **state)
{
    static const char *const texts[] = {"",
                                        "nonsense",
                                        "#12",
                                        "#12345",
                                        "#ggg",
                                        "rgb(1,2)",
                                        "rgb(1 2,3)",
                                        "rgb(1,2,3/4)",
                                        "rgb(1 2 3 4)",
                                        "rgb(1%, 2, 3)",
                                        "hsl(1,2,3)",
                                        "hsl(1 2% 3%",
                                        "rgb(1,2,3) x",
                                        "rgb(a,b,c)",
                                        "rgb(1..2, 3, 4)",
                                        "rgb(1 2 3,.5)",
                                        "hsl(1%, 2%, 3%)",
                                        "rgb(1,2,3,4,5)",
                                        "rgb",
                                        "rgb()"};
    (void) state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cor_color color;
        if (cor_parse_color(texts[i], &color)) fail_msg("\"%s\" is taken for a color", texts[i]);
    }
    cor_color color;
    assert_false(cor_parse_color(NULL, &color));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_notation_is_read),
        cmocka_unit_test(what_is_no_color_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
