#include "prepare/near.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "prepare/certainty.h"
#include "prepare/data_source.h"
#include "prepare/layer_needs.h"
#include "prepare/page_source.h"

const cor_map_source *cor_near_options(const cor_render_context *context, const char *source)
{
    for (size_t i = 0; i < context->map->document->n_sources; i++) {
        const cor_map_source *s = &context->map->document->sources[i];
        if (s->near_node && !strcmp(s->name, source)) return s;
    }
    return NULL;
}

typedef struct {
    const cor_render_context *context;
    cor_arena *arena;
    const char *unknown; /* what was asked for in vain */
} place;

static const char *parameter(void *context, const char *name)
{
    place *p = context;
    const char *text = cor_state_text(p->context, name, p->arena);
    if (!text) p->unknown = cor_arena_copy(p->arena, name);
    return text;
}

static const char *unfilled(const place *p, const cor_error *why)
{
    const char **names = COR_NEW_ARRAY(p->arena, const char *, p->context->n_state);
    for (size_t i = 0; i < p->context->n_state; i++)
        names[i] = p->context->state[i].name;
    return cor_text_unfilled(p->arena, why, p->unknown, names, p->context->n_state);
}

cor_status cor_near_metres(const cor_render_context *context, const cor_map_source *options, cor_arena *arena,
                           double *ret_metres, cor_error *err)
{
    const char *text;
    place p = {context, arena, NULL};
    cor_error why = {0};
    cor_status known =
        cor_data_source_known(context, options->near_source, cor_node_get(options->near_node, "source"), err);
    if (known) return known;
    cor_status st = cor_text_fill(arena, options->near_within, parameter, &p, &text, &why);
    if (!st) st = cor_distance_parse(text, ret_metres, &why);
    if (!st) return COR_OK;
    const cor_node *node = cor_node_get(options->near_node, "within");
    return cor_fail_at(err, st, cor_node_location(node), "%s", unfilled(&p, &why));
}

const char *cor_near_terms(const cor_render_context *context, const char *source, cor_arena *arena)
{
    double metres;
    cor_data_source other;
    char distance[COR_NUMBER_SPACE];
    const cor_map_source *options = cor_near_options(context, source);
    if (!options) return "";
    if (!strcmp(options->near_source, COR_PAGE_SOURCE)) return NULL;
    if (cor_near_metres(context, options, arena, &metres, NULL) ||
        cor_data_source_of(context, options->near_source, &other, NULL) || cor_data_source_bind(context, &other, NULL))
        return NULL;
    cor_format_shortest(distance, metres);
    return cor_arena_format(arena, "%s %s %s", distance, options->near_source,
                            other.request.where ? other.request.where : "");
}

/* Whether feature ROW of OWN, known to within RADIUS, may lie within METRES, and whether it surely does. */
static bool may_be_near(const cor_proximity *others, const cor_ground_features *own, size_t row, double metres,
                        double radius, bool *ret_certain)
{
    bool near = cor_proximity_has(others, own, row, metres);
    *ret_certain = near && !radius;
    if (!radius || isinf(radius)) return near;
    *ret_certain = near && radius <= metres && cor_proximity_has(others, own, row, metres - radius);
    return near || cor_proximity_has(others, own, row, metres + radius);
}

const cor_table *cor_near_rows(const cor_render_context *context, const cor_map_source *options, const cor_table *table,
                               const cor_ground_features *own, const cor_ground_features *others, double metres,
                               cor_arena *arena)
{
    cor_arena *scratch = cor_arena_new();
    const cor_proximity *reach = cor_proximity_new(others, scratch);
    const cor_certainty certainty = cor_certainty_of(options, table);
    cor_chosen_rows chosen = cor_chosen_rows_new(table->n_rows, scratch);
    for (size_t i = 0; i < table->n_rows; i++) {
        bool certain;
        bool possible = may_be_near(reach, own, i, metres, cor_certainty_radius(&certainty, i), &certain);
        cor_choose_row(&chosen, &certainty, table, i, possible, certain);
    }
    cor_table *near = cor_take_chosen(context, &chosen, table, COR_NEAR_FIELD, arena);
    near->counts.within = chosen.n_certain;
    near->counts.within_possible = chosen.n_possible;
    cor_note_certainty(context, &chosen, options->near_node, options->name,
                       cor_arena_format(scratch, "within %.60s of '%s'", options->near_within, options->near_source));
    cor_arena_free(scratch);
    return near;
}
