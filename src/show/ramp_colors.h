/* Colours of classes out of a palette. */
#ifndef COR_SHOW_RAMP_COLORS_H
#define COR_SHOW_RAMP_COLORS_H

#include <stdbool.h>

#include "base/arena.h"
#include "show/palettes.h"

size_t cor_palette_size(const cor_color_palette *palette);

/* Colour INDEX of a list: "#rrggbb" in ARENA. INDEX is below cor_palette_size. */
const char *cor_palette_color(const cor_color_palette *palette, size_t index, cor_arena *arena);

/* The colour at T, 0 to 1, between those of PALETTE. */
const char *cor_ramp_color(const cor_color_palette *palette, double t, cor_arena *arena);

/* Where on a sequence class INDEX of N lies, so that none is lost on its ground: the end that is like it is left out,
 * more of it where marks are SMALL; and what is more stands out more. */
double cor_sequence_place(size_t index, size_t n, bool on_dark, bool small);

/* Where on a diverging palette class INDEX of N lies, of which N_BELOW are below the centre. */
double cor_diverging_place(size_t index, size_t n, size_t n_below);

#endif
