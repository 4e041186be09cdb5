/* {NAME|one attack|{NAME} attacks}: words by number, in the forms of the map's language. */
#include "support/cmocka_all.h"
#include "support/titles.h"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 28, 73, 33]}\n"                      \
    "parameters: {n: 1, who: us}\n"

static void check_title(const char *language, const char *title, const char *expected)
{
    check_title_of(MAP, language, title, expected);
}

static void a_number_chooses_the_form(void **state)
{
    (void) state;
    check_title("en", "{n|one point|{n} points}, {data.drawn|one point|{data.drawn} points}", "one point, 2 points");
    check_title("en", "{data.drawn|one|many {data.drawn}}", "many 2");
    check_title("en", "{data.total|other: {data.total} points|one: a point}.", "2 points.");
    check_title("en", "{n|=1: just one|one: one|other: more} {n|=0: none|some|more}", "just one some");
    check_title("en", "{n|{data.total|one of one|one of {data.total}}|more}", "one of 2");
    check_title("ru", "{data.drawn|one: {data.drawn} точка|few: {data.drawn} точки|many: {data.drawn} точек}",
                "2 точки");
    check_title("zh", "{n|other: {n} 起}", "1 起");
}

static void check_refused(const char *language, const char *title, const char *words)
{
    check_title_refused(MAP, language, title, 7, words);
}

static void what_the_language_lacks_or_misses_is_refused(void **state)
{
    (void) state;
    check_refused("ru", "{n|one|other}", "language, ru: one, few and many; write {n|one: …|few: …|many: …}");
    check_refused("zh", "{n|one|other}", "language, zh: other; write {n|other: …}");
    check_refused("en", "{n|few: some|other: more}", "language, en: one and other; write");
    check_refused("en", "{n|a|b|c}", "three forms need their names");
    check_refused("en", "{n|ome: a|other: b}", "\"ome\" is no form; did you mean \"one\"?");
    check_refused("en", "{who|one|other}", "{who} is none");
    check_refused("en", "{language|one|other}", "{language} is none");
    check_refused("en", "{data.darwn|one|other}", "{data.darwn} is not known; did you mean {data.drawn}?");
    check_refused("en", "{n|one|{data.darwn} more}", "did you mean {data.drawn}?");
    check_refused("en", "{n|one|{more}", "without its \"}\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_chooses_the_form),
        cmocka_unit_test(what_the_language_lacks_or_misses_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
