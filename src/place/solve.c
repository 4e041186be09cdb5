#include "place/solve.h"

#include "place/greedy.h"

cor_grid *cor_solve(cor_arena *arena, const cor_problem *problem, int32_t *chosen)
{
    (void) arena;
    cor_grid *grid = cor_obstructed(problem);
    for (size_t i = 0; i < problem->n_labels; i++)
        chosen[i] = COR_NO_OPTION;
    cor_greedy(problem, grid, chosen, 0, problem->n_labels);
    return grid;
}
