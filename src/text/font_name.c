/* Font names as styles write them: "Noto Sans SemiBold Italic". */
#include <string.h>

#include <glib.h>

#include "text/families.h"
#include "text/text.h"

typedef struct {
    const char *word;
    int weight; /* 0: says nothing of it */
    bool italic;
} style_word;

static const style_word style_words[] = {
    {"Thin", 100, false},       {"Hairline", 100, false},  {"ExtraLight", 200, false}, {"UltraLight", 200, false},
    {"Light", 300, false},      {"Regular", 400, false},   {"Normal", 400, false},     {"Book", 400, false},
    {"Medium", 500, false},     {"SemiBold", 600, false},  {"DemiBold", 600, false},   {"Bold", 700, false},
    {"ExtraBold", 800, false},  {"UltraBold", 800, false}, {"Heavy", 800, false},      {"Black", 900, false},
    {"Italic", 0, true},        {"Oblique", 0, true},      {"BoldItalic", 700, true},  {"MediumItalic", 500, true},
    {"LightItalic", 300, true},
};

/* The style word that the first LENGTH bytes of NAME end with, its first byte in *ret_start; NULL when there is none.
 */
static const style_word *last_word(const char *name, size_t length, size_t *ret_start)
{
    size_t start = length;
    while (start > 0 && name[start - 1] != ' ' && name[start - 1] != '-')
        start--;
    if (start < 2) return NULL;
    *ret_start = start;
    for (size_t i = 0; i < G_N_ELEMENTS(style_words); i++)
        if (strlen(style_words[i].word) == length - start &&
            !g_ascii_strncasecmp(style_words[i].word, name + start, length - start))
            return &style_words[i];
    return NULL;
}

/* The names of pinned families are there for good; others are copied. */
static const char *family_of(cor_arena *arena, const char *name, size_t length)
{
    int family = cor_family_find_n(name, length);
    return family == COR_NO_FAMILY ? cor_arena_copy_n(arena, name, length) : cor_family_at(family)->name;
}

cor_font cor_font_parse(cor_arena *arena, const char *name)
{
    cor_font font = {.weight = 400};
    const style_word *word;
    size_t length = strlen(name), start;
    bool weighed = false;
    while ((word = last_word(name, length, &start))) {
        if (word->weight && !weighed) font.weight = word->weight;
        weighed = weighed || word->weight;
        font.italic = font.italic || word->italic;
        length = start - 1;
        while (length > 0 && name[length - 1] == ' ')
            length--;
    }
    font.family = family_of(arena, name, length);
    return font;
}
