/* Any bytes as well-known binary: one feature, whole, empty or bad. */
#include <stdint.h>
#include <stdlib.h>

#include "source/wkb.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cor_shapes shapes;
    cor_arena *arena = cor_arena_new();
    cor_shapes_start(&shapes, arena, 0, 0, 0);
    cor_wkb_result result = cor_wkb_add(&shapes, data, size);
    if (shapes.n_features != (result != COR_WKB_CURVED)) abort();
    cor_geometry g = cor_shapes_finish(&shapes);
    for (size_t i = 0; i < g.n_points; i++)
        if (!isfinite(g.points[i].x) || !isfinite(g.points[i].y)) abort();
    cor_arena_free(arena);
    return 0;
}
