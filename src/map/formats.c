/* The formats of pictures: what documents and commands call them, and what their files end in. */
#include "map/map.h"

#include <string.h>

#include <glib.h>

#include "base/words.h"

static const struct {
    cor_format format;
    const char *name, *ending;
} formats[] = {
    {COR_FORMAT_PNG, "png", ".png"},
    {COR_FORMAT_SVG, "svg", ".svg"},
    {COR_FORMAT_SVG_OUTLINES, "svg-outlines", ".outlines.svg"},
    {COR_FORMAT_PDF, "pdf", ".pdf"},
};

cor_format cor_format_called(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (!strcmp(formats[i].name, name)) return formats[i].format;
    return COR_FORMAT_AUTO;
}

/* Of endings that end in one another the longest counts. */
cor_format cor_format_of_file(const char *file)
{
    char *lower = g_ascii_strdown(file, -1);
    cor_format format = COR_FORMAT_AUTO;
    size_t longest = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (!g_str_has_suffix(lower, formats[i].ending) || strlen(formats[i].ending) < longest) continue;
        format = formats[i].format;
        longest = strlen(formats[i].ending);
    }
    g_free(lower);
    return format;
}

const char *cor_format_ending(cor_format format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].format == format) return formats[i].ending;
    return NULL;
}

const char *cor_format_name(cor_format format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].format == format) return formats[i].name;
    return NULL;
}

const char *cor_formats_listed(cor_arena *arena)
{
    const char *names[G_N_ELEMENTS(formats)];
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        names[i] = formats[i].name;
    return cor_words_listed(arena, names, G_N_ELEMENTS(formats), "and");
}
