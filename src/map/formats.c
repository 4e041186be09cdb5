/* The formats of pictures: what documents and commands call them, and what their files end in. */
#include "map/map.h"

#include <string.h>

#include <glib.h>

/* An ending that ends in another one comes before it. */
static const struct {
    cor_format format;
    const char *name, *ending;
} formats[] = {
    {COR_FORMAT_PNG, "png", ".png"},
    {COR_FORMAT_SVG_OUTLINES, "svg-outlines", ".outlines.svg"},
    {COR_FORMAT_SVG, "svg", ".svg"},
    {COR_FORMAT_PDF, "pdf", ".pdf"},
};

cor_format cor_format_called(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (!strcmp(formats[i].name, name)) return formats[i].format;
    return COR_FORMAT_AUTO;
}

cor_format cor_format_of_file(const char *file)
{
    char *lower = g_ascii_strdown(file, -1);
    cor_format format = COR_FORMAT_AUTO;
    for (size_t i = 0; i < G_N_ELEMENTS(formats) && format == COR_FORMAT_AUTO; i++)
        if (g_str_has_suffix(lower, formats[i].ending)) format = formats[i].format;
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
