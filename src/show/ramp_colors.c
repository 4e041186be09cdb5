#include "show/ramp_colors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

enum { STEP = sizeof "#rrggbb" }; /* with the blank, or the end */

size_t cor_palette_size(const cor_color_palette *palette)
{
    return (strlen(palette->colors) + 1) / STEP;
}

const char *cor_palette_color(const cor_color_palette *palette, size_t index, cor_arena *arena)
{
    return cor_arena_copy_n(arena, palette->colors + index * STEP, STEP - 1);
}

static int part(const cor_color_palette *palette, size_t index, size_t k)
{
    const char *digits = palette->colors + index * STEP + 1 + 2 * k;
    return g_ascii_xdigit_value(digits[0]) * 16 + g_ascii_xdigit_value(digits[1]);
}

const char *cor_ramp_color(const cor_color_palette *palette, double t, cor_arena *arena)
{
    int mixed[3];
    size_t last = cor_palette_size(palette) - 1;
    double at = fmin(fmax(t, 0), 1) * (double) last;
    size_t low = MIN((size_t) at, last - 1);
    for (size_t k = 0; k < 3; k++)
        mixed[k] = (int) lround(part(palette, low, k) +
                                (at - (double) low) * (part(palette, low + 1, k) - part(palette, low, k)));
    return cor_arena_format(arena, "#%02x%02x%02x", (unsigned) mixed[0], (unsigned) mixed[1], (unsigned) mixed[2]);
}

double cor_sequence_place(size_t index, size_t n, bool on_dark, bool small)
{
    double lightest = small ? 0.3 : 0.16, darkest = small ? 0.7 : 0.78;
    double share = n > 1 ? (double) index / (double) (n - 1) : 0.6;
    return on_dark ? darkest * (1 - share) : lightest + (1 - lightest) * share;
}

double cor_diverging_place(size_t index, size_t n, size_t n_below)
{
    static const double least = 0.3; /* of a step: the ends of a palette are all but black */
    size_t half = MAX(n_below, n - n_below);
    bool below = index < n_below;
    size_t from_end = below ? half - n_below + index : half - 1 - (index - n_below);
    double place = 0.5 * ((double) from_end + least) / ((double) half + least);
    return below ? place : 1 - place;
}
