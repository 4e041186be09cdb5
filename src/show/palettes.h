/* Palettes by name. */
#ifndef COR_SHOW_PALETTES_H
#define COR_SHOW_PALETTES_H

#include <stddef.h>

typedef enum { COR_PALETTE_CATEGORIES, COR_PALETTE_SEQUENCE, COR_PALETTE_DIVERGING } cor_palette_kind;

typedef struct {
    const char *name;
    cor_palette_kind kind;
    const char *colors; /* "#rrggbb #rrggbb …" */
} cor_color_palette;

/* Whatever the case; NULL: there is none. */
const cor_color_palette *cor_palette_called(const char *name);
const char *cor_palette_nearest(const char *name);
const cor_color_palette *cor_palette_at(size_t index); /* NULL behind the last */

#endif
