/* Work that may end its process, done in one that may end. */
#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 20, MEMORY = 1 << 30 };

/* Bytes of data that this process has now; 0 when that can't be told. */
static rlim_t data_size(void)
{
    char *text = NULL;
    unsigned long pages = 0;
    if (g_file_get_contents("/proc/self/statm", &text, NULL, NULL) &&
        sscanf(text, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
        pages = 0;
    g_free(text);
    return (rlim_t) pages * (rlim_t) sysconf(_SC_PAGESIZE);
}

static void limit(int what, rlim_t most)
{
    const struct rlimit both = {most, most};
    setrlimit(what, &both);
}

/* What a library has to say at its end is said in our words. */
static void be_child(void (*work)(const void *), const void *subject)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, SECONDS);
    limit(RLIMIT_DATA, data_size() + MEMORY);
    signal(SIGALRM, SIG_DFL);
    alarm(2 * SECONDS);
    work(subject);
    _exit(0);
}

bool cli_try(void *context, void (*work)(const void *subject), const void *subject)
{
    int how = 0;
    (void) context;
    pid_t pid = fork();
    if (pid == 0) be_child(work, subject);
    if (pid < 0) return false;
    while (waitpid(pid, &how, 0) < 0)
        if (errno != EINTR) return false;
    return WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

cor_session *cli_session_new(void)
{
    cor_session *session = cor_session_new();
    cor_session_set_trial(session, cli_try, NULL);
    return session;
}
