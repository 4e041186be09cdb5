#include "api/stats_axis.h"

#include <string.h>

#include "base/number.h"
#include "base/value_order.h"
#include "expr/convert.h"
#include "stats/period_counts.h"

static const char DAY[] = "date", CLASS[] = "class";

/* ---- fields ----------------------------------------------------------------------------------------------- */

/* Values that read alike are one. */
static const char *key_of(const cor_stats_subject *subject, cor_value value)
{
    return value.kind == COR_NULL ? NULL : cor_text_of(subject->arena, value);
}

/* Of the values of COLUMN each once, as they first come; *RET_OF says which of them each row has. */
static cor_value *list_values(const cor_stats_subject *subject, const cor_column *column, size_t *of, size_t *ret_n)
{
    const cor_table *table = subject->table;
    cor_value *values = COR_NEW_ARRAY(subject->arena, cor_value, table->n_rows + 1);
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    size_t none = SIZE_MAX, n = 0;
    for (size_t i = 0; i < table->n_rows; i++) {
        cor_value value = cor_column_value(column, i);
        const char *key = key_of(subject, value);
        size_t at = key ? GPOINTER_TO_SIZE(g_hash_table_lookup(known, key)) - 1 : none;
        if (at == SIZE_MAX) {
            at = n++;
            bool plain = value.kind == COR_NUMBER || value.kind == COR_NULL;
            values[at] = plain ? value : cor_string(key);
            if (key)
                g_hash_table_insert(known, (gpointer) key, GSIZE_TO_POINTER(at + 1));
            else
                none = at;
        }
        of[i] = at;
    }
    g_hash_table_unref(known);
    *ret_n = n;
    return values;
}

static cor_status field_axis(const cor_stats_subject *subject, const char *field, cor_stats_axis *axis, cor_error *err)
{
    const cor_column *column;
    cor_arena *arena = subject->arena;
    cor_status st = cor_stats_column(subject, field, "--by", &column, err);
    if (st) return st;
    size_t *of = COR_NEW_ARRAY(arena, size_t, subject->table->n_rows + 1);
    cor_value *values = list_values(subject, column, of, &axis->n);
    const size_t *order = cor_order_values(arena, values, axis->n, false);
    cor_value *labels = COR_NEW_ARRAY(arena, cor_value, axis->n + 1);
    size_t *place = COR_NEW_ARRAY(arena, size_t, axis->n + 1);
    for (size_t i = 0; i < axis->n; i++) {
        labels[i] = values[order[i]];
        place[order[i]] = i;
    }
    for (size_t i = 0; i < subject->table->n_rows; i++)
        of[i] = place[of[i]];
    axis->name = field;
    axis->labels = labels;
    axis->of = of;
    axis->unlabelled = "(none)";
    return COR_OK;
}

/* ---- periods ---------------------------------------------------------------------------------------------- */

static const struct {
    const char *word;
    cor_period_unit unit;
} units[] = {{"year", COR_BY_YEAR}, {"quarter", COR_BY_QUARTER}, {"month", COR_BY_MONTH}};

/* A number is a year. */
static bool period_of(cor_value cell, cor_period_unit unit, cor_period *ret_period)
{
    cor_date date;
    char number[COR_NUMBER_SPACE];
    const char *text = cell.kind == COR_STRING ? cell.string : number;
    if (cell.kind == COR_NUMBER) cor_format_shortest(number, cell.number);
    if (cell.kind != COR_NUMBER && cell.kind != COR_STRING) return false;
    return cor_date_parse(text, &date) && cor_date_period(date, unit, ret_period);
}

static cor_value period_label(cor_arena *arena, cor_period period, cor_period_unit unit)
{
    int year = cor_period_year(period, unit), part = cor_period_in_year(period, unit);
    if (unit == COR_BY_YEAR) return cor_number(year);
    return cor_string(cor_arena_format(arena, unit == COR_BY_MONTH ? "%04d-%02d" : "%04d-Q%d", year, part));
}

typedef struct {
    cor_period *of; /* of each row */
    uint8_t *has;   /* one */
    cor_period first, last;
    size_t n_without;
} dated;

static dated date_rows(const cor_stats_subject *subject, const cor_column *column, cor_period_unit unit)
{
    size_t n = subject->table->n_rows;
    dated d = {.of = COR_NEW_ARRAY(subject->arena, cor_period, n + 1),
               .has = COR_NEW_ARRAY(subject->arena, uint8_t, n + 1)};
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        d.has[i] = period_of(cor_column_value(column, i), unit, &d.of[i]);
        if (!d.has[i]) {
            d.n_without += cor_table_features(subject->table, i);
            continue;
        }
        if (!any || d.of[i] < d.first) d.first = d.of[i];
        if (!any || d.of[i] > d.last) d.last = d.of[i];
        any = true;
    }
    if (!any) d.last = d.first - 1;
    return d;
}

/* Periods without rows are there too, so that a quiet year is seen. */
static void group_periods(const cor_stats_subject *subject, const dated *d, cor_period_unit unit, cor_stats_axis *axis)
{
    size_t n = (size_t) (d->last - d->first + 1), n_rows = subject->table->n_rows;
    bool some_without = false;
    cor_value *labels = COR_NEW_ARRAY(subject->arena, cor_value, n + 1);
    size_t *of = COR_NEW_ARRAY(subject->arena, size_t, n_rows + 1);
    for (size_t i = 0; i < n; i++)
        labels[i] = period_label(subject->arena, d->first + (cor_period) i, unit);
    for (size_t i = 0; i < n_rows; i++) {
        of[i] = d->has[i] ? (size_t) (d->of[i] - d->first) : n;
        some_without |= !d->has[i];
    }
    labels[n] = cor_null();
    axis->labels = labels;
    axis->n = n + some_without;
    axis->of = of;
    axis->unlabelled = "(no date)";
}

static cor_status period_axis(const cor_stats_subject *subject, size_t unit, const char *field, cor_stats_axis *axis,
                              cor_error *err)
{
    const cor_column *column;
    const cor_location file = cor_file_location(subject->context->map->document->file);
    const char *why = cor_arena_format(subject->arena, "--by %s", units[unit].word);
    cor_status st = cor_stats_column(subject, field, why, &column, err);
    if (st) return st;
    const dated d = date_rows(subject, column, units[unit].unit);
    if (d.last - d.first >= COR_MAX_PERIODS)
        return cor_fail_at(err, COR_BAD_DOCUMENT, file,
                           "the field '%.60s' of source '%.60s' spans more than %d %ss; count by a longer period",
                           field, subject->source, COR_MAX_PERIODS, units[unit].word);
    if (d.n_without)
        cor_warn(subject->context->diagnostics, file, "the field '%.60s' of %zu rows of source '%.60s' tells no %s",
                 field, d.n_without, subject->source, units[unit].word);
    axis->name = units[unit].word;
    group_periods(subject, &d, units[unit].unit, axis);
    return COR_OK;
}

/* ---- classes ---------------------------------------------------------------------------------------------- */

/* What the map does not draw has no class. */
static void class_axis(const cor_stats_subject *subject, cor_stats_axis *axis)
{
    const cor_drawn_features *drawn = subject->drawn;
    bool some_without = false;
    cor_value *labels = COR_NEW_ARRAY(subject->arena, cor_value, drawn->n_classes + 1);
    for (size_t i = 0; i < drawn->n_classes; i++)
        labels[i] = cor_string(drawn->words[i]);
    labels[drawn->n_classes] = cor_null();
    for (size_t i = 0; i < subject->table->n_rows; i++)
        some_without |= drawn->classes[i] == drawn->n_classes;
    axis->name = CLASS;
    axis->labels = labels;
    axis->n = drawn->n_classes + some_without;
    axis->of = drawn->classes;
    axis->unlabelled = "(not drawn)";
}

bool cor_stats_axis_is_of_page(const cor_stats_subject *subject, const char *by)
{
    return !strcmp(by, CLASS) && !cor_table_column(subject->table, CLASS);
}

/* ---- which axis ------------------------------------------------------------------------------------------- */

/* What follows WORD and a colon in BY; NULL: it is no such word. */
static const char *behind(const char *by, const char *word)
{
    size_t n = strlen(word);
    return !strncmp(by, word, n) && by[n] == ':' ? by + n + 1 : NULL;
}

cor_status cor_stats_axis_of(const cor_stats_subject *subject, const char *by, cor_stats_axis *ret_axis, cor_error *err)
{
    *ret_axis = (cor_stats_axis){0};
    const char *areas = behind(by, "inside"), *step = behind(by, "segment");
    if (areas) return cor_stats_area_axis(subject, areas, ret_axis, err);
    if (step) return cor_stats_segment_axis(subject, step, ret_axis, err);
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        const char *field = behind(by, units[i].word);
        if (field) return period_axis(subject, i, field, ret_axis, err);
        /* A table without days may well have a column of years. */
        bool by_day = !strcmp(by, units[i].word) &&
                      (cor_table_column(subject->table, DAY) || !cor_table_column(subject->table, by));
        if (by_day) return period_axis(subject, i, DAY, ret_axis, err);
    }
    if (!cor_stats_axis_is_of_page(subject, by)) return field_axis(subject, by, ret_axis, err);
    class_axis(subject, ret_axis);
    return COR_OK;
}
