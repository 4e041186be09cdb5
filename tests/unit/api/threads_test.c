/* A session is one thread's; sessions of several threads draw at once what one alone draws. */
#include "support/cmocka_all.h"
#include "support/workshop.h"

/* Asked by ThreadSanitizer, which can't see how libraries that were built without it keep order among threads. */
COR_API const char *__tsan_default_suppressions(void);
const char *__tsan_default_suppressions(void)
{
    return "race:libcairo.so\nrace:libharfbuzz.so\nrace:libgdal.so\ndeadlock:libgdal.so\n";
}

enum { THREADS = 2, MAPS = 4 };

static const cor_format formats[MAPS] = {COR_FORMAT_PNG, COR_FORMAT_SVG, COR_FORMAT_SVG_OUTLINES, COR_FORMAT_PDF};

static const char style[] =
    "version: 8\nsprite: " COR_SOURCE_DIR "/styles/icons\n"
    "sources: {data: {type: geojson, data: data.geojson}, rivers: {type: vector, url: " COR_SOURCE_DIR
    "/shapes/rivers.shp}, relief: {type: raster-dem, url: " COR_SOURCE_DIR "/shapes/relief.tif}}\n"
    "layers:\n"
    "  - {id: relief, type: hillshade, source: relief}\n"
    "  - {id: rivers, type: line, source: rivers, paint: {line-color: '#88aacc'}}\n"
    "  - {id: dots, type: circle, source: data, paint: {circle-radius: 6}}\n"
    "  - {id: names, type: symbol, source: data, layout: {text-field: \"Qila \\u0642\\u0644\\u0639\\u06c1 "
    "\\u5580\\u4ec0\", "
    "icon-image: port}}\n";

static const char map[] = "version: 1\nstyle: busy.yaml\ntitle: Threads\nas_of: 2024-11-30\n"
                          "page: {size: 300 x 200 px}\nview: {bbox: [66, 27, 74, 33]}\n";

typedef struct {
    const char *path;
    GByteArray *bytes[MAPS];
    cor_status status;
} work;

static gpointer draw_all(gpointer data)
{
    work *w = data;
    cor_session *session = cor_session_new();
    for (int i = 0; i < MAPS; i++) {
        outcome o = draw_path(session, w->path, NULL, formats[i]);
        if (o.status) w->status = o.status;
        w->bytes[i] = g_byte_array_ref(o.bytes);
        free_outcome(&o);
    }
    cor_session_free(session);
    return NULL;
}

static void free_work(work *w)
{
    for (int i = 0; i < MAPS; i++)
        g_byte_array_unref(w->bytes[i]);
}

static void sessions_in_two_threads_draw_what_one_draws(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    GThread *threads[THREADS];
    work each[THREADS] = {{0}}, alone = {0};
    put_file(w, "busy.yaml", style);
    put_file(w, "map.yaml", map);
    char *path = path_in(w, "map.yaml");
    alone.path = path;
    /* The threads go first: what is started once is then started by both at the same time. */
    for (int t = 0; t < THREADS; t++) {
        each[t].path = path;
        threads[t] = g_thread_new("map", draw_all, &each[t]);
    }
    for (int t = 0; t < THREADS; t++)
        g_thread_join(threads[t]);
    draw_all(&alone);
    assert_int_equal(alone.status, COR_OK);
    for (int t = 0; t < THREADS; t++) {
        assert_int_equal(each[t].status, COR_OK);
        for (int i = 0; i < MAPS; i++) {
            assert_int_equal(each[t].bytes[i]->len, alone.bytes[i]->len);
            assert_memory_equal(each[t].bytes[i]->data, alone.bytes[i]->data, alone.bytes[i]->len);
        }
        free_work(&each[t]);
    }
    free_work(&alone);
    g_free(path);
    free_workshop(w);
}

typedef struct {
    cor_session *session;
    const char *path;
    outcome there;
} passing;

static gpointer draw_there(gpointer data)
{
    passing *p = data;
    p->there = draw_path(p->session, p->path, NULL, COR_FORMAT_PNG);
    return NULL;
}

/* One thread at a time is the rule, not one thread for good. */
static void a_session_may_go_from_one_thread_to_another(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    put_file(w, "busy.yaml", style);
    put_file(w, "map.yaml", map);
    char *path = path_in(w, "map.yaml");
    passing p = {.session = w->session, .path = path};
    outcome here = draw_path(w->session, path, NULL, COR_FORMAT_PNG);
    g_thread_join(g_thread_new("other", draw_there, &p));
    assert_int_equal(here.status, COR_OK);
    assert_int_equal(p.there.status, COR_OK);
    assert_int_equal(here.bytes->len, p.there.bytes->len);
    assert_memory_equal(here.bytes->data, p.there.bytes->data, here.bytes->len);
    free_outcome(&here);
    free_outcome(&p.there);
    g_free(path);
    free_workshop(w);
}

typedef struct {
    const cor_map *map;
    GByteArray *bytes;
    cor_status status;
} rendering;

static bool append(void *context, const void *bytes, size_t length)
{
    g_byte_array_append(context, bytes, (guint) length);
    return true;
}

static gpointer render_shared(gpointer data)
{
    rendering *r = data;
    cor_session *session = cor_session_new();
    const cor_output output = {.format = COR_FORMAT_PNG, .write = append, .context = r->bytes};
    r->status = cor_map_render_in(session, r->map, &output, 1, NULL, NULL);
    cor_session_free(session);
    return NULL;
}

static void one_map_is_rendered_by_two_threads_at_once(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    cor_map *shared;
    put_file(w, "busy.yaml", style);
    put_file(w, "map.yaml", map);
    char *path = path_in(w, "map.yaml");
    assert_int_equal(cor_map_open(w->session, path, NULL, &shared, NULL), COR_OK);
    rendering each[THREADS], alone = {.map = shared, .bytes = g_byte_array_new()};
    GThread *threads[THREADS];
    for (int t = 0; t < THREADS; t++) {
        each[t] = (rendering){.map = shared, .bytes = g_byte_array_new()};
        threads[t] = g_thread_new("map", render_shared, &each[t]);
    }
    for (int t = 0; t < THREADS; t++)
        g_thread_join(threads[t]);
    render_shared(&alone);
    assert_int_equal(alone.status, COR_OK);
    for (int t = 0; t < THREADS; t++) {
        assert_int_equal(each[t].status, COR_OK);
        assert_int_equal(each[t].bytes->len, alone.bytes->len);
        assert_memory_equal(each[t].bytes->data, alone.bytes->data, alone.bytes->len);
        g_byte_array_unref(each[t].bytes);
    }
    g_byte_array_unref(alone.bytes);
    cor_map_free(shared);
    g_free(path);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sessions_in_two_threads_draw_what_one_draws),
        cmocka_unit_test(one_map_is_rendered_by_two_threads_at_once),
        cmocka_unit_test(a_session_may_go_from_one_thread_to_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
