#include "prepare/segment_counts.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "prepare/certainty.h"
#include "prepare/source_rows.h"

typedef struct {
    const cor_render_context *context;
    const cor_map_made *made;
    const cor_table *counted, *segments;
    const cor_column *sum; /* NULL: nothing is added up */
    double *count, *count_possible, *added, *added_possible;
} counting;

/* What there is knows the source: COUNTED has the columns alone that were asked for. */
static cor_status refuse_field(const counting *c, cor_error *err)
{
    cor_data_source source;
    const cor_source_info *info;
    GPtrArray *names = g_ptr_array_new();
    if (!cor_data_source_of(c->context, c->made->count, &source, NULL) &&
        !cor_source_contents(c->context, &source, c->context->arena, &info, NULL))
        for (size_t i = 0; i < info->n_layers; i++)
            for (size_t k = 0; k < info->layers[i].n_fields; k++)
                g_ptr_array_add(names, (gpointer) info->layers[i].fields[k].name);
    const char *nearest = cor_nearest_word(c->made->sum, (const char *const *) names->pdata, names->len);
    g_ptr_array_unref(names);
    return cor_node_fail(cor_node_get(c->made->node, "sum"), err, "the source '%.60s' has no field '%.60s'%s",
                         c->made->count, c->made->sum, cor_hint_of(nearest, '\'', "").text);
}

/* The last segment that begins at KM or before; there is one at least. */
static size_t segment_at(const cor_column *from, size_t n, double km)
{
    size_t low = 0, high = n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (from->numbers[middle] <= km)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* What ROW adds; a cell that is empty adds nothing. */
static cor_status number_of(const counting *c, size_t row, double *ret_number, cor_error *err)
{
    cor_value value = cor_column_value(c->sum, row);
    *ret_number = value.kind == COR_NUMBER ? value.number : 0;
    if (value.kind != COR_STRING || !*value.string) return COR_OK;
    return cor_node_fail(
        cor_node_get(c->made->node, "sum"), err,
        "'%.60s' of row %.0f of '%.60s' is the text \"%.40s\"; say types: {%.60s: number} of that source", c->made->sum,
        cor_table_id(c->counted, row), c->made->count, value.string, c->made->sum);
}

static cor_status count_row(const counting *c, size_t row, double km, cor_error *err)
{
    double number = 0, features = (double) cor_table_features(c->counted, row);
    size_t at = segment_at(cor_table_column(c->segments, "km_from"), c->segments->n_rows, km);
    bool certain = !cor_is_only_possible(c->counted, row);
    cor_status st = c->sum && features > 0 ? number_of(c, row, &number, err) : COR_OK;
    c->count_possible[at] += features;
    c->added_possible[at] += number;
    if (!certain) return st;
    c->count[at] += features;
    c->added[at] += number;
    return st;
}

static cor_status count_rows(const counting *c, cor_error *err)
{
    const cor_column *routes = cor_table_column(c->counted, "route"), *km = cor_table_column(c->counted, "route_km");
    cor_status st = COR_OK;
    for (size_t row = 0; row < c->counted->n_rows && !st; row++)
        if (!strcmp(routes->strings[row], c->made->route)) st = count_row(c, row, km->numbers[row], err);
    return st;
}

static void add_column(const counting *c, const char *name, double *numbers, cor_table *table, cor_arena *arena)
{
    cor_table_add_column(
        table,
        (cor_column){.name = cor_intern(c->context->interns, name), .kind = COR_COLUMN_NUMBERS, .numbers = numbers},
        arena);
}

cor_status cor_count_segments(const cor_render_context *context, const cor_map_source *options,
                              const cor_table *counted, cor_table *segments, cor_arena *arena, cor_error *err)
{
    size_t n = segments->n_rows;
    const cor_map_made *made = &options->made;
    const counting c = {context,
                        made,
                        counted,
                        segments,
                        made->sum ? cor_table_column(counted, made->sum) : NULL,
                        COR_NEW_ARRAY(arena, double, n),
                        COR_NEW_ARRAY(arena, double, n),
                        COR_NEW_ARRAY(arena, double, n),
                        COR_NEW_ARRAY(arena, double, n)};
    if (made->sum && !c.sum) return refuse_field(&c, err);
    cor_status st = count_rows(&c, err);
    if (st) return st;
    add_column(&c, "count", c.count, segments, arena);
    add_column(&c, "count_possible", c.count_possible, segments, arena);
    if (!made->sum) return COR_OK;
    add_column(&c, "sum", c.added, segments, arena);
    add_column(&c, "sum_possible", c.added_possible, segments, arena);
    return COR_OK;
}
