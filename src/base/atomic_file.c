/* Files that are whole or absent: written beside their place, then renamed. Only what shall last is synced to the disk:
 * a single map that a power cut takes is drawn again. */
#include "base/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER = 1 << 16, MAX_NAMES = 1000 };

static const char PREFIX[] = ".corridor-";

/* What goes into a file. */
typedef struct {
    cor_paint_to paint;
    void *context;
    bool lasting;
} filling;

typedef struct {
    int fd;
    int failed; /* errno of the first write that failed */
    size_t used;
    unsigned char *buffer;
} file;

static bool write_all(file *f, const unsigned char *bytes, size_t length)
{
    while (length && !f->failed) {
        ssize_t n = write(f->fd, bytes, length);
        if (n < 0 && errno != EINTR) f->failed = errno;
        if (n > 0) {
            bytes += n;
            length -= (size_t) n;
        }
    }
    return !f->failed;
}

static bool flush_file(file *f)
{
    size_t used = f->used;
    f->used = 0;
    return write_all(f, f->buffer, used);
}

static bool write_file(void *context, const void *bytes, size_t length)
{
    file *f = context;
    if (f->used + length > BUFFER && !flush_file(f)) return false;
    if (length > BUFFER) return write_all(f, bytes, length);
    memcpy(f->buffer + f->used, bytes, length);
    f->used += length;
    return true;
}

/* In words of our own where we know better; the C library's are asked for without its locale. */
static const char *reason_of(int number)
{
    switch (number) {
    case ENOENT:
        return "its folder does not exist";
    case EACCES:
    case EPERM:
        return "its folder may not be written to";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full";
    case EROFS:
        return "the disk is read-only";
    case EFBIG:
        return "it would be larger than is allowed here";
    case EISDIR:
        return "it is a folder; a file's name is wanted";
    case ENOTDIR:
        return "a part of its path is a file, not a folder";
    case ENAMETOOLONG:
        return "its name is too long";
    default:
        return strerrordesc_np(number);
    }
}

static cor_status fail_file(cor_error *err, const char *path, int number)
{
    const char *reason = reason_of(number);
    return cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(path), "the file could not be written: %s",
                       reason ? reason : "the system does not say why");
}

/* Paints into the open FD and closes it. */
static cor_status paint_file(int fd, const char *path, const filling *what, cor_error *err)
{
    file f = {.fd = fd, .buffer = g_malloc(BUFFER)};
    cor_sink sink = {write_file, &f};
    cor_status status = what->paint(what->context, &sink, err);
    if (!status) flush_file(&f);
    if (!status && !f.failed && what->lasting && fdatasync(fd) && errno != EINVAL) f.failed = errno;
    g_free(f.buffer);
    if (close(fd) && !f.failed) f.failed = errno;
    return f.failed ? fail_file(err, path, f.failed) : status;
}

/* A new file beside TARGET. Its name is short, so that it fits wherever the target's does, and it is opened
 * only if there is nothing of that name, not even a link. */
static int open_beside(const char *target, char **ret_name)
{
    char *folder = g_path_get_dirname(target);
    int fd = -1;
    for (int i = 0; i < MAX_NAMES; i++) {
        char *base = g_strdup_printf("%s%ld-%d", PREFIX, (long) getpid(), i);
        *ret_name = g_build_filename(folder, base, NULL);
        g_free(base);
        fd = open(*ret_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST) break;
        g_free(*ret_name);
        *ret_name = NULL;
    }
    int kept = errno;
    g_free(folder);
    errno = kept;
    return fd;
}

static cor_status replace(const char *path, const char *target, const filling *what, cor_error *err)
{
    char *name = NULL;
    int fd = open_beside(target, &name);
    if (fd < 0) {
        int number = errno;
        g_free(name);
        return fail_file(err, path, number);
    }
    cor_status status = paint_file(fd, path, what, err);
    if (!status && rename(name, target)) status = fail_file(err, path, errno);
    if (status) unlink(name);
    g_free(name);
    return status;
}

/* A pipe or a device is no file to be replaced: it takes the bytes as they come. */
static cor_status feed(const char *path, const filling *what, cor_error *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd < 0 ? fail_file(err, path, errno) : paint_file(fd, path, what, err);
}

static cor_status write_file_of(const char *path, const filling *what, cor_error *err)
{
    struct stat info;
    bool there = stat(path, &info) == 0;
    size_t length = strlen(path);
    if ((there && S_ISDIR(info.st_mode)) || (length && path[length - 1] == '/')) return fail_file(err, path, EISDIR);
    if (there && !S_ISREG(info.st_mode)) return feed(path, what, err);
    /* A link stays a link: what it points to is replaced. */
    char *target = there ? realpath(path, NULL) : NULL;
    cor_status status = replace(path, target ? target : path, what, err);
    free(target);
    return status;
}

cor_status cor_write_whole(const char *path, cor_paint_to paint, void *context, cor_error *err)
{
    return write_file_of(path, &(filling){paint, context, false}, err);
}

cor_status cor_write_lasting(const char *path, cor_paint_to paint, void *context, cor_error *err)
{
    struct stat info;
    if (!lstat(path, &info) && S_ISDIR(info.st_mode)) return fail_file(err, path, EISDIR);
    return replace(path, path, &(filling){paint, context, true}, err);
}

cor_status cor_write_unnamed(const char *path, cor_paint_to paint, void *context, int *ret_fd, cor_error *err)
{
    FILE *unnamed = tmpfile();
    int fd = unnamed ? fcntl(fileno(unnamed), F_DUPFD_CLOEXEC, 0) : -1;
    int copy = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 0);
    cor_status status = copy < 0 ? cor_fail_at(err, COR_BAD_OUTPUT, cor_file_location(P_tmpdir),
                                               "no temporary file could be made there: %s", strerrordesc_np(errno))
                                 : paint_file(copy, path, &(filling){paint, context, false}, err);
    if (unnamed) fclose(unnamed);
    if (!status)
        *ret_fd = fd;
    else if (fd >= 0)
        close(fd);
    return status;
}

/* ".corridor-PID-N", and nothing else. */
static bool is_unfinished(const char *name, long pid)
{
    char *end;
    if (!g_str_has_prefix(name, PREFIX) || !g_ascii_isdigit(name[strlen(PREFIX)])) return false;
    long owner = strtol(name + strlen(PREFIX), &end, 10);
    return *end == '-' && g_ascii_isdigit(end[1]) && !end[1 + strspn(end + 1, "0123456789")] && (!pid || owner == pid);
}

void cor_remove_unfinished(const char *folder, long pid)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        if (!is_unfinished(name, pid)) continue;
        char *path = g_build_filename(folder, name, NULL);
        unlink(path);
        g_free(path);
    }
    if (dir) g_dir_close(dir);
}
