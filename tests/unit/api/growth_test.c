/* A map that is rendered again and again costs no memory: what a page needs goes with the page. The environment keeps
 * GLib's slices and malloc's caches of freed blocks out of the count. */
#include <malloc.h>

#include "support/cmocka_all.h"
#include "support/workshop.h"

/* Renders before the first look, for what is made once (fonts, projections, readers); and between the two looks. */
enum { WARM = 20, TIMES = 1000 };

static bool drop(void *context, const void *bytes, size_t length)
{
    (void) context;
    (void) bytes;
    (void) length;
    return true;
}

static void render(cor_map *map, int times)
{
    const cor_output output = {.format = COR_FORMAT_PNG, .write = drop};
    for (int i = 0; i < times; i++)
        assert_int_equal(cor_map_render(map, &output, 1, NULL), COR_OK);
}

static void a_thousand_renders_of_one_map_grow_by_nothing(void **state)
{
    (void) state;
    workshop *w = new_workshop();
    cor_map *map;
    put_file(w, "map.yaml",
             "version: 1\nstyle: style.yaml\ntitle: Growth\nas_of: 2024-11-30\npage: {size: 240 x 160 px}\n"
             "view: {bbox: [66, 27, 74, 33]}\nsources: {data: {where: \"1 = 1\"}}\n"
             "furniture: {credits: none, disclaimer: none, inset: {extent: [60, 20, 80, 40]}}\n");
    char *path = path_in(w, "map.yaml");
    assert_int_equal(cor_map_open(w->session, path, NULL, &map, NULL), COR_OK);
    render(map, WARM);
    size_t before = mallinfo2().uordblks;
    render(map, TIMES);
    size_t after = mallinfo2().uordblks;
    print_message("%zu bytes before, %zu after %d renders\n", before, after, TIMES);
    assert_true(after <= before);
    cor_map_free(map);
    g_free(path);
    free_workshop(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_thousand_renders_of_one_map_grow_by_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
