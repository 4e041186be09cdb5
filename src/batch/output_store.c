#include "batch/output_store.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "page/put_output.h"

struct cor_output_store {
    cor_sources *sources;
    char *path;
    GHashTable *objects; /* of a store: name → bytes (int64_t); NULL: a folder */
};

const char *cor_output_store_path(const cor_output_store *store)
{
    return store->path;
}

bool cor_output_store_is_store(const cor_output_store *store)
{
    return store->objects != NULL;
}

static void note_object(void *context, const char *name, uint64_t bytes)
{
    cor_output_store *store = context;
    int64_t known = (int64_t) bytes;
    g_hash_table_insert(store->objects, g_strdup(name), g_memdup2(&known, sizeof known));
}

static cor_status open_store(cor_output_store *store, cor_error *err)
{
    cor_status st = cor_object_store_check(store->path, err);
    if (st) return st;
    for (size_t n = strlen(store->path); n && store->path[n - 1] == '/'; n--)
        store->path[n - 1] = '\0';
    store->objects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return cor_object_store_list(store->sources, store->path, note_object, store, err);
}

static cor_status open_folder(const cor_output_store *store, cor_error *err)
{
    if (!g_mkdir_with_parents(store->path, 0777)) return COR_OK;
    const char *reason = strerrordesc_np(errno);
    return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(store->path), "the folder can't be made: %s",
                       reason ? reason : "the system does not say why");
}

cor_status cor_output_store_open(cor_sources *sources, const char *path, cor_output_store **ret_store, cor_error *err)
{
    cor_output_store *store = g_new0(cor_output_store, 1);
    *store = (cor_output_store){.sources = sources, .path = g_strdup(path)};
    cor_status st = cor_object_store_is(path) ? open_store(store, err) : open_folder(store, err);
    if (st)
        cor_output_store_free(store);
    else
        *ret_store = store;
    return st;
}

void cor_output_store_free(cor_output_store *store)
{
    if (!store) return;
    if (store->objects) g_hash_table_unref(store->objects);
    g_free(store->path);
    g_free(store);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void add_objects(const cor_output_store *store, const char *prefix, GPtrArray *names)
{
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, store->objects);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        if (g_str_has_prefix(name, prefix) && !strchr(name, '/')) g_ptr_array_add(names, g_strdup(name));
}

static void add_files(const cor_output_store *store, const char *prefix, GPtrArray *names)
{
    GDir *dir = g_dir_open(store->path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        if (g_str_has_prefix(name, prefix)) g_ptr_array_add(names, g_strdup(name));
    if (dir) g_dir_close(dir);
}

GPtrArray *cor_output_store_called(const cor_output_store *store, const char *prefix)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    if (store->objects)
        add_objects(store, prefix, names);
    else
        add_files(store, prefix, names);
    g_ptr_array_sort(names, by_name);
    return names;
}

static char *path_of(const cor_output_store *store, const char *name)
{
    return g_build_filename(store->path, name, NULL);
}

/* Who else writes to the folder could have us wait for the other end of a pipe. */
static bool read_file(const char *path, char **ret_text, gsize *ret_size)
{
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents(path, ret_text, ret_size, NULL);
}

cor_status cor_output_store_read(const cor_output_store *store, const char *name, char **ret_text, cor_error *err)
{
    char *path = path_of(store, name);
    cor_status st = COR_OK;
    *ret_text = NULL;
    if (!store->objects)
        read_file(path, ret_text, NULL);
    else if (g_hash_table_contains(store->objects, name))
        st = cor_object_store_get(store->sources, path, ret_text, err);
    g_free(path);
    return st;
}

static bool file_has(const cor_output_store *store, const char *name, int64_t bytes, const char *fingerprint)
{
    char *path = path_of(store, name), *text = NULL;
    gsize size = 0;
    bool good = read_file(path, &text, &size) && (bytes < 0 || (int64_t) size == bytes) &&
                memmem(text, size, fingerprint, strlen(fingerprint));
    g_free(text);
    g_free(path);
    return good;
}

bool cor_output_store_has(const cor_output_store *store, const char *name, int64_t bytes, const char *fingerprint)
{
    if (!store->objects) return file_has(store, name, bytes, fingerprint);
    const int64_t *known = g_hash_table_lookup(store->objects, name);
    return known && (bytes < 0 || *known == bytes);
}

cor_status cor_output_store_write(cor_output_store *store, const char *name, cor_paint_to paint, void *context,
                                  cor_error *err)
{
    char *path = path_of(store, name);
    cor_status st = cor_put_output(store->sources, path, true, paint, context, err);
    if (!st && store->objects) note_object(store, name, 0);
    g_free(path);
    return st;
}

static cor_status paint_text(void *context, const cor_sink *sink, cor_error *err)
{
    const char *text = context;
    if (sink->write(sink->context, text, strlen(text))) return COR_OK;
    return cor_fail(err, COR_BAD_OUTPUT, "the index could not be written; is the disk full?");
}

cor_status cor_output_store_write_text(cor_output_store *store, const char *name, const char *text, cor_error *err)
{
    return cor_output_store_write(store, name, paint_text, (void *) text, err);
}

void cor_output_store_remove(cor_output_store *store, const char *name)
{
    char *path = path_of(store, name);
    if (!store->objects)
        unlink(path);
    else if (g_hash_table_remove(store->objects, name))
        cor_object_store_remove(store->sources, path, NULL);
    g_free(path);
}

void cor_output_store_hang_up(const cor_output_store *store)
{
    if (store->objects) cor_sources_hang_up(store->sources);
}
