#include "place/hindrance.h"

cor_grid *cor_obstructed(const cor_problem *problem)
{
    cor_grid *grid = cor_grid_new(problem->frame, 12);
    for (size_t i = 0; i < problem->n_obstacles; i++)
        if (problem->obstacles[i].minding == COR_MIND_ALWAYS)
            cor_grid_add(grid, problem->obstacles[i].box, (cor_hindrance){COR_OBSTACLE, (uint32_t) i});
    return grid;
}

/* A text is never cut by the frame; an icon may stand on it. */
static bool is_on_map(const cor_problem *problem, const cor_option *option, const cor_claim *claims, int n)
{
    if (option->candidate >= 0 && !cor_rect_covers(problem->frame, *claims[0].whole)) return false;
    return !option->mark || cor_rects_overlap(problem->frame, *claims[n - 1].whole);
}

cor_hindrance cor_option_hindrance(const cor_problem *problem, const cor_grid *grid, const cor_option *option)
{
    cor_claim claims[2];
    cor_hindrance hindrance = {COR_NOTHING, 0};
    int n = cor_option_claims(problem, option, claims);
    if (!is_on_map(problem, option, claims, n)) return (cor_hindrance){COR_FRAME, 0};
    if (option->barred) return (cor_hindrance){COR_BARRIER, 0};
    for (int i = 0; i < n && hindrance.kind == COR_NOTHING; i++)
        for (size_t k = 0; claims[i].minds && k < claims[i].n_boxes && hindrance.kind == COR_NOTHING; k++)
            hindrance = cor_grid_hit(grid, claims[i].boxes[k], option->label, claims[i].sharing);
    return hindrance;
}

void cor_option_take(const cor_problem *problem, cor_grid *grid, const cor_option *option)
{
    cor_claim claims[2];
    int n = cor_option_claims(problem, option, claims);
    for (int i = 0; i < n; i++)
        for (size_t k = 0; claims[i].occupies && k < claims[i].n_boxes; k++)
            cor_grid_add(grid, claims[i].boxes[k], (cor_hindrance){cor_claim_kind(&claims[i]), option->label});
}
