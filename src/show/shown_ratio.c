#include "show/shown_ratio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "words/words.h"

double cor_shown_ratio_at(const cor_shown_ratio *ratio, const cor_column *column, size_t row)
{
    double x = column->numbers[row];
    if (!ratio->per) return isfinite(x) ? x : NAN;
    double per = ratio->per->numbers[row];
    return isfinite(x) && per > 0 && isfinite(per) ? ratio->times * (x / per) : NAN;
}

const char *cor_shown_ratio_input(const cor_shown *s, const cor_shown_ratio *ratio)
{
    const cor_show_color *color = &s->show->color;
    const char *input = cor_arena_format(s->arena, "[\"get\", %s]", cor_quoted(s, color->field));
    if (!ratio->per) return input;
    input = cor_arena_format(s->arena, "[\"/\", %s, [\"get\", %s]]", input, cor_quoted(s, color->per.field));
    if (ratio->times == 1) return input;
    return cor_arena_format(s->arena, "[\"*\", %s, %s]", cor_numeral(s, ratio->times), input);
}

static bool is_area(const cor_show_per *per)
{
    return !strcmp(per->field, COR_AREA_FIELD);
}

static cor_status find_column(const cor_shown *s, const cor_column **ret_column)
{
    const cor_show_per *per = &s->show->color.per;
    if (is_area(per) && s->form != COR_SHOW_AREAS)
        return cor_node_fail(per->node, s->err, "\"per: area\" is for areas, which the source '%s' is not drawn as",
                             s->source->name);
    cor_status st = cor_shown_column(s, per->field, per->node, ret_column);
    if (!st && (*ret_column)->kind != COR_COLUMN_NUMBERS)
        st = cor_node_fail(per->node, s->err, "the field '%s' holds no numbers; \"per\" divides by them", per->field);
    return st;
}

/* ---- the factor ------------------------------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

/* The middle one of all that are not 0. */
static double median(const cor_shown *s, const cor_shown_ratio *ratio, const cor_column *column)
{
    double *values = COR_NEW_ARRAY(s->arena, double, s->table->n_rows);
    size_t n = 0;
    for (size_t i = 0; i < s->table->n_rows; i++) {
        double x = fabs(cor_shown_ratio_at(ratio, column, i));
        if (x > 0) values[n++] = x;
    }
    if (n) qsort(values, n, sizeof *values, by_size);
    return n ? values[n / 2] : 1;
}

/* "per 8.3 people" is no rate that anyone compares: a factor is a hundred, a thousand, and so on. */
static double factor_of(const cor_shown *s, const cor_shown_ratio *ratio, const cor_column *column)
{
    static const double factors[] = {1, 100, 1e3, 1e4, 1e5, 1e6};
    const cor_show_color *color = &s->show->color;
    size_t i = 0;
    if (color->per.times > 0) return color->per.times;
    if (color->n_breaks || color->has_center) return 1;
    double middle = median(s, ratio, column);
    while (i + 1 < G_N_ELEMENTS(factors) && middle * factors[i] < 1)
        i++;
    return factors[i];
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* "per 1000 km²", "per 100 000 population"; where nothing is multiplied, "per km²". */
static const char *words_of(const cor_shown *s, double times)
{
    const cor_show_per *per = &s->show->color.per;
    const char *what = cor_word_in(s->languages, COR_WORD_SQUARE_KILOMETRES);
    if (!is_area(per)) what = g_strdelimit(cor_arena_copy(s->arena, per->field), "_", ' ');
    if (times != 1) what = cor_arena_format(s->arena, "%s %s", cor_word_number(s->arena, s->languages, times, 6), what);
    return cor_word_with(s->arena, s->languages, COR_WORD_PER, what, NULL);
}

/* ---- what is said ----------------------------------------------------------------------------------------------- */

static void warn_undivided(const cor_shown *s, const cor_shown_ratio *ratio, const cor_column *column)
{
    size_t n = 0, first = 0;
    for (size_t i = 0; i < s->table->n_rows; i++)
        if (isfinite(column->numbers[i]) && isnan(cor_shown_ratio_at(ratio, column, i)) && !n++) first = i;
    if (n)
        cor_warn(s->diagnostics, cor_node_location(s->show->color.per.node),
                 "%zu of %zu rows of source '%s' have no '%s' above 0 to be divided by; the first has %s %s", n,
                 s->table->n_rows, s->source->name, s->show->color.per.field, s->show->color.field,
                 cor_numeral(s, column->numbers[first]));
}

/* Whether WORD is one of the words that NAME is made of: "n_killed" has "killed". */
static bool has_word(const char *name, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = name; *at; at++) {
        bool begins = at == name || !g_ascii_isalpha(at[-1]);
        if (begins && !g_ascii_strncasecmp(at, word, length) && !g_ascii_isalpha(at[length])) return true;
    }
    return false;
}

static bool has_any(const char *name, const char *const *words)
{
    for (; *words; words++)
        if (has_word(name, *words)) return true;
    return false;
}

/* Whether FIELD counts things by its very name, and is no rate. A number alone does not tell: degrees, ranks and metres
 * are whole numbers, too. */
static bool names_a_count(const char *field)
{
    static const char *const counts[] = {
        "killed",     "dead",      "deaths", "fatalities", "casualties", "injured", "wounded", "victims",    "events",
        "incidents",  "attacks",   "cases",  "count",      "number",     "total",   "people",  "population", "pop",
        "households", "displaced", "idps",   "refugees",   "houses",     "schools", "best",    NULL};
    static const char *const rates[] = {"per",     "rate", "ratio",  "share",   "percent", "percentage", "pct", "index",
                                        "density", "mean", "median", "average", "avg",     "rank",       NULL};
    return has_any(field, counts) && !has_any(field, rates);
}

static void note_counts(const cor_shown *s, const cor_column *column)
{
    const cor_show_color *color = &s->show->color;
    if (s->form != COR_SHOW_AREAS || !names_a_count(color->field)) return;
    for (size_t i = 0; i < s->table->n_rows; i++)
        if (column->numbers[i] < 0 || (isfinite(column->numbers[i]) && column->numbers[i] != floor(column->numbers[i])))
            return;
    cor_note(
        s->diagnostics, cor_node_location(cor_node_get(color->node, "field")),
        "'%s' counts, and large areas count more than small ones, whatever is dense there; \"per: area\", or \"per\" a "
        "field of people, lets them be compared",
        color->field);
}

cor_status cor_shown_ratio_of(const cor_shown *s, const cor_column *column, cor_shown_ratio *ret_ratio)
{
    cor_shown_ratio ratio = {.times = 1};
    if (!s->show->color.per.field) {
        note_counts(s, column);
        *ret_ratio = ratio;
        return COR_OK;
    }
    cor_status st = find_column(s, &ratio.per);
    if (st) return st;
    ratio.times = factor_of(s, &ratio, column);
    /* A title says itself what a share is of. */
    bool is_share = ratio.times == 1 && !is_area(&s->show->color.per);
    ratio.words = is_share && s->show->color.title ? NULL : words_of(s, ratio.times);
    warn_undivided(s, &ratio, column);
    *ret_ratio = ratio;
    return COR_OK;
}
