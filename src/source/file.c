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

/* Reads up to N bytes at OFFSET; fewer when the file has become shorter meanwhile. False when it can't be read. */
static bool read_at(int fd, size_t offset, unsigned char *into, size_t n, size_t *ret_done)
{
    size_t done = 0;
    while (done < n) {
        ssize_t got = pread(fd, into + done, n - done, (off_t) (offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) break;
        done += (size_t) got;
    }
    *ret_done = done;
    return true;
}

cor_file_result cor_file_read(const char *path, cor_bytes *ret_bytes)
{
    int fd;
    size_t size;
    cor_file_result result = open_regular(path, &fd, &size);
    if (result) return result;
    cor_bytes bytes = {.data = g_try_malloc(size + 1), .size = size};
    bool read = bytes.data && read_at(fd, 0, bytes.data, size, &bytes.size);
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

cor_file_result cor_input_open(const char *path, cor_input *ret_input)
{
    int fd;
    size_t size;
    cor_file_result result = open_regular(path, &fd, &size);
    if (!result) *ret_input = (cor_input){.there = true, .size = size, .fd = fd};
    return result;
}

cor_input cor_input_of_bytes(cor_bytes bytes)
{
    return (cor_input){.there = bytes.data != NULL, .size = bytes.size, .data = bytes.data, .fd = -1};
}

void cor_input_close(cor_input *input)
{
    if (input->there && input->fd >= 0) close(input->fd);
    g_free(input->data);
    g_free(input->window);
    *input = (cor_input){0};
}

bool cor_input_load(cor_input *input)
{
    if (input->data || !input->there) return true;
    unsigned char *data = g_try_malloc(input->size + 1);
    if (!data || !read_at(input->fd, 0, data, input->size, &input->size)) {
        g_free(data);
        return false;
    }
    input->data = data;
    return true;
}

/* The window starts at what is asked for, because files are read forward. */
const unsigned char *cor_input_move(cor_input *input, size_t offset, size_t n)
{
    enum { USUAL_WINDOW = 256 << 10 };
    if (!input->there) return NULL;
    if (n > input->capacity) {
        g_free(input->window);
        input->capacity = MAX(n, (size_t) USUAL_WINDOW);
        input->window = g_try_malloc(input->capacity);
        if (!input->window) input->capacity = 0;
    }
    input->start = offset;
    input->filled = 0;
    bool read = input->window && read_at(input->fd, offset, input->window, input->capacity, &input->filled);
    return read && input->filled >= n ? input->window : NULL;
}

size_t cor_input_copy(cor_input *input, size_t offset, void *into, size_t n)
{
    if (offset >= input->size) return 0;
    n = MIN(n, input->size - offset);
    const unsigned char *bytes = cor_input_at(input, offset, n);
    if (bytes) memcpy(into, bytes, n);
    return bytes ? n : 0;
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
