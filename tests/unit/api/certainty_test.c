/* Counts by distance and area are pairs: what surely lies there, and what may. */
#include <string.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

/* A road along 30° N; a degree of latitude there is 110.85 km. Two districts that share a border at 71° E. */
#define ROAD "{\"type\": \"LineString\", \"coordinates\": [[69, 30], [71, 30], [73, 30]]}"
#define DISTRICTS                                                                                                      \
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"code\": \"W\"}, "     \
    "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]]]}}, "  \
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"E\"}, \"geometry\": {\"type\": \"Polygon\", "                \
    "\"coordinates\": [[[71, 30], [72, 30], [72, 31], [71, 31], [71, 30]]]}}]}"
#define STYLE                                                                                                          \
    "version: 8\nsources:\n  data: {type: geojson, data: data.csv}\n  road: {type: geojson, data: road.geojson}\n"     \
    "  districts: {type: geojson, data: districts.geojson}\nlayers:\n  - {id: points, type: circle, source: data}\n"

#define MAP(words, options)                                                                                            \
    "version: 1\nstyle: style.yaml\npage: {size: 400 x 300 px}\nview: {bbox: [68, 29, 74, 32]}\n"                      \
    "title: \"" words "\"\nfurniture: {legend: none}\nsources: {data: {" options "}}\n"
#define NEAR "near: {source: road, within: 50 km}"

static workshop *new_country(const char *rows)
{
    workshop *w = new_workshop();
    put_file(w, "road.geojson", ROAD);
    put_file(w, "districts.geojson", DISTRICTS);
    put_file(w, "style.yaml", STYLE);
    put_file(w, "data.csv", rows);
    return w;
}

static void check_title(const char *rows, const char *map, const char *expected)
{
    workshop *w = new_country(rows);
    outcome o = drawn(w, map, NULL);
    assert_string_equal(text_at(&o, "title"), expected);
    assert_null(miscounted_layer(o.report));
    free_outcome(&o);
    free_workshop(w);
}

/* 44.3 km from the road: exact, and known to 5 and to 10 km; 55.4 km: to 5, 10 and 60 km; 11.1 km: to 60 km; a
 * district's middle near, a province's far; one of which nothing is known. */
static const char rows[] =
    "id,lon,lat,precision_km,sure\n"
    "a,71,30.4,0,exact\nb,71,30.4,5,near\nc,71,30.4,10,near\nd,71,30.5,5,near\ne,71,30.5,10,near\n"
    "f,71,30.5,60,near\nj,71,30.1,60,near\ng,71,30.4,,district\nh,71,30.5,,province\ni,71,30.4,,\n";

#define PAIR "{data.within} surely, {data.within_possible} possibly, {data.drawn} drawn of {data.total}"

static void what_may_be_near_is_drawn_and_what_surely_is_is_counted(void **state)
{
    (void) state;
    workshop *w = new_country(rows);
    outcome o = drawn(w, MAP(PAIR, NEAR), NULL);
    char *remarks = remarks_of(w);
    assert_string_equal(text_at(&o, "title"), "3 surely, 8 possibly, 8 drawn of 10");
    assert_true(number_at(&o, "layers.0.within.certain") == 3);
    assert_true(number_at(&o, "layers.0.within.possible") == 8);
    assert_true(number_at(&o, "layers.0.features.filtered") == 2);
    assert_null(miscounted_layer(o.report));
    assert_non_null(strstr(remarks,
                           "of 8 rows of 'data' that may lie within 50 km of 'road' 3 surely do; of 1 the point "
                           "stands for a district"));
    assert_non_null(strstr(remarks, "of 1 more rows of 'data' the point stands for a district"));
    assert_non_null(strstr(remarks, "of 1 of the 8 rows of 'data'"));
    assert_true(cor_remark_at(w->session, 0).is_note);
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

/* The row of 55.4 km that may be 60 km off lies near only possibly, wherever along the road its point is. */
static void what_lies_along_a_route_is_as_sure(void **state)
{
    (void) state;
    check_title(rows, MAP(PAIR, "along: {route: r, within: 50 km}}}\nroutes: {r: {source: road"),
                "3 surely, 8 possibly, 8 drawn of 10");
    check_title(rows,
                MAP(PAIR,
                    "along: {route: r, within: 50 km}, along_where: route_distance_km < 50}}\nroutes: {r: {source: "
                    "road"),
                "3 surely, 6 possibly, 6 drawn of 10");
}

static void a_document_may_take_all_places_for_exact(void **state)
{
    (void) state;
    check_title(rows, MAP(PAIR, NEAR ", precision: false"), "6 surely, 6 possibly, 6 drawn of 10");
}

static void kilometres_may_stand_in_any_field(void **state)
{
    (void) state;
    static const char others[] = "id,lon,lat,radius\na,71,30.4,5\nb,71,30.4,10\nc,71,30.5,10\nd,71,30.4,\n";
    check_title(others, MAP(PAIR, NEAR), "3 surely, 3 possibly, 3 drawn of 4");
    check_title(others, MAP(PAIR, NEAR ", precision: radius"), "2 surely, 4 possibly, 4 drawn of 4");
}

static void codes_mean_what_the_document_says(void **state)
{
    (void) state;
    static const char coded[] = "id,lon,lat,code\na,71,30.4,1\nb,71,30.4,2\nc,71,30.5,2\nd,71,30.4,3\ne,71,30.4,9\n";
    check_title(coded, MAP(PAIR, NEAR ", precision: {field: code, codes: {1: exact, 2: 10 km, 3: district}}"),
                "2 surely, 5 possibly, 5 drawn of 5");
    check_title(coded, MAP(PAIR, NEAR ", precision: {field: code, codes: {1: 6 km, 2: 3 km, 3: 0, 9: country}}"),
                "2 surely, 4 possibly, 4 drawn of 5");
}

#define GED                                                                                                            \
    "id,type_of_violence,dyad_name,where_prec,where_coordinates,adm_1,latitude,longitude,date_start,best\n"            \
    "1,1,A - B,1,x,y,30.4,71,2014-03-01,4\n2,1,A - B,2,x,y,30.4,71,2014-03-01,4\n3,1,A - "                             \
    "B,2,x,y,30.7,71,2014-03-01,4\n"                                                                                   \
    "4,1,A - B,4,x,y,30.4,71,2014-03-01,4\n5,1,A - B,6,x,y,30.4,71,2014-03-01,4\n"

static void known_exports_say_how_sure_they_are(void **state)
{
    (void) state;
    check_title(GED, MAP(PAIR, NEAR), "1 surely, 4 possibly, 4 drawn of 5");
    check_title(GED, MAP(PAIR, "where: \"sure = 'near'\", " NEAR), "0 surely, 1 possibly, 1 drawn of 2");
    check_title(GED, MAP(PAIR, NEAR ", precision: {codes: {2: 5 km}}"), "2 surely, 4 possibly, 4 drawn of 5");
}

/* 8.4 km from the southern border; at the border that both share; 10 km beyond the southern one; a district's middle.
 */
static const char places[] = "id,lon,lat,precision_km,sure\n"
                             "a,70.5,30.076,8,near\nb,70.5,30.076,9,near\nc,71,30.5,40,near\nd,71,30.5,60,near\n"
                             "e,70.5,29.91,9,near\nf,70.5,29.91,11,near\ng,70.5,30.5,,district\nh,70.5,30.5,0,exact\n";

#define INSIDE "{data.inside} surely, {data.inside_possible} possibly, {data.drawn} drawn of {data.total}"

static void what_surely_lies_in_areas_is_farther_from_their_edges_than_it_is_uncertain(void **state)
{
    (void) state;
    check_title(places, MAP(INSIDE, "inside: districts"), "3 surely, 7 possibly, 7 drawn of 8");
    check_title(places, MAP(INSIDE, "inside: {source: districts, where: \"code = 'W'\"}"),
                "2 surely, 7 possibly, 7 drawn of 8");
    check_title(places, MAP(INSIDE, "inside: districts, precision: false"), "6 surely, 6 possibly, 6 drawn of 8");
}

/* The first is known to 8 km, and is 8.4 km from the road: inside for certain, near for certain with 20 km alone. */
static void what_is_not_surely_near_is_not_surely_inside(void **state)
{
    (void) state;
    check_title(places, MAP(INSIDE, "near: {source: road, within: 20 km}, inside: districts"),
                "1 surely, 5 possibly, 5 drawn of 8");
    check_title(places, MAP(INSIDE, "near: {source: road, within: 10 km}, inside: districts"),
                "0 surely, 4 possibly, 4 drawn of 8");
}

static bool collect(void *context, const void *bytes, size_t length)
{
    g_string_append_len(context, bytes, (gssize) length);
    return true;
}

/* How the rows of PAGE are called that surely or possibly lie there: "a:certain b:possible". */
static char *rows_of_page(workshop *w, const char *page)
{
    GString *text = g_string_new(NULL), *out = g_string_new(NULL);
    char *path = path_in(w, "map.yaml");
    cor_error error;
    cor_map *map;
    const cor_rows_wish wish = {.source = "data", .page = page};
    assert_int_equal(cor_map_open(w->session, path, NULL, &map, &error), COR_OK);
    if (cor_map_rows(map, &wish, collect, text, &error)) fail_msg("%s", error.message);
    char **lines = g_strsplit(text->str, "\r\n", -1);
    for (char **line = lines + 1; *line && **line; line++) {
        char **cells = g_strsplit(*line, ",", -1); /* fid, sure, id, precision_km, inside, … */
        g_string_append_printf(out, "%s%s:%s", out->len ? " " : "", cells[2], cells[4]);
        g_strfreev(cells);
    }
    g_strfreev(lines);
    cor_map_free(map);
    g_free(path);
    g_string_free(text, TRUE);
    return g_string_free(out, FALSE);
}

/* Kilometres 145 and 193 of the road: known to 20, to 60 and to 5 km. */
static void of_a_stretch_places_of_the_circle_are_looked_at(void **state)
{
    (void) state;
    static const char *const expected[][2] = {{"0-100", "b:possible"},
                                              {"100-200", "a:certain b:possible c:certain"},
                                              {"200-300", "b:possible"},
                                              {"300-386", ""}};
    workshop *w = new_country("id,lon,lat,precision_km\na,70.5,30,20\nb,70.5,30,60\nc,71,30,5\n");
    put_file(w, "road.geojson", "{\"type\": \"Feature\", \"properties\": {\"id\": \"r\"}, \"geometry\": " ROAD "}");
    put_file(w, "map.yaml",
             "version: 1\nstyle: style.yaml\nsources: {data: {inside: page}}\n"
             "atlas: {over: {route: r, every: 100 km, in: road}, file: \"{id}.png\"}\n");
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        char *found = rows_of_page(w, expected[i][0]);
        assert_string_equal(found, expected[i][1]);
        g_free(found);
    }
    free_workshop(w);
}

static void a_style_sees_which_is_which(void **state)
{
    (void) state;
    workshop *w = new_country(rows);
    put_file(
        w, "style.yaml",
        "version: 8\nsources:\n  data: {type: geojson, data: data.csv}\n  road: {type: geojson, data: road.geojson}\n"
        "layers:\n  - {id: points, type: circle, source: data, filter: [\"==\", [get, within], possible]}\n");
    outcome o = drawn(w, MAP("{data.drawn}", NEAR), NULL);
    char *remarks = remarks_of(w);
    assert_string_equal(text_at(&o, "title"), "5");
    assert_null(strstr(remarks, "lacks"));
    g_free(remarks);
    free_outcome(&o);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_near_is_drawn_and_what_surely_is_is_counted),
        cmocka_unit_test(what_lies_along_a_route_is_as_sure),
        cmocka_unit_test(a_document_may_take_all_places_for_exact),
        cmocka_unit_test(kilometres_may_stand_in_any_field),
        cmocka_unit_test(codes_mean_what_the_document_says),
        cmocka_unit_test(known_exports_say_how_sure_they_are),
        cmocka_unit_test(what_surely_lies_in_areas_is_farther_from_their_edges_than_it_is_uncertain),
        cmocka_unit_test(what_is_not_surely_near_is_not_surely_inside),
        cmocka_unit_test(of_a_stretch_places_of_the_circle_are_looked_at),
        cmocka_unit_test(a_style_sees_which_is_which),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
