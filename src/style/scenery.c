/* The root's parts that a page does not show or that say where things are: light, sky, terrain, projection, sprites,
 * fonts. Right or wrong all the same. */
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "style/internal.h"

/* MapLibre calls what is in these parts by its own key alone: "position", not "light.position". */
static void check_part(cor_reader *reader, const char *key, const cor_key_table *table)
{
    const cor_node *root = reader->style->root, *part = cor_node_get(root, key);
    if (!part || part->kind != COR_NODE_MAP) return;
    for (size_t i = 0; i < part->n; i++) {
        const cor_node one = {.kind = COR_NODE_MAP, .n = 1, .items = &part->items[i], .file = part->file};
        reader->place = (cor_place){part->items[i], part->items[i]->key};
        cor_style_check_keys(reader, &one, table, key);
    }
    reader->place = (cor_place){root, ""};
}

/* ID and URL of each sprite are told apart by what they say. */
static void check_unlike(cor_reader *reader, const cor_node *sprites, size_t index, const char *key)
{
    const char *text = cor_style_text(sprites->items[index], key);
    for (size_t i = 0; text && text[0] && i < index; i++) {
        const char *other = cor_style_text(sprites->items[i], key);
        if (!other || strcmp(other, text) != 0) continue;
        cor_style_error_of(reader, sprites, sprites->items[index], "two sprites have the %s '%s'; they should differ",
                           key, text);
        return;
    }
}

static void check_sprites(cor_reader *reader, const cor_node *sprites)
{
    if (!sprites || sprites->kind == COR_NODE_STRING) return;
    if (sprites->kind != COR_NODE_SEQ) {
        cor_style_error(reader, sprites, "sprite is %s; it should be a text or a list",
                        cor_node_kind_name(sprites->kind));
        return;
    }
    for (size_t i = 0; i < sprites->n; i++) {
        check_unlike(reader, sprites, i, "id");
        check_unlike(reader, sprites, i, "url");
        cor_style_check_keys(reader, sprites->items[i], &cor_keys_sprite, "a sprite");
    }
}

/* A face's range of characters, as CSS has it: "U+26", "U+0-7F", "U+4??". */
static bool is_range(const char *text)
{
    unsigned from, to;
    int end = 0;
    size_t digits, blanks;
    if ((text[0] != 'U' && text[0] != 'u') || text[1] != '+') return false;
    text += 2;
    digits = strspn(text, "0123456789abcdefABCDEF");
    blanks = strspn(text + digits, "?");
    if (blanks) return !text[digits + blanks] && digits + blanks <= 6;
    if (digits < 1 || digits > 6) return false;
    if (!text[digits]) return sscanf(text, "%x", &from) == 1 && from <= 0x10ffff;
    size_t more = text[digits] == '-' ? strspn(text + digits + 1, "0123456789abcdefABCDEF") : 0;
    if (more < 1 || more > 6 || text[digits + 1 + more]) return false;
    return sscanf(text, "%x-%x%n", &from, &to, &end) == 2 && from <= to && to <= 0x10ffff;
}

static void check_face(cor_reader *reader, const cor_node *face, const char *what)
{
    const cor_node *ranges = cor_node_get(face, "unicode-range");
    cor_style_check_keys(reader, face, &cor_keys_font_face, what);
    for (size_t i = 0; ranges && ranges->kind == COR_NODE_SEQ && i < ranges->n; i++)
        if (ranges->items[i]->kind == COR_NODE_STRING && !is_range(ranges->items[i]->text))
            cor_style_error(reader, ranges->items[i], "%s: '%s' is no range of characters; write one like U+0-7F", what,
                            ranges->items[i]->text);
}

static void check_fonts(cor_reader *reader, const cor_node *fonts)
{
    for (size_t i = 0; fonts && fonts->kind == COR_NODE_MAP && i < fonts->n; i++) {
        const cor_node *font = fonts->items[i];
        const char *what = cor_arena_format(reader->compiler->arena, "font '%s'", font->key);
        if (font->kind != COR_NODE_SEQ && font->kind != COR_NODE_STRING)
            cor_style_error(reader, font, "%s is %s; it should be a text or a list", what,
                            cor_node_kind_name(font->kind));
        for (size_t k = 0; font->kind == COR_NODE_SEQ && k < font->n; k++)
            check_face(reader, font->items[k], what);
    }
}

static void check_glyphs(cor_reader *reader, const cor_node *glyphs)
{
    static const char *const tokens[] = {"{fontstack}", "{range}"};
    for (size_t i = 0; glyphs && glyphs->kind == COR_NODE_STRING && i < 2; i++)
        if (!strstr(glyphs->text, tokens[i]))
            cor_style_error(reader, glyphs, "glyphs is '%s', which lacks %s", glyphs->text, tokens[i]);
}

void cor_style_check_scenery(cor_reader *reader)
{
    const cor_node *root = reader->style->root, *constants = cor_node_get(root, "constants");
    check_part(reader, "light", &cor_keys_light);
    check_part(reader, "sky", &cor_keys_sky);
    check_part(reader, "terrain", &cor_keys_terrain);
    check_part(reader, "projection", &cor_keys_projection);
    check_sprites(reader, cor_node_get(root, "sprite"));
    check_fonts(reader, cor_node_get(root, "font-faces"));
    check_glyphs(reader, cor_node_get(root, "glyphs"));
    if (cor_style_is_true(constants))
        cor_style_error(reader, constants,
                        "constants are not known since version 8; their values should stand where they are used");
}
