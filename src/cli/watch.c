/* Files that are watched, by inotify. */
#include "cli/command.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

/* QUIET: so long after the last change a set of files that is written together is taken to be whole. PATIENCE: what
 * changes without a rest is looked at all the same. Milliseconds. */
enum { QUIET = 100, PATIENCE = 2000 };

static const uint32_t CHANGES =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;

struct cli_watch {
    int fd;
    sigset_t open;       /* the signals that were held before */
    GHashTable *folders; /* path → descriptor of inotify */
    GHashTable *files;   /* "descriptor/name" */
};

static volatile sig_atomic_t ended;

static void end(int number)
{
    (void) number;
    ended = 1;
}

/* From now on the signals that ask for an end are heard in cli_watch_wait alone. */
static void hold_signals(cli_watch *watch)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction action = {.sa_handler = end};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        sigaction(numbers[i], &action, NULL);
        sigaddset(&set, numbers[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &watch->open);
}

cli_watch *cli_watch_new(void)
{
    int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (fd < 0) {
        cli_say("error: files can't be watched: %s", g_strerror(errno));
        return NULL;
    }
    cli_watch *watch = g_new0(cli_watch, 1);
    watch->fd = fd;
    hold_signals(watch);
    watch->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    watch->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return watch;
}

void cli_watch_free(cli_watch *watch)
{
    if (!watch) return;
    close(watch->fd);
    g_hash_table_unref(watch->files);
    g_hash_table_unref(watch->folders);
    g_free(watch);
}

/* The descriptor of FOLDER, or below 0 when it can't be watched. */
static int watch_folder(cli_watch *watch, char *folder, bool *ret_new)
{
    gpointer known;
    *ret_new = !g_hash_table_lookup_extended(watch->folders, folder, NULL, &known);
    if (!*ret_new) {
        g_free(folder);
        return GPOINTER_TO_INT(known);
    }
    int descriptor = inotify_add_watch(watch->fd, folder, CHANGES | IN_ONLYDIR);
    if (descriptor < 0) {
        cli_say("warning: %s can't be watched: %s", folder, g_strerror(errno));
        *ret_new = false;
    }
    g_hash_table_insert(watch->folders, folder, GINT_TO_POINTER(descriptor));
    return descriptor;
}

static bool add_one(cli_watch *watch, const char *path)
{
    bool is_new;
    char *name = g_path_get_basename(path);
    int descriptor = watch_folder(watch, g_path_get_dirname(path), &is_new);
    g_hash_table_add(watch->files, g_strdup_printf("%d/%s", descriptor, name));
    g_free(name);
    return is_new;
}

/* What a link points to may change as the link itself may. */
bool cli_watch_add(cli_watch *watch, const char *path)
{
    bool is_new = add_one(watch, path);
    char *target = realpath(path, NULL);
    if (target && strcmp(target, path) != 0) is_new |= add_one(watch, target);
    free(target);
    return is_new;
}

/* A folder that is gone is watched again when its files are named again. */
static gboolean is_gone(gpointer folder, gpointer descriptor, gpointer gone)
{
    (void) folder;
    return descriptor == gone;
}

static bool concerns(cli_watch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW) return true;
    if (event->mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)) {
        g_hash_table_foreach_remove(watch->folders, is_gone, GINT_TO_POINTER(event->wd));
        return true;
    }
    if (!event->len) return false;
    char *file = g_strdup_printf("%d/%s", event->wd, event->name);
    bool known = g_hash_table_contains(watch->files, file);
    g_free(file);
    return known;
}

/* Reads what has happened; gives whether it concerns one of the files. */
static bool take_events(cli_watch *watch)
{
    char buffer[16384] __attribute__((aligned(__alignof__(struct inotify_event))));
    bool any = false;
    ssize_t n;
    while ((n = read(watch->fd, buffer, sizeof buffer)) > 0)
        for (char *at = buffer; at < buffer + n;) {
            const struct inotify_event *event = (const struct inotify_event *) at;
            any |= concerns(watch, event);
            at += sizeof *event + event->len;
        }
    return any;
}

/* Whether something happened within MILLISECONDS (below 0: ever). Signals get through here alone. */
static bool sleep_for(cli_watch *watch, int milliseconds)
{
    struct pollfd fd = {.fd = watch->fd, .events = POLLIN};
    const struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    return ppoll(&fd, 1, milliseconds < 0 ? NULL : &limit, &watch->open) > 0;
}

bool cli_watch_wait(cli_watch *watch)
{
    bool changed = false;
    while (!changed && !ended)
        changed = sleep_for(watch, -1) && take_events(watch);
    for (int waited = 0; waited < PATIENCE && !ended && sleep_for(watch, QUIET); waited += QUIET)
        take_events(watch);
    return !ended;
}
