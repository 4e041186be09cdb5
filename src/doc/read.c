#include "doc/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

static cor_status fail_open(const char *path, int problem, cor_error *err)
{
    const char *why = problem == ENOENT   ? "there is no such file"
                      : problem == EACCES ? "it may not be read"
                                          : g_strerror(problem);
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(path), "the document can't be opened: %s", why);
}

/* Without O_NONBLOCK, opening a named pipe would wait for a writer for ever. */
static cor_status open_document(const char *path, int *ret_fd, cor_error *err)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return fail_open(path, errno, err);
    *ret_fd = fd;
    if (fstat(fd, &about)) return fail_open(path, errno, err);
    if (S_ISDIR(about.st_mode))
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(path), "this is a folder; a document is a file");
    if (!S_ISREG(about.st_mode))
        return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(path),
                           "this is not a regular file; a document must be one");
    return COR_OK;
}

static cor_status read_all(int fd, const char *path, GByteArray *bytes, cor_error *err)
{
    guint8 block[65536];
    for (;;) {
        ssize_t n = read(fd, block, sizeof block);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail_open(path, errno, err);
        if (n == 0) return COR_OK;
        g_byte_array_append(bytes, block, (guint) n);
        if (bytes->len > COR_DOC_BYTES) return COR_OK; /* enough for cor_doc_check to refuse it */
    }
}

cor_status cor_doc_read(cor_arena *arena, const char *path, const cor_node **ret_root, cor_error *err)
{
    int fd = -1;
    GByteArray *bytes = g_byte_array_new();
    cor_status status = open_document(path, &fd, err);
    if (!status) status = read_all(fd, path, bytes, err);
    guint length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *) "", 1);
    if (!status) status = cor_doc_parse(arena, (const char *) bytes->data, length, path, ret_root, err);
    if (fd >= 0) close(fd);
    g_byte_array_free(bytes, TRUE);
    return status;
}
