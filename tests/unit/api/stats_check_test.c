/* Counts are held against a map's report: whatever is not equal is found. */
#include "api/stats_table.h"

#include <string.h>

#include "support/cmocka_all.h"

static const char report[] = "{\"layers\":[{\"id\":\"ground\",\"source\":null},"
                             "{\"id\":\"faint\",\"source\":\"events\",\"features\":{\"read\":10,\"drawn\":3},"
                             "\"inside\":{\"certain\":2,\"possible\":6}},"
                             "{\"id\":\"marks\",\"source\":\"events\",\"features\":{\"read\":10,\"drawn\":5},"
                             "\"inside\":{\"certain\":2,\"possible\":6}}]}";

typedef struct {
    size_t count, certain, drawn, left_out, one; /* ONE: the count of the first of two groups */
} counted;

static const counted right = {6, 2, 5, 4, 1};

/* Whether what is COUNTED passes; its message goes to ERR. */
static bool passes(counted n, const char *text, cor_error *err)
{
    cor_arena *arena = cor_arena_new();
    const cor_map_document document = {.file = "map.yaml"};
    const cor_resolved_map map = {.document = &document};
    cor_render_context context = {.map = &map};
    const cor_table table = {.counts = {.left_out = n.left_out}};
    const cor_stats_subject subject = {.context = &context, .source = "events", .table = &table, .arena = arena};
    const cor_tally all = {.count = n.count, .certain = n.certain, .drawn = n.drawn};
    const cor_tally groups[] = {{.count = n.one, .certain = 2, .drawn = 1}, {.count = 5, .drawn = 4}};
    const cor_stats_table tables[] = {{.by = "kind", .n = 2, .tallies = groups}};
    const cor_stats_wish wish = {.check = true};
    const cor_stats stats = {.subject = &subject, .wish = &wish, .all = &all, .tables = tables, .n_tables = 1};
    cor_status st = cor_stats_check(&stats, text, err);
    assert_true(!st || st == COR_BAD_DATA);
    cor_arena_free(arena);
    return !st;
}

static void fails_with(counted n, const char *words)
{
    cor_error err = {0};
    assert_false(passes(n, report, &err));
    assert_non_null(strstr(err.message, words));
    assert_string_equal(err.file, "map.yaml");
}

static void what_is_equal_passes(void **state)
{
    (void) state;
    cor_error err = {0};
    assert_true(passes(right, report, &err));
}

static void what_is_not_equal_is_named(void **state)
{
    (void) state;
    counted n = right;
    n.left_out = 5;
    fails_with(n, "are 11, and the map says 10 by \"features.read\"");
    n = right;
    n.count = 7;
    n.left_out = 3;
    fails_with(n, "are 7, and the map says 6 by \"inside.possible\"");
    n = right;
    n.certain = 3;
    fails_with(n, "certain rows of source 'events' are 3, and the map says 2");
    n = right;
    n.drawn = 3;
    fails_with(n, "are 3, and the map says 5 by \"features.drawn\"");
    n = right;
    n.one = 2;
    fails_with(n, "rows by kind of source 'events' are 7, and the map says 6");
}

static void a_further_layer_is_looked_at_too(void **state)
{
    (void) state;
    cor_error err = {0};
    char *other = g_strdup(report), *last = strrchr(other, '6');
    *last = '9';
    assert_false(passes(right, other, &err));
    assert_non_null(strstr(err.message, "of layer 'marks'"));
    g_free(other);
}

static void a_map_without_its_layers_proves_nothing(void **state)
{
    (void) state;
    cor_error err = {0};
    assert_false(passes(right, "{\"layers\":[{\"id\":\"ground\",\"source\":\"road\",\"features\":{}}]}", &err));
    assert_non_null(strstr(err.message, "draws no layer of source 'events'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_equal_passes),
        cmocka_unit_test(what_is_not_equal_is_named),
        cmocka_unit_test(a_further_layer_is_looked_at_too),
        cmocka_unit_test(a_map_without_its_layers_proves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
