/* A render that is interrupted takes what it has half written with it. */
#include "cli/command.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* The outputs' names; what is half written lies beside them. */
static char **being_written;

static void ask_for(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
}

static void clean(void)
{
    for (char **path = being_written; *path; path++)
        cor_output_clean(*path, (long) getpid());
}

/* Ends the process as the signal would have. */
static void *wait_for_signal(void *unused)
{
    sigset_t set;
    int number = 0;
    ask_for(&set);
    if (sigwait(&set, &number)) return unused;
    clean();
    signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    kill(getpid(), number);
    return unused;
}

/* A thread hears the signals, because removing a file that has to be looked for is more than a handler may do. One
 * that was ignored when we began (nohup) stays so. */
void cli_clean_when_interrupted(char **paths)
{
    pthread_t thread;
    sigset_t set;
    being_written = g_strdupv(paths);
    ask_for(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    if (pthread_create(&thread, NULL, wait_for_signal, NULL))
        pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    else
        pthread_detach(thread);
}
