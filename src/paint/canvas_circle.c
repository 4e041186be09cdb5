/* Circles: stamped where the target has pixels, else one arc each. */
#include "paint/canvas.h"
#include "paint/stamp.h"

void cor_canvas_circles(cor_canvas *canvas, const cor_circles *circles)
{
    if (cor_stamp_circles(canvas, circles)) return;
    for (size_t i = 0; i < circles->n; i++) {
        uint32_t kind = circles->kind ? circles->kind[i] : 0;
        if (kind < circles->n_kinds) cor_canvas_circle(canvas, &circles->kinds[kind], circles->at[i]);
    }
}
