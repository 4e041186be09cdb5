#include "stats/tally.h"

#include <math.h>
#include <stdlib.h>

static void add_row(cor_tally *tally, const cor_tallied_rows *rows, size_t row)
{
    size_t features = rows->features ? rows->features[row] : 1;
    if (!features) return; /* it stands for what another row has been counted for */
    tally->count += features;
    if (!rows->certain || rows->certain[row]) tally->certain += features;
    if (rows->drawn) tally->drawn += rows->drawn[row];
    for (size_t k = 0; k < rows->n_measures; k++) {
        double x = rows->measures[k][row];
        if (isnan(x))
            tally->unknown[k] += features;
        else
            tally->sums[k] += x;
    }
}

cor_tally *cor_tally_rows(cor_arena *arena, const cor_tallied_rows *rows, const size_t *of, size_t n_groups)
{
    cor_tally *tallies = COR_NEW_ARRAY(arena, cor_tally, n_groups + 1);
    for (size_t i = 0; i < n_groups; i++) {
        tallies[i].sums = COR_NEW_ARRAY(arena, double, rows->n_measures + 1);
        tallies[i].unknown = COR_NEW_ARRAY(arena, size_t, rows->n_measures + 1);
    }
    for (size_t i = 0; i < rows->n_rows; i++)
        add_row(&tallies[of ? of[i] : 0], rows, i);
    return tallies;
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *) a, y = *(const size_t *) b;
    return x < y ? -1 : x > y;
}

/* LIST without repetitions, ascending; returns how many are left. */
static size_t sort_once(size_t *list, size_t n)
{
    size_t kept = 0;
    if (n) qsort(list, n, sizeof *list, by_number);
    for (size_t i = 0; i < n; i++)
        if (!kept || list[kept - 1] != list[i]) list[kept++] = list[i];
    return kept;
}

cor_crossing cor_cross_groups(cor_arena *arena, const size_t *left, const size_t *right, size_t n_rows, size_t n_right)
{
    size_t *pairs = COR_NEW_ARRAY(arena, size_t, n_rows + 1);
    for (size_t i = 0; i < n_rows; i++)
        pairs[i] = left[i] * n_right + right[i];
    cor_crossing crossing = {.n = sort_once(pairs, n_rows), .of = COR_NEW_ARRAY(arena, size_t, n_rows + 1)};
    crossing.left = COR_NEW_ARRAY(arena, size_t, crossing.n + 1);
    crossing.right = COR_NEW_ARRAY(arena, size_t, crossing.n + 1);
    for (size_t i = 0; i < crossing.n; i++) {
        crossing.left[i] = pairs[i] / n_right;
        crossing.right[i] = pairs[i] % n_right;
    }
    for (size_t i = 0; i < n_rows; i++) {
        size_t pair = left[i] * n_right + right[i];
        const size_t *at = bsearch(&pair, pairs, crossing.n, sizeof *pairs, by_number);
        crossing.of[i] = (size_t) (at - pairs);
    }
    return crossing;
}
