#include "stats/bin_counts.h"

#include <math.h>

/* A quotient so near to a whole number is one that arithmetic missed: 0.3 / 0.1. */
static double widths_below(double x, double width)
{
    static const double near = 1e-9;
    double widths = x / width, whole = round(widths);
    return fabs(widths - whole) <= near * fmax(1, fabs(whole)) ? whole : floor(widths);
}

static void add(cor_bin_counts *counts, const cor_placed_row *row)
{
    if (!(row->at >= counts->from && row->at <= counts->to)) {
        *(isnan(row->at) ? &counts->unplaced : &counts->beyond) += row->weight;
        return;
    }
    size_t index = (size_t) fmin(widths_below(row->at, counts->width) - counts->first, (double) (counts->n - 1));
    counts->counts[index * counts->n_classes + row->class] += row->weight;
    counts->totals[index] += row->weight;
    counts->total += row->weight;
}

bool cor_count_bins(cor_arena *arena, const cor_placed_row *rows, size_t n_rows, size_t n_classes, double from,
                    double to, double width, cor_bin_counts *ret_counts)
{
    double first = widths_below(from, width), end = -widths_below(-to, width);
    *ret_counts = (cor_bin_counts){.from = from, .to = to, .width = width, .first = first, .n_classes = n_classes};
    if (!(end - first <= COR_MAX_BINS)) return false;
    ret_counts->n = (size_t) (end - first);
    ret_counts->counts = COR_NEW_ARRAY(arena, double, ret_counts->n *n_classes + 1);
    ret_counts->totals = COR_NEW_ARRAY(arena, double, ret_counts->n + 1);
    for (size_t i = 0; i < n_rows; i++)
        add(ret_counts, &rows[i]);
    return true;
}

void cor_bin_ends(const cor_bin_counts *counts, size_t index, double *ret_from, double *ret_to)
{
    double start = counts->first + (double) index;
    *ret_from = fmax(start * counts->width, counts->from);
    *ret_to = fmin((start + 1) * counts->width, counts->to);
}
