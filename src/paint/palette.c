#include "paint/palette.h"

#include <string.h>

static uint32_t slot_of(uint32_t color)
{
    return (color * 2654435761U) >> 22; /* Knuth's multiplicative hash, ten bits */
}

/* The colour's slot, or the free one where it belongs. */
static uint32_t find(const cor_palette *palette, uint32_t color)
{
    uint32_t slot = slot_of(color);
    while (palette->index[slot] >= 0 && palette->keys[slot] != color)
        slot = (slot + 1) % COR_PALETTE_SLOTS;
    return slot;
}

static bool add(cor_palette *palette, uint32_t color)
{
    uint32_t slot = find(palette, color);
    if (palette->index[slot] >= 0) return true;
    if (palette->n == 256) return false;
    palette->keys[slot] = color;
    palette->index[slot] = (int16_t) palette->n;
    palette->colors[palette->n++] = color;
    return true;
}

bool cor_palette_of(const cor_png *png, cor_palette *palette)
{
    uint32_t opaque = palette->opaque = png->alpha ? 0 : 0xff000000;
    palette->n = 0;
    memset(palette->index, 0xff, sizeof palette->index);
    for (int y = 0; y < png->height; y++) {
        const uint32_t *row = (const uint32_t *) (const void *) (png->data + (ptrdiff_t) y * png->stride);
        uint32_t last = ~(row[0] | opaque);
        for (int x = 0; x < png->width; x++) {
            uint32_t color = row[x] | opaque;
            if (color != last && !add(palette, color)) return false;
            last = color;
        }
    }
    return true;
}

int cor_palette_bits(const cor_palette *palette)
{
    return palette->n <= 2 ? 1 : palette->n <= 4 ? 2 : palette->n <= 16 ? 4 : 8;
}

void cor_palette_pack(const cor_palette *palette, const uint32_t *pixels, size_t n, unsigned char *to)
{
    int bits = cor_palette_bits(palette), room = 8;
    unsigned packed = 0, index = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || pixels[i] != pixels[i - 1])
            index = (unsigned) palette->index[find(palette, pixels[i] | palette->opaque)];
        room -= bits;
        packed |= index << room;
        if (room == 0 || i + 1 == n) {
            *to++ = (unsigned char) packed;
            packed = 0;
            room = 8;
        }
    }
}
