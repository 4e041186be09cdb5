/* A million circles of thirty kinds, stamped, against cairo's arcs on a fiftieth of them. */
#include <cairo.h>
#include <stdio.h>

#include <glib.h>

#include "paint/canvas.h"
#include "paint/stamp.h"

enum { CIRCLES = 1000000, KINDS = 30, SHARE = 50, ROUNDS = 5 };

static double next_number(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) / 16777216.0;
}

static cor_circles scattered(cor_arena *arena)
{
    uint32_t seed = 42, *kind = COR_NEW_ARRAY(arena, uint32_t, CIRCLES);
    cor_point *at = COR_NEW_ARRAY(arena, cor_point, CIRCLES);
    cor_circle *kinds = COR_NEW_ARRAY(arena, cor_circle, KINDS);
    for (int i = 0; i < KINDS; i++)
        kinds[i] = (cor_circle){1.5 + 0.1 * i, {0.8F, 0.1F, 0.2F, 0.7F}, 0.375, {1, 1, 1, 1}, 0};
    for (size_t i = 0; i < CIRCLES; i++) {
        at[i].x = next_number(&seed) * 1200;
        at[i].y = next_number(&seed) * 900;
        kind[i] = (uint32_t) (next_number(&seed) * KINDS);
    }
    return (cor_circles){kinds, KINDS, at, kind, CIRCLES};
}

static double stamped(cor_canvas *canvas, const cor_circles *circles)
{
    double best = G_MAXDOUBLE;
    for (int round = 0; round < ROUNDS; round++) {
        gint64 start = g_get_monotonic_time();
        if (!cor_stamp_circles(canvas, circles)) return 0;
        best = MIN(best, (double) (g_get_monotonic_time() - start) / 1e3);
    }
    return best;
}

static double as_arcs(cor_canvas *canvas, const cor_circles *circles)
{
    gint64 start = g_get_monotonic_time();
    for (size_t i = 0; i < circles->n / SHARE; i++)
        cor_canvas_circle(canvas, &circles->kinds[circles->kind[i]], circles->at[i]);
    return (double) (g_get_monotonic_time() - start) / 1e3 * SHARE;
}

int main(void)
{
    cor_arena *arena = cor_arena_new();
    cor_scene *scene = cor_scene_new(arena, 1200, 900);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1600, 1200);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, 96 / 72.0, 96 / 72.0);
    cor_canvas canvas = cor_canvas_on(cr, scene, 96 / 72.0);
    cor_circles circles = scattered(arena);
    double stamps = stamped(&canvas, &circles), arcs = as_arcs(&canvas, &circles);
    printf("a million circles: %.0f ms stamped, %.0f ms as arcs: %.0f times\n", stamps, arcs, arcs / stamps);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    cor_scene_free(scene);
    cor_arena_free(arena);
    return 0;
}
