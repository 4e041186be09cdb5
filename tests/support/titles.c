#include "support/titles.h"

#include <glib.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define POINT(at)                                                                                                      \
    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": " at "}}"

static char *with_title(const char *document, const char *language, const char *title)
{
    return language ? g_strdup_printf("%slanguages: [%s]\ntitle: '%s'\n", document, language, title)
                    : g_strdup_printf("%stitle: '%s'\n", document, title);
}

void check_title_of(const char *document, const char *language, const char *title, const char *expected)
{
    workshop *w = new_workshop();
    put_features(w, POINT("[70, 30]") "," POINT("[71, 31]"));
    char *text = with_title(document, language, title);
    outcome o = drawn(w, text, NULL);
    assert_string_equal(text_at(&o, "title"), expected);
    free_outcome(&o);
    g_free(text);
    free_workshop(w);
}

void check_title_refused(const char *document, const char *language, const char *title, int line, const char *words)
{
    workshop *w = new_workshop();
    char *text = with_title(document, language, title);
    outcome o = draw_map(w, text, NULL, COR_FORMAT_PNG);
    check_failed(&o, COR_BAD_DOCUMENT, words);
    assert_int_equal(o.error.line, line);
    free_outcome(&o);
    g_free(text);
    free_workshop(w);
}
