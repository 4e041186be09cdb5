#include "base/parallel.h"

#include <glib.h>

typedef struct {
    cor_parallel_work work;
    void *context;
    size_t n;
    gint next; /* piece that nobody has taken yet */
} job;

typedef struct {
    job *job;
    unsigned number;
} thread;

unsigned cor_thread_count(bool alone)
{
    return alone ? 1 : MIN(COR_MAX_THREADS, g_get_num_processors());
}

static gpointer take_pieces(gpointer data)
{
    const thread *h = data;
    job *j = h->job;
    for (size_t piece; (piece = (size_t) g_atomic_int_add(&j->next, 1)) < j->n;)
        j->work(j->context, h->number, piece);
    return NULL;
}

void cor_parallel_for(size_t n, unsigned threads, cor_parallel_work work, void *context)
{
    GThread *started[COR_MAX_THREADS];
    thread all[COR_MAX_THREADS];
    job j = {work, context, n, 0};
    threads = (unsigned) MIN(MIN(threads, COR_MAX_THREADS), n);
    for (unsigned i = 0; i < MAX(threads, 1); i++) {
        all[i] = (thread){&j, i};
        if (i) started[i] = g_thread_try_new("pieces", take_pieces, &all[i], NULL); /* else others do its part */
    }
    take_pieces(&all[0]);
    for (unsigned i = 1; i < threads; i++) {
        if (started[i]) g_thread_join(started[i]);
    }
}
