#include "page/chart_rows.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "chainage/locate.h"
#include "page/furnishing.h"
#include "page/subject.h"
#include "page/words.h"
#include "prepare/along_routes.h"
#include "prepare/data_source.h"
#include "prepare/layer_needs.h"
#include "prepare/named_routes.h"

/* ---- what is asked for ------------------------------------------------------------------------------------ */

static const char *state_word(void *context, const char *name)
{
    const cor_render_context *of = context;
    return cor_state_text(of, name, of->arena);
}

/* The day that TEXT, written at KEY, says; 0 where it is NULL or can't be filled. */
static cor_status day_of(const cor_render_context *context, const char *text, const char *key, cor_day *ret_day,
                         cor_error *err)
{
    const cor_node *node = cor_node_get(context->map->document->furniture.timeline.chart.node, key);
    const char *filled;
    cor_error wrong;
    cor_date date;
    *ret_day = 0;
    if (!text) return COR_OK;
    /* That words in braces are not known, they say themselves. */
    if (cor_text_fill(context->arena, text, state_word, (void *) context, &filled, &wrong)) return COR_OK;
    if (!cor_date_parse(filled, &date) || !date.day)
        return cor_node_fail(node, err, "\"%.40s\" is no date; write it as YYYY-MM-DD, or a parameter like \"{since}\"",
                             filled);
    *ret_day = cor_date_day(date);
    return COR_OK;
}

/* The words behind `where` that name a parameter which holds a day: the rows are those from then on. */
static const char *day_in_where(const cor_render_context *context, const char *source)
{
    const cor_map_document *document = context->map->document;
    for (size_t i = 0; i < document->n_sources; i++) {
        const cor_map_source *own = &document->sources[i];
        const char *at = own->where && !strcmp(own->name, source) ? strstr(own->where, ":since") : NULL;
        const char *day =
            at && !g_ascii_isalnum(at[6]) && at[6] != '_' ? cor_state_text(context, "since", context->arena) : NULL;
        cor_date date;
        if (day && cor_date_parse(day, &date) && date.day) return day;
    }
    return NULL;
}

/* As it is said; else from the parameter `since`, where the source's `where` goes by it, to the day that the map speaks
 * of, where that is said. */
static cor_status window_of(const cor_render_context *context, cor_day_window *ret_window, cor_error *err)
{
    const cor_map_document *document = context->map->document;
    const cor_timeline_options *timeline = &document->furniture.timeline;
    const char *from = timeline->from ? timeline->from : day_in_where(context, timeline->chart.source),
               *to = timeline->to              ? timeline->to
                     : document->as_of_is_said ? document->as_of
                                               : NULL;
    cor_status st = day_of(context, from, "from", &ret_window->from, err);
    if (!st) st = day_of(context, to, "to", &ret_window->to, err);
    if (!st && ret_window->from && ret_window->to && ret_window->from > ret_window->to)
        return cor_node_fail(timeline->chart.node, err, "the timeline ends on %s, before it begins on %s", to, from);
    return st;
}

static cor_status check_source(const cor_render_context *context, const cor_chart_options *chart, cor_error *err)
{
    if (!chart->on || !chart->source) return COR_OK;
    return cor_data_source_known(context, chart->source, cor_node_get(chart->node, "source"), err);
}

/* That the strip's source lies along its route. */
static cor_status check_strip(const cor_render_context *context, cor_error *err)
{
    const cor_route_strip_options *strip = &context->map->document->furniture.route_strip;
    const cor_chart_options *chart = &strip->chart;
    cor_status st = check_source(context, chart, err);
    if (st || !chart->on || !chart->source || !strip->route) return st;
    const cor_map_source *own = cor_along_options(context, chart->source);
    if (!own)
        return cor_node_fail(
            cor_node_get(chart->node, "source"), err,
            "source '%.60s' lies along no route; give it \"along: {route: %.60s, within: 50 km}\" under "
            "\"sources\"",
            chart->source, strip->route);
    const char *const *routes = own->along.routes;
    if (g_strv_contains(routes, strip->route)) return COR_OK;
    return cor_node_fail(
        cor_node_get(chart->node, "route"), err, "source '%.60s' does not lie along the route '%.60s'%s", chart->source,
        strip->route,
        cor_hint_of(cor_nearest_word(strip->route, routes, g_strv_length((char **) routes)), '\'', "").text);
}

cor_status cor_charts_check(const cor_render_context *context, cor_error *err)
{
    const cor_map_furniture *furniture = &context->map->document->furniture;
    cor_day_window window;
    cor_status st = check_source(context, &furniture->timeline.chart, err);
    if (!st) st = check_source(context, &furniture->ranking.chart, err);
    if (!st) st = check_strip(context, err);
    if (st || !furniture->timeline.chart.on || !furniture->timeline.chart.source) return st;
    return window_of(context, &window, err);
}

/* That FIELD, which CHART, a WHAT, asks for by KEY, is among N NAMES; ADVICE where it is asked for without being named.
 */
static cor_status check_field(const cor_chart_options *chart, const char *what, const char *key, const char *field,
                              const char *advice, const char *const *names, size_t n, cor_error *err)
{
    for (size_t i = 0; i < n || !field; i++)
        if (!field || !strcmp(names[i], field)) return COR_OK;
    const cor_node *said = cor_node_get(chart->node, key);
    return cor_node_fail(said ? said : chart->node, err,
                         "the %s asks for the field '%.60s', which source '%.60s' lacks%s", what, field, chart->source,
                         cor_hint_of(cor_nearest_word(field, names, n), '\'', said ? "" : advice).text);
}

static bool is_of(const cor_chart_options *chart, const char *source)
{
    return chart->on && !g_strcmp0(chart->source, source);
}

cor_status cor_charts_fields_known(const cor_render_context *context, const char *source, const char *const *names,
                                   size_t n, cor_error *err)
{
    const cor_map_furniture *furniture = &context->map->document->furniture;
    const cor_timeline_options *timeline = &furniture->timeline;
    const cor_ranking_options *ranking = &furniture->ranking;
    cor_status st = COR_OK;
    if (is_of(&timeline->chart, source))
        st = check_field(&timeline->chart, "timeline", "when", timeline->date,
                         "; name the field of its days by \"when: FIELD\"", names, n, err);
    if (st || !is_of(&ranking->chart, source)) return st;
    st = check_field(&ranking->chart, "ranking", "by", ranking->by, "", names, n, err);
    return st ? st : check_field(&ranking->chart, "ranking", "sum", ranking->sum, "", names, n, err);
}

void cor_charts_plan(cor_drawing_page *page)
{
    const cor_map_furniture *furniture = &page->context->map->document->furniture;
    page->charts = COR_NEW_ARRAY(page->arena, cor_chart, 3);
    page->n_charts = 0;
    if (furniture->route_strip.chart.on)
        page->charts[page->n_charts++] =
            (cor_chart){.piece = COR_PIECE_STRIP, .options = &furniture->route_strip.chart};
    if (furniture->timeline.chart.on)
        page->charts[page->n_charts++] =
            (cor_chart){.piece = COR_PIECE_TIMELINE, .options = &furniture->timeline.chart};
    if (furniture->ranking.chart.on)
        page->charts[page->n_charts++] = (cor_chart){.piece = COR_PIECE_RANKING, .options = &furniture->ranking.chart};
}

/* ---- which rows ------------------------------------------------------------------------------------------- */

/* The rows of DRAWN that can be seen in the frame. */
static const uint32_t *seen_rows(const cor_drawing_page *page, const cor_drawn_layer *drawn, size_t *ret_n)
{
    const uint8_t *visibility = drawn->drawable->visibility;
    uint32_t *rows = COR_NEW_ARRAY(page->arena, uint32_t, drawn->counts.n_rows + 1);
    *ret_n = 0;
    for (size_t i = 0; i < drawn->counts.n_rows; i++) {
        uint32_t row = drawn->counts.rows[i];
        if (visibility && visibility[row] != COR_VISIBILITY_INSIDE) continue;
        if (!cor_ids_have(&drawn->hidden, cor_table_id(drawn->drawable->table, row))) rows[(*ret_n)++] = row;
    }
    return rows;
}

static size_t features_of(const cor_table *table, const uint32_t *rows, size_t n)
{
    size_t features = 0;
    for (size_t i = 0; i < n; i++)
        features += cor_table_features(table, rows[i]);
    return features;
}

/* Of the layers on the chart's source, the one that counts most speaks for it, as in the page's words. */
static void choose_rows(cor_drawing_page *page, cor_chart *chart)
{
    size_t most = 0;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!drawn->drawable || g_strcmp0(cor_layer_source(drawn->layer), chart->options->source) != 0) continue;
        size_t n;
        const uint32_t *rows = cor_page_rows_in_subject(page, drawn, &n);
        if (!rows) rows = seen_rows(page, drawn, &n);
        size_t features = features_of(drawn->drawable->table, rows, n);
        if (chart->drawn && features < most) continue;
        most = features;
        chart->drawn = drawn;
        chart->rows = rows;
        chart->n_rows = n;
    }
}

static const char *text_at(const cor_table *table, const char *field, uint32_t row)
{
    const cor_column *column = cor_table_column(table, field);
    cor_value value = column ? cor_column_value(column, row) : cor_null();
    return value.kind == COR_STRING ? value.string : "";
}

/* The kilometre of ROW on the route; INFINITY beyond an end, NAN along another. */
static double km_on(const cor_table *table, uint32_t row, const char *route)
{
    const cor_column *km = cor_table_column(table, cor_along_fields[COR_ALONG_KM]);
    const char *side = text_at(table, cor_along_fields[COR_ALONG_SIDE], row);
    cor_value value = km ? cor_column_value(km, row) : cor_null();
    bool is_beyond =
        !strcmp(side, cor_route_side_words[COR_BEFORE_START]) || !strcmp(side, cor_route_side_words[COR_AFTER_END]);
    if (value.kind != COR_NUMBER || strcmp(text_at(table, cor_along_fields[COR_ALONG_ROUTE], row), route) != 0)
        return NAN;
    return is_beyond ? INFINITY : value.number;
}

/* Where on its route the rows of the strip CHART lie. */
static cor_status place_rows(const cor_drawing_page *page, cor_chart *chart, cor_error *err)
{
    const char *name = page->context->map->document->furniture.route_strip.route;
    const cor_route *route;
    cor_status st = cor_route_called(page->context, name, cor_node_get(chart->options->node, "route"), &route, err);
    if (st) return st;
    double *km = COR_NEW_ARRAY(page->arena, double, chart->n_rows + 1);
    for (size_t i = 0; i < chart->n_rows; i++)
        km[i] = km_on(chart->drawn->drawable->table, chart->rows[i], name);
    chart->km = km;
    chart->km_from = cor_along_km(cor_route_km(route, 0));
    chart->km_to = cor_along_km(cor_route_km(route, cor_route_end(route)));
    return COR_OK;
}

static cor_status check_fields(const cor_drawing_page *page, const cor_chart *chart, cor_error *err)
{
    const cor_table *table = chart->drawn->drawable->table;
    const char **names = COR_NEW_ARRAY(page->arena, const char *, table->n_columns);
    if (table->is_absent) return COR_OK;
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    return cor_charts_fields_known(page->context, chart->options->source, names, table->n_columns, err);
}

static cor_status fill(cor_drawing_page *page, cor_chart *chart, cor_error *err)
{
    choose_rows(page, chart);
    if (!chart->drawn) {
        cor_warn(page->context->diagnostics, cor_node_location(chart->options->node),
                 "the %s is empty: no layer of source '%s' is drawn", cor_piece_key(chart->piece),
                 chart->options->source);
        return COR_OK;
    }
    cor_status st = check_fields(page, chart, err);
    if (!st && chart->piece == COR_PIECE_TIMELINE) st = window_of(page->context, &chart->window, err);
    if (!st && chart->piece == COR_PIECE_STRIP) st = place_rows(page, chart, err);
    return st ? st : cor_page_fill(page, chart->options->title, &chart->title, err);
}

cor_status cor_charts_draw(cor_drawing_page *page, cor_error *err)
{
    cor_status st = COR_OK;
    for (size_t i = 0; i < page->n_charts && !st; i++)
        st = fill(page, &page->charts[i], err);
    if (st || !page->n_charts) return st;
    const cor_furnishing f = cor_page_furnishing(page);
    cor_furnish_charts(&f);
    return COR_OK;
}
