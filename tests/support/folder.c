#include "support/folder.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdbool.h>

static void remove_inside(const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK);
    if (is_folder)
        remove_folder(path);
    else
        g_unlink(path);
    g_free(path);
}

void remove_folder(const char *folder)
{
    const char *name;
    GDir *dir = g_dir_open(folder, 0, NULL);
    while (dir && (name = g_dir_read_name(dir)))
        remove_inside(folder, name);
    if (dir) g_dir_close(dir);
    g_rmdir(folder);
}
