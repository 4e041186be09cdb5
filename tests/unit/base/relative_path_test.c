/* One place as seen from another. */
#include <stdlib.h>
#include <unistd.h>

#include <glib.h>

#include "base/relative_path.h"
#include "support/cmocka_all.h"
#include "support/folder.h"

static cor_arena *arena;
static char *folder;

static int open_folder(void **state)
{
    (void) state;
    arena = cor_arena_new();
    folder = g_dir_make_tmp("relative_path_XXXXXX", NULL);
    return folder ? 0 : -1;
}

static int close_folder(void **state)
{
    (void) state;
    remove_folder(folder);
    g_free(folder);
    cor_arena_free(arena);
    return 0;
}

static void check_way(const char *from, const char *to, const char *expected)
{
    assert_string_equal(cor_relative_path(arena, from, to), expected);
}

static void a_path_goes_up_and_down_again(void **state)
{
    (void) state;
    check_way("/nowhere/maps", "/nowhere/shapes/a.shp", "../shapes/a.shp");
    check_way("/nowhere", "/nowhere/a.shp", "a.shp");
    check_way("/nowhere/a/b", "/nowhere/a.shp", "../../a.shp");
    check_way("/nowhere/a", "/nowhere/ab/c", "../ab/c");
    check_way("/nowhere", "/nowhere", ".");
    check_way("/", "/nowhere/x", "nowhere/x");
}

static void a_path_of_the_current_folder_is_known_elsewhere(void **state)
{
    (void) state;
    check_way(".", "data/a.csv", "data/a.csv");
    check_way("out/new", "data/../data/a.csv", "../../data/a.csv");
}

/* `..` of a folder that is a link leads to where the link leads. */
static void links_are_followed(void **state)
{
    (void) state;
    char *deep = g_build_filename(folder, "far", "deep", NULL), *link = g_build_filename(folder, "link", NULL),
         *data = g_build_filename(folder, "data.csv", NULL);
    assert_int_equal(g_mkdir_with_parents(deep, 0777), 0);
    assert_int_equal(symlink(deep, link), 0);
    check_way(link, data, "../../data.csv");
    g_free(deep);
    g_free(link);
    g_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_goes_up_and_down_again),
        cmocka_unit_test(a_path_of_the_current_folder_is_known_elsewhere),
        cmocka_unit_test(links_are_followed),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
