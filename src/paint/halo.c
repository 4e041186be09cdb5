#include "paint/halo.h"

/* A blur of one px has its edge this many px to either side of the halo's width (MapLibre GL JS,
 * shaders/symbol_sdf.fragment.glsl). */
static const double SPREAD = 1.19;

/* Rings that much apart can't be told from each other, points. */
static const double FINE = 0.15;

double cor_halo_reach(double width, double blur)
{
    if (!cor_guard_size(width)) return 0;
    return width + (cor_guard_size(blur) ? SPREAD * blur : 0);
}

/* GLSL's smoothstep from 0 to 1. */
static double smooth(double x)
{
    x = fmin(1, fmax(0, x));
    return x * x * (3 - 2 * x);
}

size_t cor_halo_rings(cor_color color, double width, double blur, cor_halo_ring rings[COR_MAX_RINGS])
{
    if (!cor_guard_size(width) || !(color.a > 0)) return 0;
    if (!cor_guard_size(blur)) {
        rings[0] = (cor_halo_ring){2 * width, color};
        return 1;
    }
    double spread = SPREAD * blur, outer = width + spread, inner = fmax(0, width - spread), below = 0;
    int n = (int) fmin(COR_MAX_RINGS, fmax(3, ceil((outer - inner) / FINE)));
    size_t kept = 0;
    for (int i = 0; i < n; i++) {
        double from = outer + (inner - outer) * i / n, middle = outer + (inner - outer) * (i + 0.5) / n;
        double together = color.a * (i == n - 1 && inner > 0 ? 1 : smooth((outer - middle) / (2 * spread)));
        double own = below < 1 ? (together - below) / (1 - below) : 0;
        below = together;
        if (!(own > 0)) continue;
        rings[kept] = (cor_halo_ring){2 * from, color};
        rings[kept++].color.a = (float) own;
    }
    return kept;
}
