/* What a source may not be, and what data may not make us do. */
#include <arpa/inet.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

static void folders_pipes_and_devices_are_refused(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"d.geojson", "p.csv", "p.shp", "p.gpkg"};
    g_mkdir(fixture_path(f, names[0]), 0755);
    for (size_t i = 1; i < G_N_ELEMENTS(names); i++)
        assert_int_equal(mkfifo(fixture_path(f, names[i]), 0600), 0);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        assert_non_null(strstr(fixture_fail(f, names[i], (cor_request){.trusted = true}), "not a regular file"));
    assert_non_null(strstr(fixture_fail(f, "/dev/zero", (cor_request){0}), "not a regular file"));
}

static void connections_need_the_users_own_word(void **state)
{
    fixture *f = *state;
    static const char *const urls[] = {"/vsicurl/http://127.0.0.1:1/a.geojson",
                                       "PG:dbname=x",
                                       "GPKG:a.gpkg:b",
                                       "http://127.0.0.1:1/a.geojson",
                                       "/vsizip/a.zip/a.shp",
                                       "GeoJSON:{}",
                                       "/vsimem/x.geojson",
                                       "MySQL:x"};
    for (size_t i = 0; i < G_N_ELEMENTS(urls); i++)
        assert_non_null(strstr(fixture_fail(f, urls[i], (cor_request){0}), "name a regular file"));
}

static void a_file_named_like_a_connection_is_a_file(void **state)
{
    fixture *f = *state;
    char *before = g_get_current_dir();
    fixture_write_text(f, "GPKG:x.geojson", "{\"type\":\"Point\",\"coordinates\":[1,2]}");
    assert_int_equal(chdir(f->folder), 0);
    assert_string_equal(shape_at(f, fixture_read(f, "GPKG:x.geojson", (cor_request){0}), 0), "POINT 1 2");
    assert_int_equal(chdir(before), 0);
    g_free(before);
}

/* A socket that listens on some port of this machine. */
static int listen_somewhere(int *ret_port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *) &address, size) || listen(fd, 1)) skip();
    getsockname(fd, (struct sockaddr *) &address, &size);
    *ret_port = ntohs(address.sin_port);
    return fd;
}

static void a_crs_link_in_geojson_opens_no_socket(void **state)
{
    fixture *f = *state;
    int port, fd = listen_somewhere(&port);
    const char *json = cor_arena_format(
        f->arena,
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\",\"properties\":{\"href\":"
        "\"http://127.0.0.1:%d/crs\",\"type\":\"ogcwkt\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{},"
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}",
        port);
    fixture_write_text(f, "a.geojson", json);
    const cor_table *table = NULL;
    cor_request request = {.name = "t", .url = fixture_path(f, "a.geojson"), .trusted = true};
    cor_source_read(f->sources, &request, f->arena, f->interns, f->diagnostics, &table, &f->error);
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    assert_int_equal(poll(&waiting, 1, 100), 0);
    close(fd);
}

static void virtual_formats_hide_behind_no_ending(void **state)
{
    fixture *f = *state;
    static const char *const names[] = {"v.csv", "v.geojson", "v.json", "v.gpkg", "v.kml", "v.vrt", "v.dat", "v"};
    fixture_write_text(f, "secret.geojson", "{\"type\":\"Point\",\"coordinates\":[1,2]}");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        fixture_write_text(f, names[i],
                           cor_arena_format(f->arena,
                                            "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>"
                                            "%s/secret.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
                                            f->folder));
        fixture_fail(f, names[i], (cor_request){.trusted = true});
    }
}

static void passwords_are_shown_to_nobody(void **state)
{
    fixture *f = *state;
    static const char *const urls[] = {"PG:host=127.0.0.1 port=1 user=a password=secret dbname=x",
                                       "PG:host=127.0.0.1 port=1 password='sec ret' user=a",
                                       "postgresql://a:secret@127.0.0.1:1/x"};
    for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
        const char *message =
            fixture_fail(f, urls[i], (cor_request){.trusted = true, .location = {.file = "map.yaml"}});
        assert_null(strstr(message, "sec"));
        assert_non_null(strstr(message, "***"));
        fixture_fail(f, urls[i], (cor_request){0});
        assert_null(strstr(f->error.file, "sec"));
    }
}

static void names_in_sql_are_bound_never_pasted(void **state)
{
    fixture *f = *state;
    const char *bound = NULL, *names[] = {"since", "who", "within"};
    cor_value values[] = {cor_number(12.5), cor_string("O'Hara' OR 1=1"), cor_bool(true)};
    cor_status st =
        cor_sql_bind(f->arena, "a > :since AND b = :who AND c = ':who' AND \":since\" = :within AND d::text=''", names,
                     values, 3, &bound, &f->error);
    assert_int_equal(st, COR_OK);
    assert_string_equal(bound, "a > 12.5 AND b = 'O''Hara'' OR 1=1' AND c = ':who' AND \":since\" = 1 AND d::text=''");
    st = cor_sql_bind(f->arena, "a > :sinse", names, values, 3, &bound, &f->error);
    assert_int_equal(st, COR_BAD_DOCUMENT);
    assert_non_null(strstr(f->error.message, "did you mean \"since\"?"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folders_pipes_and_devices_are_refused),    TEST(connections_need_the_users_own_word),
        TEST(a_file_named_like_a_connection_is_a_file), TEST(a_crs_link_in_geojson_opens_no_socket),
        TEST(virtual_formats_hide_behind_no_ending),    TEST(passwords_are_shown_to_nobody),
        TEST(names_in_sql_are_bound_never_pasted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
