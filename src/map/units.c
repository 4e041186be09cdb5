/* Lengths and page sizes with their units. */
#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"
#include "base/words.h"
#include "map/map.h"

static const double min_side = 24, max_side = 14400;

/* Miles are international ones (1959), nautical miles those of 1929. */
static const cor_unit units[] = {
    {"mm", false, 72 / 25.4, NULL}, {"cm", false, 720 / 25.4, NULL},  {"in", false, 72, NULL},
    {"pt", false, 1, "1/72 inch"},  {"px", false, 0.75, "1/96 inch"}, {"km", true, 1000, NULL},
    {"m", true, 1, NULL},           {"mi", true, 1609.344, NULL},     {"nmi", true, 1852, NULL},
};

const cor_unit *cor_unit_at(size_t index)
{
    return index < G_N_ELEMENTS(units) ? &units[index] : NULL;
}

/* Sides in millimetres, upright. ISO 216 and ANSI/ASME Y14.1. */
static const struct {
    const char *name;
    double width, height;
} papers[] = {{"A0", 841, 1189},       {"A1", 594, 841},         {"A2", 420, 594}, {"A3", 297, 420},
              {"A4", 210, 297},        {"A5", 148, 210},         {"A6", 105, 148}, {"letter", 215.9, 279.4},
              {"legal", 215.9, 355.6}, {"tabloid", 279.4, 431.8}};

/* Reads a number at *TEXT and moves behind it. */
static bool take_number(const char **text, double *ret_number)
{
    char digits[COR_NUMBER_SPACE];
    size_t n = strspn(*text, "+-.0123456789");
    if (!n || n >= sizeof digits) return false;
    memcpy(digits, *text, n);
    digits[n] = 0;
    *text += n;
    return cor_parse_number(digits, ret_number);
}

static void skip_blanks(const char **text)
{
    while (g_ascii_isspace(**text))
        ++*text;
}

static const cor_unit *find_unit(const char *name, size_t length, bool on_ground)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (units[i].on_ground == on_ground && strlen(units[i].name) == length &&
            !g_ascii_strncasecmp(name, units[i].name, length))
            return &units[i];
    return NULL;
}

/* The size of the unit at *TEXT; 0 when there is none. */
static double take_unit(const char **text, bool on_ground)
{
    size_t n = 0;
    skip_blanks(text);
    while (g_ascii_isalpha((*text)[n]))
        n++;
    const cor_unit *unit = find_unit(*text, n, on_ground);
    if (!unit) return 0;
    *text += n;
    skip_blanks(text);
    return unit->size;
}

static cor_status no_unit(const char *text, bool on_ground, cor_error *err)
{
    const char *names[G_N_ELEMENTS(units)];
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (units[i].on_ground == on_ground) names[n++] = units[i].name;
    cor_arena *arena = cor_arena_new();
    cor_status status = cor_fail(err, COR_BAD_DOCUMENT, "\"%.60s\" has no unit that is known; write %s", text,
                                 cor_words_listed(arena, names, n, "or"));
    cor_arena_free(arena);
    return status;
}

cor_status cor_length_parse(const char *text, double *ret_points, cor_error *err)
{
    const char *rest = text;
    double x, unit;
    skip_blanks(&rest);
    if (!take_number(&rest, &x))
        return cor_fail(err, COR_BAD_DOCUMENT, "\"%.60s\" is not a length; write one like \"30 mm\"", text);
    unit = take_unit(&rest, false);
    if (!unit || *rest) return no_unit(text, false, err);
    if (!(fabs(x * unit) <= max_side))
        return cor_fail(err, COR_BAD_DOCUMENT, "\"%.60s\" is too long; the limit is 5080 mm", text);
    *ret_points = x * unit;
    return COR_OK;
}

cor_status cor_distance_parse(const char *text, double *ret_metres, cor_error *err)
{
    const char *rest = text;
    double x;
    skip_blanks(&rest);
    if (!take_number(&rest, &x))
        return cor_fail(err, COR_BAD_DOCUMENT, "\"%.60s\" is not a distance; write one like \"50 km\"", text);
    double unit = take_unit(&rest, true), metres = x * unit;
    if (!unit || *rest) return no_unit(text, true, err);
    if (!(metres > 0 && metres <= COR_MAX_METRES))
        return cor_fail(err, COR_BAD_DOCUMENT, "\"%.60s\" is no distance on the earth; it goes up to 20000 km", text);
    *ret_metres = metres;
    return COR_OK;
}

static bool take_times(const char **text)
{
    skip_blanks(text);
    size_t n = g_str_has_prefix(*text, "\u00d7") ? strlen("\u00d7") : strchr("xX*", **text) && **text ? 1 : 0;
    *text += n;
    skip_blanks(text);
    return n;
}

/* "280 x 190 mm", "28cm × 190mm" */
static bool parse_sides(const char *text, double *ret_width, double *ret_height)
{
    double width, height, first, second;
    skip_blanks(&text);
    if (!take_number(&text, &width)) return false;
    first = take_unit(&text, false);
    if (!take_times(&text) || !take_number(&text, &height)) return false;
    second = take_unit(&text, false);
    if (!second || *text) return false;
    *ret_width = width * (first ? first : second);
    *ret_height = height * second;
    return true;
}

static bool parse_paper(const char *text, double *ret_width, double *ret_height)
{
    gchar **words = g_strsplit_set(text, " ", -1);
    guint n = g_strv_length(words);
    bool landscape = n == 2 && !g_ascii_strcasecmp(words[1], "landscape"), found = false;
    bool known = n == 1 || landscape || (n == 2 && !g_ascii_strcasecmp(words[1], "portrait"));
    for (size_t i = 0; known && !found && i < G_N_ELEMENTS(papers); i++) {
        found = !g_ascii_strcasecmp(words[0], papers[i].name);
        if (!found) continue;
        *ret_width = (landscape ? papers[i].height : papers[i].width) * 72 / 25.4;
        *ret_height = (landscape ? papers[i].width : papers[i].height) * 72 / 25.4;
    }
    g_strfreev(words);
    return found;
}

cor_status cor_page_size_parse(const char *text, double *ret_width, double *ret_height, cor_error *err)
{
    double width, height;
    if (!parse_sides(text, &width, &height) && !parse_paper(text, &width, &height))
        return cor_fail(
            err, COR_BAD_DOCUMENT,
            "\"%.60s\" is not a page size; write one like \"280 x 190 mm\", \"1600 x 1200 px\" or \"A4 landscape\"",
            text);
    if (!(width >= min_side && height >= min_side))
        return cor_fail(err, COR_BAD_DOCUMENT, "a page of %.60s is too small; each side needs 32 px (8.5 mm)", text);
    if (!(width <= max_side && height <= max_side))
        return cor_fail(err, COR_BAD_DOCUMENT, "a page of %.60s is too large; the limit is 5080 mm a side", text);
    *ret_width = width;
    *ret_height = height;
    return COR_OK;
}
