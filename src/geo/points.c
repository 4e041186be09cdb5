#include "geo/points.h"

#include <glib.h>

void cor_points_reserve(cor_points *points, size_t space)
{
    if (space <= points->space) return;
    points->space = MAX(space, points->space + points->space / 2);
    points->at = g_renew(cor_point, points->at, points->space);
}

void cor_points_free(cor_points *points)
{
    g_free(points->at);
}

void cor_chains_clear(cor_chains *chains)
{
    chains->points.n = chains->n = 0;
}

void cor_chains_free(cor_chains *chains)
{
    cor_points_free(&chains->points);
    g_free(chains->ends);
}

void cor_chains_add(cor_chains *chains, cor_point p)
{
    cor_points_reserve(&chains->points, chains->points.n + 1);
    chains->points.at[chains->points.n++] = p;
}

void cor_chains_end(cor_chains *chains)
{
    size_t start = cor_chains_start(chains, chains->n);
    if (chains->points.n - start < 2) {
        chains->points.n = start;
        return;
    }
    if (chains->n == chains->space) {
        chains->space = chains->space ? chains->space * 2 : 16;
        chains->ends = g_renew(size_t, chains->ends, chains->space);
    }
    chains->ends[chains->n++] = chains->points.n;
}
