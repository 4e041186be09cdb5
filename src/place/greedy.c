#include "place/greedy.h"

#include "place/hindrance.h"

void cor_greedy(const cor_problem *problem, cor_grid *grid, int32_t *chosen, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const cor_contender *label = &problem->labels[i];
        for (uint32_t k = 0; k < label->n_options && chosen[i] == COR_NO_OPTION; k++) {
            uint32_t option = label->first_option + k;
            if (cor_option_hindrance(problem, grid, &problem->options[option]).kind) continue;
            chosen[i] = (int32_t) option;
            cor_option_take(problem, grid, &problem->options[option]);
        }
    }
}
