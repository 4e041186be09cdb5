#include "symbolize/wording.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

/* px; what is beyond is folly. */
enum { LARGEST_TEXT = 1000 };

cor_wording_uses cor_wording_uses_of(cor_drawing *drawing)
{
    return (cor_wording_uses){
        .field = cor_use_of(drawing, "text-field"),
        .font = cor_use_of(drawing, "text-font"),
        .size = cor_use_of(drawing, "text-size"),
        .max_width = cor_use_of(drawing, "text-max-width"),
        .line_height = cor_use_of(drawing, "text-line-height"),
        .letter_spacing = cor_use_of(drawing, "text-letter-spacing"),
        .justify = cor_use_of(drawing, "text-justify"),
        .transform = cor_use_of(drawing, "text-transform"),
    };
}

/* Letter by letter, not by locale: a map must not differ between Ankara and Berlin. */
static void transform(GString *text, const char *how)
{
    if (strcmp(how, "uppercase") != 0 && strcmp(how, "lowercase") != 0) return;
    GString *out = g_string_sized_new(text->len);
    bool upper = !strcmp(how, "uppercase");
    for (const char *c = text->str; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (upper && letter == 0xdf) /* ß has no capital of its own in common use */
            g_string_append(out, "SS");
        else
            g_string_append_unichar(out, upper ? g_unichar_toupper(letter) : g_unichar_tolower(letter));
    }
    g_string_assign(text, out->str);
    g_string_free(out, TRUE);
}

/* The words of ROW in the scrap arena; NULL when there are none. */
static const char *words_of(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row)
{
    size_t n;
    const cor_text_section *sections =
        cor_value_sections(cor_use_value(drawing, &uses->field, row), drawing->scrap, &n);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        if (sections[i].text) {
            const char *valid = cor_valid_text(drawing->scrap, sections[i].text, strlen(sections[i].text));
            g_string_append(text, valid);
        }
    transform(text, cor_use_word(drawing, &uses->transform, row));
    g_strstrip(text->str);
    const char *words = *text->str ? cor_arena_copy(drawing->scrap, text->str) : NULL;
    g_string_free(text, TRUE);
    return words;
}

/* The first font of the list that is installed, else the first. */
static cor_font font_of(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row)
{
    cor_value list = cor_use_value(drawing, &uses->font, row);
    cor_font first = {.family = "Noto Sans", .weight = 400};
    bool have_first = false;
    for (size_t i = 0; list.kind == COR_ARRAY && i < list.array->n; i++) {
        if (list.array->items[i].kind != COR_STRING) continue;
        cor_font font = cor_font_parse(drawing->arena, list.array->items[i].string);
        if (cor_fonts_has(drawing->with->fonts, font.family)) return font;
        if (!have_first) first = font;
        have_first = true;
    }
    if (have_first) first.family = "Noto Sans";
    return first;
}

static cor_justify justify_of(const char *word)
{
    if (!strcmp(word, "left")) return COR_JUSTIFY_LEFT;
    return strcmp(word, "right") ? COR_JUSTIFY_CENTER : COR_JUSTIFY_RIGHT;
}

const cor_run *cor_wording_run(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, bool along,
                               double *ret_size)
{
    const cor_run *run;
    cor_error err;
    double size = cor_use_number(drawing, &uses->size, row, 0, LARGEST_TEXT) * COR_POINTS_PER_PX;
    const char *words = size > 0 ? words_of(drawing, uses, row) : NULL;
    *ret_size = size;
    if (!words) return NULL;
    cor_text_spec spec = {
        .text = words,
        .font = font_of(drawing, uses, row),
        .size = size,
        .letter_spacing = cor_use_number(drawing, &uses->letter_spacing, row, -1, 100),
        .line_height = cor_use_number(drawing, &uses->line_height, row, 0.1, 100),
        .max_width = along ? 0 : cor_use_number(drawing, &uses->max_width, row, 0, 1000) * size,
        .justify = justify_of(cor_use_word(drawing, &uses->justify, row)),
        .language = drawing->with->language,
    };
    if (!cor_shape(drawing->with->fonts, &spec, drawing->with->remarks, &run, &err)) return run;
    cor_warn(drawing->with->remarks, drawing->what->table->file, 0, 0, "layer '%s': the label of feature %.15g: %s",
             cor_layer_id(drawing->layer), cor_table_id(drawing->what->table, row), err.message);
    return NULL;
}
