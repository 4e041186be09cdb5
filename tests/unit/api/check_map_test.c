/* check finds what rendering would stumble over, at its place, with the nearest right name. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

#define MAP "version: 1\nstyle: style.yaml\nas_of: 2024-11-30\npage: {size: 400 x 300 px}\nparameters: {since: 2}\n"

static const char *const mistakes[][2] = {
    {"view: {fit: dta}\n", "6:13: there is no source 'dta' in the map document or its style; did you mean 'data'?"},
    {"view: {crs: WGS}\n", "6:13: \"WGS\" names no CRS"},
    {"furniture: {inset: {crs: WGS}}\n", "6:26: \"WGS\" names no CRS"},
    {"title: \"Since {sinse}\"\n", "6:8: {sinse} is not known; did you mean {since}?"},
    {"subtitle: \"{dta.drawn} points\"\n", "6:11: {dta.drawn} is not known; did you mean {data.drawn}?"},
    {"subtitle: \"{data.within} are near\"\n", "6:11: {data.within} is not known"},
    {"furniture: {credits: \"{asof}\"}\n", "6:22: {asof} is not known; did you mean {as_of}?"},
    {"furniture: {notes: {text: \"{since\"}}\n", "6:27: a \"{\" without its \"}\""},
    {"furniture: {inset: [{title: \"{sinc}\"}]}\n", "6:29: {sinc} is not known; did you mean {since}?"},
    {"annotations:\n  - {text: \"{snce}\", at: [70, 30]}\n", "7:12: {snce} is not known; did you mean {since}?"},
    {"annotations:\n  - {marker: \"{snce}\", at: [70, 30]}\n", "7:14: {snce} is not known; did you mean {since}?"},
    {"title: \"{radius}\"\n", "6:8: {radius} is not known"},
    {"sources: {data: {near: {source: data, within: \"{snce} km\"}}}\n",
     "6:47: {snce} is not known; did you mean {since}?"},
    {"atlas: {over: data, file: \"{pge}\"}\n", "6:27: \"{pge}\": {pge} is not known; did you mean {page}?"},
    {"worldview: us\n", "6:12: \"us\" is not known here; did you mean \"un\"?"},
    {"sources: {data: {crs: WGS}}\n", "6:23: \"WGS\" names no CRS"},
    {"sources: {data: {where: \"((\"}}\n", "6:17: source 'data'"},
    {"sources: {more: {url: more.csv, columns: {x: est, y: north}}}\n",
     "has no column \"est\"; did you mean \"east\"?"},
    {"mask: {source: data, where: \"nmae = 1\"}\n", "6:29: source 'data'"},
    {"atlas: {over: data, where: \"nmae = 1\"}\n", "6:28: source 'data'"},
};

/* "line:column: message" of each. Caller frees. */
static char *found(const workshop *w)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < cor_remark_count(w->session); i++) {
        cor_remark remark = cor_remark_at(w->session, i);
        g_string_append_printf(text, "%d:%d: %s\n", remark.line, remark.column, remark.message);
    }
    return g_string_free(text, FALSE);
}

static void what_rendering_would_stumble_over_is_found(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "more.csv", "name,east,north\na,70,30\n");
    char *path = path_in(w, "map.yaml");
    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        cor_error err;
        char *text = g_strconcat(MAP, mistakes[i][0], NULL);
        put_file(w, "map.yaml", text);
        renew_session(w);
        cor_status status = cor_check(w->session, path, NULL, &err);
        char *diagnostics = found(w);
        if (!status || !strstr(diagnostics, mistakes[i][1]))
            fail_msg("%s\nexpected %s\ngot %s", mistakes[i][0], mistakes[i][1], diagnostics);
        g_free(diagnostics);
        g_free(text);
    }
    g_free(path);
    free_workshop(w);
}

static void all_mistakes_of_a_document_are_said_each_once(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    char *path = path_in(w, "map.yaml");
    cor_error err;
    put_file(w, "map.yaml",
             MAP "tilte: A\nview: {bbox: [1, 2, 3], magrin: 5%}\nfurniture: {legnd: true, scale-bar: {units: kn}}\n"
                 "annotations:\n  - {circle: [70, 30], radus: 5 km}\n  - {text: A, at: [70, 95], angel: 3}\n");
    assert_int_equal(cor_check(w->session, path, NULL, &err), COR_BAD_DOCUMENT);
    char *diagnostics = found(w);
    assert_string_equal(diagnostics, "6:1: unknown key \"tilte\"; did you mean \"title\"?\n"
                                     "7:14: \"bbox\" is not four numbers; write [west, south, east, north]\n"
                                     "7:25: unknown key \"magrin\"; did you mean \"margin\"?\n"
                                     "8:13: unknown key \"legnd\"; did you mean \"legend\"?\n"
                                     "8:45: \"kn\" is not known here; it is one of km, mi or both\n"
                                     "10:24: unknown key \"radus\"; did you mean \"radius\"?\n"
                                     "11:19: a latitude beyond 90 degrees; the order is [longitude, latitude]\n"
                                     "11:29: unknown key \"angel\"; did you mean \"angle\"?\n");
    g_free(diagnostics);
    g_free(path);
    free_workshop(w);
}

static void words_of_an_atlas_may_hold_the_fields_of_its_pages(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, "{\"type\": \"Feature\", \"properties\": {\"name\": \"Bela\"}, \"geometry\": {\"type\": \"Point\", "
                    "\"coordinates\": [70, 30]}}");
    char *path = path_in(w, "map.yaml");
    cor_error err;
    put_file(w, "map.yaml", MAP "title: \"{name} ({page} of {pages})\"\natlas: {over: data}\n");
    assert_int_equal(cor_check(w->session, path, NULL, &err), COR_OK);
    g_free(path);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_rendering_would_stumble_over_is_found),
        cmocka_unit_test(all_mistakes_of_a_document_are_said_each_once),
        cmocka_unit_test(words_of_an_atlas_may_hold_the_fields_of_its_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
