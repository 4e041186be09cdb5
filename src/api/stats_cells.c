/* Counts as columns and cells, whatever format writes them. */
#include <math.h>

#include <glib.h>

#include "api/stats_table.h"
#include "prepare/along_routes.h"

/* Which columns there are. */
typedef struct {
    bool is_all;   /* of all tables: what each is by stands in cells */
    size_t n_keys; /* axes */
    bool pieces, surely, rates;
} layout;

typedef struct {
    const cor_stats *stats;
    layout columns;
    bool in_words;
    const char **names;
    bool *figures;
    size_t n_columns;
    cor_value *cells;
    size_t n; /* cells so far */
} filling;

enum { MOST_COLUMNS = 20 }; /* beside the sums' */

static void head(filling *f, const char *name, bool figures)
{
    f->names[f->n_columns] = name;
    f->figures[f->n_columns++] = figures;
}

static void head_keys(filling *f, const cor_stats_table *table)
{
    static const char *const by[][2] = {{"by", "value"}, {"by_2", "value_2"}};
    for (size_t k = 0; k < f->columns.n_keys; k++) {
        if (f->columns.is_all) head(f, by[k][0], false);
        head(f, f->columns.is_all ? by[k][1] : table->axes[k].name, false);
    }
    if (!f->columns.pieces) return;
    head(f, "route", false);
    head(f, "km_from", true);
    head(f, "km_to", true);
}

static void head_counts(filling *f)
{
    const cor_stats_wish *wish = f->stats->wish;
    static const char *const rates[] = {"km", "years", "per_100_km_year", "low", "high"};
    head(f, "count", true);
    if (f->stats->has_certain) head(f, "certain", true);
    if (f->columns.surely) head(f, "surely_here", true);
    if (wish->drawn) head(f, "drawn", true);
    for (size_t i = 0; i < wish->n_sums; i++) {
        head(f, cor_arena_format(f->stats->subject->arena, "sum_%s", wish->sums[i]), true);
        head(f, cor_arena_format(f->stats->subject->arena, "unknown_%s", wish->sums[i]), true);
    }
    for (size_t i = 0; f->columns.rates && i < sizeof rates / sizeof *rates; i++)
        head(f, rates[i], true);
    if (f->columns.rates) head(f, "few", false);
}

static void put(filling *f, cor_value value)
{
    f->cells[f->n++] = value;
}

static void put_count(filling *f, size_t n)
{
    put(f, cor_number((double) n));
}

static void put_label(filling *f, const cor_stats_axis *axis, size_t group)
{
    cor_value label = axis->labels[group];
    put(f, f->in_words && label.kind == COR_NULL ? cor_string(axis->unlabelled) : label);
}

static const cor_stats_piece *piece_of(const cor_stats_table *table, size_t group)
{
    for (size_t k = 0; k < table->n_axes; k++)
        if (table->axes[k].pieces) return &table->axes[k].pieces[table->keys[k][group]];
    return NULL;
}

static void put_kilometre(filling *f, double km)
{
    put(f, isnan(km) ? cor_null() : cor_number(cor_along_km(km)));
}

static void put_keys(filling *f, const cor_stats_table *table, size_t group)
{
    for (size_t k = 0; k < f->columns.n_keys; k++) {
        bool has = k < table->n_axes;
        if (f->columns.is_all) put(f, has ? cor_string(table->axes[k].name) : cor_null());
        if (has)
            put_label(f, &table->axes[k], table->keys[k][group]);
        else
            put(f, cor_null());
    }
    if (!f->columns.pieces) return;
    const cor_stats_piece *piece = piece_of(table, group);
    put(f, piece ? cor_string(piece->route) : cor_null());
    put_kilometre(f, piece ? piece->from : NAN);
    put_kilometre(f, piece ? piece->to : NAN);
}

static void put_rate(filling *f, const cor_stats_rate *rate)
{
    const double numbers[] = {rate ? rate->km : 0, rate ? rate->years : 0, rate ? rate->rate : 0, rate ? rate->low : 0,
                              rate ? rate->high : 0};
    bool is = rate && rate->km > 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put(f, is ? cor_number(round(numbers[i] * 1e6) / 1e6) : cor_null());
    put(f, is ? cor_bool(rate->few) : cor_null());
}

/* To as many figures as all numbers that are summed up have: 0.1 and 0.2 make 0.3. */
static cor_value sum_value(double sum)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return cor_number(g_ascii_strtod(g_ascii_formatd(text, sizeof text, "%.12g", sum), NULL));
}

static void put_tally(filling *f, const cor_tally *tally, const size_t *surely, const cor_stats_rate *rate)
{
    put_count(f, tally->count);
    if (f->stats->has_certain) put_count(f, tally->certain);
    if (f->columns.surely) put(f, surely ? cor_number((double) *surely) : cor_null());
    if (f->stats->wish->drawn) put_count(f, tally->drawn);
    for (size_t i = 0; i < f->stats->wish->n_sums; i++) {
        put(f, sum_value(tally->sums[i]));
        put_count(f, tally->unknown[i]);
    }
    if (f->columns.rates) put_rate(f, rate);
}

static void put_table(filling *f, const cor_stats_table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        put_keys(f, table, i);
        put_tally(f, &table->tallies[i], table->surely ? &table->surely[i] : NULL,
                  table->rates ? &table->rates[i] : NULL);
    }
}

static filling begin(const cor_stats *stats, layout columns, size_t n_rows, bool in_words)
{
    cor_arena *arena = stats->subject->arena;
    size_t most = MOST_COLUMNS + 2 * stats->wish->n_sums;
    return (filling){.stats = stats,
                     .columns = columns,
                     .in_words = in_words,
                     .names = COR_NEW_ARRAY(arena, const char *, most),
                     .figures = COR_NEW_ARRAY(arena, bool, most),
                     .cells = COR_NEW_ARRAY(arena, cor_value, most * n_rows + 1)};
}

static cor_stats_cells end(const filling *f)
{
    return (cor_stats_cells){.names = f->names,
                             .figures = f->figures,
                             .cells = f->cells,
                             .n_columns = f->n_columns,
                             .n_rows = f->n / f->n_columns};
}

static layout layout_of(const cor_stats_table *table)
{
    layout columns = {.n_keys = table->n_axes, .surely = table->surely, .rates = table->rates};
    for (size_t k = 0; k < table->n_axes; k++)
        columns.pieces |= table->axes[k].pieces != NULL;
    return columns;
}

cor_stats_cells cor_stats_cells_of(const cor_stats *stats, const cor_stats_table *table, bool in_words)
{
    filling f = begin(stats, layout_of(table), table->n, in_words);
    head_keys(&f, table);
    head_counts(&f);
    put_table(&f, table);
    return end(&f);
}

cor_stats_cells cor_stats_cells_of_all(const cor_stats *stats)
{
    layout columns = {.is_all = true};
    size_t n = 0;
    for (size_t i = 0; i < stats->n_tables; i++) {
        layout own = layout_of(&stats->tables[i]);
        columns.n_keys = own.n_keys > columns.n_keys ? own.n_keys : columns.n_keys;
        columns.pieces |= own.pieces;
        columns.surely |= own.surely;
        columns.rates |= own.rates;
        n += stats->tables[i].n;
    }
    filling f = begin(stats, columns, n, true);
    head_keys(&f, NULL);
    head_counts(&f);
    for (size_t i = 0; i < stats->n_tables; i++)
        put_table(&f, &stats->tables[i]);
    return end(&f);
}

cor_stats_cells cor_stats_cells_of_total(const cor_stats *stats)
{
    filling f = begin(stats, (layout){0}, 1, false);
    head_counts(&f);
    put_tally(&f, stats->all, NULL, NULL);
    return end(&f);
}
