#include "page/feature_table.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/value_order.h"
#include "base/words.h"
#include "page/shown.h"
#include "prepare/missing_fields.h"
#include "words/words.h"

/* The numbers of the page: row rows[i] has the number i + 1. */
struct cor_numbers {
    const cor_drawable *drawable; /* whose rows were numbered */
    const uint32_t *rows;
    size_t n;
};

bool cor_feature_table_is_of(const cor_render_context *context, const char *source)
{
    const cor_feature_table_options *options = &context->map->document->furniture.table;
    return options->on && options->source && !strcmp(options->source, source);
}

cor_status cor_feature_table_check(const cor_render_context *context, cor_error *err)
{
    const cor_feature_table_options *options = &context->map->document->furniture.table;
    return options->on && options->source
               ? cor_data_source_known(context, options->source, cor_node_get(options->node, "source"), err)
               : COR_OK;
}

static bool is_among(const char *word, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], word)) return true;
    return !strcmp(word, COR_NUMBER_FIELD);
}

/* Fails where FIELD is written: NODE is a value, or, in {date: Date}, an entry whose key it is. */
static cor_status check_field(const cor_node *node, bool is_key, const char *field, const char *source,
                              const char *const *names, size_t n, cor_error *err)
{
    if (is_among(field, names, n)) return COR_OK;
    const char *near = cor_nearest_word(field, names, n);
    return (is_key ? cor_key_fail : cor_node_fail)(node, err,
                                                   "the table asks for the field '%.60s', which source '%.60s' lacks%s",
                                                   field, source, cor_hint_of(near, '\'', "").text);
}

cor_status cor_feature_table_fields_known(const cor_render_context *context, const char *const *names, size_t n,
                                          cor_error *err)
{
    const cor_feature_table_options *options = &context->map->document->furniture.table;
    const cor_node *columns = cor_node_get(options->node, "columns");
    cor_status st = COR_OK;
    for (size_t i = 0; i < options->n_columns && !st; i++)
        st = check_field(columns->n ? columns->items[i] : columns, columns->kind == COR_NODE_MAP, options->fields[i],
                         options->source, names, n, err);
    if (st || !options->order) return st;
    return check_field(cor_node_get(options->node, "order"), false, options->order, options->source, names, n, err);
}

/* ---- which rows ------------------------------------------------------------------------------------------- */

/* Marks the rows of DRAWABLE that LAYER draws in the frame. */
static void mark_rows(const cor_drawing_page *page, const cor_layer *layer, const cor_drawable *drawable,
                      uint32_t *scratch, bool *shown)
{
    size_t n = cor_layer_rows(&page->symbolizer, layer, drawable, scratch);
    for (size_t i = 0; i < n; i++)
        if (!drawable->visibility || drawable->visibility[scratch[i]] == COR_VISIBILITY_INSIDE)
            shown[scratch[i]] = true;
}

static uint32_t *shown_rows(const cor_drawing_page *page, const char *source, const cor_drawable *drawable,
                            size_t *ret_n)
{
    const cor_style *style = page->context->map->style;
    size_t rows = drawable->table->n_rows, n = 0;
    uint32_t *all = COR_NEW_ARRAY(page->arena, uint32_t, rows), *scratch = COR_NEW_ARRAY(page->arena, uint32_t, rows);
    bool *shown = COR_NEW_ARRAY(page->arena, bool, rows);
    for (size_t i = 0; i < cor_style_layer_count(style); i++) {
        const cor_layer *layer = cor_style_layer_at(style, i);
        if (!g_strcmp0(cor_layer_source(layer), source) && cor_page_shows(page, layer))
            mark_rows(page, layer, drawable, scratch, shown);
    }
    for (size_t i = 0; i < rows; i++)
        if (shown[i] && cor_table_features(drawable->table, i)) all[n++] = (uint32_t) i;
    *ret_n = n;
    return all;
}

/* ---- in which order --------------------------------------------------------------------------------------- */

static void sort_rows(const cor_drawing_page *page, const cor_table *table, uint32_t *rows, size_t n)
{
    const cor_feature_table_options *options = &page->context->map->document->furniture.table;
    const cor_column *column = options->order ? cor_table_column(table, options->order) : NULL;
    if (!column) return;
    cor_value *values = COR_NEW_ARRAY(page->arena, cor_value, n);
    for (size_t i = 0; i < n; i++)
        values[i] = cor_column_value(column, rows[i]);
    const size_t *order = cor_order_values(page->arena, values, n, options->descending);
    const uint32_t *unsorted = cor_arena_memdup(page->arena, rows, n * sizeof *rows);
    for (size_t i = 0; i < n; i++)
        rows[i] = unsorted[order[i]];
}

/* ---- the numbers ------------------------------------------------------------------------------------------ */

/* TABLE has the columns that were asked for; what may be meant instead knows the source. */
static cor_status check_fields(const cor_render_context *context, const char *source, const cor_table *table,
                               cor_arena *arena, cor_error *err)
{
    cor_data_source data_source;
    const cor_source_info *info;
    size_t n = table->n_columns;
    const char **names = COR_NEW_ARRAY(arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        names[i] = table->columns[i].name;
    if (!cor_feature_table_fields_known(context, names, n, NULL)) return COR_OK;
    if (!cor_data_source_of(context, source, &data_source, NULL) &&
        !cor_source_describe(context->session->sources, &data_source.request, arena, &info, NULL) &&
        info->n_layers == 1)
        names = cor_known_fields(context, source, &info->layers[0], arena, &n);
    return cor_feature_table_fields_known(context, names, n, err);
}

static cor_numbers *count(cor_drawing_page *page, const char *source, const cor_drawable *drawable)
{
    cor_numbers *numbers = COR_NEW(page->arena, cor_numbers);
    uint32_t *rows = shown_rows(page, source, drawable, &numbers->n);
    sort_rows(page, drawable->table, rows, numbers->n);
    numbers->drawable = drawable;
    numbers->rows = rows;
    return numbers;
}

static double number_of(GHashTable *by_id, double id)
{
    gpointer found = g_hash_table_lookup(by_id, &id);
    return found ? (double) GPOINTER_TO_SIZE(found) : NAN;
}

/* By id: an inset has read its rows on its own. */
static GHashTable *index_of(const cor_drawing_page *page, const cor_numbers *numbers)
{
    GHashTable *by_id = g_hash_table_new(g_double_hash, g_double_equal);
    for (size_t i = 0; i < numbers->n; i++) {
        double *id = COR_NEW(page->arena, double);
        *id = cor_table_id(numbers->drawable->table, numbers->rows[i]);
        g_hash_table_insert(by_id, id, GSIZE_TO_POINTER(i + 1));
    }
    return by_id;
}

/* A copy of DRAWABLE whose table has one column more. */
static const cor_drawable *with_numbers(cor_drawing_page *page, const cor_drawable *drawable)
{
    cor_drawable *copy = cor_arena_memdup(page->arena, drawable, sizeof *drawable);
    cor_table *table = cor_arena_memdup(page->arena, drawable->table, sizeof *table);
    cor_column *columns = COR_NEW_ARRAY(page->arena, cor_column, table->n_columns + 1);
    double *cells = COR_NEW_ARRAY(page->arena, double, table->n_rows);
    GHashTable *by_id = index_of(page, page->numbers);
    for (size_t i = 0; i < table->n_rows; i++)
        cells[i] = number_of(by_id, cor_table_id(table, i));
    g_hash_table_unref(by_id);
    memcpy(columns, table->columns, table->n_columns * sizeof *columns);
    columns[table->n_columns] = (cor_column){
        .name = cor_intern(page->context->interns, COR_NUMBER_FIELD), .kind = COR_COLUMN_NUMBERS, .numbers = cells};
    table->columns = columns;
    table->n_columns++;
    copy->table = table;
    return copy;
}

cor_status cor_feature_table_number(cor_drawing_page *page, const char *source, const cor_drawable **drawable,
                                    cor_error *err)
{
    if (!cor_feature_table_is_of(page->context, source)) return COR_OK;
    if (!page->numbers) {
        cor_status st = check_fields(page->context, source, (*drawable)->table, page->arena, err);
        if (st) return st;
        page->numbers = count(page, source, *drawable);
    }
    *drawable = with_numbers(page, *drawable);
    return COR_OK;
}

/* ---- the table -------------------------------------------------------------------------------------------- */

static const char *cell_text(const cor_drawing_page *page, cor_value value)
{
    const char *const *languages = page->context->map->document->languages;
    if (value.kind == COR_NUMBER) return cor_word_number(page->arena, languages, value.number, 3);
    if (value.kind == COR_NULL) return "\u2013";
    const char *words = cor_value_text(value, page->arena);
    const char *moment = cor_word_moment(page->arena, languages, words);
    return moment ? moment : words;
}

static bool is_figures(const cor_numbers *numbers, const cor_column *column)
{
    bool some = false;
    for (size_t i = 0; i < numbers->n; i++) {
        cor_value_kind kind = cor_column_value(column, numbers->rows[i]).kind;
        if (kind != COR_NUMBER && kind != COR_NULL) return false;
        some |= kind == COR_NUMBER;
    }
    return some;
}

static void fill_column(const cor_drawing_page *page, const char *field, size_t c, size_t n_columns, bool *right,
                        const char **cells)
{
    const cor_numbers *numbers = page->numbers;
    const cor_column *column = cor_table_column(numbers->drawable->table, field);
    right[c] = is_figures(numbers, column);
    for (size_t i = 0; i < numbers->n; i++)
        cells[i * n_columns + c] = cell_text(page, cor_column_value(column, numbers->rows[i]));
}

static void fill_numbers(const cor_drawing_page *page, size_t n_columns, const char **headings, bool *right,
                         const char **cells)
{
    headings[0] = cor_word_in(page->context->map->document->languages, COR_WORD_NUMBER);
    right[0] = true;
    for (size_t i = 0; i < page->numbers->n; i++)
        cells[i * n_columns] = cor_arena_format(page->arena, "%zu", i + 1);
}

/* Whether some layer on the table's source draws the numbers itself. */
static bool style_has_numbers(const cor_drawing_page *page)
{
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_layer *layer = page->layers[i].layer;
        if (!cor_layer_source(layer) || !cor_feature_table_is_of(page->context, cor_layer_source(layer))) continue;
        cor_program_fields fields = cor_layer_fields(layer, page->arena);
        for (size_t k = 0; k < fields.n; k++)
            if (!strcmp(fields.names[k], COR_NUMBER_FIELD)) return true;
    }
    return false;
}

/* Points stand where they are; lines and areas have no mark that a number could stand beside. */
static const cor_point *places_of(const cor_drawing_page *page)
{
    const cor_numbers *numbers = page->numbers;
    const cor_geometry *g = numbers->drawable->page;
    cor_point *places = COR_NEW_ARRAY(page->arena, cor_point, numbers->n);
    for (size_t i = 0; i < numbers->n; i++) {
        bool is_point = cor_geometry_kind(g, numbers->rows[i]) == COR_SHAPE_POINT;
        places[i] = is_point ? g->points[cor_geometry_first_point(g, cor_geometry_first_part(g, numbers->rows[i]))]
                             : (cor_point){NAN, NAN};
    }
    return places;
}

const cor_feature_table *cor_feature_table_of(const cor_drawing_page *page, const char *title, const char *const *said)
{
    const cor_feature_table_options *options = &page->context->map->document->furniture.table;
    const cor_numbers *numbers = page->numbers;
    if (!numbers || !numbers->n) return NULL;
    size_t first = options->has_numbers ? 1 : 0, n = options->n_columns + first;
    const char **headings = COR_NEW_ARRAY(page->arena, const char *, n);
    const char **cells = COR_NEW_ARRAY(page->arena, const char *, n * numbers->n);
    bool *right = COR_NEW_ARRAY(page->arena, bool, n);
    if (first) fill_numbers(page, n, headings, right, cells);
    for (size_t c = 0; c < options->n_columns; c++) {
        headings[first + c] = said[c];
        fill_column(page, options->fields[c], first + c, n, right, cells);
    }
    cor_feature_table *table = COR_NEW(page->arena, cor_feature_table);
    *table = (cor_feature_table){
        .title = title, .headings = headings, .right = right, .cells = cells, .n_columns = n, .n_rows = numbers->n};
    if (first && options->marks && !style_has_numbers(page)) table->at = places_of(page);
    return table;
}

void cor_feature_table_warn_missing(const cor_drawing_page *page)
{
    size_t n, missing = 0;
    const cor_node *node = page->context->map->document->furniture.table.node;
    const cor_label *labels = cor_scene_labels(page->scene, &n);
    for (size_t i = 0; i < n; i++)
        missing += !strcmp(labels[i].layer, "table-numbers") && labels[i].chosen < 0;
    if (missing)
        cor_warn(
            page->context->diagnostics, cor_node_location(node),
            "%zu numbers of the table find no place on the map; make the page larger, or draw them in the style by "
            "[get, " COR_NUMBER_FIELD "]",
            missing);
}
