#include "paint/dashes.h"

/* Points: no eye sees it, and two decimals write it down. */
static const double MIN_DASH = 0.01;

void cor_written_dashes(const cor_stroke *stroke, double dashes[COR_MAX_DASHES])
{
    for (size_t i = 0; i < stroke->n_dashes; i++)
        dashes[i] = stroke->dashes[i];
    if (stroke->cap == COR_CAP_BUTT) return;
    for (size_t i = 0; i + 1 < stroke->n_dashes; i += 2) {
        double missing = MIN_DASH - dashes[i];
        if (missing <= 0) continue;
        dashes[i] += missing;
        if (dashes[i + 1] > missing) dashes[i + 1] -= missing;
    }
}
