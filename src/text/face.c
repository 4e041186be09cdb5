#include "text/face.h"

#include <cairo.h>

cor_face *cor_face_open(cor_arena *arena, const char *path, int index)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) return NULL;
    hb_face_t *known = hb_face_create(blob, (unsigned) index);
    if (hb_face_get_glyph_count(known) == 0) {
        hb_face_destroy(known);
        hb_blob_destroy(blob);
        return NULL;
    }
    cor_face *face = COR_NEW(arena, cor_face);
    face->index = index;
    face->blob = blob;
    face->units = hb_face_get_upem(known);
    face->font = hb_font_create(known);
    face->cairo = COR_NEW(arena, cairo_font_face_t *);
    hb_face_destroy(known);
    return face;
}

void cor_face_finish(cor_face *face)
{
    if (!face) return;
    if (*face->cairo) cairo_font_face_destroy(*face->cairo);
    hb_font_destroy(face->font);
    hb_blob_destroy(face->blob);
}

bool cor_face_knows(const cor_face *face, uint32_t letter)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->font, letter, &glyph);
}

const char *cor_face_family(const cor_face *face)
{
    return face->family;
}

int cor_face_weight(const cor_face *face)
{
    return face->weight;
}

bool cor_face_italic(const cor_face *face)
{
    return face->italic;
}
