#include "prepare/since_remarks.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

/* How many of a kind are named before it is said how many more there are. */
enum { NAMED = 10 };

static const cor_node *since_node(const cor_since_side *side)
{
    return side->options->since.node;
}

/* The node that says KEY; `since` itself where it says it without. */
static const cor_node *node_of(const cor_since_side *side, const char *key)
{
    const cor_node *own = since_node(side)->kind == COR_NODE_MAP ? cor_node_get(since_node(side), key) : NULL;
    return own ? own : since_node(side);
}

/* "the source 'incidents'", "the report 'october.csv'" */
static const char *name_of(const cor_since_side *side, cor_arena *arena)
{
    return side->is_earlier ? cor_arena_format(arena, "the report '%.80s'", side->options->since.report)
                            : cor_arena_format(arena, "the source '%.80s'", side->options->name);
}

cor_status cor_since_column(const cor_since_side *side, const char *key, cor_arena *arena,
                            const cor_column **ret_column, cor_error *err)
{
    const cor_table *table = side->table;
    const cor_node *node = node_of(side, key);
    const char *field = strcmp(key, "id") ? side->options->since.day : side->options->since.id;
    *ret_column = cor_table_column(table, field);
    if (*ret_column) return COR_OK;
    const char **names = COR_NEW_ARRAY(arena, const char *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    const char *otherwise = node == since_node(side)
                                ? cor_arena_format(arena, "; write which it is: since: {%s, %s: FIELD}",
                                                   side->options->since.report ? "report: FILE" : "date: DAY", key)
                                : "";
    return cor_node_fail(node, err, "%s has no field '%.60s'%s", name_of(side, arena), field,
                         cor_hint_of(cor_nearest_word(field, names, table->n_columns), '\'', otherwise).text);
}

/* "3, 9 and 2 more" */
static const char *rows_listed(const cor_table *table, const uint32_t *rows, size_t n, cor_arena *arena)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < MIN(n, NAMED); i++)
        g_string_append_printf(text, "%s%.0f", !i ? "" : i + 1 == n ? " and " : ", ", cor_table_id(table, rows[i]));
    if (n > NAMED) g_string_append_printf(text, " and %zu more", n - NAMED);
    const char *copy = cor_arena_copy(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

/* The rows of KEYS that have KEY; NULL: no key. */
static size_t rows_with(cor_keys keys, const char *key, uint32_t *rows)
{
    size_t n = 0;
    for (size_t i = 0; i < keys.n; i++)
        if (!g_strcmp0(keys.list[i], key)) rows[n++] = (uint32_t) i;
    return n;
}

cor_status cor_since_check_ids(const cor_since_side *side, cor_keys keys, cor_arena *arena, cor_error *err)
{
    const char *id = side->options->since.id;
    uint32_t *rows = COR_NEW_ARRAY(arena, uint32_t, keys.n);
    cor_location location = cor_node_location(node_of(side, "id"));
    size_t n = rows_with(keys, NULL, rows);
    if (n)
        return cor_fail_at(err, COR_BAD_DATA, location, "%s has no '%.60s' in feature%s %s; rows are told apart by it",
                           name_of(side, arena), id, n == 1 ? "" : "s", rows_listed(side->table, rows, n, arena));
    cor_key_match match = cor_match_keys(keys, keys, arena);
    if (!match.n_doubles) return COR_OK;
    const char *twice = keys.list[match.doubles[0]];
    n = rows_with(keys, twice, rows);
    const char *more =
        match.n_doubles + 1 > n ? cor_arena_format(arena, " (in all %zu too many)", match.n_doubles) : "";
    return cor_fail_at(
        err, COR_BAD_DATA, location,
        "%s has the '%.60s' '%.60s' in features %s%s; name a field that is each row's own, or choose with "
        "\"where\"",
        name_of(side, arena), id, twice, rows_listed(side->table, rows, n, arena), more);
}

cor_status cor_since_refuse_days(const cor_since_side *side, cor_error *err)
{
    cor_arena *arena = cor_arena_new();
    cor_status st = cor_fail_at(err, COR_BAD_DATA, cor_node_location(node_of(side, "day")),
                                "%s has no day in '%.60s'; say how its days are written in \"types\"",
                                name_of(side, arena), side->options->since.day);
    cor_arena_free(arena);
    return st;
}

void cor_since_note_dayless(const cor_since_side *side, size_t n, cor_diagnostics *diagnostics)
{
    if (n)
        cor_note(diagnostics, cor_node_location(node_of(side, "day")),
                 "%zu %s of '%s' without a day in '%.60s' %s not counted as %s", n, n == 1 ? "row" : "rows",
                 side->options->name, side->options->since.day, n == 1 ? "is" : "are",
                 side->options->since.report ? "late" : "new");
}

static const char *ids_listed(const cor_news *news, cor_news_kind kind, cor_arena *arena)
{
    GString *text = g_string_new(NULL);
    size_t n = news->of[kind].n;
    for (size_t i = 0; i < MIN(n, NAMED); i++)
        g_string_append_printf(text, "%s'%.60s'", i ? ", " : "", news->of[kind].rows[i].id);
    if (n > NAMED) g_string_append_printf(text, " and %zu more", n - NAMED);
    const char *copy = cor_arena_copy(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

/* "; the report has no field 'a', 'b'" */
static const char *uncompared(const cor_comparison *c, cor_arena *arena)
{
    GString *text = g_string_new(NULL);
    size_t n = 0;
    for (size_t i = 0; i < c->now->n_columns; i++) {
        if (cor_table_column(c->then, c->now->columns[i].name)) continue;
        if (n++ < NAMED) g_string_append_printf(text, "%s'%.60s'", n == 1 ? "" : ", ", c->now->columns[i].name);
    }
    if (n > NAMED) g_string_append_printf(text, " and %zu more", n - NAMED);
    const char *copy = cor_arena_copy(arena, text->str);
    g_string_free(text, TRUE);
    return copy;
}

void cor_since_note_news(const cor_since_side *side, const cor_news *news, const cor_comparison *comparison,
                         cor_arena *arena, cor_diagnostics *diagnostics)
{
    const char *late = side->options->since.day ? cor_arena_format(arena, ", %zu late", news->of[COR_NEWS_LATE].n) : "";
    size_t gone = news->of[COR_NEWS_REMOVED].n;
    cor_location location = cor_node_location(since_node(side));
    const char *not_compared = uncompared(comparison, arena);
    cor_note(diagnostics, location, "'%s' since '%.80s': %zu new%s, %zu changed, %zu removed%s%s", side->options->name,
             news->report, news->of[COR_NEWS_NEW].n, late, news->of[COR_NEWS_CHANGED].n, gone, gone ? ": " : "",
             ids_listed(news, COR_NEWS_REMOVED, arena));
    if (*not_compared)
        cor_note(diagnostics, location, "the report '%.80s' has no field %s: what is in %s is not looked at",
                 news->report, not_compared, strchr(not_compared, ',') ? "them" : "it");
    if (!comparison->has_places)
        cor_note(diagnostics, location, "the report '%.80s' is in another CRS: places are not looked at", news->report);
}
