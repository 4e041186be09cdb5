/* A limit on how long all sources of a batch may take to be read, which is before there are pages. */
#include "cli/command.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* What a handler may use: the words it will say, made before. */
static char words[1024];
static volatile sig_atomic_t is_set;
static double limit;

static void end(int number)
{
    (void) number;
    if (!is_set) return;
    ssize_t n = write(STDERR_FILENO, words, strlen(words));
    (void) n;
    _exit(COR_BAD_DATA);
}

static void set_timer(double seconds)
{
    const struct itimerval timer = {
        .it_value = {(time_t) seconds, (suseconds_t) ((seconds - (double) (time_t) seconds) * 1e6)}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

/* The alarm must not find half a sentence. */
static void note_file(void *unused, const char *file)
{
    sigset_t set;
    (void) unused;
    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    char *valid = g_filename_display_name(file);
    g_snprintf(words, sizeof words,
               "%s: error: it takes longer than %g s to read; --timeout allows more, for reading and for each page\n",
               valid, limit);
    g_free(valid);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void cli_deadline_begin(cor_session *session, const char *document, double seconds)
{
    const struct sigaction action = {.sa_handler = end};
    if (!(seconds > 0)) return;
    limit = seconds;
    note_file(NULL, document);
    cor_session_set_reading(session, note_file, NULL);
    is_set = 1;
    sigaction(SIGALRM, &action, NULL);
    set_timer(seconds);
}

void cli_deadline_end(cor_session *session)
{
    set_timer(0);
    is_set = 0;
    cor_session_set_reading(session, NULL, NULL);
}
