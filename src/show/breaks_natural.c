/* Natural breaks after Jenks: the classes within which values differ least, as the sum of squared distances from their
 * means. The best of all divisions, after W. D. Fisher, On Grouping for Maximum Homogeneity, Journal of the American
 * Statistical Association 53 (1958). Where the first class of the best division ends does not go back when more values
 * are divided, so each row of the table is found by halves: classes × n × log n steps. */
#include <glib.h>

#include "show/class_breaks.h"

/* Each value once, and sums of all up to it. Values count from their mean, so that squares lose no digits. */
typedef struct {
    size_t n;
    double *value, *weight, *sum, *squares; /* sums: of the first i at [i] */
} distinct;

/* One row of the table: the cost of the first i values in so many classes, and where the last of these begins. */
typedef struct {
    const distinct *d;
    const double *before; /* the row of one class fewer */
    double *cost;
    size_t *start;
} row;

static distinct distinct_of(const double *values, size_t n)
{
    distinct d = {0, g_new(double, n), g_new0(double, n), g_new0(double, n + 1), g_new0(double, n + 1)};
    double *total = g_new0(double, n + 1), mean = 0;
    for (size_t i = 0; i < n; i++)
        mean += (values[i] - mean) / (double) (i + 1);
    for (size_t i = 0; i < n; i++) {
        if (!i || values[i] > values[i - 1]) d.value[d.n++] = values[i];
        d.weight[d.n - 1]++;
    }
    for (size_t i = 0; i < d.n; i++) {
        double x = d.value[i] - mean;
        total[i + 1] = total[i] + d.weight[i];
        d.sum[i + 1] = d.sum[i] + d.weight[i] * x;
        d.squares[i + 1] = d.squares[i] + d.weight[i] * x * x;
    }
    g_free(d.weight);
    d.weight = total;
    return d;
}

static void distinct_free(distinct *d)
{
    g_free(d->value);
    g_free(d->weight);
    g_free(d->sum);
    g_free(d->squares);
}

/* Squared distances from the mean of values FROM up to, without, TO. */
static double spread(const distinct *d, size_t from, size_t to)
{
    double sum = d->sum[to] - d->sum[from], weight = d->weight[to] - d->weight[from];
    return d->squares[to] - d->squares[from] - sum * sum / weight;
}

/* Fills R for FIRST to LAST values, whose last class begins between LOW and HIGH. */
static void fill(row *r, size_t first, size_t last, size_t low, size_t high)
{
    if (first > last) return;
    size_t middle = first + (last - first) / 2, best = low;
    double least = G_MAXDOUBLE;
    for (size_t from = low; from <= MIN(high, middle - 1); from++) {
        double cost = r->before[from] + spread(r->d, from, middle);
        if (cost < least) {
            least = cost;
            best = from;
        }
    }
    r->cost[middle] = least;
    r->start[middle] = best;
    if (middle > first) fill(r, first, middle - 1, low, best);
    fill(r, middle + 1, last, best, high);
}

static size_t limits_of(const distinct *d, size_t classes, double *ret)
{
    size_t wide = d->n + 1, end = d->n;
    double *costs = g_new0(double, classes *wide);
    size_t *starts = g_new0(size_t, classes * wide);
    for (size_t i = 1; i <= d->n; i++)
        costs[i] = spread(d, 0, i);
    for (size_t k = 1; k < classes; k++) {
        row r = {d, costs + (k - 1) * wide, costs + k * wide, starts + k * wide};
        fill(&r, k + 1, d->n, k, d->n - 1);
    }
    for (size_t k = classes - 1; k > 0; k--) {
        end = starts[k * wide + end];
        ret[k - 1] = d->value[end - 1];
    }
    g_free(costs);
    g_free(starts);
    return classes - 1;
}

size_t cor_limits_natural(const double *values, size_t n, size_t classes, double *ret)
{
    distinct d = distinct_of(values, n);
    size_t n_limits = limits_of(&d, MIN(classes, d.n), ret);
    distinct_free(&d);
    return n_limits;
}
