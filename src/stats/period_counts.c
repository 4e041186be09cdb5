#include "stats/period_counts.h"

#include <limits.h>
#include <math.h>

/* The first and the last period that there is anything to say of. */
typedef struct {
    cor_period first, last;
} span;

static void widen(span *s, cor_period period)
{
    if (period < s->first) s->first = period;
    if (period > s->last) s->last = period;
}

static void widen_to_day(span *s, cor_day day, cor_period_unit unit)
{
    cor_period period;
    if (day && cor_date_period(cor_day_date(day), unit, &period)) widen(s, period);
}

/* False where ROW lies in no period of UNIT. */
static bool period_of(const cor_dated_row *row, cor_period_unit unit, cor_period *ret_period)
{
    return row->date.year > 0 && cor_date_period(row->date, unit, ret_period);
}

static span span_of(const cor_dated_row *rows, size_t n, cor_period_unit unit, cor_day_window window)
{
    span s = {LONG_MAX, LONG_MIN};
    cor_period period;
    widen_to_day(&s, window.from, unit);
    widen_to_day(&s, window.to, unit);
    for (size_t i = 0; i < n; i++)
        if (period_of(&rows[i], unit, &period)) widen(&s, period);
    return s;
}

static void add(cor_period_counts *counts, const cor_dated_row *row)
{
    cor_period period;
    if (!period_of(row, counts->unit, &period)) {
        counts->undated += row->weight;
        return;
    }
    size_t index = (size_t) (period - counts->first);
    counts->counts[index * counts->n_classes + row->class] += row->weight;
    counts->totals[index] += row->weight;
    counts->total += row->weight;
}

bool cor_count_periods(cor_arena *arena, const cor_dated_row *rows, size_t n_rows, size_t n_classes,
                       cor_period_unit unit, cor_day_window window, cor_period_counts *ret_counts)
{
    span s = span_of(rows, n_rows, unit, window);
    *ret_counts = (cor_period_counts){.unit = unit, .n_classes = n_classes, .window = window};
    if (s.last >= s.first) {
        if (s.last - s.first >= COR_MAX_PERIODS) return false;
        ret_counts->first = s.first;
        ret_counts->n = (size_t) (s.last - s.first + 1);
    }
    ret_counts->counts = COR_NEW_ARRAY(arena, double, ret_counts->n *n_classes + 1);
    ret_counts->totals = COR_NEW_ARRAY(arena, double, ret_counts->n + 1);
    for (size_t i = 0; i < n_rows; i++)
        add(ret_counts, &rows[i]);
    return true;
}

double cor_period_covered(const cor_period_counts *counts, size_t index, double *ret_from)
{
    cor_period period = counts->first + (cor_period) index;
    double start = (double) cor_period_start(period, counts->unit),
           end = (double) cor_period_start(period + 1, counts->unit);
    double from = counts->window.from ? fmax(start, (double) counts->window.from) : start,
           to = counts->window.to ? fmin(end, (double) counts->window.to + 1) : end;
    *ret_from = fmin((from - start) / (end - start), 1);
    return fmax(to - from, 0) / (end - start);
}
