#include "batch/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A piece is a request to the store; to draw as many pages again is what a kill may cost. */
enum { LINES_A_PIECE = 16 };

struct cor_journal {
    cor_output_store *store;
    char *name;
    int fd;         /* of a folder; -1: nothing was kept yet */
    GString *lines; /* of a store: not yet put */
    unsigned n_lines, piece;
};

static cor_status fail(const cor_journal *journal, int number, cor_error *err)
{
    const char *reason = number == ENOSPC || number == EDQUOT ? "the disk is full" : strerrordesc_np(number);
    return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(cor_output_store_path(journal->store)),
                       "the folder can't be written to: %s", reason ? reason : "the system does not say why");
}

/* Pieces of an earlier run that was killed stay until the index is written. */
static void open_pieces(cor_journal *journal)
{
    char *prefix = g_strconcat(journal->name, "-", NULL);
    GPtrArray *names = cor_output_store_called(journal->store, prefix);
    guint64 last = 0;
    if (names->len)
        g_ascii_string_to_unsigned((char *) names->pdata[names->len - 1] + strlen(prefix), 10, 0, 999999, &last, NULL);
    journal->piece = (unsigned) last;
    journal->lines = g_string_new(NULL);
    g_ptr_array_unref(names);
    g_free(prefix);
}

cor_journal *cor_journal_new(cor_output_store *store, const char *name)
{
    cor_journal *journal = g_new0(cor_journal, 1);
    *journal = (cor_journal){.store = store, .name = g_strdup(name), .fd = -1};
    if (cor_output_store_is_store(store)) open_pieces(journal);
    return journal;
}

void cor_journal_release(cor_journal *journal)
{
    if (journal->fd >= 0) close(journal->fd);
    journal->fd = -1;
}

void cor_journal_free(cor_journal *journal)
{
    if (!journal) return;
    cor_journal_release(journal);
    if (journal->lines) g_string_free(journal->lines, TRUE);
    g_free(journal->name);
    g_free(journal);
}

static cor_status put_piece(cor_journal *journal, cor_error *err)
{
    char *name = g_strdup_printf("%s-%06u", journal->name, ++journal->piece);
    cor_status st = cor_output_store_write_text(journal->store, name, journal->lines->str, err);
    cor_output_store_hang_up(journal->store);
    g_string_truncate(journal->lines, 0);
    journal->n_lines = 0;
    g_free(name);
    return st;
}

/* A pipe in the place of the file would have us wait for its other end. */
static cor_status open_file(cor_journal *journal, cor_error *err)
{
    char *path = g_build_filename(cor_output_store_path(journal->store), journal->name, NULL);
    journal->fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    int number = errno;
    g_free(path);
    return journal->fd < 0 ? fail(journal, number, err) : COR_OK;
}

static cor_status append(cor_journal *journal, const char *line, cor_error *err)
{
    cor_status st = journal->fd < 0 ? open_file(journal, err) : COR_OK;
    if (st) return st;
    char *text = g_strconcat(line, "\n", NULL);
    size_t length = strlen(text);
    ssize_t n = write(journal->fd, text, length);
    int number = n < 0 ? errno : ENOSPC;
    g_free(text);
    return n == (ssize_t) length ? COR_OK : fail(journal, number, err);
}

cor_status cor_journal_keep(cor_journal *journal, const char *line, cor_error *err)
{
    if (!journal->lines) return append(journal, line, err);
    g_string_append_printf(journal->lines, "%s\n", line);
    return ++journal->n_lines < LINES_A_PIECE ? COR_OK : put_piece(journal, err);
}

static cor_status read_one(const cor_output_store *store, const char *name, cor_journal_take take, void *context,
                           cor_error *err)
{
    char *text;
    cor_status st = cor_output_store_read(store, name, &text, err);
    char **lines = g_strsplit(text ? text : "", "\n", -1);
    for (char **line = lines; *line && !st; line++)
        take(context, *line);
    g_strfreev(lines);
    g_free(text);
    return st;
}

cor_status cor_journal_read(const cor_output_store *store, const char *prefix, cor_journal_take take, void *context,
                            cor_error *err)
{
    GPtrArray *names = cor_output_store_called(store, prefix);
    cor_status st = COR_OK;
    for (guint i = 0; i < names->len && !st; i++)
        st = read_one(store, names->pdata[i], take, context, err);
    g_ptr_array_unref(names);
    return st;
}
