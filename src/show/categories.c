#include "show/categories.h"

#include <string.h>

#include <glib.h>

#include "expr/expr.h"

static int by_frequency(const void *a, const void *b)
{
    const cor_category *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

static const char *text_of(cor_value value, cor_arena *arena)
{
    if (value.kind == COR_STRING) return *value.string ? value.string : NULL;
    return value.kind == COR_NULL || value.kind > COR_STRING ? NULL : cor_value_text(value, arena);
}

cor_categories cor_categories_of(const cor_column *column, size_t n, cor_arena *arena)
{
    cor_categories found = {.n_missing = 0};
    GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
    GArray *list = g_array_new(FALSE, FALSE, sizeof(cor_category));
    for (size_t row = 0; row < n; row++) {
        gpointer place;
        const char *text = text_of(cor_column_value(column, row), arena);
        if (!text) {
            found.n_missing++;
        } else if (g_hash_table_lookup_extended(places, text, NULL, &place)) {
            g_array_index(list, cor_category, GPOINTER_TO_UINT(place)).count++;
        } else {
            g_hash_table_insert(places, (gpointer) text, GUINT_TO_POINTER(list->len));
            g_array_append_val(list, ((cor_category){text, 1}));
        }
    }
    if (list->len) qsort(list->data, list->len, sizeof(cor_category), by_frequency);
    found.list = cor_arena_memdup(arena, list->data, list->len * sizeof(cor_category));
    found.n = list->len;
    g_array_unref(list);
    g_hash_table_unref(places);
    return found;
}
