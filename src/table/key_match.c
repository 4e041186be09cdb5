#include "table/key_match.h"

#include <string.h>

#include <glib.h>

#include "base/number.h"

static const uint32_t NO_ROW = UINT32_MAX;

/* TEXT without blanks of any script around it; NULL where nothing is left. */
static const char *trimmed(const char *text, cor_arena *arena)
{
    while (*text && g_unichar_isspace(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    const char *end = text + strlen(text);
    while (end > text) {
        const char *last = g_utf8_prev_char(end);
        if (!g_unichar_isspace(g_utf8_get_char(last))) break;
        end = last;
    }
    if (end == text) return NULL;
    return *end ? cor_arena_copy_n(arena, text, (size_t) (end - text)) : text;
}

const char *cor_cell_key(cor_value value, cor_arena *arena)
{
    char number[COR_NUMBER_SPACE];
    if (value.kind == COR_STRING) return trimmed(value.string, arena);
    if (value.kind != COR_NUMBER) return NULL;
    cor_format_shortest(number, value.number);
    return cor_arena_copy(arena, number);
}

cor_keys cor_keys_of(const cor_column *column, size_t n, cor_arena *arena)
{
    const char **list = COR_NEW_ARRAY(arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        list[i] = cor_cell_key(cor_column_value(column, i), arena);
    return (cor_keys){list, n};
}

/* Those of KEYS that IS_ALONE says. */
static cor_unmatched unmatched(cor_keys keys, const bool *is_alone, cor_arena *arena)
{
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, keys.n);
    cor_unmatched found = {.rows = rows};
    for (size_t i = 0; i < keys.n; i++) {
        if (!is_alone[i]) continue;
        rows[found.n++] = (uint32_t) i;
        found.n_keyless += !keys.list[i];
    }
    return found;
}

/* Where each key is first; the others of the same key go to MATCH. */
static GHashTable *index_of(cor_keys keys, cor_key_match *match, cor_arena *arena)
{
    GHashTable *first = g_hash_table_new(g_str_hash, g_str_equal);
    uint32_t *doubles = COR_NEW_ARRAY(arena, uint32_t, keys.n);
    for (size_t i = 0; i < keys.n; i++) {
        if (!keys.list[i]) continue;
        if (g_hash_table_contains(first, keys.list[i]))
            doubles[match->n_doubles++] = (uint32_t) i;
        else
            g_hash_table_insert(first, (gpointer) keys.list[i], GSIZE_TO_POINTER(i));
    }
    match->doubles = doubles;
    return first;
}

cor_key_match cor_match_keys(cor_keys asking, cor_keys asked, cor_arena *arena)
{
    cor_key_match match = {.n_repeats = 0};
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, asking.n);
    bool *repeats = COR_NEW_ARRAY(arena, bool, asking.n), *alone = COR_NEW_ARRAY(arena, bool, asking.n),
         *unasked = COR_NEW_ARRAY(arena, bool, asked.n);
    GHashTable *first = index_of(asked, &match, arena);
    for (size_t i = 0; i < asked.n; i++)
        unasked[i] = true;
    for (size_t i = 0; i < asking.n; i++) {
        gpointer row;
        alone[i] = !asking.list[i] || !g_hash_table_lookup_extended(first, asking.list[i], NULL, &row);
        rows[i] = alone[i] ? NO_ROW : (uint32_t) GPOINTER_TO_SIZE(row);
        if (alone[i]) continue;
        repeats[i] = !unasked[rows[i]];
        match.n_repeats += repeats[i];
        unasked[rows[i]] = false;
    }
    for (size_t i = 0; i < match.n_doubles; i++)
        unasked[match.doubles[i]] = false; /* they are said as what they are */
    match.rows = rows;
    match.is_repeat = repeats;
    match.asking = unmatched(asking, alone, arena);
    match.asked = unmatched(asked, unasked, arena);
    g_hash_table_unref(first);
    return match;
}
