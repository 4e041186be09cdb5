#include "cli/worker_pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process makes way for a fresh one after so many pages: whatever libraries keep to themselves goes with it, and
 * memory stays flat however many pages there are. */
enum { PAGES_A_WORKER = 64, TICK = 500, LARGEST_MESSAGE = 64 << 20 };

/* The page that a worker draws and the one that it will go on with: it need not wait for us in between. */
enum { AT_HAND = 2 };

typedef struct {
    pid_t pid;             /* 0: none */
    int to, from;          /* our ends of its pipes */
    size_t pages[AT_HAND]; /* at hand; the first is being drawn */
    unsigned n_at_hand;
    unsigned n_pages; /* handed out so far */
    gint64 deadline;  /* of the page, µs; 0: none */
    bool late;        /* ended by us */
    GByteArray *inbox;
} worker;

typedef struct {
    const cli_worker_pool *options;
    worker *workers;
    unsigned n;
    size_t next;      /* page to hand out */
    GArray *returned; /* pages that were handed to a worker who died before he came to them */
    bool ended;       /* hand out no more */
} worker_pool;

static volatile sig_atomic_t stopped;

static void stop(int number)
{
    (void) number;
    stopped = 1;
}

bool cli_worker_pool_is_stopped(void)
{
    return stopped;
}

/* A second signal finds the default action. */
void cli_worker_pool_hear_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction action = {.sa_handler = stop, .sa_flags = (int) SA_RESETHAND};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        sigaction(numbers[i], &action, NULL);
}

static bool read_all(int fd, void *bytes, size_t length)
{
    char *at = bytes;
    while (length) {
        ssize_t n = read(fd, at, length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += n;
        length -= (size_t) n;
    }
    return true;
}

/* In the child: what came of a page, as JSON behind its length. */
static bool send_outcome(int fd, const cli_worker_pool *options, uint64_t page, cor_status status, bool fresh,
                         const cor_batch_outcome *outcome)
{
    json_t *json = json_pack("{s:I, s:i, s:b, s:f, s:s?, s:o, s:o}", "page", (json_int_t) page, "status", (int) status,
                             "fresh", (int) fresh, "seconds", outcome->seconds, "record", outcome->record, "error",
                             status ? cli_error_json(&outcome->error) : json_null(), "warnings",
                             cli_remarks_json(options->session));
    char *text = json_dumps(json, JSON_COMPACT);
    uint32_t length = (uint32_t) strlen(text);
    bool good = cli_write_all(fd, &length, sizeof length) && cli_write_all(fd, text, length);
    free(text);
    json_decref(json);
    return good;
}

/* The child draws until it is handed no more pages. */
static void draw_pages(const cli_worker_pool *options, int from, int to)
{
    uint64_t page;
    cor_batch_forked(options->batch);
    while (read_all(from, &page, sizeof page)) {
        cor_batch_outcome outcome = {0};
        bool fresh = false;
        gint64 began = g_get_monotonic_time();
        cor_status status = cor_batch_draw(options->batch, (size_t) page, &outcome.record, &fresh, &outcome.error);
        outcome.seconds = (double) (g_get_monotonic_time() - began) / G_USEC_PER_SEC;
        if (!send_outcome(to, options, page, status, fresh, &outcome)) return;
    }
}

/* Signals are the parent's to heed; when the parent is gone, so is the child. */
static void be_child(worker_pool *s, int from, int to, pid_t parent)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(COR_INTERNAL);
    for (unsigned i = 0; i < s->n; i++)
        if (s->workers[i].pid) {
            close(s->workers[i].to);
            close(s->workers[i].from);
        }
    draw_pages(s->options, from, to);
    _exit(0);
}

static bool start(worker_pool *s, worker *w)
{
    int down[2], up[2];
    pid_t parent = getpid();
    if (pipe(down)) return false;
    if (pipe(up)) {
        close(down[0]);
        close(down[1]);
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(down[1]);
        close(up[0]);
        be_child(s, down[0], up[1], parent);
    }
    close(down[0]);
    close(up[1]);
    if (pid < 0) {
        close(down[1]);
        close(up[0]);
        return false;
    }
    *w = (worker){.pid = pid, .to = down[1], .from = up[0], .inbox = g_byte_array_new()};
    return true;
}

/* Waits for the end of a worker that is ending, and says how it ended. */
static int end(worker *w)
{
    int how = 0;
    close(w->to);
    close(w->from);
    while (waitpid(w->pid, &how, 0) < 0 && errno == EINTR) {
    }
    g_byte_array_unref(w->inbox);
    w->pid = 0;
    return how;
}

static void start_clock(const worker_pool *s, worker *w)
{
    w->deadline = 0;
    if (w->n_at_hand && s->options->timeout > 0)
        w->deadline = g_get_monotonic_time() + (gint64) (s->options->timeout * G_USEC_PER_SEC);
}

static size_t take_next(worker_pool *s)
{
    if (!s->returned->len) return s->next++;
    size_t page = g_array_index(s->returned, size_t, s->returned->len - 1);
    g_array_set_size(s->returned, s->returned->len - 1);
    return page;
}

static void hand_out(worker_pool *s, worker *w)
{
    uint64_t page = take_next(s);
    w->pages[w->n_at_hand++] = (size_t) page;
    w->n_pages++;
    if (w->n_at_hand == 1) start_clock(s, w);
    cli_write_all(w->to, &page, sizeof page); /* a worker that is gone is noticed when its pipe ends */
}

static bool has_work(const worker_pool *s)
{
    return !s->ended && !stopped && (s->returned->len || s->next < cor_batch_count(s->options->batch));
}

/* The last pages are handed out one by one, or one worker would have two while another has none. */
static bool wants_more(const worker_pool *s, const worker *w)
{
    size_t left = cor_batch_count(s->options->batch) - s->next + s->returned->len;
    unsigned most = left > (size_t) s->n * AT_HAND ? AT_HAND : 1;
    return w->pid && w->n_at_hand < most && w->n_pages < PAGES_A_WORKER && has_work(s);
}

/* Gives work to all who have none. False when nobody could be found to do it. */
static bool employ(worker_pool *s)
{
    bool anybody = false;
    for (unsigned i = 0; i < s->n; i++) {
        worker *w = &s->workers[i];
        if (w->pid && !w->n_at_hand && (w->n_pages >= PAGES_A_WORKER || !has_work(s))) end(w);
        if (!w->pid && has_work(s)) start(s, w);
        while (wants_more(s, w))
            hand_out(s, w);
        anybody |= w->pid != 0;
    }
    return anybody || !has_work(s);
}

static void take(worker_pool *s, const cli_outcome *outcome)
{
    if (!s->options->take(s->options->context, outcome)) s->ended = true;
}

static void fill_error(cor_error *error, int status, const json_t *json)
{
    const char *file = json_string_value(json_object_get(json, "file"));
    const char *message = json_string_value(json_object_get(json, "message"));
    error->status = (cor_status) status;
    error->line = (int) json_integer_value(json_object_get(json, "line"));
    error->column = (int) json_integer_value(json_object_get(json, "column"));
    g_strlcpy(error->file, file ? file : "", sizeof error->file);
    g_strlcpy(error->message, message ? message : "", sizeof error->message);
}

static void drop_first(worker *w)
{
    if (!w->n_at_hand) return;
    w->n_at_hand--;
    memmove(w->pages, w->pages + 1, w->n_at_hand * sizeof *w->pages);
}

static void take_message(worker_pool *s, worker *w, const char *text, size_t length)
{
    json_t *json = json_loadb(text, length, 0, NULL);
    cli_outcome outcome = {.page = w->pages[0],
                           .status = (int) json_integer_value(json_object_get(json, "status")),
                           .fresh = json_is_true(json_object_get(json, "fresh")),
                           .result = {.record = json_string_value(json_object_get(json, "record")),
                                      .seconds = json_number_value(json_object_get(json, "seconds"))},
                           .warnings = json_object_get(json, "warnings")};
    if (outcome.status) fill_error(&outcome.result.error, outcome.status, json_object_get(json, "error"));
    drop_first(w);
    start_clock(s, w);
    take(s, &outcome);
    json_decref(json);
}

/* Takes whole messages out of the inbox. */
static void read_inbox(worker_pool *s, worker *w)
{
    uint32_t length;
    while (w->inbox->len >= sizeof length) {
        memcpy(&length, w->inbox->data, sizeof length);
        if (w->inbox->len - sizeof length < length) return;
        take_message(s, w, (const char *) w->inbox->data + sizeof length, length);
        g_byte_array_remove_range(w->inbox, 0, (guint) (sizeof length + length));
    }
}

static void say_end(const worker_pool *s, const worker *w, int how, cor_error *error)
{
    error->status = COR_INTERNAL;
    if (w->late)
        g_snprintf(error->message, sizeof error->message, "it took longer than %g s; --timeout allows more",
                   s->options->timeout);
    else if (WIFSIGNALED(how))
        g_snprintf(error->message, sizeof error->message, "its process was ended by signal %d (%s)", WTERMSIG(how),
                   strsignal(WTERMSIG(how)));
    else
        g_snprintf(error->message, sizeof error->message, "its process ended with code %d", WEXITSTATUS(how));
}

/* A worker that ends takes along the page that it draws, but not the one after it. */
static void lose(worker_pool *s, worker *w)
{
    cli_outcome outcome = {.page = w->pages[0]};
    bool busy = w->n_at_hand > 0;
    if (w->n_at_hand > 1) g_array_append_vals(s->returned, w->pages + 1, w->n_at_hand - 1);
    w->n_at_hand = 0;
    long pid = (long) w->pid;
    int how = end(w);
    if (!busy) return;
    say_end(s, w, how, &outcome.result.error);
    outcome.status = COR_INTERNAL;
    cor_batch_clean(s->options->batch, pid);
    take(s, &outcome);
}

static void hear(worker_pool *s, worker *w)
{
    guint8 bytes[1 << 16];
    ssize_t n = read(w->from, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR) return;
    if (n <= 0 || w->inbox->len > LARGEST_MESSAGE) {
        lose(s, w);
        return;
    }
    g_byte_array_append(w->inbox, bytes, (guint) n);
    read_inbox(s, w);
}

static void end_late(worker_pool *s)
{
    gint64 now = g_get_monotonic_time();
    for (unsigned i = 0; i < s->n; i++) {
        worker *w = &s->workers[i];
        if (!w->pid || !w->deadline || now < w->deadline || w->late) continue;
        w->late = true;
        kill(w->pid, SIGKILL);
    }
}

/* Milliseconds to the first deadline, at most a tick. */
static int patience(const worker_pool *s)
{
    gint64 now = g_get_monotonic_time(), least = (gint64) TICK * 1000;
    for (unsigned i = 0; i < s->n; i++) {
        const worker *w = &s->workers[i];
        if (w->pid && w->deadline && !w->late) least = CLAMP(w->deadline - now, 0, least);
    }
    return (int) (least / 1000) + 1;
}

/* False when nobody is at work any more. */
static bool wait_for_news(worker_pool *s)
{
    struct pollfd *fds = g_new0(struct pollfd, s->n);
    worker **whose = g_new0(worker *, s->n);
    nfds_t n = 0;
    for (unsigned i = 0; i < s->n; i++) {
        if (!s->workers[i].pid) continue;
        whose[n] = &s->workers[i];
        fds[n++] = (struct pollfd){.fd = s->workers[i].from, .events = POLLIN};
    }
    int ready = n ? poll(fds, n, patience(s)) : 0;
    for (nfds_t i = 0; i < n && ready > 0; i++)
        if (fds[i].revents) hear(s, whose[i]);
    g_free(fds);
    g_free(whose);
    return n > 0;
}

bool cli_worker_pool_work(const cli_worker_pool *options)
{
    worker_pool s = {.options = options, .n = options->workers, .workers = g_new0(worker, options->workers)};
    s.returned = g_array_new(FALSE, FALSE, sizeof(size_t));
    bool good = true;
    cli_worker_pool_hear_signals();
    while (good) {
        good = employ(&s);
        if (!good || !wait_for_news(&s)) break;
        end_late(&s);
        options->tick(options->context);
    }
    if (!good) cli_say("corridor: error: no process could be started to draw in: %s", g_strerror(errno));
    g_array_unref(s.returned);
    g_free(s.workers);
    return good;
}
