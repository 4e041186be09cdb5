/* The report: what was drawn and what was not, for programs. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "page/news_counts.h"
#include "page/page.h"
#include "page/report.h"
#include "prepare/kept_rows.h"
#include "prepare/named_routes.h"
#include "prepare/rows_inside.h"

static json_t *numbers(const double *x, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, isfinite(x[i]) ? json_real(x[i]) : json_null());
    return list;
}

static json_t *view_json(const cor_view *view)
{
    const double extent[4] = {view->extent.x0, view->extent.y0, view->extent.x1, view->extent.y1};
    const double centre[2] = {view->centre.x, view->centre.y};
    json_t *json = json_pack("{s:s, s:s, s:b, s:o, s:o, s:f, s:f}", "crs", cor_crs_text(view->crs), "name",
                             cor_crs_name(view->crs), "chosen", view->chosen, "extent", numbers(extent, 4), "centre",
                             numbers(centre, 2), "zoom", view->zoom, "metres_per_point", view->metres_per_point);
    if (view->has_reach) {
        const double reach[4] = {view->reach.x0, view->reach.y0, view->reach.x1, view->reach.y1};
        json_object_set_new(json, "reach", numbers(reach, 4));
    }
    return json;
}

static json_t *label_json(const cor_label *label)
{
    json_t *json = json_pack("{s:f, s:s?, s:s?}", "feature", label->feature, "text",
                             label->run ? label->run->spec.text : NULL, "blocked_by", label->blocked_by);
    if (label->icon) json_object_set_new(json, "icon", json_string(cor_icon_name(label->icon)));
    return json;
}

static bool is_drawn(const cor_label *label)
{
    return (!label->run || label->chosen >= 0) && (!label->icon || label->mark_drawn);
}

/* Labels of LAYER: how many were wanted and drawn, and each that was not. */
static json_t *labels_json(const cor_scene *scene, const char *layer)
{
    size_t n, wanted = 0, drawn = 0;
    const cor_label *labels = cor_scene_labels(scene, &n);
    json_t *omitted = json_array();
    for (size_t i = 0; i < n; i++) {
        if (strcmp(labels[i].layer, layer) != 0) continue;
        wanted++;
        drawn += is_drawn(&labels[i]);
        if (!is_drawn(&labels[i])) json_array_append_new(omitted, label_json(&labels[i]));
    }
    return json_pack("{s:I, s:I, s:o}", "wanted", (json_int_t) wanted, "drawn", (json_int_t) drawn, "omitted", omitted);
}

static json_t *insets_json(const cor_drawing_page *page)
{
    json_t *list = json_array();
    for (size_t i = 0; i < page->n_insets; i++) {
        cor_rect f = page->insets[i].frame;
        if (!page->insets[i].scene) { /* left out */
            json_array_append_new(list, json_null());
            continue;
        }
        const double frame[4] = {f.x0, f.y0, f.x1, f.y1};
        json_array_append_new(
            list, json_pack("{s:o, s:o}", "frame", numbers(frame, 4), "view", view_json(&page->insets[i].view)));
    }
    return list;
}

static json_t *certainty_json(size_t certain, size_t possible)
{
    return json_pack("{s:I, s:I}", "certain", (json_int_t) certain, "possible", (json_int_t) possible);
}

/* What `near`, `along` and `inside` leave of the source. */
static void add_kept(json_t *json, const cor_drawing_page *page, const cor_drawn_layer *drawn)
{
    const cor_table *table = drawn->drawable->table;
    if (cor_counts_within(page->context, cor_layer_source(drawn->layer)))
        json_object_set_new(json, "within", certainty_json(table->counts.within, table->counts.within_possible));
    if (cor_inside_options(page->context, cor_layer_source(drawn->layer)))
        json_object_set_new(json, "inside", certainty_json(table->counts.inside, table->counts.inside_possible));
}

/* jansson refuses what is not UTF-8, as a file's name may be. */
static json_t *text_json(const char *text)
{
    if (!text) return json_null();
    char *valid = g_utf8_make_valid(text, -1);
    json_t *json = json_string(valid);
    g_free(valid);
    return json;
}

/* "2024-08", "2024-Q3", "2024" */
static json_t *period_json(const cor_period_counts *counts, size_t i)
{
    cor_period period = counts->first + (cor_period) i;
    int year = cor_period_year(period, counts->unit), index = cor_period_in_year(period, counts->unit);
    if (counts->unit == COR_BY_MONTH) return json_sprintf("%04d-%02d", year, index);
    return counts->unit == COR_BY_QUARTER ? json_sprintf("%04d-Q%d", year, index) : json_sprintf("%04d", year);
}

static json_t *bars_json(const cor_chart *chart)
{
    json_t *list = json_array();
    const cor_period_counts *counts = &chart->counts;
    for (size_t i = 0; i < counts->n; i++) {
        double from;
        json_t *bar = json_pack("{s:o, s:f, s:f}", "period", period_json(counts, i), "count", counts->totals[i],
                                "known", cor_period_covered(counts, i, &from));
        if (chart->classes)
            json_object_set_new(bar, "classes", numbers(counts->counts + i * counts->n_classes, counts->n_classes));
        json_array_append_new(list, bar);
    }
    return list;
}

static json_t *classes_json(const cor_chart *chart, size_t n)
{
    json_t *classes = json_array();
    for (size_t k = 0; chart->classes && k < n; k++)
        json_array_append_new(classes, text_json(chart->classes[k]));
    return classes;
}

static json_t *timeline_json(const cor_chart *chart)
{
    return json_pack("{s:f, s:f, s:o, s:o}", "count", chart->counts.total, "undated", chart->counts.undated, "bars",
                     bars_json(chart), "classes", classes_json(chart, chart->counts.n_classes));
}

static json_t *strip_json(const cor_chart *chart)
{
    const cor_bin_counts *counts = &chart->bins;
    json_t *bars = json_array();
    for (size_t i = 0; i < counts->n; i++) {
        double from, to;
        cor_bin_ends(counts, i, &from, &to);
        json_t *bar = json_pack("{s:f, s:f, s:f}", "from_km", from, "to_km", to, "count", counts->totals[i]);
        if (chart->classes)
            json_object_set_new(bar, "classes", numbers(counts->counts + i * counts->n_classes, counts->n_classes));
        json_array_append_new(bars, bar);
    }
    return json_pack("{s:f, s:f, s:f, s:o, s:o}", "count", counts->total, "beyond_ends", counts->beyond, "off_route",
                     counts->unplaced, "bars", bars, "classes", classes_json(chart, counts->n_classes));
}

static json_t *ranking_json(const cor_chart *chart)
{
    const cor_ranking *ranking = &chart->ranking;
    json_t *bars = json_array();
    for (size_t i = 0; i < ranking->n; i++)
        json_array_append_new(
            bars, json_pack("{s:o, s:f}", "name", text_json(ranking->list[i].name), "count", ranking->list[i].count));
    return json_pack("{s:f, s:f, s:I, s:f, s:o}", "count", ranking->total, "others", ranking->others, "other_names",
                     (json_int_t) ranking->n_others, "unnamed", ranking->unnamed, "bars", bars);
}

static json_t *charts_json(const cor_drawing_page *page)
{
    json_t *list = json_array();
    for (size_t i = 0; i < page->n_charts; i++) {
        const cor_chart *chart = &page->charts[i];
        json_t *json = chart->piece == COR_PIECE_RANKING ? ranking_json(chart)
                       : chart->piece == COR_PIECE_STRIP ? strip_json(chart)
                                                         : timeline_json(chart);
        json_object_set_new(json, "chart", json_string(cor_piece_key(chart->piece)));
        json_object_set_new(json, "source", text_json(chart->options->source));
        json_array_append_new(list, json);
    }
    return list;
}

static json_t *layer_json(const cor_drawing_page *page, const cor_drawn_layer *drawn)
{
    const cor_layer_counts *c = &drawn->counts;
    json_t *json =
        json_pack("{s:s, s:s, s:s?}", "id", cor_layer_id(drawn->layer), "type",
                  cor_layer_type_name(cor_layer_type_of(drawn->layer)), "source", cor_layer_source(drawn->layer));
    if (!drawn->drawable) return json;
    json_object_set_new(json, "file", json_string(drawn->drawable->table->file));
    json_object_set_new(json, "features",
                        json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}", "read", (json_int_t) c->read, "drawn",
                                  (json_int_t) c->drawn, "outside", (json_int_t) c->outside, "filtered",
                                  (json_int_t) c->filtered, "unusable", (json_int_t) c->unusable, "hidden",
                                  (json_int_t) c->hidden));
    add_kept(json, page, drawn);
    if (drawn->drawable->table->features)
        json_object_set_new(json_object_get(json, "features"), "clusters", json_integer((json_int_t) c->clusters));
    if (cor_layer_type_of(drawn->layer) == COR_LAYER_SYMBOL)
        json_object_set_new(json, "labels", labels_json(page->scene, cor_layer_id(drawn->layer)));
    return json;
}

json_t *cor_remarks_json(const cor_diagnostics *diagnostics, bool notes)
{
    json_t *list = json_array();
    for (size_t i = 0; i < cor_diagnostics_count(diagnostics); i++) {
        const cor_remark *r = cor_diagnostics_get(diagnostics, i);
        if (r->is_note != notes) continue;
        json_array_append_new(list, json_pack("{s:o, s:i, s:i, s:s, s:o}", "file", text_json(r->file), "line", r->line,
                                              "column", r->column, "severity",
                                              r->is_error ? "error"
                                              : notes     ? "note"
                                                          : "warning",
                                              "message", text_json(r->message)));
    }
    return list;
}

static json_t *route_json(const cor_route *route)
{
    size_t n_gaps;
    double by_posts, drawn, end = cor_route_end(route);
    cor_route_gaps(route, &n_gaps);
    json_t *json =
        json_pack("{s:s, s:f, s:f, s:f, s:I}", "name", cor_route_name(route), "drawn_km", cor_route_drawn(route) / 1000,
                  "from_km", cor_route_km(route, 0), "to_km", cor_route_km(route, end), "gaps", (json_int_t) n_gaps);
    if (cor_route_is_calibrated(route, &by_posts, &drawn))
        json_object_set_new(json, "calibrated", json_pack("{s:f, s:f}", "km", by_posts, "drawn_km", drawn));
    return json;
}

/* Those that something of the page was measured along. */
static json_t *routes_json(const cor_render_context *context)
{
    json_t *list = json_array();
    const cor_route *route;
    for (size_t i = 0; (route = cor_routes_made(context, i)); i++)
        json_array_append_new(list, route_json(route));
    return list;
}

char *cor_page_report(const cor_drawing_page *page)
{
    const cor_map_document *document = page->context->map->document;
    cor_table_cache_losses lost = cor_table_cache_lost(page->cache);
    json_t *layers = json_array();
    for (size_t i = 0; i < page->n_layers; i++)
        json_array_append_new(layers, layer_json(page, &page->layers[i]));
    const double size[2] = {document->page.width, document->page.height};
    json_t *json = json_pack("{s:s, s:s?, s:o, s:o, s:s?, s:b, s:{s:o, s:f}, s:o, s:o, s:{s:I, s:I}, s:o, s:o}", "map",
                             document->file, "title", page->scene->title, "alt", text_json(page->scene->description),
                             "caption", text_json(page->scene->caption), "worldview", page->context->map->worldview,
                             "worldview_stated", page->context->map->worldview_is_set, "page", "size", numbers(size, 2),
                             "dpi", document->page.dpi, "view", view_json(&page->view), "layers", layers, "projection",
                             "points_lost", (json_int_t) lost.points_lost, "parts_split", (json_int_t) lost.parts_split,
                             "warnings", cor_remarks_json(page->context->diagnostics, false), "notes",
                             cor_remarks_json(page->context->diagnostics, true));
    if (cor_routes_made(page->context, 0)) json_object_set_new(json, "routes", routes_json(page->context));
    if (page->n_charts) json_object_set_new(json, "charts", charts_json(page));
    json_t *news = cor_page_news_json(page);
    if (json_array_size(news)) json_object_set(json, "since", news);
    json_decref(news);
    if (page->n_insets) json_object_set_new(json, "insets", insets_json(page));
    char *dumped = json_dumps(json, JSON_INDENT(1) | JSON_REAL_PRECISION(12)), *text = g_strdup(dumped);
    free(dumped);
    json_decref(json);
    return text;
}
