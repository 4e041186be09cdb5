/* Rates on pieces of routes, with what they rest on. */
#include "api/stats_table.h"
#include "stats/period.h"
#include "stats/poisson.h"

static const double DAYS_PER_YEAR = 365.25, LEVEL = 0.95, PER_KM = 100, FEW = 5;

static cor_location place(const cor_stats *stats)
{
    return cor_file_location(stats->subject->context->map->document->file);
}

/* The first and the last day of the rows; 0: none is known. */
static void find_days(const cor_stats_subject *subject, cor_day *ret_first, cor_day *ret_last)
{
    const cor_column *days = cor_table_column(subject->table, "date");
    *ret_first = *ret_last = 0;
    for (size_t i = 0; days && i < subject->table->n_rows; i++) {
        cor_value cell = cor_column_value(days, i);
        cor_date date;
        if (cell.kind != COR_STRING || !cor_date_parse(cell.string, &date) || !date.day) continue;
        cor_day day = cor_date_day(date);
        if (!*ret_first || day < *ret_first) *ret_first = day;
        if (day > *ret_last) *ret_last = day;
    }
}

static cor_status day_of(const cor_stats *stats, const char *option, const char *text, cor_day *ret_day, cor_error *err)
{
    cor_date date;
    if (!text) return COR_OK;
    if (!cor_date_parse(text, &date) || !date.day)
        return cor_fail_at(err, COR_BAD_DOCUMENT, place(stats), "%s %.40s is no day; write it as 2024-11-30", option,
                           text);
    *ret_day = cor_date_day(date);
    return COR_OK;
}

static void say_window(const cor_stats *stats, cor_day from, cor_day to, cor_day first, cor_day last)
{
    cor_date a = cor_day_date(from), b = cor_day_date(to);
    cor_diagnostics *diagnostics = stats->subject->context->diagnostics;
    if (!stats->wish->from || !stats->wish->to)
        cor_note(
            diagnostics, place(stats),
            "rates take the rows to be all from %04d-%02d-%02d to %04d-%02d-%02d; say otherwise by --from and --to",
            a.year, a.month, a.day, b.year, b.month, b.day);
    if (first && (first < from || last > to))
        cor_warn(diagnostics, place(stats),
                 "some rows of source '%.60s' are of days before %04d-%02d-%02d or after %04d-%02d-%02d, and count in "
                 "rates all the same; choose rows by \"where\"",
                 stats->subject->source, a.year, a.month, a.day, b.year, b.month, b.day);
}

/* For how many years rows are known. */
static cor_status years_of(const cor_stats *stats, double *ret_years, cor_error *err)
{
    cor_day from, to, first, last;
    find_days(stats->subject, &first, &last);
    from = first;
    to = last;
    cor_status st = day_of(stats, "as_of", stats->subject->context->map->document->as_of, &to, err);
    if (!st) st = day_of(stats, "--from", stats->wish->from, &from, err);
    if (!st) st = day_of(stats, "--to", stats->wish->to, &to, err);
    if (st) return st;
    if (!from || !to)
        return cor_fail_at(err, COR_BAD_DOCUMENT, place(stats),
                           "rates need the days between which rows are known, and source '%.60s' has no field 'date' "
                           "with any; give --from and --to",
                           stats->subject->source);
    if (to < from)
        return cor_fail_at(err, COR_BAD_DOCUMENT, place(stats),
                           "the days between which rows are known end before they begin; see --from and --to");
    *ret_years = (double) (to - from + 1) / DAYS_PER_YEAR;
    say_window(stats, from, to, first, last);
    return COR_OK;
}

static cor_stats_rate rate_of(double count, const cor_stats_piece *piece, double years, double few)
{
    cor_stats_rate rate = {.km = piece->to - piece->from, .years = years, .few = count < few};
    if (!(rate.km > 0)) return (cor_stats_rate){0};
    double per = PER_KM / (rate.km * years);
    cor_poisson_interval(count, LEVEL, &rate.low, &rate.high);
    rate.rate = count * per;
    rate.low *= per;
    rate.high *= per;
    return rate;
}

cor_status cor_stats_rates(const cor_stats *stats, cor_stats_table *table, cor_error *err)
{
    double years = 0, few = stats->wish->few > 0 ? stats->wish->few : FEW;
    const cor_stats_piece *pieces = table->axes[0].pieces;
    if (!pieces || table->n_axes != 1) return COR_OK;
    cor_status st = years_of(stats, &years, err);
    if (st) return st;
    cor_stats_rate *rates = COR_NEW_ARRAY(stats->subject->arena, cor_stats_rate, table->n + 1);
    for (size_t i = 0; i < table->n; i++)
        rates[i] = rate_of((double) table->tallies[i].count, &pieces[table->keys[0][i]], years, few);
    table->rates = rates;
    return COR_OK;
}
