#include "expr/follow.h"

#include <string.h>

#include <glib.h>

#include "expr/rewrite.h"

/* The first interpolation over a feature in NODE whose stops are numbers. */
static const cor_node *curve_in(const cor_node *node)
{
    bool curve = node->kind == COR_NODE_SEQ && node->n >= 5 && node->items[0]->kind == COR_NODE_STRING &&
                 g_str_has_prefix(node->items[0]->text, "interpolate");
    if (cor_node_calls(node, "literal")) return NULL;
    if (curve && cor_node_on_feature(node->items[2])) return node;
    for (size_t i = 0; i < node->n; i++) {
        const cor_node *found = curve_in(node->items[i]);
        if (found) return found;
    }
    return NULL;
}

/* The first ["get", field] of the feature in NODE. */
static const cor_node *get_in(const cor_node *node)
{
    if (cor_node_calls(node, "literal")) return NULL;
    if (cor_node_calls(node, "get") && node->n == 2) return node;
    for (size_t i = 0; i < node->n; i++) {
        const cor_node *found = get_in(node->items[i]);
        if (found) return found;
    }
    return NULL;
}

static const cor_program *result_of(const cor_compiler *compiler, const cor_property_spec *spec,
                                    const cor_node *outcome, const cor_node *input)
{
    static const char replaced_input[] = COR_FOLLOWED;
    const cor_compiler quiet = {compiler->arena, compiler->interns, NULL};
    const cor_program *program;
    const cor_node *node = cor_node_replaced(compiler->arena, outcome, input);
    if (cor_compile(&quiet, node, spec, &program, NULL, NULL, NULL)) return NULL;
    cor_program_fields fields = cor_program_wants(program);
    bool alone = !fields.all && !fields.geometry && !fields.id && fields.n == 1;
    return alone && !strcmp(fields.names[0], replaced_input) ? program : NULL;
}

static void add_stops(cor_arena *arena, cor_follow *follow, const cor_node *curve)
{
    double *stops = COR_NEW_ARRAY(arena, double, curve->n / 2);
    follow->stops = stops;
    for (size_t i = 3; i + 1 < curve->n; i += 2)
        stops[follow->n_stops++] = curve->items[i]->number;
}

const cor_follow *cor_follow_of(const cor_compiler *compiler, const cor_eval *page, const cor_property_spec *spec,
                                const cor_node *outcome)
{
    cor_arena *arena = compiler->arena;
    const cor_node *curve = curve_in(outcome), *get = get_in(outcome), *input = curve ? curve->items[2] : get;
    const cor_program *result = input ? result_of(compiler, spec, outcome, input) : NULL;
    if (!result && curve && get) {
        curve = NULL;
        input = get;
        result = result_of(compiler, spec, outcome, input);
    }
    if (!result) return NULL;
    cor_follow *follow = COR_NEW(arena, cor_follow);
    *follow = (cor_follow){.input = input, .result = result, .field = cor_node_field(compiler, page, input)};
    if (curve) add_stops(arena, follow, curve);
    /* A bare field is read as it is meant where the outcome makes a number of it. */
    const cor_node *number = curve ? input : cor_rewrite_call(arena, input, "to-number", input, NULL);
    follow->reads = cor_node_program(compiler, number, COR_EXPECT_NUMBER);
    return follow->reads ? follow : NULL;
}
