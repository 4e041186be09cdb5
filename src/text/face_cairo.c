/* A face as cairo draws it. Each has a FreeType library of its own: cairo keeps faces for a while after they
 * were given back, and may drop them in another thread. */
#include <cairo-ft.h>
#include <glib.h>

#include "text/face.h"

typedef struct {
    FT_Library library;
    FT_Face face;
    hb_blob_t *blob; /* the file's bytes, which FreeType reads in place */
} drawn;

static const cairo_user_data_key_t drawn_key;

static void drop(void *data)
{
    drawn *d = data;
    if (d->face) FT_Done_Face(d->face);
    if (d->library) FT_Done_FreeType(d->library);
    hb_blob_destroy(d->blob);
    g_free(d);
}

static bool open_drawn(drawn *d, const cor_face *face)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(d->blob, &length);
    return !FT_Init_FreeType(&d->library) &&
           !FT_New_Memory_Face(d->library, (const FT_Byte *) bytes, length, face->index, &d->face);
}

static cairo_status_t draw_nothing(cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr,
                                   cairo_text_extents_t *extents)
{
    (void) font, (void) glyph, (void) cr, (void) extents;
    return CAIRO_STATUS_SUCCESS;
}

/* What stands in for a file that HarfBuzz reads and FreeType does not: blank, but no system font. */
static cairo_font_face_t *blank(void)
{
    cairo_font_face_t *face = cairo_user_font_face_create();
    cairo_user_font_face_set_render_glyph_func(face, draw_nothing);
    return face;
}

static cairo_font_face_t *made(const cor_face *face)
{
    drawn *d = g_new0(drawn, 1);
    d->blob = hb_blob_reference(face->blob);
    if (!open_drawn(d, face)) {
        drop(d);
        return blank();
    }
    cairo_font_face_t *cairo = cairo_ft_font_face_create_for_ft_face(d->face, FT_LOAD_NO_HINTING);
    if (!cairo_font_face_set_user_data(cairo, &drawn_key, d, drop)) return cairo;
    cairo_font_face_destroy(cairo);
    drop(d);
    return blank();
}

struct _cairo_font_face *cor_face_cairo(const cor_face *face)
{
    if (!*face->cairo) *face->cairo = made(face);
    return *face->cairo;
}
