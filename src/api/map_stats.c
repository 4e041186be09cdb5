/* Counts: the rows of a source by what they are, as the map counts them. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "api/map_handle.h"
#include "api/source_table.h"
#include "api/stats_table.h"
#include "base/words.h"
#include "page/draw.h"
#include "page/drawn_features.h"
#include "page/open.h"
#include "page/report.h"
#include "prepare/certainty.h"
#include "prepare/kept_rows.h"

typedef struct {
    cor_stats_subject subject;
    const cor_stats_wish *wish;
    cor_tallied_rows rows;
    cor_drawn_features drawn;
    char *report; /* of the map, where it was drawn */
} counting;

/* ---- rows ------------------------------------------------------------------------------------------------- */

/* The document's only source, where none is named. */
static cor_status source_of(const cor_render_context *context, const char *wished, const char **ret_source,
                            cor_error *err)
{
    const cor_map_document *document = context->map->document;
    const char **names = COR_NEW_ARRAY(context->arena, const char *, document->n_sources + 1);
    *ret_source = wished ? wished : document->n_sources ? document->sources[0].name : NULL;
    if (wished || document->n_sources == 1) return COR_OK;
    for (size_t i = 0; i < document->n_sources; i++)
        names[i] = document->sources[i].name;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(document->file),
                       "no source is named whose rows are to be counted%s%s",
                       document->n_sources ? "; it is one of " : "",
                       document->n_sources ? cor_words_listed(context->arena, names, document->n_sources, "and") : "");
}

/* Whether a row surely is where the source's `near`, `along` and `inside` ask; `inside` knows what the others said. */
static const uint8_t *certain_rows(const counting *c)
{
    const cor_render_context *context = c->subject.context;
    const char *const *fields = cor_kept_rows_fields(context, c->subject.source, context->arena);
    if (!*fields) return NULL;
    const cor_column *said = cor_table_column(c->subject.table, fields[1] ? fields[1] : fields[0]);
    uint8_t *certain = COR_NEW_ARRAY(context->arena, uint8_t, c->subject.table->n_rows + 1);
    for (size_t i = 0; said && i < c->subject.table->n_rows; i++)
        certain[i] = !g_strcmp0(said->strings[i], "certain");
    return certain;
}

static cor_status measure(const counting *c, const char *field, const double **ret_numbers, cor_error *err)
{
    const cor_column *column;
    size_t n = c->subject.table->n_rows, found = 0;
    cor_status st = cor_stats_column(&c->subject, field, "--sum", &column, err);
    if (st) return st;
    double *numbers = COR_NEW_ARRAY(c->subject.arena, double, n + 1);
    for (size_t i = 0; i < n; i++) {
        cor_value cell = cor_column_value(column, i);
        numbers[i] = cell.kind == COR_NUMBER ? cell.number : NAN;
        found += cell.kind == COR_NUMBER;
    }
    *ret_numbers = numbers;
    if (found || !n) return COR_OK;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(c->subject.context->map->document->file),
                       "--sum: the field '%.60s' of source '%.60s' holds no numbers", field, c->subject.source);
}

static cor_status measure_all(counting *c, cor_error *err)
{
    const double **measures = COR_NEW_ARRAY(c->subject.arena, const double *, c->wish->n_sums + 1);
    cor_status st = COR_OK;
    for (size_t i = 0; i < c->wish->n_sums && !st; i++)
        st = measure(c, c->wish->sums[i], &measures[i], err);
    c->rows.measures = measures;
    c->rows.n_measures = c->wish->n_sums;
    return st;
}

static cor_status fail_unpaged(const cor_render_context *context, cor_error *err)
{
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_key_location(context->map->document->atlas.node),
                       "this document is an atlas of many maps: to hold numbers against one of them, name its page by "
                       "--page");
}

/* "A,B" → A and B, NULL-terminated; more than two are those that are said to be too many. */
static char **parts_of(const counting *c, size_t i)
{
    return g_strsplit(c->wish->by[i], ",", 0);
}

static bool wants_page(const counting *c)
{
    bool wants = c->wish->drawn || c->wish->check;
    for (size_t i = 0; i < c->wish->n_by; i++) {
        char **parts = parts_of(c, i);
        for (char **part = parts; *part; part++)
            wants |= cor_stats_axis_is_of_page(&c->subject, *part);
        g_strfreev(parts);
    }
    return wants;
}

/* That it is known of each feature that the map draws which row it is. */
static cor_status check_drawn(const counting *c, cor_error *err)
{
    size_t n = 0;
    for (size_t i = 0; i < c->subject.table->n_rows; i++)
        n += c->drawn.features[i];
    if (n == c->drawn.n_drawn) return COR_OK;
    return cor_fail_at(
        err, COR_BAD_DATA, cor_file_location(c->subject.context->map->document->file),
        "the map draws %zu of source '%.60s', and of %zu it can be told which rows they are: what is drawn "
        "in clusters, or has ids that are no numbers, can't be counted by row",
        c->drawn.n_drawn, c->subject.source, n);
}

/* The map as it is drawn, without a picture. */
static cor_status draw(counting *c, cor_error *err)
{
    cor_drawing_page page;
    const cor_render_context *context = c->subject.context;
    if (!wants_page(c)) return COR_OK;
    if (context->map->document->atlas.kind != COR_ATLAS_NONE && !context->subject) return fail_unpaged(context, err);
    cor_fonts_forget(context->session->fonts);
    cor_status st = cor_page_open(context, &page, err);
    if (!st) st = cor_page_draw(&page, err);
    if (!st) {
        c->drawn = cor_page_drawn_features(&page, c->subject.source, c->subject.table, c->subject.arena);
        c->subject.drawn = &c->drawn;
        c->rows.drawn = c->drawn.features;
        c->report = cor_page_report(&page);
    }
    cor_page_free(&page);
    return st ? st : check_drawn(c, err);
}

/* ---- tables ----------------------------------------------------------------------------------------------- */

static const size_t *count_up(cor_arena *arena, size_t n)
{
    size_t *list = COR_NEW_ARRAY(arena, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        list[i] = i;
    return list;
}

/* Of each group the features that surely lie in it, and surely where the source asks. */
static const size_t *count_surely(const counting *c, const cor_stats_table *table, const size_t *of)
{
    bool known = false;
    size_t *n = COR_NEW_ARRAY(c->subject.arena, size_t, table->n + 1);
    for (size_t k = 0; k < table->n_axes; k++)
        known |= table->axes[k].surely != NULL;
    for (size_t i = 0; known && i < c->rows.n_rows; i++) {
        bool surely = !c->rows.certain || c->rows.certain[i];
        for (size_t k = 0; k < table->n_axes; k++)
            surely = surely && (!table->axes[k].surely || table->axes[k].surely[i]);
        if (surely) n[of[i]] += cor_table_features(c->subject.table, i);
    }
    return known ? n : NULL;
}

static cor_status read_axes(const counting *c, size_t by, cor_stats_table *table, cor_error *err)
{
    char **parts = parts_of(c, by);
    cor_status st = COR_OK;
    if (g_strv_length(parts) > G_N_ELEMENTS(table->axes))
        st = cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(c->subject.context->map->document->file),
                         "--by %.80s names more than two; rows are counted by two things at most", c->wish->by[by]);
    for (char **part = parts; *part && !st; part++)
        st =
            cor_stats_axis_of(&c->subject, cor_arena_copy(c->subject.arena, *part), &table->axes[table->n_axes++], err);
    g_strfreev(parts);
    return st;
}

static const size_t *group(const counting *c, cor_stats_table *table)
{
    cor_arena *arena = c->subject.arena;
    if (table->n_axes == 2) {
        const cor_crossing pairs =
            cor_cross_groups(arena, table->axes[0].of, table->axes[1].of, c->rows.n_rows, table->axes[1].n);
        table->n = pairs.n;
        table->keys[0] = pairs.left;
        table->keys[1] = pairs.right;
        return pairs.of;
    }
    table->n = table->n_axes ? table->axes[0].n : 1;
    table->keys[0] = count_up(arena, table->n);
    return table->n_axes ? table->axes[0].of : NULL;
}

static cor_status make_table(const counting *c, size_t at, const cor_stats *stats, cor_stats_table *table,
                             cor_error *err)
{
    cor_status st = at < c->wish->n_by ? read_axes(c, at, table, err) : COR_OK;
    if (st) return st;
    const size_t *of = group(c, table);
    table->tallies = cor_tally_rows(c->subject.arena, &c->rows, of, table->n);
    table->surely = count_surely(c, table, of);
    return c->wish->rates ? cor_stats_rates(stats, table, err) : COR_OK;
}

static cor_status check_rates(const cor_stats *stats, cor_error *err)
{
    bool any = false;
    for (size_t i = 0; i < stats->n_tables; i++)
        any |= stats->tables[i].rates != NULL;
    if (any || !stats->wish->rates) return COR_OK;
    return cor_fail_at(err, COR_BAD_DOCUMENT, cor_file_location(stats->subject->context->map->document->file),
                       "rates are those of pieces of routes; count by them alone, as by --by \"segment:25 km\"");
}

static cor_status make_tables(const counting *c, cor_stats *stats, cor_error *err)
{
    size_t n = c->wish->n_by ? c->wish->n_by : 1;
    cor_stats_table *tables = COR_NEW_ARRAY(c->subject.arena, cor_stats_table, n);
    cor_status st = COR_OK;
    for (size_t i = 0; i < n && !st; i++) {
        tables[i].by = c->wish->n_by ? c->wish->by[i] : NULL;
        st = make_table(c, i, stats, &tables[i], err);
    }
    stats->tables = tables;
    stats->n_tables = n;
    return st ? st : check_rates(stats, err);
}

/* ---- all of it -------------------------------------------------------------------------------------------- */

static cor_status count_rows(counting *c, char **ret_text, cor_error *err)
{
    cor_stats stats = {.subject = &c->subject, .wish = c->wish};
    cor_status st = cor_source_table(c->subject.context, c->subject.cache, c->subject.source, &c->subject.table, err);
    if (!st) st = draw(c, err);
    if (st) return st;
    c->rows.n_rows = c->subject.table->n_rows;
    c->rows.features = c->subject.table->features;
    c->rows.certain = certain_rows(c);
    st = measure_all(c, err);
    if (st) return st;
    stats.has_certain = c->rows.certain != NULL;
    stats.all = cor_tally_rows(c->subject.arena, &c->rows, NULL, 1);
    st = make_tables(c, &stats, err);
    if (!st && c->wish->check) st = cor_stats_check(&stats, c->report, err);
    if (!st) *ret_text = cor_stats_text(&stats);
    return st;
}

static const cor_map_source *options_of(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++)
        if (!strcmp(context->map->document->sources[i].name, source)) return &context->map->document->sources[i];
    return NULL;
}

static cor_status count_source(const cor_render_context *context, const cor_stats_wish *wish, char **ret_text,
                               cor_error *err)
{
    counting c = {.subject = {.context = context, .arena = context->arena}, .wish = wish};
    cor_status st = source_of(context, wish->source, &c.subject.source, err);
    if (st) return st;
    c.subject.options = options_of(context, c.subject.source);
    c.subject.cache = cor_table_cache_new(context, context->arena);
    cor_table_cache_want_all(c.subject.cache);
    st = count_rows(&c, ret_text, err);
    cor_table_cache_free(c.subject.cache);
    g_free(c.report);
    return st;
}

static cor_status count_page(const cor_render_context *atlas, const cor_stats_wish *wish, char **ret_text,
                             cor_error *err)
{
    cor_render_context *page;
    cor_status st = cor_page_context_open(atlas, wish->page, &page, err);
    if (st) return st;
    st = count_source(page, wish, ret_text, err);
    cor_render_context_close(page);
    return st;
}

cor_status cor_map_stats(cor_map *map, const cor_stats_wish *wish, cor_write write, void *context, cor_error *error)
{
    char *text = NULL;
    cor_arena *arena = cor_arena_new();
    cor_render_context *own = cor_render_context_open(map->session, map->resolved, &(cor_page_own){0}, arena);
    cor_status st = wish->page ? count_page(own, wish, &text, error) : count_source(own, wish, &text, error);
    if (!st && !write(context, text, strlen(text)))
        st = cor_fail(error, COR_BAD_OUTPUT, "the numbers can't be written");
    g_free(text);
    cor_render_context_close(own);
    cor_arena_free(arena);
    return st;
}
