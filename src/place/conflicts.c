#include "place/conflicts.h"

#include <glib.h>

#include "place/greedy.h"

/* Beyond these the less important labels are left to the plain way. They bound memory and time by what a page can
 * hold, not by the data. */
enum { MAX_PAIRS = 1 << 20, MAX_NODES = 1 << 19, MAX_LOOKS = 1 << 26 };

typedef struct {
    uint32_t a, b;
} pair;

typedef struct {
    const cor_problem *problem;
    const cor_grid *obstructed;
    cor_grid *claims; /* what earlier nodes may occupy; index: node */
    GArray *options;  /* of uint32_t, a node each */
    GArray *pairs;
    GArray *seen; /* of uint32_t: for each node, one more than the last node that met it */
    uint32_t node;
    bool sharing; /* the claim of it at hand */
    size_t looked;
    bool full;
} builder;

static double mean_height(const cor_problem *problem)
{
    double sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < problem->n_options; i++) {
        cor_claim claims[2];
        cor_option_claims(problem, &problem->options[i], claims);
        double height = cor_rect_height(claims[0].boxes[0]);
        if (!(height > 0 && height < 1e6)) continue;
        sum += height;
        n++;
    }
    return n ? sum / (double) n : 1;
}

static void meet(void *context, cor_hindrance what)
{
    builder *b = context;
    if (b->sharing && what.kind == COR_SHARED_LABEL) return;
    uint32_t *seen = &g_array_index(b->seen, uint32_t, what.index);
    if (*seen == b->node + 1) return;
    *seen = b->node + 1;
    pair p = {what.index, b->node};
    g_array_append_val(b->pairs, p);
}

static void add_node(builder *b, uint32_t index)
{
    const cor_option *option = &b->problem->options[index];
    if (cor_option_hindrance(b->problem, b->obstructed, option).kind) return;
    cor_claim claims[2];
    int n = cor_option_claims(b->problem, option, claims);
    b->node = b->options->len;
    g_array_append_val(b->options, index);
    for (int i = 0; i < n; i++) {
        b->sharing = claims[i].sharing;
        for (size_t k = 0; claims[i].minds && k < claims[i].n_boxes; k++)
            b->looked += cor_grid_hits(b->claims, claims[i].boxes[k], meet, b);
    }
}

static void add_claim(builder *b, cor_claim claim, uint32_t node)
{
    for (size_t k = 0; claim.occupies && k < claim.n_boxes; k++)
        b->full |= !cor_grid_add(b->claims, claim.boxes[k], (cor_hindrance){cor_claim_kind(&claim), node});
}

/* What the nodes from FIRST on occupy becomes known to those after them. */
static void add_claims(builder *b, uint32_t first)
{
    g_array_set_size(b->seen, b->options->len);
    for (uint32_t node = first; node < b->options->len; node++) {
        cor_claim claims[2];
        int n = cor_option_claims(b->problem, &b->problem->options[g_array_index(b->options, uint32_t, node)], claims);
        for (int i = 0; i < n; i++)
            add_claim(b, claims[i], node);
    }
    b->full |= b->pairs->len > MAX_PAIRS || b->options->len > MAX_NODES || b->looked > MAX_LOOKS;
}

static uint32_t *copied(cor_arena *arena, const GArray *array)
{
    return cor_arena_memdup(arena, array->data, array->len * sizeof(uint32_t));
}

static void sort_edges(cor_arena *arena, cor_conflicts *graph, const GArray *pairs)
{
    graph->first_edge = COR_NEW_ARRAY(arena, uint32_t, graph->n_nodes + 2);
    graph->edges = COR_NEW_ARRAY(arena, uint32_t, 2 * (size_t) pairs->len);
    uint32_t *end = graph->first_edge + 1;
    for (guint i = 0; i < pairs->len; i++) {
        end[g_array_index(pairs, pair, i).a + 1]++;
        end[g_array_index(pairs, pair, i).b + 1]++;
    }
    for (uint32_t i = 0; i < graph->n_nodes; i++)
        end[i + 1] += end[i];
    for (guint i = 0; i < pairs->len; i++) {
        pair p = g_array_index(pairs, pair, i);
        graph->edges[end[p.a]++] = p.b;
        graph->edges[end[p.b]++] = p.a;
    }
}

static void describe_nodes(cor_arena *arena, cor_conflicts *graph, const cor_problem *problem)
{
    graph->label = COR_NEW_ARRAY(arena, uint32_t, graph->n_nodes);
    graph->worth = COR_NEW_ARRAY(arena, uint8_t, graph->n_nodes);
    for (uint32_t i = 0; i < graph->n_nodes; i++) {
        const cor_option *option = &problem->options[graph->option[i]];
        graph->label[i] = option->label;
        graph->worth[i] = option->worth;
    }
}

cor_conflicts cor_conflicts_of(cor_arena *arena, const cor_problem *problem, const cor_grid *obstructed)
{
    cor_conflicts graph = {.first_node = COR_NEW_ARRAY(arena, uint32_t, problem->n_labels + 1)};
    builder b = {.problem = problem,
                 .obstructed = obstructed,
                 .claims = cor_grid_new(problem->frame, 2 * mean_height(problem)),
                 .options = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                 .pairs = g_array_new(FALSE, FALSE, sizeof(pair)),
                 .seen = g_array_new(FALSE, TRUE, sizeof(uint32_t))};
    for (size_t i = 0; i < problem->n_labels && !b.full; i++) {
        const cor_contender *label = &problem->labels[i];
        uint32_t first = b.options->len;
        for (uint32_t k = 0; k < label->n_options; k++)
            add_node(&b, label->first_option + k);
        add_claims(&b, first);
        graph.first_node[i + 1] = b.options->len;
        graph.n_labels = i + 1;
    }
    graph.n_nodes = b.options->len;
    graph.option = copied(arena, b.options);
    describe_nodes(arena, &graph, problem);
    sort_edges(arena, &graph, b.pairs);
    cor_grid_free(b.claims);
    g_array_unref(b.options);
    g_array_unref(b.pairs);
    g_array_unref(b.seen);
    return graph;
}
