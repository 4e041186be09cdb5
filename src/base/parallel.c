#include "base/parallel.h"

#include <glib.h>

typedef struct {
    cor_piece work;
    void *context;
    size_t n;
    gint next; /* piece that nobody has taken yet */
} job;

typedef struct {
    job *job;
    unsigned number;
} hand;

unsigned cor_hands(bool alone)
{
    return alone ? 1 : MIN(COR_MOST_HANDS, g_get_num_processors());
}

static gpointer take_pieces(gpointer data)
{
    const hand *h = data;
    job *j = h->job;
    for (size_t piece; (piece = (size_t) g_atomic_int_add(&j->next, 1)) < j->n;)
        j->work(j->context, h->number, piece);
    return NULL;
}

void cor_do_pieces(size_t n, unsigned hands, cor_piece work, void *context)
{
    GThread *threads[COR_MOST_HANDS];
    hand all[COR_MOST_HANDS];
    job j = {work, context, n, 0};
    hands = (unsigned) MIN(MIN(hands, COR_MOST_HANDS), n);
    for (unsigned i = 0; i < MAX(hands, 1); i++) {
        all[i] = (hand){&j, i};
        if (i) threads[i] = g_thread_try_new("pieces", take_pieces, &all[i], NULL); /* else others do its part */
    }
    take_pieces(&all[0]);
    for (unsigned i = 1; i < hands; i++) {
        if (threads[i]) g_thread_join(threads[i]);
    }
}
