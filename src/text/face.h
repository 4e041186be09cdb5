/* One font file, mapped into memory and read by HarfBuzz. Knows glyphs, no text. Private to text. */
#ifndef COR_TEXT_FACE_H
#define COR_TEXT_FACE_H

#include <hb.h>

#include "text/text.h"

struct cor_face {
    const char *family;
    int weight;
    bool italic;
    int index; /* in a collection */
    hb_blob_t *blob;
    hb_font_t *font;                 /* at the size of its own units, unhinted: metrics are linear in size */
    unsigned units;                  /* an em */
    struct _cairo_font_face **cairo; /* made when a painter asks */
};

/* NULL when PATH is no usable font. Lives in ARENA; cor_face_finish gives back the rest. */
cor_face *cor_face_open(cor_arena *arena, const char *path, int index);
void cor_face_finish(cor_face *face);

bool cor_face_knows(const cor_face *face, uint32_t letter);

#endif
