#include "stats/rank.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

static int by_count(const void *a, const void *b)
{
    const cor_ranked *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* Each name of ROWS once, with all that it counts. */
static cor_ranked *gather(cor_arena *arena, const cor_named_row *rows, size_t n, cor_ranking *ranking, size_t *ret_n)
{
    cor_ranked *all = COR_NEW_ARRAY(arena, cor_ranked, n + 1);
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    *ret_n = 0;
    for (size_t i = 0; i < n; i++) {
        ranking->total += rows[i].weight;
        if (!rows[i].name) {
            ranking->unnamed += rows[i].weight;
            continue;
        }
        size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(known, rows[i].name));
        if (!place) {
            all[*ret_n] = (cor_ranked){rows[i].name, 0};
            place = ++*ret_n;
            g_hash_table_insert(known, (gpointer) rows[i].name, GSIZE_TO_POINTER(place));
        }
        all[place - 1].count += rows[i].weight;
    }
    g_hash_table_unref(known);
    return all;
}

cor_ranking cor_rank(cor_arena *arena, const cor_named_row *rows, size_t n, size_t top)
{
    cor_ranking ranking = {0};
    size_t n_names;
    cor_ranked *all = gather(arena, rows, n, &ranking, &n_names);
    qsort(all, n_names, sizeof *all, by_count);
    ranking.list = all;
    ranking.n = n_names <= top + 1 ? n_names : top;
    for (size_t i = ranking.n; i < n_names; i++)
        ranking.others += all[i].count;
    ranking.n_others = n_names - ranking.n;
    return ranking;
}
