#include "page/drawn_features.h"

#include <string.h>

#include <glib.h>

#include "page/furnishing.h"

static const cor_drawn_layer *most_drawn(const cor_drawing_page *page, const char *source)
{
    const cor_drawn_layer *most = NULL;
    for (size_t i = 0; i < page->n_layers; i++) {
        const cor_drawn_layer *drawn = &page->layers[i];
        if (!drawn->drawable || g_strcmp0(cor_layer_source(drawn->layer), source) != 0) continue;
        if (!most || drawn->counts.drawn > most->counts.drawn) most = drawn;
    }
    return most;
}

static bool is_drawn(const cor_drawn_layer *drawn, uint32_t row)
{
    const uint8_t *visibility = drawn->drawable->visibility;
    if (visibility && visibility[row] != COR_VISIBILITY_INSIDE) return false;
    return !cor_ids_have(&drawn->hidden, cor_table_id(drawn->drawable->table, row));
}

/* The rows of the page's table that are drawn. */
typedef struct {
    uint32_t *rows;
    double *ids;
    size_t n;
    GHashTable *places; /* of an id, where it is in the lists, + 1 */
} drawn_rows;

/* The page has read all rows, or those near it alone, which are known by the number that each has in the source. */
static double id_of(const cor_table *table, size_t row, bool whole)
{
    return whole ? (double) row : cor_table_id(table, row);
}

static drawn_rows list_drawn(const cor_drawn_layer *drawn, bool whole, cor_arena *arena)
{
    size_t n = drawn->counts.n_rows;
    drawn_rows list = {.rows = COR_NEW_ARRAY(arena, uint32_t, n + 1), .ids = COR_NEW_ARRAY(arena, double, n + 1)};
    list.places = g_hash_table_new(g_double_hash, g_double_equal);
    for (size_t i = 0; i < n; i++) {
        uint32_t row = drawn->counts.rows[i];
        if (!is_drawn(drawn, row)) continue;
        list.rows[list.n] = row;
        list.ids[list.n] = id_of(drawn->drawable->table, row, whole);
        g_hash_table_insert(list.places, &list.ids[list.n], GSIZE_TO_POINTER(list.n + 1));
        list.n++;
    }
    return list;
}

/* WORDS in ARENA, as they outlive the page. */
static const char *const *keep_words(const char *const *words, size_t n, cor_arena *arena)
{
    const char **kept = COR_NEW_ARRAY(arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        kept[i] = cor_arena_copy(arena, words[i]);
    return kept;
}

cor_drawn_features cor_page_drawn_features(cor_drawing_page *page, const char *source, const cor_table *table,
                                           cor_arena *arena)
{
    const cor_drawn_layer *drawn = most_drawn(page, source);
    uint32_t *features = COR_NEW_ARRAY(arena, uint32_t, table->n_rows + 1);
    size_t *classes = COR_NEW_ARRAY(arena, size_t, table->n_rows + 1);
    const size_t *class_of;
    const char *const *words;
    cor_drawn_features result = {.features = features, .classes = classes};
    if (!drawn) return result;
    const cor_furnishing furnishing = cor_page_furnishing(page);
    bool whole = drawn->drawable->table->n_rows == table->n_rows;
    drawn_rows list = list_drawn(drawn, whole, arena);
    result.n_drawn = drawn->counts.drawn;
    result.n_classes = cor_furnish_classes(&furnishing, drawn, list.rows, list.n, &words, &class_of);
    result.words = keep_words(words, result.n_classes, arena);
    for (size_t i = 0; i < table->n_rows; i++) {
        double id = id_of(table, i, whole);
        size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(list.places, &id));
        features[i] = place ? (uint32_t) cor_table_features(drawn->drawable->table, list.rows[place - 1]) : 0;
        classes[i] = place ? class_of[place - 1] : result.n_classes;
    }
    g_hash_table_unref(list.places);
    return result;
}
