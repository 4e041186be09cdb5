#include "batch/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "batch/journal.h"

struct cor_folder {
    cor_output_store *store;
    unsigned shard, shards;
    int lock; /* -1: not held */
    cor_journal *journal;
    json_t *records;  /* by name */
    json_t *failures; /* of pages that could not be drawn, likewise */
};

static const char LOCK[] = ".corridor-lock", JOURNAL[] = ".corridor-journal", SHARD[] = ".corridor-shard-",
                  INDEX[] = "index.json", BOOK[] = "book.pdf", BOOK_FINGERPRINT[] = ".corridor-book";

const char *cor_folder_path(const cor_folder *folder)
{
    return cor_output_store_path(folder->store);
}

bool cor_folder_is_store(const cor_folder *folder)
{
    return cor_output_store_is_store(folder->store);
}

static cor_status fail(cor_error *err, const char *path, int number)
{
    const char *reason = number == ENOSPC || number == EDQUOT ? "the disk is full" : strerrordesc_np(number);
    return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "the folder can't be written to: %s",
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
    char *name = g_build_filename(cor_folder_path(folder), LOCK, NULL);
    struct flock part = part_of(folder->shard, folder->shards);
    folder->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    int number = folder->lock < 0 || fcntl(folder->lock, F_OFD_SETLK, &part) ? errno : 0;
    g_free(name);
    if (!number) return COR_OK;
    if (folder->lock >= 0 && (number == EAGAIN || number == EACCES))
        return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(cor_folder_path(folder)),
                           "another batch is at work in this folder; wait for its end, or choose another folder");
    return fail(err, cor_folder_path(folder), number);
}

/* A later record of a page takes the place of an earlier one; one without a fingerprint says that the page is missing,
 * and may say why. */
static void take_record(cor_folder *folder, json_t *record)
{
    const char *name = json_string_value(json_object_get(record, "name"));
    if (!name) return;
    json_object_del(folder->records, name);
    json_object_del(folder->failures, name);
    if (json_is_string(json_object_get(record, "stamp")))
        json_object_set(folder->records, name, record);
    else if (json_is_object(json_object_get(record, "failure")))
        json_object_set(folder->failures, name, record);
}

/* What the file NAME holds; *RET_JSON is NULL when it is missing or no JSON. */
static cor_status load(const cor_folder *folder, const char *name, json_t **ret_json, cor_error *err)
{
    char *text;
    cor_status st = cor_output_store_read(folder->store, name, &text, err);
    *ret_json = text ? json_loads(text, JSON_REJECT_DUPLICATES, NULL) : NULL;
    g_free(text);
    return st;
}

static cor_status take_list(cor_folder *folder, const char *name, cor_error *err)
{
    size_t i;
    json_t *record, *root;
    cor_status st = load(folder, name, &root, err);
    json_array_foreach(json_object_get(root, "pages"), i, record) take_record(folder, record);
    json_decref(root);
    return st;
}

static void take_line(void *context, const char *line)
{
    json_t *record = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
    if (record) take_record(context, record);
    json_decref(record);
}

static cor_status take_all(cor_folder *folder, cor_error *err)
{
    GPtrArray *shards = cor_output_store_called(folder->store, SHARD);
    folder->records = json_object();
    folder->failures = json_object();
    cor_status st = take_list(folder, INDEX, err);
    for (guint i = 0; i < shards->len && !st; i++)
        st = take_list(folder, shards->pdata[i], err);
    g_ptr_array_unref(shards);
    return st ? st : cor_journal_read(folder->store, JOURNAL, take_line, folder, err);
}

static char *own_name(const cor_folder *folder, const char *whole, const char *of_shard)
{
    return folder->shards ? g_strdup_printf("%s%u-of-%u", of_shard, folder->shard, folder->shards) : g_strdup(whole);
}

static char *journal_name(const cor_folder *folder)
{
    return own_name(folder, JOURNAL, ".corridor-journal-");
}

static cor_status take_hold(cor_folder *folder, cor_sources *sources, const char *path, cor_error *err)
{
    cor_status st = cor_output_store_open(sources, path, &folder->store, err);
    if (!st && !cor_folder_is_store(folder)) st = take_lock(folder, err);
    if (!st) st = take_all(folder, err);
    if (st) return st;
    char *journal = journal_name(folder);
    folder->journal = cor_journal_new(folder->store, journal);
    g_free(journal);
    cor_output_store_hang_up(folder->store);
    return COR_OK;
}

cor_status cor_folder_open(cor_sources *sources, const char *path, unsigned shard, unsigned shards,
                           cor_folder **ret_folder, cor_error *err)
{
    cor_folder *folder = g_new0(cor_folder, 1);
    *folder = (cor_folder){.shard = shard, .shards = shards, .lock = -1};
    cor_status st = take_hold(folder, sources, path, err);
    if (st)
        cor_folder_free(folder);
    else
        *ret_folder = folder;
    return st;
}

void cor_folder_release(cor_folder *folder)
{
    if (folder->lock >= 0) close(folder->lock);
    folder->lock = -1;
    if (folder->journal) cor_journal_release(folder->journal);
}

void cor_folder_free(cor_folder *folder)
{
    if (!folder) return;
    cor_folder_release(folder);
    cor_journal_free(folder->journal);
    cor_output_store_free(folder->store);
    json_decref(folder->records);
    json_decref(folder->failures);
    g_free(folder);
}

json_t *cor_folder_record(const cor_folder *folder, const char *name)
{
    return json_object_get(folder->records, name);
}

static bool has_file(const cor_folder *folder, const json_t *file, const char *fingerprint)
{
    const char *name = json_string_value(json_object_get(file, "file"));
    json_int_t bytes = json_integer_value(json_object_get(file, "bytes"));
    return name && cor_output_store_has(folder->store, name, bytes, fingerprint);
}

bool cor_folder_has_files(const cor_folder *folder, const json_t *record)
{
    size_t i;
    json_t *file;
    const json_t *files = json_object_get(record, "files");
    const char *fingerprint = json_string_value(json_object_get(record, "stamp"));
    bool all = json_array_size(files) > 0 && fingerprint && *fingerprint;
    json_array_foreach(files, i, file) all = all && has_file(folder, file, fingerprint);
    file = json_object_get(record, "thumbnail");
    return all && (!file || has_file(folder, file, fingerprint));
}

cor_status cor_folder_keep(cor_folder *folder, json_t *record, cor_error *err)
{
    const char *name = json_string_value(json_object_get(record, "name"));
    if (name && json_equal(record, cor_folder_record(folder, name))) return COR_OK;
    take_record(folder, record);
    char *line = json_dumps(record, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(9));
    cor_status st = cor_journal_keep(folder->journal, line, err);
    free(line);
    return st;
}

/* A store does not say what is in a file, so the fingerprint of its book lies beside. */
cor_status cor_folder_has_book(const cor_folder *folder, const char *fingerprint, bool *ret_has, cor_error *err)
{
    char *known;
    *ret_has = cor_output_store_has(folder->store, BOOK, -1, fingerprint);
    if (!*ret_has || !cor_folder_is_store(folder)) return COR_OK;
    cor_status st = cor_output_store_read(folder->store, BOOK_FINGERPRINT, &known, err);
    *ret_has = known && !strcmp(known, fingerprint);
    g_free(known);
    return st;
}

cor_status cor_folder_write_book(cor_folder *folder, const char *fingerprint, cor_paint_to paint, void *context,
                                 cor_error *err)
{
    cor_status st = cor_output_store_write(folder->store, BOOK, paint, context, err);
    if (st || !cor_folder_is_store(folder)) return st;
    return cor_output_store_write_text(folder->store, BOOK_FINGERPRINT, fingerprint, err);
}

static void remove_called(cor_folder *folder, const char *prefix)
{
    GPtrArray *names = cor_output_store_called(folder->store, prefix);
    for (guint i = 0; i < names->len; i++)
        cor_output_store_remove(folder->store, names->pdata[i]);
    g_ptr_array_unref(names);
}

/* The journal goes only when what it says stands elsewhere. That of another shard whose number begins like ours stays.
 */
static void drop_own_journal(cor_folder *folder)
{
    char *name = journal_name(folder), *pieces = g_strconcat(name, "-", NULL);
    if (cor_folder_is_store(folder))
        remove_called(folder, pieces);
    else
        cor_output_store_remove(folder->store, name);
    g_free(pieces);
    g_free(name);
}

/* What is known of the page called NAME: what was drawn, or why nothing was; NULL. Borrowed. */
static json_t *known_of(const cor_folder *folder, const char *name)
{
    json_t *record = json_object_get(folder->records, name);
    return record ? record : json_object_get(folder->failures, name);
}

static cor_status write_shard(cor_folder *folder, const json_t *contents, cor_error *err)
{
    size_t i;
    json_t *pages = json_array(), *entry;
    json_array_foreach(json_object_get(contents, "pages"), i, entry)
    {
        json_t *known = known_of(folder, cor_contents_name(entry));
        if (known) json_array_append(pages, known);
    }
    json_t *root = json_pack("{s:O, s:o}", "contents", contents, "pages", pages);
    char *text = json_dumps(root, JSON_INDENT(1) | JSON_SORT_KEYS | JSON_REAL_PRECISION(9));
    char *name = own_name(folder, SHARD, SHARD);
    cor_status st = cor_output_store_write_text(folder->store, name, text, err);
    g_free(name);
    free(text);
    json_decref(root);
    return st;
}

static cor_status write_index(cor_folder *folder, const json_t *contents, cor_error *err)
{
    size_t i;
    json_t *records = json_array(), *entry;
    json_array_foreach(json_object_get(contents, "pages"), i, entry)
    {
        json_t *known = known_of(folder, cor_contents_name(entry));
        json_array_append(records, known ? known : entry);
    }
    cor_status st = cor_index_write(folder->store, contents, records, err);
    json_decref(records);
    return st;
}

cor_status cor_folder_finish(cor_folder *folder, const json_t *contents, cor_error *err)
{
    cor_status st = folder->shards ? write_shard(folder, contents, err) : write_index(folder, contents, err);
    if (!st && folder->shards) drop_own_journal(folder);
    if (!st && !folder->shards) {
        remove_called(folder, JOURNAL);
        remove_called(folder, SHARD);
    }
    cor_output_store_hang_up(folder->store);
    return st;
}

static void warn_missing(const cor_folder *folder, const json_t *contents, cor_diagnostics *diagnostics,
                         size_t *ret_missing)
{
    size_t i;
    json_t *entry;
    *ret_missing = 0;
    json_array_foreach(json_object_get(contents, "pages"), i, entry)
    {
        const char *name = cor_contents_name(entry);
        if (cor_folder_record(folder, name)) continue;
        const json_t *failure = json_object_get(json_object_get(folder->failures, name), "failure");
        const char *why = json_string_value(json_object_get(failure, "message"));
        cor_warn(diagnostics, cor_file_location(cor_folder_path(folder)), "page %s is missing: %s", name,
                 why ? why : "no shard has drawn it");
        (*ret_missing)++;
    }
}

/* Every shard knows all pages; those of one document say the same. */
static cor_status check_shards(const cor_folder *folder, const json_t *contents, cor_error *err)
{
    GPtrArray *shards = cor_output_store_called(folder->store, SHARD);
    cor_status st = COR_OK;
    for (guint i = 0; i < shards->len && !st; i++) {
        json_t *root;
        st = load(folder, shards->pdata[i], &root, err);
        const json_t *pages = json_object_get(json_object_get(root, "contents"), "pages");
        if (root && !json_equal(pages, json_object_get(contents, "pages")))
            st = cor_fail_at(err, COR_BAD_DATA, cor_file_location(shards->pdata[i]),
                             "this shard has other pages than are wanted; draw all of them from the same document");
        json_decref(root);
    }
    g_ptr_array_unref(shards);
    return st;
}

cor_status cor_folder_gather(cor_folder *folder, const json_t *contents, cor_diagnostics *diagnostics,
                             size_t *ret_missing, cor_error *err)
{
    cor_status st = check_shards(folder, contents, err);
    if (st) return st;
    warn_missing(folder, contents, diagnostics, ret_missing);
    st = cor_folder_finish(folder, contents, err);
    if (!st && *ret_missing)
        st = cor_fail_at(err, COR_INCOMPLETE, cor_file_location(cor_folder_path(folder)),
                         "%zu of %zu pages are missing; run the shards that were to draw them, then merge again",
                         *ret_missing, json_array_size(json_object_get(contents, "pages")));
    return st;
}

static cor_status merge(cor_folder *folder, const json_t *contents, cor_diagnostics *diagnostics, size_t *ret_pages,
                        size_t *ret_missing, cor_error *err)
{
    *ret_pages = json_array_size(json_object_get(contents, "pages"));
    cor_status st = cor_folder_gather(folder, contents, diagnostics, ret_missing, err);
    if (json_is_true(json_object_get(contents, "book")))
        cor_warn(diagnostics, cor_file_location(cor_folder_path(folder)),
                 "the book is not made, for it is drawn from the map document; name that, too");
    return st;
}

/* Shards that were joined before: what the index says of them. */
static cor_status count_again(const cor_folder *folder, size_t *ret_pages, size_t *ret_missing, cor_error *err)
{
    json_t *index;
    cor_status st = load(folder, INDEX, &index, err);
    const json_t *pages = json_object_get(index, "pages");
    *ret_pages = json_array_size(pages);
    *ret_missing = 0;
    for (size_t i = 0; i < *ret_pages; i++)
        *ret_missing += json_is_true(json_object_get(json_array_get(pages, i), "missing"));
    if (!st && !*ret_pages)
        st = cor_fail_at(err, COR_BAD_DATA, cor_file_location(cor_folder_path(folder)),
                         "there is nothing to merge: no shard has ended in this folder");
    if (!st && *ret_missing)
        st = cor_fail_at(err, COR_INCOMPLETE, cor_file_location(cor_folder_path(folder)),
                         "%zu of %zu pages are missing, and no shard has ended since the last merging", *ret_missing,
                         *ret_pages);
    json_decref(index);
    return st;
}

cor_status cor_folder_merge(cor_folder *folder, cor_diagnostics *diagnostics, size_t *ret_pages, size_t *ret_missing,
                            cor_error *err)
{
    GPtrArray *shards = cor_output_store_called(folder->store, SHARD);
    json_t *first = NULL;
    cor_status st = shards->len ? load(folder, shards->pdata[0], &first, err) : COR_OK;
    json_t *contents = json_object_get(first, "contents");
    if (!st && contents) st = merge(folder, contents, diagnostics, ret_pages, ret_missing, err);
    if (!st && !contents) st = count_again(folder, ret_pages, ret_missing, err);
    json_decref(first);
    g_ptr_array_unref(shards);
    return st;
}
