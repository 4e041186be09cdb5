/* The colours of an image, where they are few enough for a palette. */
#ifndef COR_PAINT_PALETTE_H
#define COR_PAINT_PALETTE_H

#include <stddef.h>
#include <stdint.h>

#include "paint/png_encode.h"

enum { COR_PALETTE_SLOTS = 1024 };

typedef struct {
    int n;
    uint32_t opaque;                  /* set in every dot whose image has no transparency */
    uint32_t colors[256];             /* as in pixels.h, in the order of their first use */
    uint32_t keys[COR_PALETTE_SLOTS]; /* open hash of colours … */
    int16_t index[COR_PALETTE_SLOTS]; /* … and their index; -1: free */
} cor_palette;

/* Collects the colours of PNG. False when there are more than 256. */
bool cor_palette_of(const cor_png *png, cor_palette *palette);

/* 1, 2, 4 or 8: what an index needs. */
int cor_palette_bits(const cor_palette *palette);

/* N pixels as indices, packed from the high bits on. */
void cor_palette_pack(const cor_palette *palette, const uint32_t *pixels, size_t n, unsigned char *to);

#endif
