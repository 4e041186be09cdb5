/* Batches through the public interface, drawn in this process: which pages there are, what they know, who draws them.
 */
#include "support/cmocka_all.h"
#include "support/workshop.h"

#include <string.h>

static const char squares[] =
    "{\"type\": \"Feature\", \"properties\": {\"id\": \"b\", \"name\": \"Bela\", \"n\": 2}, \"geometry\": "
    "{\"type\": \"Polygon\", \"coordinates\": [[[66, 26], [67, 26], [67, 27], [66, 27], [66, 26]]]}},"
    "{\"type\": \"Feature\", \"properties\": {\"id\": \"a\", \"name\": \"Awaran\", \"n\": 10}, \"geometry\": "
    "{\"type\": \"Polygon\", \"coordinates\": [[[64, 26], [66, 26], [66, 27], [64, 27], [64, 26]]]}},"
    "{\"type\": \"Feature\", \"properties\": {\"id\": \"l\", \"name\": \"Coast road\", \"n\": 1}, \"geometry\": "
    "{\"type\": \"LineString\", \"coordinates\": [[62, 25], [66, 25]]}}";

typedef struct {
    workshop *w;
    cor_map *map;
    cor_batch *batch;
    cor_error error;
    cor_status status;
} bench;

/* A batch of ATLAS, which is what stands behind "atlas:". */
static bench open_batch(workshop *w, const char *lines, cor_batch_options options)
{
    bench b = {.w = w};
    char *text =
        g_strconcat("version: 1\nstyle: style.yaml\nas_of: 2024-11-30\npage: {size: 200 x 150 px}\n", lines, NULL);
    char *path = path_in(w, "map.yaml"), *folder = path_in(w, "out");
    put_file(w, "map.yaml", text);
    options.folder = folder;
    b.status = cor_map_open(w->session, path, NULL, &b.map, &b.error);
    if (!b.status) b.status = cor_batch_open(b.map, &options, &b.batch, &b.error);
    g_free(folder);
    g_free(path);
    g_free(text);
    return b;
}

static void close_batch(bench *b)
{
    cor_batch_free(b->batch);
    cor_map_free(b->map);
}

/* Draws all pages; index.json. Caller owns it. */
static json_t *draw_all(bench *b)
{
    if (b->status) fail_msg("%s: %s", b->error.file, b->error.message);
    for (size_t i = 0; i < cor_batch_count(b->batch); i++) {
        const char *record;
        bool fresh;
        cor_status status = cor_batch_draw(b->batch, i, &record, &fresh, &b->error);
        if (status) fail_msg("%s: %s", b->error.file, b->error.message);
        const cor_batch_outcome result = {.record = record};
        assert_int_equal(cor_batch_keep(b->batch, i, &result, NULL), COR_OK);
    }
    assert_int_equal(cor_batch_finish(b->batch, &b->error), COR_OK);
    char *path = path_in(b->w, "out/index.json");
    json_t *index = json_load_file(path, 0, NULL);
    assert_non_null(index);
    g_free(path);
    return index;
}

/* KEY of all pages, in the index's order. */
static char *all_of(json_t *index, const char *key)
{
    GString *line = g_string_new(NULL);
    size_t i;
    json_t *page;
    json_array_foreach(json_object_get(index, "pages"), i, page)
    {
        json_t *value = json_object_get(page, key);
        if (i) g_string_append(line, " | ");
        if (json_is_string(value)) g_string_append(line, json_string_value(value));
        if (json_is_integer(value)) g_string_append_printf(line, "%d", (int) json_integer_value(value));
    }
    return g_string_free(line, FALSE);
}

static void check(json_t *index, const char *key, const char *expected)
{
    char *all = all_of(index, key);
    assert_string_equal(all, expected);
    g_free(all);
}

static void pages_are_named_ordered_and_filled_by_their_features(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, squares);
    bench b = open_batch(
        w, "title: \"{name} ({page} of {pages})\"\natlas: {over: data, order: -n, file: \"{page}-{name|slug}\"}\n",
        (cor_batch_options){0});
    json_t *index = draw_all(&b);
    check(index, "id", "a | b | l");
    check(index, "name", "1-awaran | 2-bela | 3-coast-road");
    check(index, "title", "Awaran (1 of 3) | Bela (2 of 3) | Coast road (3 of 3)");
    json_decref(index);
    close_batch(&b);
    free_workshop(w);
}

static void a_fixed_scale_is_that_of_the_largest_page(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, squares);
    bench b = open_batch(w, "atlas: {over: data, where: \"n > 1\", scale: fixed}\n", (cor_batch_options){0});
    json_t *index = draw_all(&b);
    json_t *pages = json_object_get(index, "pages");
    json_int_t first = json_integer_value(json_object_get(json_array_get(pages, 0), "scale"));
    assert_int_equal(json_array_size(pages), 2);
    assert_int_equal(first, json_integer_value(json_object_get(json_array_get(pages, 1), "scale")));
    json_decref(index);
    close_batch(&b);
    b = open_batch(w, "atlas: {over: data, where: \"n > 1\", scale: [1000000, 5000000, 20000000]}\n",
                   (cor_batch_options){0});
    index = draw_all(&b);
    check(index, "scale", "5000000 | 20000000");
    json_decref(index);
    close_batch(&b);
    free_workshop(w);
}

static void a_route_is_cut_into_stretches_of_equal_length(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, squares);
    bench b =
        open_batch(w, "title: \"{from_km} to {to_km}\"\natlas: {over: {route: Coast road, every: 100 km, in: data}}\n",
                   (cor_batch_options){0});
    json_t *index = draw_all(&b);
    /* Along the parallel: 4 degrees of longitude at 25 N are 404 km; the rest of 4 km stays with the last. */
    check(index, "title", "0 to 100 | 100 to 200 | 200 to 300 | 300 to 404");
    check(index, "id", "0-100 | 100-200 | 200-300 | 300-404");
    json_decref(index);
    close_batch(&b);
    free_workshop(w);
}

static void a_grid_has_the_cells_that_its_source_touches(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_geometry(w, "{\"type\": \"LineString\", \"coordinates\": [[66.2, 25.2], [68.9, 27.9]]}");
    bench b =
        open_batch(w, "view: {crs: \"EPSG:32642\"}\natlas: {over: {grid: 200 km, in: data}}\n", (cor_batch_options){0});
    json_t *index = draw_all(&b);
    size_t n = json_array_size(json_object_get(index, "pages"));
    assert_in_range(n, 3, 4); /* of the 3 x 2 or more that its bounds cover */
    json_decref(index);
    close_batch(&b);
    free_workshop(w);
}

static void shards_share_the_pages_among_them(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, squares);
    size_t all = 0;
    for (unsigned shard = 1; shard <= 2; shard++) {
        bench b = open_batch(w, "atlas: {over: data}\n", (cor_batch_options){.shard = shard, .shards = 2});
        assert_int_equal(b.status, COR_OK);
        size_t n = cor_batch_count(b.batch);
        assert_in_range(n, 1, 2);
        all += n;
        close_batch(&b);
    }
    assert_int_equal(all, 3);
    free_workshop(w);
}

/* Whether the first page of a batch of LINES, drawn of `squares`, is still up to date when MORE features are there. */
static gboolean is_fresh_with(const char *lines, const char *more)
{
    workshop *w = new_workshop();
    put_features(w, squares);
    bench b = open_batch(w, lines, (cor_batch_options){0});
    json_decref(draw_all(&b));
    close_batch(&b);
    char *all = g_strconcat(squares, ", ", more, NULL);
    put_features(w, all);
    renew_session(w);
    b = open_batch(w, lines, (cor_batch_options){0});
    const char *record;
    bool fresh = false;
    if (b.status || cor_batch_draw(b.batch, 0, &record, &fresh, &b.error)) fail_msg("%s", b.error.message);
    close_batch(&b);
    g_free(all);
    free_workshop(w);
    return fresh;
}

#define MORE_AT(place)                                                                                                 \
    "{\"type\": \"Feature\", \"properties\": {\"id\": \"more\"}, \"geometry\": {\"type\": \"Polygon\", "               \
    "\"coordinates\": [[" place "]]}}"

/* Far from the page and near to it; the page lies between 62 and 66 degrees east. */
#define FAR MORE_AT("[-120, 40], [-119, 40], [-119, 41], [-120, 40]")
#define NEAR MORE_AT("[64, 25.1], [64.1, 25.1], [64.1, 25.2], [64, 25.1]")
#define ROAD "atlas: {over: data, where: \"id = 'l'\"}\n"

static void what_a_page_is_not_near_does_not_draw_it_again(void **state)
{
    (void) state;
    assert_true(is_fresh_with(ROAD, FAR));
    assert_false(is_fresh_with(ROAD, NEAR));
}

static void what_an_inset_shows_draws_its_page_again_and_nothing_else(void **state)
{
    (void) state;
    /* Insets that show neither, by what their views come of. */
    static const char *const narrow[] = {"{extent: [50, 20, 72, 32]}", "{extent: auto}", "{extent: country}",
                                         "{bbox: [62, 25, 63, 26]}", "{around: [64, 25], magnify: 4}"};
    for (size_t i = 0; i < G_N_ELEMENTS(narrow); i++) {
        char *lines = g_strconcat(ROAD "furniture: {inset: [", narrow[i], "]}\n", NULL);
        if (!is_fresh_with(lines, FAR)) fail_msg("%s: what is far from it draws its page again", narrow[i]);
        if (is_fresh_with(lines, NEAR)) fail_msg("%s: what is on its page does not", narrow[i]);
        g_free(lines);
    }
    static const char *const wide[] = {"{extent: [-180, -85, 180, 85]}", "{bbox: [-121, 39, -118, 42]}",
                                       "{extent: [-130, 20, -100, 45]}"};
    for (size_t i = 0; i < G_N_ELEMENTS(wide); i++) {
        char *lines = g_strconcat(ROAD "furniture: {inset: [{extent: auto}, ", wide[i], "]}\n", NULL);
        if (is_fresh_with(lines, FAR)) fail_msg("%s: what it shows does not draw its page again", wide[i]);
        g_free(lines);
    }
}

/* What the inset of the page STEM draws of its areas, as SVG. Caller frees. */
static char *inset_areas(const workshop *w, const char *stem)
{
    char *file = g_strconcat("out/", stem, ".svg", NULL), *path = path_in(w, file), *svg = NULL;
    assert_true(g_file_get_contents(path, &svg, NULL, NULL));
    const char *group = strstr(svg, "<g id=\"inset-1-layer-areas\""), *first = group ? strstr(group, "<path") : NULL;
    assert_non_null(first);
    char *paths = g_strndup(first, (gsize) (strstr(first, "</g>") - first));
    g_free(svg);
    g_free(path);
    g_free(file);
    return paths;
}

static void an_inset_shows_its_own_extent_on_all_pages(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_features(w, squares);
    bench b = open_batch(w,
                         "atlas: {over: data, where: \"n > 1\", file: \"{id}\", formats: [svg]}\n"
                         "furniture: {inset: {extent: [60, 20, 72, 32], size: 12 mm}}\n",
                         (cor_batch_options){0});
    json_decref(draw_all(&b));
    char *one = inset_areas(w, "a"), *other = inset_areas(w, "b");
    assert_string_equal(one, other);
    g_free(one);
    g_free(other);
    close_batch(&b);
    free_workshop(w);
}

static void a_batch_is_refused_with_what_would_be_right(void **state)
{
    (void) state;
    static const char *const cases[][2] = {
        {"title: One\n", "the map document has no \"atlas\""},
        {"atlas: {over: dta}\n", "did you mean 'data'?"},
        {"atlas: {over: data, order: nme}\n", "did you mean 'name'?"},
        {"atlas: {over: data, where: \"n > 99\"}\n", "the atlas has no pages: source 'data' has no features after its"},
        {"atlas: {over: {route: Nowhere, every: 1 km, in: data}}\n", "there is no route 'Nowhere'"},
        {"atlas: {over: {grid: 1 m, in: data}}\n", "the grid has more than 100000 cells"},
        {"sources: {data: {where: \"id = :nme\"}}\natlas: {over: {grid: 100 km}}\n", "there is no parameter \"nme\""},
    };
    workshop *w = new_workshop();
    put_features(w, squares);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bench b = open_batch(w, cases[i][0], (cor_batch_options){0});
        if (!b.status || !strstr(b.error.message, cases[i][1])) fail_msg("%s: %s", cases[i][0], b.error.message);
        close_batch(&b);
    }
    free_workshop(w);
}

#define PLACE(at)                                                                                                      \
    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [" at "]}}"
#define POINT(lat)                                                                                                     \
    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [66.5, " lat "]" \
    "}"                                                                                                                \
    "}"

/* 5.5, 11 and 55 km north of Bela. */
static workshop *new_country(void)
{
    workshop *w = new_workshop();
    put_features(w, squares);
    put_file(
        w, "points.geojson",
        "{\"type\": \"FeatureCollection\", \"features\": [" POINT("27.05") "," POINT("27.1") "," POINT("27.5") "]}");
    put_file(w, "style.yaml",
             "version: 8\nsources: {data: {type: geojson, data: data.geojson}, points: {type: geojson, data: "
             "points.geojson}}\nlayers:\n  - {id: points, type: circle, source: points}\n"
             "  - {id: areas, type: fill, source: data}\n");
    return w;
}

static void near_may_speak_of_a_pages_own_fields(void **state)
{
    (void) state;
    static const char *const documents[] = {
        /* how far, which the document itself does not say, or says otherwise */
        "sources: {points: {near: {source: data, within: '{n}0 km'}}}\n",
        "parameters: {n: 7}\nsources: {points: {near: {source: data, within: '{n}0 km'}}}\n",
    };
    workshop *w = new_country();
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++) {
        char *lines =
            g_strconcat(documents[i], "title: '{points.within}'\natlas: {over: data, order: -n, margin: 50%}\n", NULL);
        bench b = open_batch(w, lines, (cor_batch_options){0});
        json_t *index = draw_all(&b);
        check(index, "title", "3 | 2 | 1");
        json_decref(index);
        close_batch(&b);
        g_free(lines);
    }
    free_workshop(w);
}

#define ZONE(east)                                                                                                     \
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"id\": \"z\"}, "       \
    "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[-130, 20], [" east ", 20], [" east                      \
    ", 30], [-130, 30], [-130, 20]]]}}]}"

/* Points in Awaran, in Bela, on the border of both, and in neither; zones that no layer draws. */
static workshop *new_districts(void)
{
    workshop *w = new_country();
    put_file(w, "points.geojson",
             "{\"type\": \"FeatureCollection\", \"features\": [" PLACE("65, 26.5") "," PLACE("66.5, 26.5") "," PLACE(
                 "66, 26.5") "," PLACE("65, 27.5") "]}");
    put_file(w, "zones.geojson", ZONE("65.5"));
    return w;
}

#define DISTRICTS "title: '{points.inside}'\natlas: {over: data, where: \"n > 1\", order: n, margin: 50%}\n"

static void a_page_keeps_what_lies_inside(void **state)
{
    (void) state;
    static const char *const documents[][2] = {
        {"sources: {points: {inside: page}}\n", "2 | 1"},
        {"sources: {points: {inside: {source: page}}}\n", "2 | 1"},
        /* by its own fields, which the document itself does not say, or says otherwise */
        {"sources: {points: {inside: {source: data, where: 'id = :id'}}}\n", "2 | 1"},
        {"parameters: {n: 2}\nsources: {points: {inside: {source: data, where: 'n = :n'}}}\n", "2 | 1"},
        /* together with what is near */
        {"sources: {points: {inside: page, near: {source: page, within: 1 km}}}\n", "2 | 1"},
        /* the same for all pages */
        {"sources: {points: {inside: {source: data, where: 'n > 1'}}}\n", "3 | 3"},
    };
    workshop *w = new_districts();
    for (size_t i = 0; i < G_N_ELEMENTS(documents); i++) {
        char *lines = g_strconcat(documents[i][0], DISTRICTS, NULL);
        bench b = open_batch(w, lines, (cor_batch_options){0});
        json_t *index = draw_all(&b);
        check(index, "title", documents[i][1]);
        json_decref(index);
        close_batch(&b);
        g_free(lines);
    }
    free_workshop(w);
}

/* Which of the pages of DISTRICTS, with what LINES say, are up to date once FILE says TEXT. Caller frees. */
static char *fresh_with(const char *lines, const char *file, const char *text)
{
    workshop *w = new_districts();
    GString *fresh = g_string_new(NULL);
    char *all = g_strconcat(lines, DISTRICTS, NULL);
    bench b = open_batch(w, all, (cor_batch_options){0});
    json_decref(draw_all(&b));
    close_batch(&b);
    put_file(w, file, text);
    b = open_batch(w, all, (cor_batch_options){0});
    for (size_t i = 0; i < cor_batch_count(b.batch); i++) {
        const char *record;
        bool is_fresh;
        assert_int_equal(cor_batch_draw(b.batch, i, &record, &is_fresh, &b.error), COR_OK);
        g_string_append(fresh, is_fresh ? "fresh " : "drawn ");
    }
    close_batch(&b);
    g_free(all);
    free_workshop(w);
    return g_string_free(fresh, FALSE);
}

static void check_fresh(const char *lines, const char *file, const char *text, const char *expected)
{
    char *fresh = fresh_with(lines, file, text);
    if (strcmp(fresh, expected) != 0) fail_msg("%s: %s", lines, fresh);
    g_free(fresh);
}

#define POINTS(third, more)                                                                                            \
    "{\"type\": \"FeatureCollection\", \"features\": [" PLACE("65, 26.5") "," PLACE("66.5, 26.5") "," PLACE(           \
        third) "," PLACE("65, 27.5") more "]}"

static void a_page_is_drawn_again_when_what_lies_inside_changes(void **state)
{
    (void) state;
    static const char page[] = "sources: {points: {inside: page}}\n";
    check_fresh(page, "points.geojson", POINTS("66, 26.5", ""), "fresh fresh ");
    check_fresh(page, "points.geojson", POINTS("66.1, 26.5", ""), "drawn fresh "); /* in view of both */
    static const char zone[] = "sources: {zones: {url: zones.geojson}, points: {inside: zones}}\n";
    check_fresh(zone, "zones.geojson", ZONE("65.5"), "fresh fresh ");
    check_fresh(zone, "zones.geojson", ZONE("67"), "drawn drawn ");
    /* far from both pages, whose titles tell their number */
    check_fresh(zone, "points.geojson", POINTS("66, 26.5", "," PLACE("-120, 25")), "drawn drawn ");
}

static void a_page_of_a_line_has_no_inside(void **state)
{
    (void) state;
    workshop *w = new_districts();
    bench b = open_batch(w, "sources: {points: {inside: page}}\natlas: {over: data, where: \"id = 'l'\"}\n",
                         (cor_batch_options){0});
    assert_int_equal(b.status, COR_BAD_DOCUMENT);
    assert_non_null(strstr(b.error.message, "this page is of a point or a line"));
    assert_true(b.error.line == 5 && b.error.column == 28);
    close_batch(&b);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_named_ordered_and_filled_by_their_features),
        cmocka_unit_test(a_fixed_scale_is_that_of_the_largest_page),
        cmocka_unit_test(a_route_is_cut_into_stretches_of_equal_length),
        cmocka_unit_test(a_grid_has_the_cells_that_its_source_touches),
        cmocka_unit_test(shards_share_the_pages_among_them),
        cmocka_unit_test(what_a_page_is_not_near_does_not_draw_it_again),
        cmocka_unit_test(what_an_inset_shows_draws_its_page_again_and_nothing_else),
        cmocka_unit_test(a_page_keeps_what_lies_inside),
        cmocka_unit_test(a_page_is_drawn_again_when_what_lies_inside_changes),
        cmocka_unit_test(a_page_of_a_line_has_no_inside),
        cmocka_unit_test(near_may_speak_of_a_pages_own_fields),
        cmocka_unit_test(an_inset_shows_its_own_extent_on_all_pages),
        cmocka_unit_test(a_batch_is_refused_with_what_would_be_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
