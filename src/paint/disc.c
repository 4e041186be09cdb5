#include "paint/disc.h"

#include <string.h>

#include "paint/guard.h"
#include "paint/soft.h"

/* A soft edge of fewer than SOFT_PIXELS is looked at LOOKS times each way. */
enum { SUBROWS = 8, WIDEST = 160, SOFT_PIXELS = 3, LOOKS = 4 };

cor_disc cor_disc_of(const cor_circle *kind, double pixels)
{
    double inner = cor_guard_size(kind->radius) ? kind->radius * pixels : 0;
    double stroke = cor_guard_size(kind->stroke_width) && kind->stroke.a > 0 ? kind->stroke_width * pixels : 0;
    return (cor_disc){.inner = inner,
                      .outer = inner + stroke,
                      .fill = kind->fill,
                      .stroke = kind->stroke,
                      .soft = cor_is_soft(kind) ? kind : NULL};
}

int cor_disc_center(const cor_disc *disc)
{
    return (int) ceil(disc->outer);
}

int cor_disc_size(const cor_disc *disc)
{
    return 2 * cor_disc_center(disc) + 2; /* the centre is up to one dot right of its dot's left edge */
}

/* 0…1; what is no number is 0. */
static inline float within(float x)
{
    return x > 0 ? x < 1 ? x : 1 : 0;
}

/* Adds WEIGHT times how much of each dot lies in [a, b], as differences between neighbours: the running sum
 * over STEPS is the coverage. */
static void add_chord(float *steps, double a, double b, float weight)
{
    int i = (int) a, j = (int) b;
    float u = (float) (a - i), v = (float) (b - j);
    steps[i] += weight * (1 - u);
    steps[i + 1] += weight * u;
    steps[j] -= weight * (1 - v);
    steps[j + 1] -= weight * v;
}

/* How much of each of SIZE pixels of a row lies in the disc. Y is the row's top, relative to the centre. */
static void cover_row(float *coverage, int size, double center, double radius, double y)
{
    float steps[WIDEST + 2] = {0};
    for (int i = 0; i < SUBROWS; i++) {
        double dy = y + (i + 0.5) / SUBROWS, square = radius * radius - dy * dy;
        if (square > 0) add_chord(steps, center - sqrt(square), center + sqrt(square), 1.0F / SUBROWS);
    }
    float sum = 0;
    for (int x = 0; x < size; x++) {
        sum += steps[x];
        coverage[x] = within(sum);
    }
}

static uint32_t channel(float x)
{
    return (uint32_t) (within(x) * 255 + 0.5F);
}

static uint32_t mixed(const cor_disc *disc, float inner, float outer)
{
    float fill = disc->fill.a * inner, stroke = disc->stroke.a * (outer > inner ? outer - inner : 0);
    return channel(fill + stroke) << 24 | channel(disc->fill.r * fill + disc->stroke.r * stroke) << 16 |
           channel(disc->fill.g * fill + disc->stroke.g * stroke) << 8 |
           channel(disc->fill.b * fill + disc->stroke.b * stroke);
}

/* The colour of the dot whose corner lies at X, Y from the circle's middle, from LOOKS looks each way. */
static uint32_t soft_dot(const cor_disc *disc, double x, double y, int looks)
{
    float r = 0, g = 0, b = 0, a = 0, all = (float) (looks * looks);
    for (int i = 0; i < looks * looks; i++) {
        double away = hypot(x + (i % looks + 0.5) / looks, y + (i / looks + 0.5) / looks) / disc->outer;
        if (away >= 1) continue;
        cor_color c = cor_soft_color(disc->soft, away);
        r += c.r * c.a;
        g += c.g * c.a;
        b += c.b * c.a;
        a += c.a;
    }
    return channel(a / all) << 24 | channel(r / all) << 16 | channel(g / all) << 8 | channel(b / all);
}

/* Where the soft edge is wide, one look at the middle of each dot is enough. */
static void draw_soft(const cor_disc *disc, double x, double y, uint32_t *pixels)
{
    int size = cor_disc_size(disc), center = cor_disc_center(disc);
    int looks = disc->soft->blur * disc->outer < SOFT_PIXELS ? LOOKS : 1;
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++)
            *pixels++ = soft_dot(disc, column - center - x, row - center - y, looks);
}

void cor_disc_draw(const cor_disc *disc, double x, double y, uint32_t *pixels)
{
    float inner[WIDEST], outer[WIDEST];
    int size = cor_disc_size(disc), center = cor_disc_center(disc);
    if (size > WIDEST) return;
    if (disc->soft) {
        draw_soft(disc, x, y, pixels);
        return;
    }
    for (int row = 0; row < size; row++) {
        double top = row - center - y;
        cover_row(inner, size, center + x, disc->inner, top);
        if (disc->outer > disc->inner)
            cover_row(outer, size, center + x, disc->outer, top);
        else
            memcpy(outer, inner, sizeof outer);
        for (int column = 0; column < size; column++)
            *pixels++ = mixed(disc, inner[column], outer[column]);
    }
}
