#include "paint/svg_ids.h"

#include <string.h>

/* Where ids stand, and what ends them. */
static const struct {
    const char *before;
    char end;
} places[] = {{" id=\"", '"'}, {"href=\"#", '"'}, {"url(#", ')'}};

/* The place that starts at TEXT, or -1. */
static int place_at(const char *text, size_t left)
{
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        size_t length = strlen(places[i].before);
        if (left > length && !memcmp(text, places[i].before, length)) return (int) i;
    }
    return -1;
}

static unsigned number_of(GHashTable *numbers, const char *id, size_t length)
{
    char *key = g_strndup(id, length);
    gpointer number = g_hash_table_lookup(numbers, key);
    if (number) {
        g_free(key);
        return GPOINTER_TO_UINT(number);
    }
    unsigned next = g_hash_table_size(numbers) + 1;
    g_hash_table_insert(numbers, key, GUINT_TO_POINTER(next));
    return next;
}

GString *cor_svg_renumber(const char *svg, size_t length, const char *prefix)
{
    GString *out = g_string_sized_new(length);
    GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *from = svg, *stop = svg + length;
    for (const char *at = svg; at < stop; at++) {
        int place = *at == ' ' || *at == 'h' || *at == 'u' ? place_at(at, (size_t) (stop - at)) : -1;
        if (place < 0) continue;
        const char *id = at + strlen(places[place].before);
        const char *end = memchr(id, places[place].end, (size_t) (stop - id));
        if (!end) break;
        g_string_append_len(out, from, id - from);
        g_string_append_printf(out, "%s%u", prefix, number_of(numbers, id, (size_t) (end - id)));
        from = at = end;
    }
    g_string_append_len(out, from, stop - from);
    g_hash_table_unref(numbers);
    return out;
}
