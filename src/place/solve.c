#include "place/solve.h"

#include "place/conflicts.h"
#include "place/greedy.h"
#include "place/hindrance.h"
#include "place/search.h"
#include "place/state.h"

/* The most important labels, as many as the graph holds. */
static size_t search_labels(cor_arena *arena, const cor_problem *problem, const cor_grid *obstructed, unsigned effort,
                            int32_t *chosen)
{
    cor_conflicts graph = cor_conflicts_of(arena, problem, obstructed);
    uint32_t *ranks = COR_NEW_ARRAY(arena, uint32_t, graph.n_labels);
    int32_t *nodes = COR_NEW_ARRAY(arena, int32_t, graph.n_labels);
    for (size_t i = 0; i < graph.n_labels; i++)
        ranks[i] = problem->labels[i].rank;
    cor_search(arena, &graph, ranks, effort, nodes);
    for (size_t i = 0; i < graph.n_labels; i++)
        chosen[i] = nodes[i] == COR_NO_NODE ? COR_NO_OPTION : (int32_t) graph.option[nodes[i]];
    return graph.n_labels;
}

cor_grid *cor_solve(cor_arena *arena, const cor_problem *problem, unsigned effort, int32_t *chosen)
{
    cor_grid *grid = cor_obstructed(problem);
    for (size_t i = 0; i < problem->n_labels; i++)
        chosen[i] = COR_NO_OPTION;
    size_t searched = search_labels(arena, problem, grid, effort, chosen);
    for (size_t i = 0; i < searched; i++)
        if (chosen[i] != COR_NO_OPTION) cor_option_take(problem, grid, &problem->options[chosen[i]]);
    cor_greedy(problem, grid, chosen, searched, problem->n_labels);
    return grid;
}
