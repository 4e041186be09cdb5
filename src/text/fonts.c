#include "text/fonts.h"

#include "base/words.h"
#include "text/breaks.h"
#include "text/spec.h"

#ifndef COR_FONT_DIR
#define COR_FONT_DIR "/usr/share/fonts"
#endif

const char *const cor_font_style_names[COR_FONT_STYLES] = {"Regular", "Bold", "Italic", "BoldItalic"};

cor_font_style cor_font_style_of(const cor_font *font)
{
    return (font->weight >= 600 ? COR_BOLD : COR_REGULAR) + (font->italic ? COR_ITALIC : COR_REGULAR);
}

static cor_face *open_style(cor_fonts *fonts, int index, cor_font_style style)
{
    const cor_family *family = cor_family_at(index);
    char *path = cor_family_path(fonts->arena, fonts->folder, family, cor_font_style_names[style]);
    cor_face *face = cor_face_open(fonts->arena, path, family->nth ? family->nth - 1 : 0);
    if (!face) return NULL;
    face->family = family->name;
    face->weight = style & COR_BOLD ? 700 : 400;
    face->italic = (style & COR_ITALIC) != 0;
    return face;
}

static cor_font_slot *slot_of(const cor_fonts *fonts, int family, cor_font_style style)
{
    return &fonts->slots[family * COR_FONT_STYLES + (int) style];
}

static const cor_face *style_of(cor_fonts *fonts, int family, cor_font_style style)
{
    cor_font_slot *slot = slot_of(fonts, family, style);
    if (!slot->looked_for) g_array_append_val(fonts->looked_for, (uint16_t){(uint16_t) (slot - fonts->slots)});
    slot->looked_for = true;
    if (!slot->tried) slot->face = open_style(fonts, family, style);
    slot->tried = true;
    return slot->face;
}

const cor_face *cor_fonts_face(cor_fonts *fonts, int family, cor_font_style style)
{
    if (family == COR_NO_FAMILY) return NULL;
    const cor_face *face = style_of(fonts, family, style);
    /* Most families have no italic: weight says more than slant. */
    if (!face && (style & COR_ITALIC)) face = style_of(fonts, family, style & COR_BOLD);
    return face ? face : style_of(fonts, family, COR_REGULAR);
}

void cor_fonts_note(cor_fonts *fonts)
{
    for (guint i = 0; i < fonts->looked_for->len; i++)
        fonts->slots[g_array_index(fonts->looked_for, uint16_t, i)].looked_for = false;
    g_array_set_size(fonts->looked_for, 0);
}

const char *const *cor_fonts_families(cor_fonts *fonts)
{
    if (fonts->found) return fonts->found;
    int n = cor_family_count(), at = 0;
    fonts->found = COR_NEW_ARRAY(fonts->arena, const char *, (size_t) n + 1);
    for (int i = 0; i < n; i++) {
        char *path = cor_family_path(fonts->arena, fonts->folder, cor_family_at(i), cor_font_style_names[COR_REGULAR]);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) fonts->found[at++] = cor_family_at(i)->name;
    }
    return fonts->found;
}

bool cor_fonts_has(cor_fonts *fonts, const char *family)
{
    int index = family ? cor_family_find(family) : COR_NO_FAMILY;
    if (index == COR_NO_FAMILY) return false;
    slot_of(fonts, index, COR_REGULAR)->asked_for = true;
    return cor_fonts_face(fonts, index, COR_REGULAR) != NULL;
}

const char *cor_font_missing(cor_fonts *fonts, cor_arena *arena, const char *name)
{
    const char *const *families = cor_fonts_families(fonts);
    const char *nearest =
        cor_nearest_word(cor_font_parse(arena, name).family, families, g_strv_length((char **) families));
    return cor_arena_format(arena, "the font '%.80s' is not installed; %s'Noto Sans' stands in for it", name,
                            nearest ? cor_arena_format(arena, "did you mean '%s'? ", nearest) : "");
}

cor_status cor_fonts_found(const cor_fonts *fonts, cor_error *err)
{
    if (!fonts->lacking) return COR_OK;
    return cor_fail(err, COR_BAD_DATA,
                    "no font Noto Sans under %s, so no word can be set; install the Debian package fonts-noto-core",
                    fonts->folder);
}

cor_fonts *cor_fonts_new_in(const char *folder)
{
    cor_arena *arena = cor_arena_new();
    cor_fonts *fonts = COR_NEW(arena, cor_fonts);
    fonts->arena = arena;
    fonts->folder = cor_arena_copy(arena, folder);
    fonts->slots = COR_NEW_ARRAY(arena, cor_font_slot, (size_t) cor_family_count() * COR_FONT_STYLES);
    fonts->runs = g_hash_table_new(cor_spec_hash, cor_spec_equal);
    fonts->scratch = cor_arena_new();
    fonts->glyphs = g_array_new(FALSE, FALSE, sizeof(cor_glyph));
    fonts->looked_for = g_array_new(FALSE, FALSE, sizeof(uint16_t));
    fonts->files = g_hash_table_new(g_str_hash, g_str_equal);
    fonts->buffer = hb_buffer_create();
    return fonts;
}

cor_fonts *cor_fonts_new(void)
{
    return cor_fonts_new_in(COR_FONT_DIR);
}

void cor_fonts_free(cor_fonts *fonts)
{
    if (!fonts) return;
    for (int i = 0; i < cor_family_count() * COR_FONT_STYLES; i++)
        cor_face_finish(fonts->slots[i].face);
    g_hash_table_unref(fonts->runs);
    hb_buffer_destroy(fonts->buffer);
    cor_breaks_free(fonts->breaks);
    g_array_unref(fonts->glyphs);
    g_array_unref(fonts->looked_for);
    g_hash_table_unref(fonts->files);
    cor_arena_free(fonts->scratch);
    cor_arena_free(fonts->arena);
}
