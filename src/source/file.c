#include "source/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

void cor_bytes_free(cor_bytes *bytes)
{
    g_free(bytes->data);
    *bytes = (cor_bytes){0};
}

/* Opened without blocking: a named pipe would wait for its writer for ever. */
static cor_file_result open_regular(const char *path, int *ret_fd, size_t *ret_size)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return errno == ENOENT || errno == ENOTDIR ? COR_FILE_MISSING : COR_FILE_UNREADABLE;
    if (fstat(fd, &info) || !S_ISREG(info.st_mode)) {
        close(fd);
        return COR_FILE_NOT_REGULAR;
    }
    *ret_fd = fd;
    *ret_size = (size_t) info.st_size;
    return COR_FILE_READ;
}

/* Fills BYTES, which is shortened when the file has become shorter meanwhile. */
static bool read_all(int fd, cor_bytes *bytes)
{
    size_t done = 0;
    while (done < bytes->size) {
        ssize_t got = read(fd, bytes->data + done, bytes->size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) break;
        done += (size_t) got;
    }
    bytes->size = done;
    return true;
}

cor_file_result cor_file_read(const char *path, cor_bytes *ret_bytes)
{
    int fd;
    size_t size;
    cor_file_result result = open_regular(path, &fd, &size);
    if (result) return result;
    cor_bytes bytes = {.data = g_try_malloc(size + 1), .size = size};
    bool read = bytes.data && read_all(fd, &bytes);
    int why = bytes.data ? errno : ENOMEM;
    close(fd);
    if (!read) {
        cor_bytes_free(&bytes);
        errno = why;
        return COR_FILE_UNREADABLE;
    }
    bytes.data[bytes.size] = 0; /* so that text files are strings */
    *ret_bytes = bytes;
    return COR_FILE_READ;
}

cor_file_result cor_file_look(const char *path)
{
    int fd;
    size_t size;
    cor_file_result result = open_regular(path, &fd, &size);
    if (!result) close(fd);
    return result;
}

const char *cor_file_words(cor_file_result result)
{
    switch (result) {
    case COR_FILE_READ:
        return "can be read";
    case COR_FILE_MISSING:
        return "there is no such file; paths are taken from the folder of the document that names them";
    case COR_FILE_NOT_REGULAR:
        return "is not a regular file (a folder, a device or a pipe); name the file itself";
    case COR_FILE_UNREADABLE:
        return g_strerror(errno);
    }
    return "";
}

bool cor_file_has_extension(const char *path, const char *extension)
{
    size_t n = strlen(path), m = strlen(extension);
    return n > m && path[n - m - 1] == '.' && !g_ascii_strcasecmp(path + n - m, extension);
}

static char *find_in_folder(const char *folder, const char *name)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *entry;
    char *best = NULL;
    if (!dir) return NULL;
    /* Two files may differ by case alone: the first in byte order is taken, whatever order the folder gives. */
    while ((entry = g_dir_read_name(dir)))
        if (!g_ascii_strcasecmp(entry, name) && (!best || strcmp(entry, best) < 0)) {
            g_free(best);
            best = g_strdup(entry);
        }
    g_dir_close(dir);
    char *path = best ? g_build_filename(folder, best, NULL) : NULL;
    g_free(best);
    return path;
}

char *cor_file_companion(const char *path, const char *extension)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    size_t stem = dot && (!slash || dot > slash) ? (size_t) (dot - path) : strlen(path);
    char *exact = g_strdup_printf("%.*s.%s", (int) stem, path, extension);
    if (cor_file_look(exact) == COR_FILE_READ) return exact;
    char *folder = g_path_get_dirname(exact), *name = g_path_get_basename(exact);
    char *found = find_in_folder(folder, name);
    g_free(folder);
    g_free(name);
    g_free(exact);
    if (found && cor_file_look(found) != COR_FILE_READ) g_clear_pointer(&found, g_free);
    return found;
}
