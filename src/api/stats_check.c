/* Whether counts add up to what the map's own report says. */
#include <string.h>

#include <jansson.h>

#include "api/stats_table.h"

typedef struct {
    const cor_stats *stats;
    cor_error *err;
    cor_status st;
    bool is_silent; /* of further layers, which say the same */
} proof;

/* COUNTED, what OURS are, is what the report calls THEIRS; the first that is not is the error. */
static void expect(proof *p, const char *ours, size_t counted, const char *theirs, json_int_t said)
{
    const cor_stats_subject *s = p->stats->subject;
    const cor_location at = cor_file_location(s->context->map->document->file);
    if ((json_int_t) counted == said) {
        if (p->is_silent) return;
        cor_note(s->context->diagnostics, at, "checked: %s of source '%.60s' are %zu, as the map says by %s", ours,
                 s->source, counted, theirs);
    } else if (!p->st) {
        p->st = cor_fail_at(p->err, COR_BAD_DATA, at,
                            "%s of source '%.60s' are %zu, and the map says %lld by %s: the data may have changed in "
                            "between",
                            ours, s->source, counted, (long long) said, theirs);
    }
}

static json_int_t number_at(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

/* A table's groups add up to all rows. */
static void expect_sum(proof *p, const cor_stats_table *table)
{
    size_t count = 0, certain = 0, drawn = 0;
    const cor_tally *all = p->stats->all;
    const char *by = table->by ? table->by : "nothing";
    cor_arena *arena = p->stats->subject->arena;
    for (size_t i = 0; i < table->n; i++) {
        count += table->tallies[i].count;
        certain += table->tallies[i].certain;
        drawn += table->tallies[i].drawn;
    }
    expect(p, cor_arena_format(arena, "rows by %.60s", by), count, "all rows", (json_int_t) all->count);
    if (certain != all->certain || drawn != all->drawn)
        expect(p, cor_arena_format(arena, "certain and drawn rows by %.60s", by), certain + drawn, "all rows",
               (json_int_t) all->certain + (json_int_t) all->drawn);
}

/* Whether the style keeps rows back that `near` and `along` have counted. */
static bool is_filtered(const cor_stats_subject *subject)
{
    const cor_style_source *source = cor_style_source_of(subject->context->map->style, subject->source);
    return source && source->filter;
}

/* `inside` looks at what `near`, `along` and the style have left, so it says how many there are; else the others do,
 * where the style keeps nothing back. */
static void expect_kept(proof *p, const json_t *layer, const char *id)
{
    const cor_tally *all = p->stats->all;
    cor_arena *arena = p->stats->subject->arena;
    const json_t *inside = json_object_get(layer, "inside"), *within = json_object_get(layer, "within"),
                 *last = inside ? inside : within;
    const char *what = inside ? "inside" : "within";
    if (!last || (!inside && is_filtered(p->stats->subject))) return;
    expect(p, "all rows", all->count, cor_arena_format(arena, "\"%s.possible\" of layer '%.60s'", what, id),
           number_at(last, "possible"));
    expect(p, "certain rows", all->certain, cor_arena_format(arena, "\"%s.certain\" of layer '%.60s'", what, id),
           number_at(last, "certain"));
}

static void expect_layer(proof *p, const json_t *layer)
{
    const cor_table *table = p->stats->subject->table;
    const char *id = json_string_value(json_object_get(layer, "id"));
    const json_t *features = json_object_get(layer, "features");
    cor_arena *arena = p->stats->subject->arena;
    expect(p,
           table->counts.left_out ? "all rows, with those that near, along, inside or the style keep back,"
                                  : "all rows",
           p->stats->all->count + table->counts.left_out,
           cor_arena_format(arena, "\"features.read\" of layer '%.60s'", id), number_at(features, "read"));
    expect_kept(p, layer, id);
}

static size_t most_of(const json_t *layers, const char *source, const char *count)
{
    size_t i;
    json_t *layer;
    json_int_t most = 0;
    json_array_foreach(layers, i, layer)
    {
        const char *name = json_string_value(json_object_get(layer, "source"));
        json_int_t n = number_at(json_object_get(layer, "features"), count);
        if (name && !strcmp(name, source) && n > most) most = n;
    }
    return (size_t) most;
}

static bool expect_layers(proof *p, const json_t *layers)
{
    size_t i;
    json_t *layer;
    bool any = false;
    json_array_foreach(layers, i, layer)
    {
        const char *name = json_string_value(json_object_get(layer, "source"));
        if (!name || strcmp(name, p->stats->subject->source) != 0 || !json_object_get(layer, "features")) continue;
        expect_layer(p, layer);
        any = p->is_silent = true;
    }
    p->is_silent = false;
    return any;
}

cor_status cor_stats_check(const cor_stats *stats, const char *report, cor_error *err)
{
    const cor_stats_subject *s = stats->subject;
    proof p = {.stats = stats, .err = err};
    json_t *json = json_loads(report, 0, NULL), *layers = json_object_get(json, "layers");
    if (!expect_layers(&p, layers))
        p.st = cor_fail_at(err, COR_BAD_DATA, cor_file_location(s->context->map->document->file),
                           "the map draws no layer of source '%.60s', so there is nothing to hold its numbers against",
                           s->source);
    if (!p.st)
        expect(&p, "rows that are drawn", stats->all->drawn, "\"features.drawn\" of the layer that draws most",
               (json_int_t) most_of(layers, s->source, "drawn"));
    for (size_t i = 0; i < stats->n_tables && !p.st; i++)
        expect_sum(&p, &stats->tables[i]);
    json_decref(json);
    return p.st;
}
