#include "render/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "paint/painter.h"

struct cor_folder {
    char *path;
    unsigned shard, shards;
    int lock, journal; /* -1: not open */
    json_t *records;   /* by name */
};

static const char LOCK[] = ".corridor-lock", JOURNAL[] = ".corridor-journal", SHARD[] = ".corridor-shard-";

const char *cor_folder_path(const cor_folder *folder)
{
    return folder->path;
}

static cor_status fail(cor_error *err, const char *path, int number)
{
    const char *reason = number == ENOSPC || number == EDQUOT ? "the disk is full" : strerrordesc_np(number);
    return cor_fail_at(err, COR_BAD_OUTPUT, path, 0, 0, "the folder can't be written to: %s",
                       reason ? reason : "the system does not say why");
}

/* The file is a line of 2^40 places, of which each shard holds its part: shards may work side by side, whole batches
 * may not. The lock belongs to the open file (Linux), so it goes when its process does. */
static struct flock part_of(unsigned shard, unsigned shards)
{
    const off_t whole = (off_t) 1 << 40;
    struct flock part = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = whole};
    if (shards) {
        part.l_start = whole / shards * (shard - 1);
        part.l_len = whole / shards;
    }
    return part;
}

static cor_status take_lock(cor_folder *folder, cor_error *err)
{
    char *name = g_build_filename(folder->path, LOCK, NULL);
    struct flock part = part_of(folder->shard, folder->shards);
    folder->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    int number = folder->lock < 0 || fcntl(folder->lock, F_OFD_SETLK, &part) ? errno : 0;
    g_free(name);
    if (!number) return COR_OK;
    if (folder->lock >= 0 && (number == EAGAIN || number == EACCES))
        return cor_fail_at(err, COR_BAD_OUTPUT, folder->path, 0, 0,
                           "another batch is at work in this folder; wait for its end, or choose another folder");
    return fail(err, folder->path, number);
}

/* A later record of a page takes the place of an earlier one; one without a stamp says that the page is missing. */
static void take_record(cor_folder *folder, json_t *record)
{
    const char *name = json_string_value(json_object_get(record, "name"));
    if (!name) return;
    if (json_is_string(json_object_get(record, "stamp")))
        json_object_set(folder->records, name, record);
    else
        json_object_del(folder->records, name);
}

static json_t *load(const char *path)
{
    return json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
}

static void take_list(cor_folder *folder, const char *path)
{
    size_t i;
    json_t *record, *root = load(path);
    json_array_foreach(json_object_get(root, "pages"), i, record) take_record(folder, record);
    json_decref(root);
}

/* The last line may be torn: its page is drawn again. */
static void take_journal(cor_folder *folder, const char *path)
{
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL)) return;
    char **lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        json_t *record = json_loads(*line, JSON_REJECT_DUPLICATES, NULL);
        if (record) take_record(folder, record);
        json_decref(record);
    }
    g_strfreev(lines);
    g_free(text);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Paths of the files in the folder that begin with PREFIX, by name. */
static GPtrArray *files_called(const cor_folder *folder, const char *prefix)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder->path, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        if (g_str_has_prefix(name, prefix)) g_ptr_array_add(paths, g_build_filename(folder->path, name, NULL));
    if (dir) g_dir_close(dir);
    g_ptr_array_sort(paths, by_name);
    return paths;
}

static void take_all(cor_folder *folder)
{
    char *index = g_build_filename(folder->path, "index.json", NULL);
    GPtrArray *shards = files_called(folder, SHARD), *journals = files_called(folder, JOURNAL);
    folder->records = json_object();
    take_list(folder, index);
    for (guint i = 0; i < shards->len; i++)
        take_list(folder, shards->pdata[i]);
    for (guint i = 0; i < journals->len; i++)
        take_journal(folder, journals->pdata[i]);
    g_ptr_array_unref(journals);
    g_ptr_array_unref(shards);
    g_free(index);
}

static char *own_name(const cor_folder *folder, const char *whole, const char *of_shard)
{
    if (!folder->shards) return g_build_filename(folder->path, whole, NULL);
    char *name = g_strdup_printf("%s%u-of-%u", of_shard, folder->shard, folder->shards);
    char *path = g_build_filename(folder->path, name, NULL);
    g_free(name);
    return path;
}

static char *journal_name(const cor_folder *folder)
{
    return own_name(folder, JOURNAL, ".corridor-journal-");
}

static cor_status open_journal(cor_folder *folder, cor_error *err)
{
    char *name = journal_name(folder);
    folder->journal = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
    int number = errno;
    g_free(name);
    return folder->journal < 0 ? fail(err, folder->path, number) : COR_OK;
}

static cor_status take_hold(cor_folder *folder, cor_error *err)
{
    if (g_mkdir_with_parents(folder->path, 0777)) return fail(err, folder->path, errno);
    cor_status st = take_lock(folder, err);
    if (st) return st;
    take_all(folder);
    return open_journal(folder, err);
}

cor_status cor_folder_open(const char *path, unsigned shard, unsigned shards, cor_folder **ret_folder, cor_error *err)
{
    cor_folder *folder = g_new0(cor_folder, 1);
    *folder = (cor_folder){.path = g_strdup(path), .shard = shard, .shards = shards, .lock = -1, .journal = -1};
    cor_status st = take_hold(folder, err);
    if (st)
        cor_folder_free(folder);
    else
        *ret_folder = folder;
    return st;
}

void cor_folder_let_go(cor_folder *folder)
{
    if (folder->lock >= 0) close(folder->lock);
    if (folder->journal >= 0) close(folder->journal);
    folder->lock = folder->journal = -1;
}

void cor_folder_free(cor_folder *folder)
{
    if (!folder) return;
    cor_folder_let_go(folder);
    json_decref(folder->records);
    g_free(folder->path);
    g_free(folder);
}

json_t *cor_folder_record(const cor_folder *folder, const char *name)
{
    return json_object_get(folder->records, name);
}

/* BYTES below 0: of any size. */
static bool carries(const char *path, json_int_t bytes, const char *stamp)
{
    char *text = NULL;
    gsize size = 0;
    bool good = g_file_get_contents(path, &text, &size, NULL) && (bytes < 0 || size == (gsize) bytes) &&
                memmem(text, size, stamp, strlen(stamp));
    g_free(text);
    return good;
}

bool cor_folder_carries(const char *path, const char *stamp)
{
    return carries(path, -1, stamp);
}

bool cor_folder_has_files(const cor_folder *folder, const json_t *record)
{
    size_t i;
    json_t *file;
    const json_t *files = json_object_get(record, "files");
    const char *stamp = json_string_value(json_object_get(record, "stamp"));
    bool all = json_array_size(files) > 0 && stamp && *stamp;
    json_array_foreach(files, i, file)
    {
        const char *name = json_string_value(json_object_get(file, "file"));
        char *path = name ? g_build_filename(folder->path, name, NULL) : NULL;
        all = all && path && carries(path, json_integer_value(json_object_get(file, "bytes")), stamp);
        g_free(path);
    }
    return all;
}

cor_status cor_folder_keep(cor_folder *folder, const char *line, cor_error *err)
{
    char *text = g_strconcat(line, "\n", NULL);
    size_t length = strlen(text);
    ssize_t n = write(folder->journal, text, length);
    int number = n < 0 ? errno : ENOSPC;
    json_t *record = json_loads(line, 0, NULL);
    if (record) take_record(folder, record);
    json_decref(record);
    g_free(text);
    return n == (ssize_t) length ? COR_OK : fail(err, folder->path, number);
}

static cor_status put_text(void *context, const cor_sink *sink, cor_error *err)
{
    const char *text = context;
    if (sink->write(sink->context, text, strlen(text))) return COR_OK;
    return cor_fail(err, COR_BAD_OUTPUT, "the index could not be written; is the disk full?");
}

cor_status cor_folder_write(const char *path, const char *text, cor_error *err)
{
    return cor_write_lasting(path, put_text, (void *) text, err);
}

/* The journal goes only when what it says stands elsewhere. */
static void drop_journals(cor_folder *folder, const char *prefix)
{
    GPtrArray *journals = files_called(folder, prefix);
    for (guint i = 0; i < journals->len; i++)
        unlink(journals->pdata[i]);
    g_ptr_array_unref(journals);
}

static json_t *texts_json(const char *const *texts, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(texts[i]));
    return list;
}

static cor_status write_shard(cor_folder *folder, const cor_contents *contents, cor_error *err)
{
    json_t *pages = json_array();
    for (size_t i = 0; i < contents->n; i++) {
        json_t *record = cor_folder_record(folder, contents->names[i]);
        if (record) json_array_append(pages, record);
    }
    json_t *root =
        json_pack("{s:s, s:o, s:o, s:o}", "title", contents->title, "ids", texts_json(contents->ids, contents->n),
                  "names", texts_json(contents->names, contents->n), "pages", pages);
    char *text = json_dumps(root, JSON_INDENT(1) | JSON_SORT_KEYS), *name = own_name(folder, SHARD, SHARD);
    cor_status st = cor_folder_write(name, text, err);
    g_free(name);
    free(text);
    json_decref(root);
    return st;
}

static cor_status write_index(cor_folder *folder, const cor_contents *contents, cor_error *err)
{
    json_t **records = g_new0(json_t *, contents->n + 1);
    for (size_t i = 0; i < contents->n; i++)
        records[i] = cor_folder_record(folder, contents->names[i]);
    cor_status st = cor_index_write(folder->path, contents, records, err);
    g_free(records);
    return st;
}

cor_status cor_folder_finish(cor_folder *folder, const cor_contents *contents, cor_error *err)
{
    cor_status st = folder->shards ? write_shard(folder, contents, err) : write_index(folder, contents, err);
    if (st) return st;
    if (folder->shards) {
        char *name = journal_name(folder);
        unlink(name);
        g_free(name);
        return COR_OK;
    }
    drop_journals(folder, JOURNAL);
    drop_journals(folder, SHARD);
    return COR_OK;
}

static const char **texts_of(const json_t *list, size_t *ret_n)
{
    size_t n = json_array_size(list);
    const char **texts = g_new0(const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const char *one = json_string_value(json_array_get(list, i));
        texts[i] = one ? one : "";
    }
    *ret_n = n;
    return texts;
}

static void say_missing(const cor_folder *folder, const cor_contents *contents, cor_remarks *remarks,
                        size_t *ret_missing)
{
    *ret_missing = 0;
    for (size_t i = 0; i < contents->n; i++) {
        if (cor_folder_record(folder, contents->names[i])) continue;
        cor_warn(remarks, folder->path, 0, 0, "page %s is missing: no shard has drawn it", contents->ids[i]);
        (*ret_missing)++;
    }
}

static cor_status merge(cor_folder *folder, const json_t *root, cor_remarks *remarks, size_t *ret_pages,
                        size_t *ret_missing, cor_error *err)
{
    size_t n_ids;
    cor_contents contents = {.title = json_string_value(json_object_get(root, "title"))};
    contents.ids = texts_of(json_object_get(root, "ids"), &n_ids);
    contents.names = texts_of(json_object_get(root, "names"), &contents.n);
    contents.n = MIN(contents.n, n_ids);
    if (!contents.title) contents.title = "Maps";
    say_missing(folder, &contents, remarks, ret_missing);
    *ret_pages = contents.n;
    cor_status st = cor_folder_finish(folder, &contents, err);
    if (!st && *ret_missing)
        st = cor_fail_at(err, COR_INCOMPLETE, folder->path, 0, 0,
                         "%zu of %zu pages are missing; run the shards that were to draw them, then merge again",
                         *ret_missing, contents.n);
    g_free((gpointer) contents.ids);
    g_free((gpointer) contents.names);
    return st;
}

/* Every shard knows all names; those of one document say the same. */
cor_status cor_folder_merge(cor_folder *folder, cor_remarks *remarks, size_t *ret_pages, size_t *ret_missing,
                            cor_error *err)
{
    GPtrArray *shards = files_called(folder, SHARD);
    json_t *first = NULL;
    cor_status st = COR_OK;
    for (guint i = 0; i < shards->len && !st; i++) {
        json_t *root = load(shards->pdata[i]);
        if (!first)
            first = json_incref(root);
        else if (root && !json_equal(json_object_get(root, "names"), json_object_get(first, "names")))
            st = cor_fail_at(err, COR_BAD_DATA, shards->pdata[i], 0, 0,
                             "this shard has other pages than the first; draw all of them from the same document");
        json_decref(root);
    }
    if (!st && !first)
        st = cor_fail_at(err, COR_BAD_DATA, folder->path, 0, 0,
                         "there is nothing to merge: no shard has ended in this folder");
    if (!st) st = merge(folder, first, remarks, ret_pages, ret_missing, err);
    json_decref(first);
    g_ptr_array_unref(shards);
    return st;
}
