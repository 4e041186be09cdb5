#include "symbolize/wording.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/words.h"
#include "symbolize/symbol_fit.h"

/* px; what is beyond is folly. */
enum { LARGEST_TEXT = 1000 };

/* With more, a text is set all alike. */
enum { MAX_SECTIONS = 64 };

/* Holds the place of a picture. */
#define NO_BREAK_SPACE "\xc2\xa0"

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
static void append(GString *out, const char *text, const char *how)
{
    bool upper = !strcmp(how, "uppercase"), lower = !strcmp(how, "lowercase");
    if (!upper && !lower) {
        g_string_append(out, text);
        return;
    }
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (upper && letter == 0xdf) /* ß has no capital of its own in common use */
            g_string_append(out, "SS");
        else
            g_string_append_unichar(out, upper ? g_unichar_toupper(letter) : g_unichar_tolower(letter));
    }
}

/* What a style asks for is missed aloud; the default that it leaves in place is not. */
static void miss_font(cor_drawing *drawing, const char *name)
{
    if (!cor_layer_property(drawing->layer, "text-font")) return;
    cor_drawing_miss(drawing, name, cor_font_missing(drawing->with->fonts, drawing->arena, name));
}

/* The first of the fonts NAMES (NULL-terminated) that is installed, else Noto Sans in the look of the first. */
static cor_font font_among(cor_drawing *drawing, const char *const *names)
{
    cor_font first = {.family = "Noto Sans", .weight = 400};
    for (size_t i = 0; names[i]; i++) {
        cor_font font = cor_font_parse(drawing->arena, names[i]);
        if (cor_fonts_has(drawing->with->fonts, font.family)) return font;
        if (i == 0) first = font;
    }
    first.family = "Noto Sans";
    if (names[0] && cor_fonts_has(drawing->with->fonts, first.family)) miss_font(drawing, names[0]);
    return first;
}

static cor_font font_of(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row)
{
    cor_value list = cor_use_value(drawing, &uses->font, row);
    size_t n = list.kind == COR_ARRAY ? list.array->n : 0, n_names = 0;
    const char **names = COR_NEW_ARRAY(drawing->scratch, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        if (list.array->items[i].kind == COR_STRING) names[n_names++] = list.array->items[i].string;
    return font_among(drawing, names);
}

/* Whether the words are not all alike, or pictures are among them. */
static bool differ(const cor_text_section *sections, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!sections[i].text || sections[i].scale != 1 || sections[i].fonts || sections[i].has_color) return true;
    return false;
}

static cor_align align_of(const char *word)
{
    if (!word || !strcmp(word, "bottom")) return COR_ALIGN_BOTTOM;
    return strcmp(word, "top") ? COR_ALIGN_CENTER : COR_ALIGN_TOP;
}

/* All but where it ends. */
static cor_text_part part_of(cor_drawing *drawing, const cor_text_section *section)
{
    cor_text_part part = {.scale = section->scale, .align = align_of(section->vertical_align)};
    if (section->has_color) part.color = &section->color;
    if (section->fonts) {
        cor_font font = font_among(drawing, section->fonts);
        part.font = cor_arena_memdup(drawing->scratch, &font, sizeof font);
    }
    return part;
}

static void append_picture(cor_drawing *drawing, const char *name, GString *text, cor_text_part *part)
{
    const cor_icon *icon = name && *name ? cor_drawing_icon(drawing, name) : NULL;
    if (!icon) return;
    double scale = part->scale * COR_POINTS_PER_PX;
    part->image = icon;
    part->scale = 1;
    part->width = fmin(cor_icon_width(icon) * scale, COR_LARGEST_MARK);
    part->height = fmin(cor_icon_height(icon) * scale, COR_LARGEST_MARK);
    g_string_append(text, NO_BREAK_SPACE);
}

/* Takes the blanks off both ends of TEXT, and out of its PARTS. */
static void strip(GString *text, cor_text_part *parts, size_t n)
{
    size_t length = text->len;
    g_strchug(text->str);
    size_t taken = length - strlen(text->str);
    g_strchomp(text->str);
    g_string_set_size(text, strlen(text->str));
    for (size_t i = 0; i < n; i++)
        parts[i].end = MIN(parts[i].end - MIN(taken, parts[i].end), text->len);
}

/* Whether the document leaves TEXT out. */
static bool is_left(cor_drawing *drawing, const char *text)
{
    const char *const *left = drawing->with->left;
    for (size_t i = 0; left && left[i]; i++) {
        if (strcmp(left[i], cor_layer_id(drawing->layer)) != 0 && !cor_same_words(left[i], text)) continue;
        drawing->with->left_met[i] = true;
        return true;
    }
    return false;
}

/* Gives SPEC the words of ROW, in the scratch arena; no text when there are none. ALONG a line they are all alike. */
static void add_words(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, bool along, cor_text_spec *spec)
{
    size_t n;
    const cor_text_section *sections =
        cor_value_sections(cor_use_value(drawing, &uses->field, row), drawing->scratch, &n);
    const char *how = cor_use_word(drawing, &uses->transform, row);
    bool own = !along && n <= MAX_SECTIONS && differ(sections, n);
    cor_text_part *parts = own ? COR_NEW_ARRAY(drawing->scratch, cor_text_part, n) : NULL;
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        const char *words = sections[i].text;
        if (own) parts[i] = part_of(drawing, &sections[i]);
        if (words)
            append(text, cor_valid_text(drawing->scratch, words, strlen(words)), how);
        else if (own)
            append_picture(drawing, sections[i].image, text, &parts[i]);
        if (own) parts[i].end = text->len;
    }
    strip(text, parts, own ? n : 0);
    if (text->len && !is_left(drawing, text->str)) spec->text = cor_arena_copy(drawing->scratch, text->str);
    spec->parts = parts;
    spec->n_parts = own ? n : 0;
    g_string_free(text, TRUE);
}

static cor_justify justify_of(const char *word)
{
    if (!strcmp(word, "left")) return COR_JUSTIFY_LEFT;
    return strcmp(word, "right") ? COR_JUSTIFY_CENTER : COR_JUSTIFY_RIGHT;
}

/* What SPEC says, in ROW's type; NULL when it says nothing, or can't be shaped. */
static const cor_run *set(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, bool along,
                          cor_text_spec spec)
{
    const cor_run *run;
    cor_error err;
    if (!spec.text) return NULL;
    spec.font = font_of(drawing, uses, row);
    spec.letter_spacing = cor_use_number(drawing, &uses->letter_spacing, row, -1, 100);
    spec.line_height = cor_use_number(drawing, &uses->line_height, row, 0.1, 100);
    spec.max_width = along ? 0 : cor_use_number(drawing, &uses->max_width, row, 0, 1000) * spec.size;
    spec.justify = justify_of(cor_use_word(drawing, &uses->justify, row));
    if (!cor_shape(drawing->with->fonts, &spec, drawing->with->diagnostics, &run, &err)) return run;
    if (cor_fonts_found(drawing->with->fonts, NULL)) return NULL; /* then the page fails as a whole */
    cor_warn(drawing->with->diagnostics, cor_file_location(drawing->what->table->file),
             "layer '%s': the label of feature %.15g: %s", cor_layer_id(drawing->layer),
             cor_table_id(drawing->what->table, row), err.message);
    return NULL;
}

static cor_text_spec spec_of(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row)
{
    return (cor_text_spec){.size = cor_use_number(drawing, &uses->size, row, 0, LARGEST_TEXT) * COR_POINTS_PER_PX,
                           .language = drawing->with->language};
}

const cor_run *cor_wording_run(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, bool along,
                               double *ret_size)
{
    cor_text_spec spec = spec_of(drawing, uses, row);
    *ret_size = spec.size;
    if (spec.size > 0) add_words(drawing, uses, row, along, &spec);
    return set(drawing, uses, row, along, spec);
}

const cor_run *cor_wording_of(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row, const char *text,
                              double *ret_size)
{
    cor_text_spec spec = spec_of(drawing, uses, row);
    *ret_size = spec.size;
    if (spec.size > 0) spec.text = text;
    return set(drawing, uses, row, false, spec);
}

const cor_run *cor_wording_justified(cor_drawing *drawing, const cor_wording_uses *uses, uint32_t row,
                                     const cor_run *run, cor_anchor anchor)
{
    const cor_run *other;
    cor_error err;
    if (run->n_lines < 2 || anchor.x == 0.5 || strcmp(cor_use_word(drawing, &uses->justify, row), "auto") != 0)
        return run;
    cor_text_spec spec = run->spec;
    spec.justify = anchor.x < 0.5 ? COR_JUSTIFY_LEFT : COR_JUSTIFY_RIGHT;
    return cor_shape(drawing->with->fonts, &spec, NULL, &other, &err) ? run : other;
}

/* The scripts whose letters stand upright in a column. */
static bool is_upright(gunichar letter)
{
    switch (g_unichar_get_script(letter)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
        return true;
    default:
        return false;
    }
}

/* A mark stays with the letter that it belongs to. */
static bool begins_line(gunichar letter)
{
    return !g_unichar_ismark(letter) && letter != 0x200d;
}

/* TEXT with a break before each letter; blanks are left out. NULL when no letter of it stands upright. */
static char *column_of(const char *text)
{
    bool any = false;
    GString *column = g_string_new(NULL);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_isspace(letter)) continue;
        any |= is_upright(letter);
        if (column->len && begins_line(letter)) g_string_append_c(column, '\n');
        g_string_append_unichar(column, letter);
    }
    return g_string_free(column, !any);
}

const cor_run *cor_wording_vertical(cor_drawing *drawing, const cor_run *run)
{
    cor_error err;
    const cor_run *vertical = NULL;
    cor_text_spec spec = run->spec;
    char *column = spec.n_parts ? NULL : column_of(spec.text);
    if (!column) return NULL;
    spec.text = column;
    spec.max_width = 0;
    spec.line_height = fmax(1 + spec.letter_spacing, 0.1);
    spec.letter_spacing = 0;
    spec.justify = COR_JUSTIFY_CENTER;
    if (cor_shape(drawing->with->fonts, &spec, NULL, &vertical, &err)) vertical = NULL;
    g_free(column);
    return vertical;
}
