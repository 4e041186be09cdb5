#include "place/model.h"

/* -1: left of the point, 0: above or below it, 1: right of it. X: the share of the width that lies left of it. */
static int side_of(double x)
{
    return x < 0.25 ? 1 : x > 0.75 ? -1 : 0;
}

static double share_left(const cor_label *label, const cor_candidate *candidate)
{
    return (label->text.pivot.x - candidate->box.x0) / cor_rect_width(candidate->box);
}

const cor_candidate *cor_model_for(const cor_label *label, double x)
{
    for (size_t i = 0; i < label->n_candidates; i++)
        if (side_of(share_left(label, &label->candidates[i])) == side_of(x)) return &label->candidates[i];
    return &label->candidates[0];
}

cor_candidate cor_model_moved(const cor_candidate *model, double dx, double dy)
{
    cor_rect box = model->box;
    return (cor_candidate){.box = {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy},
                           .text = {model->text.x + dx, model->text.y + dy},
                           .run = model->run};
}
