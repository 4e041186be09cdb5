#include "page/news_counts.h"

#include <string.h>

#include "prepare/since_report.h"

bool cor_page_knows_news(const cor_render_context *context, const char *source, cor_news_kind kind)
{
    const cor_map_source *options = cor_since_options(context, source);
    const cor_style_source *own = cor_style_source_of(context->map->style, source);
    bool is_grouped = own && own->clustering;
    return options && cor_since_tells(options, kind) && (!is_grouped || kind == COR_NEWS_REMOVED);
}

/* Whether ROW counts as drawn. */
static bool is_drawn(const cor_drawing_page *page, const cor_drawn_layer *drawn, uint32_t row)
{
    const uint8_t *visibility = drawn->drawable->visibility;
    const cor_ids *hidden = page->expected ? &page->expected[drawn - page->layers].hidden : &drawn->hidden;
    return (!visibility || visibility[row] == COR_VISIBILITY_INSIDE) &&
           !cor_ids_have(hidden, cor_table_id(drawn->drawable->table, row));
}

static size_t count_drawn(const cor_drawing_page *page, const cor_drawn_layer *drawn, const char *word)
{
    size_t n = 0;
    const cor_table *table = drawn->drawable->table;
    const cor_column *news = cor_table_column(table, COR_NEWS_FIELD);
    for (size_t i = 0; news && i < drawn->counts.n_rows; i++) {
        uint32_t row = drawn->counts.rows[i];
        if (!g_strcmp0(news->strings[row], word) && is_drawn(page, drawn, row)) n += cor_table_features(table, row);
    }
    return n;
}

bool cor_page_count_news(const cor_drawing_page *page, const cor_drawn_layer *drawn, const char *what, size_t *ret_n)
{
    const cor_news *news = drawn->drawable->table->news;
    cor_news_kind kind = COR_NEWS_NEW;
    while (kind < COR_NEWS_KINDS && strcmp(cor_news_words[kind], what) != 0)
        kind++;
    if (kind == COR_NEWS_KINDS || !cor_page_knows_news(page->context, cor_layer_source(drawn->layer), kind))
        return false;
    *ret_n = kind != COR_NEWS_REMOVED ? count_drawn(page, drawn, what) : news ? news->of[kind].n : 0;
    return true;
}

/* ---- the report ---------------------------------------------------------------------------------------------- */

static json_t *kind_json(const cor_news *news, cor_news_kind kind)
{
    json_t *list = json_array();
    for (size_t i = 0; i < news->of[kind].n; i++) {
        const cor_news_row *row = &news->of[kind].rows[i];
        json_array_append_new(list, row->fields ? json_pack("{s:s, s:s}", "id", row->id, "fields", row->fields)
                                                : json_string(row->id));
    }
    return list;
}

static json_t *source_json(const cor_map_source *options, const cor_news *news)
{
    json_t *json = json_pack("{s:s}", "source", options->name);
    if (options->since.report) json_object_set_new(json, "report", json_string(options->since.report));
    if (options->since.date) json_object_set_new(json, "date", json_string(options->since.date));
    for (cor_news_kind kind = COR_NEWS_NEW; kind < COR_NEWS_KINDS; kind++)
        if (cor_since_tells(options, kind)) json_object_set_new(json, cor_news_words[kind], kind_json(news, kind));
    return json;
}

/* The news of the layers on SOURCE: they are all of one table. */
static const cor_news *news_of(const cor_drawing_page *page, const char *source)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (drawn->drawable && drawn->drawable->table->news && !strcmp(cor_layer_source(drawn->layer), source))
            return drawn->drawable->table->news;
    }
    return NULL;
}

json_t *cor_page_news_json(const cor_drawing_page *page)
{
    const cor_map_document *document = page->context->map->document;
    json_t *list = json_array();
    for (size_t i = 0; i < document->n_sources; i++) {
        const cor_map_source *options = cor_since_options(page->context, document->sources[i].name);
        const cor_news *news = options ? news_of(page, options->name) : NULL;
        if (news) json_array_append_new(list, source_json(options, news));
    }
    return list;
}
