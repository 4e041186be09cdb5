#include "page/most_places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "prepare/along_routes.h"
#include "prepare/layer_needs.h"

typedef struct {
    const cor_table *table;
    const cor_column *names; /* of texts */
    const cor_column *km;    /* NULL: places are told apart by their names alone */
} grouping;

static guint hash_place(gconstpointer key)
{
    const cor_most_place *place = key;
    return g_str_hash(place->name) + (guint) (int) (place->from_km / COR_STRETCH_KM) * 31;
}

static gboolean same_place(gconstpointer a, gconstpointer b)
{
    const cor_most_place *x = a, *y = b;
    return x->from_km == y->from_km && !strcmp(x->name, y->name);
}

static int by_features(const void *a, const void *b)
{
    const cor_most_place *x = a, *y = b;
    if (x->features != y->features) return x->features > y->features ? -1 : 1;
    int names = strcmp(x->name, y->name);
    return names ? names : (x->from_km > y->from_km) - (x->from_km < y->from_km);
}

/* False where ROW has no such place. */
static bool place_of(const grouping *g, size_t row, cor_most_place *ret_place)
{
    const char *name = g->names->strings[row];
    double km = g->km ? g->km->numbers[row] : 0;
    if (!name || !*name || !isfinite(km)) return false;
    *ret_place = (cor_most_place){name, COR_STRETCH_KM * floor(km / COR_STRETCH_KM), 0};
    return true;
}

static bool is_seen(const cor_drawn_layer *drawn, const cor_hidden *hidden, uint32_t row)
{
    const uint8_t *visibility = drawn->drawable->visibility;
    return (!visibility || visibility[row] == COR_VISIBILITY_INSIDE) && !(hidden->rows && hidden->rows[row]);
}

/* Every place that features are at, in any order. False where the rows are not those that were counted as drawn: names
 * along lines share theirs. */
static bool gather(cor_drawing_page *page, const cor_drawn_layer *drawn, const grouping *g, GPtrArray *places)
{
    const cor_hidden *hidden = &page->hidden[drawn - page->layers];
    GHashTable *known = g_hash_table_new(hash_place, same_place);
    size_t n_seen = 0;
    for (size_t i = 0; i < drawn->counts.n_rows; i++) {
        uint32_t row = drawn->counts.rows[i];
        cor_most_place key;
        if (!is_seen(drawn, hidden, row)) continue;
        n_seen += cor_table_features(g->table, row);
        if (!place_of(g, row, &key)) continue;
        cor_most_place *place = g_hash_table_lookup(known, &key);
        if (!place) {
            place = cor_arena_memdup(page->arena, &key, sizeof key);
            g_hash_table_add(known, place);
            g_ptr_array_add(places, place);
        }
        place->features += cor_table_features(g->table, row);
    }
    g_hash_table_unref(known);
    return n_seen == drawn->counts.drawn;
}

/* How many of N places, the most first, can be listed: where the last has no more than one that is left, it is left,
 * too. */
static size_t count_listed(const cor_most_place *places, size_t n)
{
    size_t listed = MIN(n, COR_MOST_PLACES);
    while (listed &&
           (places[listed - 1].features < 2 || (listed < n && places[listed - 1].features == places[listed].features)))
        listed--;
    return listed;
}

static size_t most(cor_drawing_page *page, const cor_drawn_layer *drawn, const grouping *g,
                   const cor_most_place **ret_places)
{
    GPtrArray *found = g_ptr_array_new();
    bool known = gather(page, drawn, g, found);
    size_t n = found->len;
    cor_most_place *places = COR_NEW_ARRAY(page->arena, cor_most_place, n);
    for (size_t i = 0; i < n; i++)
        places[i] = *(const cor_most_place *) found->pdata[i];
    g_ptr_array_unref(found);
    if (n) qsort(places, n, sizeof *places, by_features);
    *ret_places = places;
    return known ? count_listed(places, n) : 0;
}

static const cor_column *column_of(const cor_table *table, const char *name, cor_column_kind kind)
{
    const cor_column *column = cor_table_column(table, name);
    return column && column->kind == kind ? column : NULL;
}

/* What stands for many features has no place of its own. */
size_t cor_most_places(cor_drawing_page *page, const cor_drawn_layer *drawn, const cor_most_place **ret_places)
{
    const cor_table *table = drawn->drawable->table;
    const grouping g = {.table = table, .names = column_of(table, COR_PLACE_FIELD, COR_COLUMN_STRINGS)};
    return g.names && !table->features ? most(page, drawn, &g, ret_places) : 0;
}

size_t cor_most_stretches(cor_drawing_page *page, const cor_drawn_layer *drawn, const cor_most_place **ret_places)
{
    const cor_table *table = drawn->drawable->table;
    const grouping g = {.table = table,
                        .names = column_of(table, "route", COR_COLUMN_STRINGS),
                        .km = column_of(table, "route_km", COR_COLUMN_NUMBERS)};
    bool along = cor_along_options(page->context, cor_layer_source(drawn->layer)) != NULL;
    return along && g.names && g.km && !table->features ? most(page, drawn, &g, ret_places) : 0;
}
