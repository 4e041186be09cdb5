#include "source/gdal/csv_position.h"

#include <math.h>
#include <string.h>

#include <glib.h>

#include "base/number.h"

enum { LONGEST = 60 }; /* bytes of a cell that can be a coordinate */

/* What a sign of an angle, of a blank or of minus becomes before numbers are looked for. */
static const struct {
    const char *sign;
    char plain;
} signs[] = {{"°", 'd'}, {"º", 'd'}, {"˚", 'd'}, {"′", '\''}, {"’", '\''},     {"´", '\''},    {"″", '"'},
             {"”", '"'}, {"“", '"'}, {"−", '-'}, {"–", '-'},  {"\u00a0", ' '}, {"\u202f", ' '}};

static char plain_sign(const char **at)
{
    bool is_ascii = !(**at & 0x80);
    for (size_t i = 0; !is_ascii && i < G_N_ELEMENTS(signs); i++) {
        if (!g_str_has_prefix(*at, signs[i].sign)) continue;
        *at += strlen(signs[i].sign);
        return signs[i].plain;
    }
    return *(*at)++;
}

/* TEXT without blanks round it and with plain signs, '' as ". False when it is too long for a coordinate. */
static bool make_plain(const char *text, char plain[LONGEST + 1])
{
    size_t n = 0;
    while (*text && n < LONGEST) {
        char sign = plain_sign(&text);
        if (g_ascii_isspace(sign)) sign = ' ';
        if (sign == ' ' && n == 0) continue;
        if (sign == '\'' && n && plain[n - 1] == '\'')
            plain[n - 1] = '"';
        else
            plain[n++] = sign;
    }
    while (n && plain[n - 1] == ' ')
        n--;
    plain[n] = '\0';
    return !*text && n;
}

/* "33.7" and "33,7", which no number with groups of thousands can be among coordinates. */
static bool parse_decimal(const char *text, double *ret_x)
{
    char copy[LONGEST + 1];
    if (cor_parse_number(text, ret_x)) return true;
    g_strlcpy(copy, text, sizeof copy);
    char *comma = strchr(copy, ',');
    if (!comma || strchr(comma + 1, ',') || strchr(copy, '.')) return false;
    *comma = '.';
    return cor_parse_number(copy, ret_x);
}

/* Takes the letter of a quarter of the sky off TEXT, whichever end it stands at; 0: there is none. */
static char take_letter(char *text, const char *letters)
{
    size_t n = strlen(text);
    char first = g_ascii_toupper(text[0]), last = n ? g_ascii_toupper(text[n - 1]) : '\0';
    if (first && strchr(letters, first)) {
        text[0] = ' ';
        return first;
    }
    if (!last || !strchr(letters, last)) return '\0';
    text[n - 1] = '\0';
    return last;
}

/* One number with the sign behind it, which must be the PLACE-th: degrees, minutes, seconds. */
static bool take_part(const char **at, int place, double *ret_part, bool *ret_whole)
{
    static const char marks[] = {'d', '\'', '"'};
    char digits[LONGEST + 1];
    *at += strspn(*at, " ");
    size_t n = strspn(*at, "0123456789.,");
    memcpy(digits, *at, n);
    digits[n] = '\0';
    *at += n;
    *ret_whole = !strpbrk(digits, ".,");
    if (!n || !parse_decimal(digits, ret_part) || (place && *ret_part >= 60)) return false;
    *at += strspn(*at, " ");
    if (**at == marks[place] || (**at == ':' && place < 2)) {
        (*at)++;
        return true;
    }
    return !**at || g_ascii_isdigit(**at);
}

/* Degrees, minutes and seconds without a sign of the quarter. */
static bool parse_parts(const char *text, double *ret_x)
{
    static const double unit[] = {1, 60, 3600};
    bool whole = true;
    double part;
    *ret_x = 0;
    for (int place = 0; place < 3 && (*text || !place); place++) {
        if (!whole || !take_part(&text, place, &part, &whole)) return false;
        *ret_x += part / unit[place];
        text += strspn(text, " ");
    }
    return !*text;
}

bool cor_csv_parse_coordinate(const char *text, bool degrees, const char *letters, double *ret_x)
{
    char plain[LONGEST + 1];
    if (cor_parse_number(text, ret_x)) return true; /* nearly all */
    if (!make_plain(text, plain)) return false;
    if (parse_decimal(plain, ret_x)) return true;
    char letter = degrees ? take_letter(plain, letters) : '\0';
    const char *at = plain + strspn(plain, " ");
    bool minus = !letter && *at == '-';
    /* "12 30" might be anything; a degree sign or a letter tells. */
    if (!degrees || (!letter && !strchr(plain, 'd')) || !parse_parts(at + minus, ret_x)) return false;
    if (minus || letter == 'S' || letter == 'W') *ret_x = -*ret_x;
    return true;
}

/* TEXT between quotes, cut to what fits a line. Caller frees. */
static char *quoted(const char *text)
{
    enum { SHOWN = 40 };
    char *valid = g_utf8_make_valid(text ? text : "", -1);
    bool fits = g_utf8_strlen(valid, -1) <= SHOWN;
    char *start = g_utf8_substring(valid, 0, fits ? g_utf8_strlen(valid, -1) : SHOWN);
    char *out = g_strdup_printf("\"%s%s\"", start, fits ? "" : "…");
    g_free(start);
    g_free(valid);
    return out;
}

static char *unreadable(const char *name, const char *cell, bool degrees)
{
    char *shown = quoted(cell);
    char *out = cell && *cell ? g_strdup_printf("%s in its column \"%s\" is no %s", shown, name,
                                                degrees ? "number of degrees, as 33.7 or 33°42'N" : "number")
                              : g_strdup_printf("its column \"%s\" is empty", name);
    g_free(shown);
    return out;
}

char *cor_csv_position_fault(const char *x_name, const char *x, const char *y_name, const char *y, bool degrees)
{
    double lon = NAN, lat = NAN;
    if (!x || !cor_csv_parse_coordinate(x, degrees, "EW", &lon)) return unreadable(x_name, x, degrees);
    if (!y || !cor_csv_parse_coordinate(y, degrees, "NS", &lat)) return unreadable(y_name, y, degrees);
    if (fabs(lon) <= 90 && fabs(lat) <= 180)
        return g_strdup_printf("its latitude is %g, beyond 90; if the columns are the other way round, state "
                               "columns: {x: \"%s\", y: \"%s\"}",
                               lat, y_name, x_name);
    if (fabs(lon) > 1000 || fabs(lat) > 1000)
        return g_strdup_printf(
            "\"%s\" %.15g, \"%s\" %.15g are no degrees; state their CRS under the source, for example "
            "crs: \"EPSG:32642\"",
            x_name, lon, y_name, lat);
    return g_strdup_printf("longitude %.15g, latitude %.15g is no place on earth", lon, lat);
}
