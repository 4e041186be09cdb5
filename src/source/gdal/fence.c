#include "source/gdal/fence.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <glib.h>

#define PREFIX "/vsicorridor/"

/* GDAL asks by name alone, from whatever thread: so who is behind which fence stands in one list for the process. The
 * lock is the system's and not GLib's, whose locks ThreadSanitizer can't see. */
static struct {
    pthread_mutex_t lock;
    GHashTable *paths; /* "FENCE/NAME" → the file's own path */
    guint64 n_fences;
} fences = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* The path of the file that is known as NAME. Caller frees; NULL: nobody of that name was let in. */
static char *path_of(const char *name)
{
    pthread_mutex_lock(&fences.lock);
    char *path = g_strdup(g_hash_table_lookup(fences.paths, name));
    pthread_mutex_unlock(&fences.lock);
    return path;
}

static void *open_file(void *unused, const char *name, const char *access)
{
    (void) unused;
    char *path = strpbrk(access, "wa+") ? NULL : path_of(name);
    VSILFILE *file = path ? VSIFOpenL(path, "rb") : NULL;
    if (!file) errno = ENOENT;
    g_free(path);
    return file;
}

static int look(void *unused, const char *name, VSIStatBufL *facts, int flags)
{
    (void) unused;
    char *path = path_of(name);
    int result = path ? VSIStatExL(path, facts, flags) : -1;
    g_free(path);
    return result;
}

static vsi_l_offset tell(void *file)
{
    return VSIFTellL(file);
}

static int seek(void *file, vsi_l_offset offset, int whence)
{
    return VSIFSeekL(file, offset, whence);
}

static size_t read_file(void *file, void *into, size_t size, size_t n)
{
    return VSIFReadL(into, size, n, file);
}

static int is_at_end(void *file)
{
    return VSIFEofL(file);
}

static int close_file(void *file)
{
    return VSIFCloseL(file);
}

static void install(void)
{
    VSIFilesystemPluginCallbacksStruct *calls = VSIAllocFilesystemPluginCallbacksStruct();
    fences.paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    calls->open = open_file;
    calls->stat = look;
    calls->tell = tell;
    calls->seek = seek;
    calls->read = read_file;
    calls->eof = is_at_end;
    calls->close = close_file;
    VSIInstallPluginHandler(PREFIX, calls);
    VSIFreeFilesystemPluginCallbacksStruct(calls);
}

char *cor_gdal_let_in(cor_gdal_fence *fence, const char *path, const char *name)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    pthread_mutex_lock(&fences.lock);
    if (!fence->folder) fence->folder = g_strdup_printf("%" G_GUINT64_FORMAT "/", fences.n_fences++);
    g_hash_table_replace(fences.paths, g_strconcat(fence->folder, name, NULL), g_strdup(path));
    pthread_mutex_unlock(&fences.lock);
    return g_strconcat(PREFIX, fence->folder, name, NULL);
}

static gboolean is_behind(gpointer name, gpointer path, gpointer folder)
{
    (void) path;
    return g_str_has_prefix(name, folder);
}

void cor_gdal_fence_close(cor_gdal_fence *fence)
{
    if (!fence->folder) return;
    pthread_mutex_lock(&fences.lock);
    g_hash_table_foreach_remove(fences.paths, is_behind, fence->folder);
    pthread_mutex_unlock(&fences.lock);
    g_free(fence->folder);
    fence->folder = NULL;
}
