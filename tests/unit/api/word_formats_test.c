/* {NAME|date:long}, {NAME|number}: days and numbers of a map's words, in its language. */
#include "support/cmocka_all.h"
#include "support/titles.h"

#define MAP                                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 28, 73, 33]}\n"                      \
    "as_of: 2024-11-30\nparameters: {since: 2018-01-05, at: '2024-08-26T06:00:00Z', n: 12463.5, who: us, none: ''}\n"

static void check_title(const char *language, const char *title, const char *expected)
{
    check_title_of(MAP, language, title, expected);
}

static void days_are_written_as_readers_do(void **state)
{
    (void) state;
    check_title("en", "{since|date} to {as_of|date}", "5 Jan 2018 to 30 Nov 2024");
    check_title("en", "{since| date:long }, {since|date:full}", "5 January 2018, Friday, 5 January 2018");
    check_title("en", "{since|date:month}, {since|date:year}, {since|date:iso}, {since}",
                "January 2018, 2018, 2018-01-05, 2018-01-05");
    check_title("en", "{at|date:short}{none|date}", "26 Aug 2024");
    check_title("fr", "{since|date:long}", "5 janvier 2018");
    check_title("tlh", "{since|date:long}", "5 January 2018");
}

static void numbers_are_written_as_readers_do(void **state)
{
    (void) state;
    check_title("en", "{n|number} {data.drawn|number} {n}", "12\u202f463.5 2 12463.5");
    check_title("es", "{n|number}", "12.463,5");
}

/* Two bars are forms of a word, whatever they say. */
static void forms_of_a_word_stay_clear_of_formats(void **state)
{
    (void) state;
    check_title("en", "{data.drawn|date|dates}", "dates");
    check_title("en", "{data.drawn|one: date|other: {since|date:year}}", "2018");
    check_title("zh", "{data.drawn|other:date}", "date");
}

static void check_refused(const char *title, const char *words)
{
    check_title_refused(MAP, NULL, title, 7, words);
}

static void what_is_no_format_or_no_day_is_refused(void **state)
{
    (void) state;
    check_refused("{since|dat}", "no format \"dat\"; did you mean \"date\"?");
    check_refused("{since|date:lnog}", "did you mean \"date:long\"?");
    check_refused("{sinec|date}", "did you mean {since}?");
    check_refused("{who|date}", "who is \"us\", which is no day; days are written as 2024-11-30");
    check_refused("{who|number}", "who is \"us\", which is no number");
    check_refused("{data.drawn|date}", "data.drawn is a count, which is no day");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_written_as_readers_do),
        cmocka_unit_test(numbers_are_written_as_readers_do),
        cmocka_unit_test(forms_of_a_word_stay_clear_of_formats),
        cmocka_unit_test(what_is_no_format_or_no_day_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
