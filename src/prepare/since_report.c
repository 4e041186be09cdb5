#include "prepare/since_report.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "prepare/since_remarks.h"
#include "source/day.h"

const char *const cor_since_fields[] = {COR_NEWS_FIELD, COR_CHANGED_FIELD, NULL};

const cor_map_source *cor_since_options(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const cor_map_source *s = &context->map->document->sources[i];
        if ((s->since.report || s->since.date) && !strcmp(s->name, source)) return s;
    }
    return NULL;
}

bool cor_since_needs_all(const cor_render_context *context, const char *source)
{
    const cor_map_source *options = cor_since_options(context, source);
    return options && options->since.report;
}

bool cor_since_tells(const cor_map_source *options, cor_news_kind kind)
{
    return kind == COR_NEWS_NEW || (options->since.report && (kind != COR_NEWS_LATE || options->since.day));
}

bool cor_is_since_field(const cor_render_context *context, const char *source, const char *field)
{
    return cor_since_options(context, source) && g_strv_contains(cor_since_fields, field);
}

/* ---- days ---------------------------------------------------------------------------------------------------- */

/* The day of a cell, counted from 1970; NaN: none. */
static double day_of(const cor_column *column, size_t row)
{
    double seconds;
    cor_value value = cor_column_value(column, row);
    const char *text = value.kind == COR_STRING ? value.string : NULL;
    return text && cor_day_parse(text, &seconds) ? floor(seconds / 86400) : NAN;
}

/* The day that OPTIONS state. */
static double stated_day(const cor_map_source *options)
{
    double seconds = NAN;
    cor_day_parse(options->since.date, &seconds);
    return floor(seconds / 86400);
}

/* The day of the earlier report: the stated one, else the last that it has. */
static cor_status report_day(const cor_since_side *earlier, cor_arena *arena, double *ret_day, cor_error *err)
{
    const cor_column *days;
    double last = -INFINITY;
    if (earlier->options->since.date) {
        *ret_day = stated_day(earlier->options);
        return COR_OK;
    }
    cor_status st = cor_since_column(earlier, "day", arena, &days, err);
    for (size_t i = 0; !st && i < earlier->table->n_rows; i++)
        last = fmax(last, day_of(days, i)); /* NaN is passed over */
    *ret_day = last;
    return !st && earlier->table->n_rows && isinf(last) ? cor_since_refuse_days(earlier, err) : st;
}

/* ---- what is new --------------------------------------------------------------------------------------------- */

/* A source and its earlier report. The news of each row are written as they are found. */
typedef struct {
    const cor_render_context *context;
    cor_since_side now, then;
    cor_keys now_keys, then_keys;
    const cor_column *days; /* NULL: it is not told what is late */
    double day;             /* of the earlier report */
    uint8_t *kinds;         /* cor_news_kind of each row */
    const char **changed;   /* the fields of each row */
    cor_arena *arena, *scratch;
} telling;

static cor_status read_keys(const telling *t, const cor_since_side *side, cor_keys *keys, cor_error *err)
{
    const cor_column *ids;
    cor_status st = cor_since_column(side, "id", t->scratch, &ids, err);
    if (st) return st;
    *keys = cor_keys_of(ids, side->table->n_rows, t->scratch);
    return cor_since_check_ids(side, *keys, t->scratch, err);
}

static cor_status read_days(telling *t, cor_error *err)
{
    if (!t->now.options->since.day) return COR_OK;
    cor_status st = cor_since_column(&t->now, "day", t->scratch, &t->days, err);
    return st ? st : report_day(&t->then, t->scratch, &t->day, err);
}

static void tell_rows(telling *t, const cor_key_match *match, const cor_comparison *comparison)
{
    cor_arena *cells = cor_arena_new();
    for (size_t i = 0; i < t->now.table->n_rows; i++) {
        bool is_there = match->rows[i] != UINT32_MAX;
        t->changed[i] = is_there ? cor_changed_fields(comparison, i, match->rows[i], cells, t->scratch) : "";
        if (is_there)
            t->kinds[i] = *t->changed[i] ? COR_NEWS_CHANGED : COR_NEWS_SAME;
        else
            t->kinds[i] = t->days && day_of(t->days, i) < t->day ? COR_NEWS_LATE : COR_NEWS_NEW;
    }
    cor_arena_free(cells);
}

/* The rows of KIND that have no day. */
static size_t count_dayless(const telling *t, cor_news_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < t->now.table->n_rows && t->days; i++)
        n += t->kinds[i] == kind && isnan(day_of(t->days, i));
    return n;
}

/* What a row is called: without an earlier report, by its number. */
static const char *id_of(const telling *t, size_t row)
{
    return t->now_keys.list ? cor_arena_copy(t->arena, t->now_keys.list[row])
                            : cor_arena_format(t->arena, "%.0f", cor_table_id(t->now.table, row));
}

static void list_kind(const telling *t, cor_news_kind kind, cor_news *news)
{
    size_t n = 0;
    cor_news_row *rows = COR_NEW_ARRAY(t->arena, cor_news_row, t->now.table->n_rows);
    for (size_t i = 0; i < t->now.table->n_rows; i++)
        if (t->kinds[i] == kind)
            rows[n++] =
                (cor_news_row){id_of(t, i), kind == COR_NEWS_CHANGED ? cor_arena_copy(t->arena, t->changed[i]) : NULL};
    news->of[kind].rows = rows;
    news->of[kind].n = n;
}

static void list_removed(const telling *t, const cor_unmatched *removed, cor_news *news)
{
    cor_news_row *rows = COR_NEW_ARRAY(t->arena, cor_news_row, removed->n);
    for (size_t i = 0; i < removed->n; i++)
        rows[i].id = cor_arena_copy(t->arena, t->then_keys.list[removed->rows[i]]);
    news->of[COR_NEWS_REMOVED].rows = rows;
    news->of[COR_NEWS_REMOVED].n = removed->n;
}

static cor_column text_column(const telling *t, const char *name)
{
    return (cor_column){.name = cor_intern(t->context->interns, name),
                        .kind = COR_COLUMN_STRINGS,
                        .strings = COR_NEW_ARRAY(t->arena, const char *, t->now.table->n_rows)};
}

/* The columns of the table that are none of ours, and ours. */
static const cor_table *with_columns(const telling *t, const cor_news *news)
{
    size_t n = 0;
    cor_interns *interns = t->context->interns;
    cor_table *table = cor_arena_memdup(t->arena, t->now.table, sizeof *table);
    cor_column *columns = COR_NEW_ARRAY(t->arena, cor_column, table->n_columns + G_N_ELEMENTS(cor_since_fields));
    for (size_t i = 0; i < table->n_columns; i++)
        if (!g_strv_contains(cor_since_fields, table->columns[i].name)) columns[n++] = table->columns[i];
    cor_column kinds = text_column(t, COR_NEWS_FIELD), changed = text_column(t, COR_CHANGED_FIELD);
    for (size_t i = 0; i < table->n_rows; i++) {
        kinds.strings[i] = cor_intern(interns, cor_news_words[t->kinds[i]]);
        changed.strings[i] = cor_intern(interns, t->changed[i]);
    }
    columns[n++] = kinds;
    columns[n++] = changed;
    table->columns = columns;
    table->n_columns = n;
    table->news = news;
    return table;
}

static void open_rows(telling *t)
{
    size_t n = t->now.table->n_rows;
    t->kinds = COR_NEW_ARRAY(t->scratch, uint8_t, n);
    t->changed = COR_NEW_ARRAY(t->scratch, const char *, n);
    for (size_t i = 0; i < n; i++)
        t->changed[i] = "";
}

static cor_status tell_by_report(telling *t, cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    cor_status st = read_keys(t, &t->now, &t->now_keys, err);
    if (!st) st = read_keys(t, &t->then, &t->then_keys, err);
    if (!st) st = read_days(t, err);
    if (st) return st;
    cor_news *news = COR_NEW(t->arena, cor_news);
    cor_key_match match = cor_match_keys(t->now_keys, t->then_keys, t->scratch);
    cor_comparison comparison = cor_compare_tables(t->now.table, t->then.table, t->scratch);
    open_rows(t);
    tell_rows(t, &match, &comparison);
    news->report = t->now.options->since.report;
    for (cor_news_kind kind = COR_NEWS_NEW; kind < COR_NEWS_REMOVED; kind++)
        list_kind(t, kind, news);
    list_removed(t, &match.asked, news);
    cor_since_note_news(&t->now, news, &comparison, t->scratch, diagnostics);
    cor_since_note_dayless(&t->now, count_dayless(t, COR_NEWS_NEW), diagnostics);
    *ret_table = with_columns(t, news);
    return COR_OK;
}

static cor_status tell_by_day(telling *t, cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    size_t n = t->now.table->n_rows;
    cor_status st = cor_since_column(&t->now, "day", t->scratch, &t->days, err);
    if (st) return st;
    cor_news *news = COR_NEW(t->arena, cor_news);
    open_rows(t);
    t->day = stated_day(t->now.options);
    for (size_t i = 0; i < n; i++)
        t->kinds[i] = day_of(t->days, i) > t->day ? COR_NEWS_NEW : COR_NEWS_OLD;
    size_t dayless = count_dayless(t, COR_NEWS_OLD);
    if (n && dayless == n) return cor_since_refuse_days(&t->now, err);
    list_kind(t, COR_NEWS_NEW, news);
    cor_since_note_dayless(&t->now, dayless, diagnostics);
    *ret_table = with_columns(t, news);
    return COR_OK;
}

/* ---- reading ------------------------------------------------------------------------------------------------- */

/* REQUEST with the fields that news are told by: all of them, where rows are held against others. */
static cor_request all_of(const cor_map_source *options, const cor_request *request, cor_arena *arena)
{
    cor_request all = *request;
    const char **fields = COR_NEW_ARRAY(arena, const char *, request->n_fields + 2);
    if (request->n_fields) memcpy(fields, request->fields, request->n_fields * sizeof *fields);
    if (options->since.id) fields[all.n_fields++] = options->since.id;
    if (options->since.day) fields[all.n_fields++] = options->since.day;
    all.fields = fields;
    if (!options->since.report) return all;
    all.all_fields = true;
    all.has_extent = false;
    return all;
}

/* The earlier report is what the document names, and read as the source is. */
static cor_request earlier_of(const cor_map_source *options, const cor_request *now)
{
    cor_request then = *now;
    then.name = then.url = options->since.report;
    then.json = NULL;
    then.trusted = true;
    then.location = cor_node_location(options->since.node);
    return then;
}

static cor_status read_and_tell(telling *t, const cor_request *request, cor_diagnostics *diagnostics,
                                const cor_table **ret_table, cor_error *err)
{
    cor_sources *sources = t->context->session->sources;
    cor_interns *interns = t->context->interns;
    const cor_map_source *options = t->now.options;
    cor_request now = all_of(options, request, t->scratch), then = earlier_of(options, &now);
    cor_status st = cor_source_read(sources, &now, t->arena, interns, diagnostics, &t->now.table, err);
    if (st || !options->since.report) return st ? st : tell_by_day(t, diagnostics, ret_table, err);
    st = cor_source_read(sources, &then, t->scratch, interns, diagnostics, &t->then.table, err);
    return st ? st : tell_by_report(t, diagnostics, ret_table, err);
}

cor_status cor_own_rows(const cor_render_context *context, const char *source, const cor_request *request,
                        cor_arena *arena, cor_diagnostics *diagnostics, const cor_table **ret_table, cor_error *err)
{
    const cor_map_source *options = cor_since_options(context, source);
    if (!options)
        return cor_source_read(context->session->sources, request, arena, context->interns, diagnostics, ret_table,
                               err);
    telling t = {.context = context,
                 .now = {.options = options},
                 .then = {.options = options, .is_earlier = true},
                 .arena = arena,
                 .scratch = cor_arena_new()};
    cor_status st = read_and_tell(&t, request, diagnostics, ret_table, err);
    cor_arena_free(t.scratch);
    return st;
}
