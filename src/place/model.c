#include "place/model.h"

/* -1: left of the point, 0: above or below it, 1: right of it. X: the share of the width that lies left of it. */
static int side_of(double x)
{
    return x < 0.25 ? 1 : x > 0.75 ? -1 : 0;
}

static double fraction_left(const cor_label *label, const cor_candidate *candidate)
{
    return (label->text.pivot.x - candidate->box.x0) / cor_rect_width(candidate->box);
}

const cor_candidate *cor_model_for(const cor_label *label, double x)
{
    for (size_t i = 0; i < label->n_candidates; i++)
        if (side_of(fraction_left(label, &label->candidates[i])) == side_of(x)) return &label->candidates[i];
    return &label->candidates[0];
}

static cor_rect moved(cor_rect r, double dx, double dy)
{
    return (cor_rect){r.x0 + dx, r.y0 + dy, r.x1 + dx, r.y1 + dy};
}

static const cor_stand *stand_moved(cor_arena *arena, const cor_stand *stand, double dx, double dy)
{
    cor_stand *copy = cor_arena_memdup(arena, stand, sizeof *stand);
    copy->at = (cor_point){stand->at.x + dx, stand->at.y + dy};
    copy->box = moved(stand->box, dx, dy);
    return copy;
}

cor_candidate cor_model_moved(cor_arena *arena, const cor_candidate *model, double dx, double dy)
{
    return (cor_candidate){.box = moved(model->box, dx, dy),
                           .text = {model->text.x + dx, model->text.y + dy},
                           .run = model->run,
                           .mark = model->mark ? stand_moved(arena, model->mark, dx, dy) : NULL};
}
