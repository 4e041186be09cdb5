#include "base/installed.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

/* Above lib/x86_64-linux-gnu stands the folder with share, above build/release/tests/unit/map the sources. */
enum { MAX_LEVELS = 7 };

/* The file that the system has put at ADDRESS: a line of its list is "from-to rights offset device inode path".
 * Caller frees. */
static char *file_mapped_at(uintptr_t address)
{
    char *text = NULL, *found = NULL;
    if (!g_file_get_contents("/proc/self/maps", &text, NULL, NULL)) return NULL;
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line && !found; line++) {
        char *rest;
        guint64 from = g_ascii_strtoull(*line, &rest, 16), to = *rest == '-' ? g_ascii_strtoull(rest + 1, NULL, 16) : 0;
        const char *path = strchr(*line, '/');
        if (address >= from && address < to && path) found = g_strdup(path);
    }
    g_strfreev(lines);
    g_free(text);
    return found;
}

/* A relative name (of a program as it was called, of a library from a relative LD_LIBRARY_PATH) would mean another
 * folder by now. */
char *cor_library_path(void)
{
    Dl_info here;
    uintptr_t address = (uintptr_t) cor_library_path;
    if (!dladdr((const void *) address, &here) || !here.dli_fname) return NULL;
    return *here.dli_fname == '/' ? g_strdup(here.dli_fname) : file_mapped_at(address);
}

static bool has(const char *folder, const char *inner, const char *file)
{
    char *path = g_build_filename(folder, inner, file, NULL);
    bool is = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    g_free(path);
    return is;
}

/* A folder called styles alone may be anybody's. */
static bool is_bundled(const char *folder)
{
    return has(folder, "styles", "briefing.yaml") && has(folder, "shapes", "borders.shp");
}

/* FOLDER or its share/corridor, or NULL. g_free. */
static char *bundled_in(const char *folder)
{
    char *share = g_build_filename(folder, "share", "corridor", NULL);
    if (is_bundled(share)) return share;
    g_free(share);
    return is_bundled(folder) ? g_strdup(folder) : NULL;
}

char *cor_bundled_folder(void)
{
    char *at = cor_library_path(), *found = NULL;
    for (int i = 0; at && !found && i < MAX_LEVELS; i++) {
        char *up = g_path_get_dirname(at);
        g_free(at);
        at = up;
        found = bundled_in(at);
    }
    g_free(at);
    return found;
}
